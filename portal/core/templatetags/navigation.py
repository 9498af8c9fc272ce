"""Where the reader is, for the links that lead around the site."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def current(context, address: str) -> str:
    """What `aria-current` says of a link to `address`: « page » on it, « true » below it, nothing elsewhere."""
    path = context["request"].path if "request" in context else ""
    if path == address:
        return "page"
    return "true" if address != "/" and path.startswith(address) else ""
