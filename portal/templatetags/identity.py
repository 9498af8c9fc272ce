"""The name of the house and its addresses, for pages made without a request, whose context no processor fills.

The addresses are written out: the table of addresses may be what is broken. A test follows each of them.
"""

from django import template
from django.conf import settings

register = template.Library()

SECTIONS = (
    ("/articles/", "Articles"),
    ("/citations/", "Citations"),
    ("/intervenants/", "Intervenants"),
    ("/annuaire/", "Annuaire"),
    ("/evenements/", "Événements"),
    ("/themes/", "Thèmes"),
    ("/dossiers/", "Dossiers"),
)
WAYS_ON = (("/", "À la une"), ("/articles/", "Les derniers articles"), ("/citations/", "Les dernières citations"))


@register.simple_tag
def site_name() -> str:
    return settings.SITE_NAME


@register.simple_tag
def site_tagline() -> str:
    return settings.SITE_TAGLINE


@register.simple_tag
def publisher_email() -> str:
    return settings.LEGAL["PUBLISHER_EMAIL"]


@register.simple_tag
def sections() -> tuple[tuple[str, str], ...]:
    return SECTIONS


@register.simple_tag
def ways_on() -> tuple[tuple[str, str], ...]:
    return WAYS_ON


@register.simple_tag
def legal_pages() -> tuple[tuple[str, str], ...]:
    return (
        ("/mentions-legales/", "Mentions légales"),
        ("/donnees-personnelles/", "Données personnelles"),
        ("/accessibilite/", f"Accessibilité\u00a0: {settings.ACCESSIBILITY_STATUS}"),
    )
