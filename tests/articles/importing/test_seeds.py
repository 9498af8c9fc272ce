"""The real pages, where they are on the machine: their texts never enter the repository."""

import pytest

from articles.importing.parsing import parse_file
from tests.articles.importing.paths import SEEDS

MIND, HTI = SEEDS / "000_1eb6ad6b3cc1326f.txt", SEEDS / "002_65d5f8bb86f397a1.txt"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="les textes des deux pages réelles ne sont pas sur cette machine"
)


def test_the_first_real_page_is_understood():
    page = parse_file(MIND)
    quotes = [block.quote for block in page.blocks]
    assert (len(quotes), len(page.quotes), len(page.tags), len(page.references)) == (5, 0, 8, 5)
    assert all(quote.label in MIND.read_text() for quote in quotes)
    assert sum(quote.text.count("ndlr]") for quote in quotes) == 3
    assert (page.event.edition, len(page.event.participants), len(page.event.organisers)) == ("2021", 5, 1)
    assert page.updated_at is not None


def test_the_second_real_page_is_understood():
    page = parse_file(HTI)
    quotes = [*page.quotes, page.blocks[0].quote]
    full = [quote for quote in quotes if quote.kind == "integrale"]
    assert (page.number, len(full), len(quotes) - len(full), len(page.mentions)) == (13313, 7, 17, 14)
    assert all(quote.speaker for quote in full)
    assert sum(bool(quote.about) for quote in quotes) == 1
    assert [mention.kind for mention in page.mentions].count("person") == 4
    assert [mention.kind for mention in page.mentions].count("term") == 1
    assert [relation.kind for relation in page.relations].count("fondateur") == 5
    assert [relation.kind for relation in page.relations].count("tutelle") == 3
    assert (len(page.references), len(page.directory)) == (5, 2)
