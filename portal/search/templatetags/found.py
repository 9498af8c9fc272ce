"""How what was found is printed."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.core.house import between_marks

register = template.Library()


@register.filter
def quoted(extract: SafeString) -> SafeString:
    """Somebody’s words between the marks of the site, whatever marks stand inside."""
    return mark_safe(between_marks(extract))  # noqa: S308 - adds signs and no markup to what is safe
