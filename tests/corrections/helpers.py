"""An article with a quote, and every address where readers might meet its words."""

import re

from django.utils.html import escape

from articles.models import Quote
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
    text_block,
)
from tests.pages.crawl import UNLISTED_PAGES, local, locations, mapped

SAID = "Les pétrels bleus veilleront sur vingt registres."
NOTED = f"<p>Elle prévient\u00a0: «\u00a0{SAID}\u00a0» Puis elle <em>se tait</em>.</p>"
_LINKS = re.compile(r'<link rel="alternate"[^>]*href="([^"]+)"')


def quoting(region: str = "body", words: str = SAID, **fields):
    """A public article whose quote is displayed, or noted in the text; its speaker, house and event are public."""
    person = PersonFactory(family_name="Trividic")
    function = AffiliationFactory(person=person, organisation=OrganisationFactory())
    quote = quote_block(words, region=region, speaker=person, speaker_label="Camélia Trividic, directrice")
    text = text_block(NOTED if region == "noted" else "<p>Elle se tait.</p>")
    event = EventFactory()
    event.organisers.add(function.organisation)
    fields = {"event": event, "tags": ["données de santé"]} | fields
    article = ArticleFactory(blocks=[text, quote], **fields)
    return article, Quote.objects.get(pk=quote.pk)


def readers_addresses(client) -> list[str]:
    """Pages, searches, suggestions, feeds and sitemaps."""
    pages = [*mapped(client), *UNLISTED_PAGES, "/recherche/?q=pétrels", "/recherche/?q=petrels&nature=citation"]
    pages += ["/recherche/?q=Trividic", "/corrections/", "/citations/?annee=2024", "/evenements/", "/flux/"]
    feeds = [local(found) for page in pages for found in _LINKS.findall(client.get(page).content.decode())]
    feeds = [address.replace("&amp;", "&") for address in feeds]
    maps = [local(address) for address in locations(client, "/sitemap.xml")]
    return list(dict.fromkeys([*pages, *feeds, *maps, "/recherche/suggestions/?q=pétrels"]))


def where_read(client, *found: str) -> list[str]:
    """The addresses whose answer holds one of these texts."""
    told = []
    for address in readers_addresses(client):
        response = client.get(address)
        assert response.status_code == 200, f"{address} : {response.status_code}"
        body = response.content.decode()
        if any(text in body or escape(text) in body for text in found):
            told.append(address)
    return told
