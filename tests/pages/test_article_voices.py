"""Who says what in an article: the list of its voices, the way to each quote, the day of each."""

from datetime import date

import pytest

from articles.models import Intervention
from portal.core.publishing import Status
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory, quote_block, text_block
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _page(client, *blocks):
    return get_page(client, ArticleFactory(blocks=blocks).get_absolute_url())


def _noted(words, **fields):
    return quote_block(words, region="noted", **({"speaker_label": "Elle"} | fields))


def test_the_voices_are_listed_in_the_order_of_the_text_with_their_function_of_that_day(client):
    ada, house = PersonFactory(given_name="Ada", family_name="Lala"), OrganisationFactory(name="La Maison")
    second = quote_block("Deux.", speaker=ada, speaker_label="Pr Ada LALA, PDG de Nacre, ancienne élue")
    stated = quote_block("Trois.", organisation=house)
    first = _noted("Un mot", speaker=ada, speaker_label="")
    page = _page(client, text_block("<p>« Un mot ».</p>"), second, stated, first)
    listed = [
        (text_of(item), [link.get("href") for link in item.iter("a")]) for item in page.all("li", "speaking__voice")
    ]
    assert listed == [
        (
            "AL Ada Lala 2 citations, Ada Lala PDG de Nacre, ancienne élue",
            [ada.get_absolute_url(), f"#c-{first.pk}"],
        ),
        ("La Maison 1 citation, La Maison", [house.get_absolute_url(), f"#c-{stated.pk}"]),
    ]
    assert page.root.find(f".//*[@id='c-{first.pk}']") is not None


def test_a_single_full_quote_makes_no_list_of_voices(client):
    person = PersonFactory()
    blocks = [quote_block("Un.", speaker=person), _noted("un mot", speaker=person, kind="partielle")]
    assert _page(client, *blocks, text_block("<p>« un mot ».</p>")).all("section", "speaking") == []


def test_who_is_not_public_is_no_voice_of_the_list(client):
    hidden = PersonFactory(status=Status.WITHDRAWN)
    blocks = [quote_block(words, speaker=hidden, speaker_label="Quelqu’un") for words in ("Un.", "Deux.")]
    assert _page(client, *blocks, quote_block("Trois.", speaker=PersonFactory())).all("section", "speaking") == []


def test_each_full_noted_quote_leads_to_its_page_after_its_closing_mark_without_a_word_more(client):
    full, partial = _noted("Tout ira bien."), _noted("un mot", kind="partielle")
    page = _page(client, text_block("<p>« Tout ira <em>bien.</em> », dit-elle, et « un mot ».</p>"), full, partial)
    (link,) = page.all("a", "quote-span__link")
    assert (link.get("href"), link.get("aria-label")) == (full.get_absolute_url(), "Page de cette citation")
    assert (text_of(link), link.tail.split()) == ("", ["dit-elle,", "et", "«"])
    assert "« Tout ira bien. », dit-elle" in page.text


def test_the_way_to_a_quote_that_stands_in_a_link_follows_that_link(client):
    text = '<p><a href="https://example.org/">« Tout ira bien » dit le rapport</a>.</p>'
    page = _page(client, text_block(text), _noted("Tout ira bien"))
    assert page.links()["« Tout ira bien » dit le rapport"] == "https://example.org/"
    assert page.one("a", "quote-span__link").tail == "."


def test_a_displayed_quote_tells_its_stated_day_once_for_those_that_follow(client):
    days = [date(2021, 10, 1), date(2021, 10, 1), None, date(2021, 10, 2)]
    page = _page(
        client, *(quote_block(f"Mot {rank}.", speaker_label="Elle", said_on=day) for rank, day in enumerate(days))
    )
    told = [[text_of(node) for node in figure.iter("time")] for figure in page.all("figure", "quote")]
    assert told == [["1er octobre 2021"], [], [], ["2 octobre 2021"]]


def test_an_empty_section_of_a_speaker_leads_to_their_quotes_and_a_full_one_does_not(client):
    ada, bob = PersonFactory(), PersonFactory()
    article = ArticleFactory(
        blocks=[
            quote_block("Premier mot.", speaker=ada),
            Intervention(heading="Intervention vide", person=ada, region="body"),
            Intervention(heading="Intervention pleine", person=bob, region="body"),
            text_block("<p>« Second mot », « Troisième mot ».</p>"),
            _noted("Second mot", speaker=ada),
            _noted("Troisième mot", speaker=bob),
        ]
    )
    page = get_page(client, article.get_absolute_url())
    assert page.texts("p", "intervention__quotes") == ["Ses citations dans cet article : citation 1, citation 2"]
    anchors = [link.get("href")[1:] for link in page.one("p", "intervention__quotes").iter("a")]
    assert all(page.root.find(f".//*[@id='{anchor}']") is not None for anchor in anchors)
    assert "dans cet article" not in article.body_text
