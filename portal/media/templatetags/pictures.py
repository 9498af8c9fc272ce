"""Pictures as pages print them."""

from django import template

from portal.media.showing import alternative

register = template.Library()


@register.simple_tag(name="alternative")
def alternative_text(image, caption: str, alt: str) -> str:
    """Beside the legend `caption`; `alt` is that of this very place."""
    return alternative(image, caption=caption, alt=alt)
