"""How what was found is printed."""

import re

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from portal.core.house import between_marks
from portal.search.results import Option

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


_OPTION = '<li><a class="facet" rel="nofollow" href="{}">{}</a></li>'
_COUNTED = (
    '<li><a class="facet" rel="nofollow" href="{}">{}<span class="visually-hidden">, </span> '
    '<span class="facet__count">{}<span class="visually-hidden"> résultat{}</span></span></a></li>'
)


@register.simple_tag
def facet_options(options: list[Option]) -> SafeString:
    """The items of a list, each a link with what it leaves. No template: a page holds seventy of them."""
    if any(option.count is None for option in options):
        return format_html_join("", _OPTION, ((option.query, option.label) for option in options))
    counted = ((option.query, option.label, option.count, "s" * (option.count > 1)) for option in options)
    return format_html_join("", _COUNTED, counted)
