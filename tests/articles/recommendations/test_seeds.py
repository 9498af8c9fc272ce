"""« À lire » after the page of a person, an organisation, an event, a theme or a quote: the same engine."""

import pytest

from articles.models import EventSeries, Participation, Quote, Tag
from articles.recommendations import related_to, related_to_quote
from portal.core.publishing import Status
from tests.factories import (
    FUTURE,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
)

pytestmark = pytest.mark.django_db

HIDDEN = [{"status": Status.DRAFT}, {"status": Status.WITHDRAWN}, {"published_at": FUTURE}]


def _read(suggestions):
    return [(suggestion.article, suggestion.reasons) for suggestion in suggestions]


def _bearing(kind, tags):
    """A record of this kind, with an article that bears it and these themes."""
    if kind == "person":
        record = PersonFactory()
        ArticleFactory(tags=tags, blocks=[quote_block("Dit.", speaker=record)])
    elif kind == "organisation":
        record = OrganisationFactory()
        ArticleFactory(tags=tags, blocks=[quote_block("Dit.", organisation=record)])
    elif kind == "event":
        record = EventFactory()
        ArticleFactory(tags=tags, event=record)
    else:
        record = TagFactory(name="thème de la page")
        ArticleFactory(tags=[record, *tags])
    return record


KINDS = ["person", "organisation", "event", "theme"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_shares_the_themes_of_its_articles_is_offered_and_said(kind):
    record, other = _bearing(kind, ["entrepôts"]), ArticleFactory(tags=["entrepôts"])
    ArticleFactory(tags=["rien à voir"])
    assert _read(related_to(record)) == [(other, ["Thème lié\u00a0: entrepôts"])]


@pytest.mark.parametrize("kind", KINDS)
def test_its_own_articles_which_the_page_lists_are_not_offered(kind):
    assert related_to(_bearing(kind, ["entrepôts"])) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fields", HIDDEN)
def test_what_is_not_public_is_not_offered(kind, fields):
    record = _bearing(kind, ["entrepôts"])
    ArticleFactory(tags=["entrepôts"], **fields)
    assert related_to(record) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_prints_it(client, kind):
    record, other = _bearing(kind, ["entrepôts"]), ArticleFactory(title="À lire ensuite", tags=["entrepôts"])
    page = client.get(record.get_absolute_url()).content.decode()
    assert '<h2 id="a-lire" class="section-title">À lire</h2>' in page
    assert f'<a href="{other.get_absolute_url()}">À lire ensuite</a>' in page
    assert "<li>Thème lié\u00a0: entrepôts</li>" in page


def test_what_only_one_of_many_articles_bears_says_nothing_of_a_person():
    person = PersonFactory()
    for rank in range(4):
        ArticleFactory(tags=["souvent", f"une fois {rank}"], blocks=[quote_block("Dit.", speaker=person)])
    often, once = ArticleFactory(tags=["souvent"]), ArticleFactory(tags=["une fois 0"])
    offered = [suggestion.article for suggestion in related_to(person)]
    assert often in offered
    assert once not in offered


def test_a_coming_event_leads_to_its_series_and_to_who_takes_part():
    series, person, house = EventSeries.objects.create(name="Rendez-vous"), PersonFactory(), OrganisationFactory()
    coming = EventFactory(series=series)
    Participation.objects.create(event=coming, person=person)
    coming.organisers.add(house)
    past = ArticleFactory(event=EventFactory(series=series))
    said = ArticleFactory(blocks=[quote_block("Dit.", speaker=person)])
    held = ArticleFactory(blocks=[quote_block("Dit.", organisation=house)])
    assert dict(_read(related_to(coming))) == {
        past: ["Série liée\u00a0: Rendez-vous"],
        said: [f"Avec\u00a0: {person.name}"],
        held: [f"Organisation liée\u00a0: {house.name}"],
    }


def test_a_quote_leads_to_what_else_its_speaker_said_and_not_to_its_own_article():
    speaker, other_speaker = PersonFactory(gender="f"), PersonFactory()
    blocks = [quote_block("Dit.", speaker=speaker), quote_block("Dit aussi.", speaker=other_speaker)]
    article = ArticleFactory(tags=["entrepôts"], blocks=blocks)
    same_theme = ArticleFactory(tags=["entrepôts"])
    same_speaker = ArticleFactory(blocks=[quote_block("Redit.", speaker=speaker)])
    quote = Quote.objects.get(parent=article, speaker=speaker)
    assert _read(related_to_quote(quote)) == [
        (same_speaker, [f"Avec\u00a0: {speaker.name}"]),
        (same_theme, ["Thème lié\u00a0: entrepôts"]),
    ]


@pytest.mark.parametrize("fields", HIDDEN)
def test_after_a_quote_nothing_hidden_is_offered(fields):
    speaker = PersonFactory()
    article = ArticleFactory(blocks=[quote_block("Dit.", speaker=speaker)])
    ArticleFactory(blocks=[quote_block("Redit.", speaker=speaker)], **fields)
    assert related_to_quote(article.articles_quote_set.get()) == []


def test_a_record_without_an_article_offers_nothing_for_three_queries_at_most(django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert related_to(PersonFactory.build(pk=1_000)) == related_to(TagFactory.build(pk=1_000)) == []


def test_the_page_of_a_theme_names_the_themes_that_come_with_it(client):
    for _rank in range(3):
        ArticleFactory(tags=["entrepôts", "hébergement"])
    ArticleFactory(tags=["télésurveillance"])
    page = client.get(Tag.objects.get(name="entrepôts").get_absolute_url())
    assert [tag.name for tag in page.context["themes"]] == ["hébergement"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_planned_article_is_about_says_nothing_of_its_records_yet(kind):
    record, secret = _bearing(kind, ["public"]), ArticleFactory(tags=["rachat secret"])
    planned = {"published_at": FUTURE, "tags": ["rachat secret"]}
    if kind == "person":
        ArticleFactory(blocks=[quote_block("Dit.", speaker=record)], **planned)
    elif kind == "organisation":
        ArticleFactory(blocks=[quote_block("Dit.", organisation=record)], **planned)
    elif kind == "event":
        ArticleFactory(event=record, **planned)
    else:
        ArticleFactory(**planned | {"tags": [record, "rachat secret"]})
    assert secret not in [suggestion.article for suggestion in related_to(record)]


def test_what_the_page_lists_already_is_not_offered_again():
    record, listed, other = _bearing("organisation", ["un"]), ArticleFactory(tags=["un"]), ArticleFactory(tags=["un"])
    assert {suggestion.article for suggestion in related_to(record)} == {listed, other}
    assert [suggestion.article for suggestion in related_to(record, but={listed.pk})] == [other]
