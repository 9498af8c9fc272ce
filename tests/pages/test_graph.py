"""What pages tell machines: one graph each, whose every name leads to a page that says more."""

import re
from collections import defaultdict
from datetime import datetime
from urllib.parse import urldefrag

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.pages.crawl import Visit, build_world, local, visits
from tests.pages.html import Page

pytestmark = pytest.mark.django_db

# What each type must say (schema.org, and what search engines require); a tuple: one of these.
REQUIRED = {
    "NewsArticle": ["headline", "datePublished", "author", "image", "publisher", "dateModified", "mainEntityOfPage"],
    "Person": ["name"],
    "ProfilePage": ["mainEntity"],
    "Organization": ["name"],
    "NewsMediaOrganization": ["name", "url"],
    "Place": ["address"],
    "VirtualLocation": ["url"],
    "Quotation": ["text", ("creator", "spokenByCharacter", "author")],
    "BreadcrumbList": ["itemListElement"],
    "ListItem": ["position"],
    "WebSite": ["name", "url"],
    "ImageObject": [("contentUrl", "url")],
    "SearchAction": ["target", "query-input"],
}
EVENT = ["name", "startDate", "location"]
INSTANTS = {"datePublished", "dateModified", "uploadDate", "dateCreated", "datePosted"}
PERIODS = {"startDate", "endDate"}  # a day is enough there
ADDRESSES = {"@id", "url", "item", "contentUrl", "thumbnailUrl", "embedUrl", "sameAs", "urlTemplate", "logo", "image"}
NAMES = {"name", "headline", "text", "itemListElement"}
RECORDS = {"personne", "organisation", "evenement", "article", "citation", "theme", "dossier"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def typed(thing):
    """Every typed object of a graph, the nested ones too."""
    if isinstance(thing, list):
        for part in thing:
            yield from typed(part)
    elif isinstance(thing, dict):
        if "@type" in thing:
            yield thing
        for value in thing.values():
            yield from typed(value)


def _listed(value) -> list:
    return value if isinstance(value, list) else [value]


def missing(node: dict) -> list[str]:
    """A bare reference (type and identifier) owes nothing."""
    if set(node) <= {"@type", "@id"}:
        return []
    kind = node["@type"]
    wanted = EVENT if kind.endswith("Event") else REQUIRED.get(kind, [])
    return [
        f"{kind} sans {name}"
        for name in wanted
        if not any(node.get(one) not in (None, "", [], {}) for one in (name if isinstance(name, tuple) else (name,)))
    ]


def wrong_dates(node: dict) -> list[str]:
    found = []
    for name in (INSTANTS | PERIODS) & set(node):
        if name in PERIODS and _DAY.fullmatch(node[name]):
            continue
        moment = datetime.fromisoformat(node[name])
        if moment.tzinfo is None or "T" not in node[name]:
            found.append(f"{node['@type']}.{name} sans décalage : {node[name]}")
    if {"datePublished", "dateModified"} <= set(node) and node["dateModified"] < node["datePublished"]:
        found.append(f"{node['@type']} modifié avant d’être publié")
    return found


def wrong_addresses(node: dict) -> list[str]:
    values = [(name, value) for name in ADDRESSES & set(node) for value in _listed(node[name])]
    return [
        f"{node.get('@type')}.{name} n’est pas une adresse entière : {value!r}"
        for name, value in values
        if isinstance(value, str) and not value.startswith(("http://", "https://"))
    ]


def wrong_breadcrumb(node: dict) -> list[str]:
    if node["@type"] != "BreadcrumbList":
        return []
    items = node["itemListElement"]
    is_right = len(items) > 1 and [item["position"] for item in items] == list(range(1, len(items) + 1))
    return [] if is_right and all(item.get("name") and item.get("item") for item in items) else ["fil d’Ariane faux"]


def wrong_nodes(visit: Visit) -> list[str]:
    found = []
    if len(visit.graphs) != 1 or set(visit.graphs[0]) != {"@context", "@graph"}:
        return [f"{len(visit.graphs)} graphes"]
    nodes = visit.graphs[0]["@graph"]
    identifiers = [node.get("@id") for node in nodes]
    if None in identifiers or len(set(identifiers)) != len(identifiers):
        found.append(f"identifiants absents ou répétés : {identifiers}")
    for node in typed(nodes):
        found += missing(node) + wrong_dates(node) + wrong_addresses(node) + wrong_breadcrumb(node)
    return found


def references(thing):
    """Every identifier of the site named in a graph, wherever."""
    if isinstance(thing, list):
        for part in thing:
            yield from references(part)
    elif isinstance(thing, dict):
        if str(thing.get("@id", "")).startswith(settings.SITE_URL):
            yield thing["@id"]
        for value in thing.values():
            yield from references(value)


class Index:
    """The graphs by page, read once; a page that no sitemap names is read when something points at it."""

    def __init__(self, client, visited: list[Visit]):
        self.client = client
        self.known = {visit.address: visit for visit in visited}

    def broken(self, identifier: str) -> str:
        """Why `identifier` cannot be followed; an empty string when it can."""
        address, fragment = urldefrag(identifier)
        path = local(address)
        if path not in self.known:
            response = self.client.get(path)
            if response.status_code != 200:
                return f"{identifier} répond {response.status_code}"
            self.known[path] = Visit(path, Page(response))
        visit = self.known[path]
        held = [node for node in typed(visit.graphs) if node.get("@id") == identifier and NAMES & set(node)]
        if not held:
            return f"{identifier} : la page ne le décrit pas"
        anchors = {node.get("id") for node in visit.page.root.iter()}
        return "" if fragment not in RECORDS or fragment in anchors else f"{identifier} : aucun élément n’a cet id"


def faults(client) -> dict[str, list[str]]:
    """What is wrong, by kind of page, each once."""
    visited = visits(client)
    index, found = Index(client, visited), defaultdict(set)
    followed: dict[str, str] = {}
    for visit in visited:
        found[visit.kind].update(wrong_nodes(visit))
        for identifier in set(references(visit.graphs)):
            if identifier not in followed:
                followed[identifier] = index.broken(identifier)
            found[visit.kind].update(filter(None, [followed[identifier]]))
    return {kind: sorted(wrong) for kind, wrong in found.items() if wrong}


def test_every_identifier_of_every_page_can_be_followed(client):
    build_world()
    assert faults(client) == {}


def test_the_demonstration_holds_together_too(client):
    call_command("load_demo", verbosity=0)
    assert faults(client) == {}


def test_an_empty_site_says_something_too(client):
    assert faults(client) == {}
