"""What a facet promises is what one finds after the click: every facet, and every two of them together."""

import random
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl

import pytest

from articles.corpus.generating import generate
from portal.core.saving import many_written
from portal.search.forms import SearchForm
from portal.search.results import FACETS, Ask
from portal.search.searching import search
from tests.factories import (
    FUTURE,
    ArticleFactory,
    ArticleTypeFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
)
from tests.search.lasting import as_if_committed, gone_after

pytestmark = pytest.mark.django_db

GENERATED = 60
UNTIL = datetime(2026, 6, 30, tzinfo=UTC)


def _by_hand():
    """One subject seen by several people, at several events, in several sections, some of them hidden."""
    dice = random.Random(5)  # noqa: S311 - reproducible
    people = [*(PersonFactory() for _ in range(4)), PersonFactory(is_unlisted=True), PersonFactory(status="draft")]
    houses = [*(OrganisationFactory() for _ in range(3)), OrganisationFactory(status="draft")]
    day = EventFactory(name="Assises du narval", start=date(2024, 3, 11))
    events = [
        day,
        EventFactory(name="Session du narval", parent=day, start=date(2024, 3, 12)),
        EventFactory(published_at=FUTURE),
    ]
    tags = [TagFactory() for _ in range(4)]
    rubriques = [RubriqueFactory(name=name) for name in ("Banquise", "Haute mer")]
    kinds = [ArticleTypeFactory(name=name) for name in ("Relevé", "Récit")]
    for rank in range(25):
        speaker, other = dice.sample(people, 2)
        article = ArticleFactory(
            title=f"Le narval, épisode {rank}",
            rubrique=dice.choice(rubriques),
            type=dice.choice(kinds),
            event=dice.choice([None, *events]),
            tags=dice.sample(tags, 2),
            published_at=datetime(dice.choice([2021, 2022, 2024]), dice.randrange(1, 13), 5, tzinfo=UTC),
            blocks=[quote_block(f"Le narval plonge, {rank} fois.", speaker=speaker, organisation=dice.choice(houses))],
        )
        article.about_people.add(other)
        article.bylines.create(person=dice.choice(people))


@pytest.fixture(scope="module", autouse=True)
def world(django_db_setup, django_db_blocker):
    with gone_after(django_db_blocker):
        with as_if_committed():
            _by_hand()
            generate(articles=GENERATED, seed=3, until=UNTIL, progress=lambda number: None)
            many_written.send(None)
        yield


def clicked(query):
    """What the address of an option finds, read as the page reads it."""
    return search(SearchForm(dict(parse_qsl(query.removeprefix("?")))).ask, is_counted=False)


def options(results):
    return [(group.name, option) for group in results.groups for option in group.options]


def assert_kept(name, option):
    found = clicked(option.query)
    assert found.total.value == option.count, f"{name}: {option}"
    assert (found.total.is_more, found.corrected, found.kept) == (False, "", "")
    assert option.label in [chip.label for chip in found.chips if chip.is_known]
    return found


STARTS = [
    Ask(text="narval"),
    Ask(text="narval plonge"),
    Ask(text="narvall"),
    Ask(text="narval zzyzx"),
    Ask(text="projet"),
    Ask(text="du:2022"),
    Ask(chosen={"nature": "citation"}),
    Ask(chosen={"nature": "article"}, order="date"),
]


@pytest.mark.parametrize("ask", STARTS, ids=lambda ask: ask.query())
def test_each_option_finds_as_many_as_it_says(ask):
    results = search(ask, is_counted=False)
    assert results.groups
    for name, option in options(results):
        assert_kept(name, option)


def test_each_two_facets_together_find_as_many_as_they_say():
    dice, seen = random.Random(9), set()  # noqa: S311 - reproducible
    for ask in STARTS[:2] + STARTS[4:5]:
        for first in search(ask, is_counted=False).groups:
            found = assert_kept(first.name, dice.choice(first.options))
            for second in found.groups:
                assert_kept(f"{first.name} + {second.name}", dice.choice(second.options))
                seen.add(frozenset({first.name, second.name}))
    names = [name for name in FACETS if name != "mois"]  # which goes with its year
    assert {frozenset({one, other}) for one in names for other in names if one < other} - seen == set()


def test_a_facet_that_is_off_again_finds_what_there_was_before():
    before = search(Ask(text="narval"), is_counted=False)
    for name, option in options(before):
        (chip,) = clicked(option.query).chips
        assert clicked(chip.query).total == before.total, name
