"""What a reader downloads: the front page and a page of results, with their style sheets, scripts and fonts."""

import gzip
import re
from datetime import timedelta

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone

from portal.search.searching import PAGE
from tests.factories import ArticleFactory, EventFactory, PersonFactory, RubriqueFactory, quote_block
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db

TEXT, FONTS = 60_000, 120_000
_FONT = re.compile(r"fonts/([\w-]+\.woff2)")


def _full_site():
    today = timezone.now()
    for rank in range(24):
        speaker = PersonFactory(given_name="Anne-Charlotte", family_name=f"Dujardin-Beaumont {rank}")
        label = "directrice de la stratégie des données, Institut imaginaire des cohortes"
        ArticleFactory(
            title=f"Un titre de longueur ordinaire, qui dit en une ligne et demie ce qui s’est passé n° {rank}",
            standfirst="Un chapô qui va jusqu’au bout de ce qu’une carte en montre. " * 6,
            rubrique=RubriqueFactory(name=f"Rubrique imaginaire {rank % 6}"),
            published_at=today - timedelta(hours=rank + 1),
            blocks=[quote_block(f"Une parole assez longue {rank}. " * 14, speaker=speaker, speaker_label=label)],
            tags=[f"Thème imaginaire du moment {number}" for number in range(8)],
        )
    for days in (*range(1, 5), *range(-4, 0)):
        EventFactory(start=today.date() + timedelta(days=days), place="Centre des congrès imaginaire, Paris")


def _bytes(url):
    with open(finders.find(url.removeprefix("/static/")), "rb") as file:
        return file.read()


def _sent(page) -> int:
    """What comes over the line: the page, its sheets and its scripts, compressed."""
    sheets = [node.get("href") for node in page.all("link") if node.get("rel") == "stylesheet"]
    scripts = [node.get("src") for node in page.all("script") if node.get("src")]
    assert len(sheets) > 5
    texts = [page.response.content, *(_bytes(address) for address in sheets + scripts)]
    return sum(len(gzip.compress(text)) for text in texts)


def test_the_front_page_is_light(client):
    _full_site()
    page = get_page(client, "/")
    assert len([*page.all("article", "card"), *page.all("div", "card")]) >= 28
    assert _sent(page) <= TEXT


def test_a_page_of_results_is_light(client):
    _full_site()
    page = get_page(client, "/recherche/?q=imaginaire")
    assert len(page.one("ol", "hits").findall("li")) == PAGE
    assert len(page.all("a", "facet")) > 30
    assert _sent(page) <= TEXT


def test_its_fonts_are_light(client):
    """Those that any sheet names, be they needed by the page or not."""
    sheets = [node.get("href") for node in get_page(client, "/").all("link") if node.get("rel") == "stylesheet"]
    named = {name for sheet in sheets for name in _FONT.findall(_bytes(sheet).decode())}
    sizes = {name: len(_bytes(f"/static/fonts/{name}")) for name in named}
    assert sizes
    assert sum(sizes.values()) <= FONTS, sizes
