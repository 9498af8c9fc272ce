"""How what was found is printed."""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.core.house import between_marks

register = template.Library()
_QUOTED = re.compile(r'"([^"]*)"')


@register.filter
def quoted(extract: SafeString) -> SafeString:
    """Somebody’s words between the marks of the site, whatever marks stand inside."""
    return mark_safe(between_marks(extract))  # noqa: S308 - adds signs and no markup to what is safe


@register.filter
def typeset(typed: str) -> str:
    """What was typed, as one prints it: « par:"Antoine Tesnière" » between “ ”, which mean the same."""
    return _QUOTED.sub(r"“\1”", typed)


@register.filter
def enumerated(names: list[str]) -> str:
    """« HDH, Institut national des données de santé et Plateforme des données de santé »."""
    *first, last = names
    return f"{', '.join(first)} et {last}" if first else last
