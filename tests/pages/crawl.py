"""Every page that engines may keep, found as they find them: from the sitemap; and a world that fills each kind."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from articles.models import Byline, Change, Dossier, DossierEntry, EventSeries, Participation, Tag
from portal.core.publishing import Status
from tests.factories import (
    PAST,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    quote_block,
    text_block,
)
from tests.pages.html import Page

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Pages for readers that engines are asked not to keep, and so are in no sitemap.
UNLISTED_PAGES = ["/recherche/", "/recherche/?q=imaginaire"]
_NUMBERS = re.compile(r"/[0-9]+")


@dataclass
class Visit:
    address: str
    page: Page

    @property
    def kind(self) -> str:
        """The first word of the address, and whether the page hangs below it: pages of one kind fail together."""
        parts = urlsplit(self.address).path.strip("/").split("/")
        return f"/{parts[0]}/…" if len(parts) > 1 else f"/{parts[0]}"

    @property
    def graphs(self) -> list[dict]:
        scripts = [node for node in self.page.all("script") if node.get("type") == "application/ld+json"]
        return [json.loads(node.text) for node in scripts]


def locations(client, address: str) -> list[str]:
    """The addresses that a sitemap, or an index of sitemaps, gives."""
    response = client.get(address)
    assert response.status_code == 200, f"{address} : {response.status_code}"
    return [node.text for node in ET.fromstring(response.content).iter(f"{SITEMAP}loc")]  # noqa: S314 - our own


def local(address: str) -> str:
    assert address.startswith(f"{settings.SITE_URL}/"), address
    return address.removeprefix(settings.SITE_URL)


def mapped(client) -> list[str]:
    """The paths of every page of every sitemap."""
    sitemaps = [local(address) for address in locations(client, "/sitemap.xml")]
    return [local(address) for sitemap in sitemaps for address in locations(client, sitemap)]


def visits(client) -> list[Visit]:
    found = []
    for address in [*mapped(client), *UNLISTED_PAGES]:
        response = client.get(address)
        assert response.status_code == 200, f"{address} : {response.status_code}"
        found.append(Visit(address, Page(response)))
    return found


def build_world():
    """One record of each kind at least, tied to the others as a newsroom ties them."""
    person, author = PersonFactory(), PersonFactory(given_name="Basile")
    organisation = OrganisationFactory(description="<p>Un institut qui n’existe que pour être essayé ici.</p>")
    AffiliationFactory(person=person, organisation=organisation, role="directrice générale")
    series, _created = EventSeries.objects.get_or_create(name="Rencontres imaginaires")
    event = EventFactory(series=series, place="Paris", description="<p>Une journée imaginaire, à Paris.</p>")
    event.organisers.add(organisation)
    Participation.objects.create(event=event, person=person)
    rubrique = RubriqueFactory()
    blocks = [
        text_block('<p>Un texte imaginaire, avec <a href="/intervenants/">un lien</a>.</p>'),
        quote_block("Nous verrons bien ce que cela donne.", speaker=person, speaker_label="Camélia, directrice"),
        quote_block("C’est un communiqué.", organisation=organisation),
    ]
    article = ArticleFactory(rubrique=rubrique, event=event, tags=["données de santé"], blocks=blocks)
    article.about_people.add(person)
    Tag.objects.update(organisation=organisation)
    Byline.objects.create(article=article, person=author)
    Change.objects.create(article=article, note="Une faute corrigée.", kind=Change.Kind.CORRECTION, changed_at=PAST)
    dossier = Dossier.objects.create(
        title="Un dossier imaginaire", standfirst="Une histoire suivie.", status=Status.PUBLISHED, published_at=PAST
    )
    DossierEntry.objects.create(dossier=dossier, article=article)
    return article
