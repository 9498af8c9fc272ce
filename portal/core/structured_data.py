"""The JSON-LD of a page: one `@graph`, in which records point at each other by stable identifiers.

An identifier is the address of the record’s own page and the name of the element that shows it there
(`https://…/intervenants/ada-lux/#personne`), so that it can be followed by people and by machines.
Vocabulary: https://schema.org, and what search engines document as required or recommended.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from portal.core.pages import PageInfo, absolute


def site_id() -> str:
    return f"{settings.SITE_URL}/#site"


def publisher_id() -> str:
    return f"{settings.SITE_URL}/#editeur"


def identifier(record) -> str:
    """`FRAGMENT`, on the model, names the element of its page that is the record."""
    return f"{absolute(record.get_absolute_url())}#{record.FRAGMENT}"


def node(kind: str, record, **properties) -> dict:
    """What is said of `record`, under its identifier and address; empty properties are left out."""
    return cleaned({"@type": kind, "@id": identifier(record), "url": absolute(record.get_absolute_url())} | properties)


def cleaned(properties: dict) -> dict:
    return {name: value for name, value in properties.items() if value not in (None, "", [], {}, ())}


def moment(value) -> str:
    """An instant with the offset of the site’s time zone; an empty string without one."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else ""


def noon(day) -> str:
    """A day as an instant, for properties that search engines only take with a time and a zone."""
    return f"{day.isoformat()}T12:00:00{_offset(day)}" if day else ""


def _offset(day) -> str:
    aware = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_default_timezone())
    return aware.isoformat()[-6:]


def item_list(records: Iterable, *, names=str) -> dict:
    """The records of a list, in order, by their addresses. `names` gives the name of each."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": rank, "url": absolute(record.get_absolute_url()), "name": names(record)}
            for rank, record in enumerate(records, 1)
        ],
    }


def graph(page: PageInfo, nodes: Iterable[dict]) -> dict:
    """The whole of what a page tells machines: the site, its publisher, the page, its breadcrumb, its records."""
    return {
        "@context": "https://schema.org",
        "@graph": [site(), publisher(), web_page(page), *breadcrumb(page), *nodes],
    }


def site() -> dict:
    search = f"{settings.SITE_URL}{reverse('search')}?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "@id": site_id(),
        "url": f"{settings.SITE_URL}/",
        "name": settings.SITE_NAME,
        "description": settings.SITE_TAGLINE,
        "inLanguage": "fr",
        "publisher": {"@id": publisher_id()},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }


def publisher() -> dict:
    logo = {"@type": "ImageObject", "url": absolute(static("brand/icon-512.png")), "width": 512, "height": 512}
    return {
        "@type": "NewsMediaOrganization",
        "@id": publisher_id(),
        "name": settings.SITE_PUBLISHER,
        "url": f"{settings.SITE_URL}/",
        "logo": logo,
    } | {name: f"{settings.SITE_URL}{path}" for name, path in POLICIES.items()}


# Where the publisher says how it works; the addresses are fixed.
POLICIES = {
    "publishingPrinciples": "/charte/",
    "ethicsPolicy": "/charte/",
    "correctionsPolicy": "/corrections/",
    "ownershipFundingInfo": "/financement/",
    "masthead": "/equipe/",
    "verificationFactCheckingPolicy": "/methodes/",
}


def web_page(page: PageInfo) -> dict:
    return cleaned(
        {
            "@type": page.schema_type,
            "@id": f"{page.canonical}#page",
            "url": page.canonical,
            "name": page.title,
            "description": page.summary,
            "inLanguage": "fr",
            "isPartOf": {"@id": site_id()},
            "breadcrumb": {"@id": f"{page.canonical}#fil"} if page.breadcrumb else None,
            "mainEntity": {"@id": page.main_id} if page.main_id else None,
            "datePublished": moment(page.published_at),
            "dateCreated": moment(page.published_at) if page.schema_type == "ProfilePage" else "",
            "dateModified": moment(page.modified_at),
        }
    )


def breadcrumb(page: PageInfo) -> list[dict]:
    if not page.breadcrumb:
        return []
    steps = [("Accueil", f"{settings.SITE_URL}/")]
    steps += [(crumb.label, absolute(crumb.url) if crumb.url else page.canonical) for crumb in page.breadcrumb]
    items = [
        {"@type": "ListItem", "position": rank, "name": name, "item": url} for rank, (name, url) in enumerate(steps, 1)
    ]
    return [{"@type": "BreadcrumbList", "@id": f"{page.canonical}#fil", "itemListElement": items}]
