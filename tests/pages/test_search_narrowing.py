"""Narrowing a search: facets that keep what they promise, chips that take them away, and what is kept on the way."""

from datetime import datetime, timedelta
from urllib.parse import parse_qsl

import pytest
from django.utils import timezone

from articles.models import Byline
from portal.search.results import FACETS
from portal.search.searching import PAGE
from tests.factories import (
    PAST,
    AffiliationFactory,
    ArticleFactory,
    ArticleTypeFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    quote_block,
)
from tests.pages.html import get_page, text_of
from tests.pages.test_search import URL, hits, search, total

pytestmark = pytest.mark.django_db


@pytest.fixture
def corpus():
    """Articles that differ by every facet, some with a quote, of three years."""
    rubriques = [RubriqueFactory(name=name) for name in ("Industrie", "Recherche")]
    kinds = [ArticleTypeFactory(name=name, plural_name=f"{name}s") for name in ("Entretien", "Projet")]
    people, author = [PersonFactory(), PersonFactory()], PersonFactory(given_name="Basile")
    houses, events = [OrganisationFactory(), OrganisationFactory()], [EventFactory(), EventFactory()]
    AffiliationFactory(person=people[0], organisation=houses[0])
    for rank in range(12):
        article = ArticleFactory(
            title=f"La prune {rank}",
            rubrique=rubriques[rank % 2],
            type=kinds[rank % 3 == 0],
            tags=["prunier", *(["récolte"] if rank % 4 == 0 else [])],
            event=events[rank % 2] if rank % 3 == 0 else None,
            published_at=PAST - timedelta(days=97 * rank),
            blocks=[quote_block(f"Une prune {rank}.", speaker=people[rank % 2])] if rank % 2 else [],
        )
        article.about_organisations.add(houses[rank % 2])
        if rank % 4 == 1:
            Byline.objects.create(article=article, person=author)


def options(page) -> list[tuple[str, int, str]]:
    """What each facet link says: its label, how many it promises, and where it leads."""
    found = []
    for node in page.one("div", "facets").iter("a"):
        label, _comma, count = text_of(node).rpartition(", ")
        assert node.get("rel") == "nofollow"
        found.append((label, int(count.split()[0]), node.get("href")))
    return found


def facets_of(address: str) -> dict[str, str]:
    return {name: value for name, value in parse_qsl(address.removeprefix("?")) if name in FACETS}


def number(page) -> int:
    return int(total(page).split()[0]) if page.all("h2", "found__total") else 0


@pytest.mark.usefixtures("corpus")
def test_a_facet_leads_to_as_many_results_as_it_says(client):
    page = search(client, "prune")
    offered = options(page)
    assert {name for _label, _count, address in offered for name in facets_of(address)} == set(FACETS) - {"mois"}
    for label, count, address in offered:
        narrowed = get_page(client, f"{URL}{address}")
        assert number(narrowed) == count, label
        assert len(narrowed.all("a", "facet--on")) == 1


@pytest.mark.usefixtures("corpus")
def test_two_facets_together_lead_to_as_many_results_as_they_say(client):
    page = search(client, "prune")
    for _label, _count, address in options(page)[::3]:
        for label, count, both in options(get_page(client, f"{URL}{address}"))[::4]:
            narrowed = get_page(client, f"{URL}{both}")
            assert number(narrowed) == count, (address, label)
            assert len(narrowed.all("a", "facet--on")) == 2


@pytest.mark.usefixtures("corpus")
def test_a_month_is_offered_once_a_year_is_chosen_and_goes_with_it(client):
    page = search(client, "prune", annee="2023")
    months = [address for _label, _count, address in options(page) if "mois" in facets_of(address)]
    assert months
    narrowed = get_page(client, f"{URL}{months[0]}")
    (year, month) = narrowed.all("a", "facet--on")
    assert text_of(year) == "Retirer le filtre Année : 2023"
    assert facets_of(year.get("href")) == {}
    assert facets_of(month.get("href")) == {"annee": "2023"}


@pytest.mark.usefixtures("corpus")
def test_a_chip_takes_its_facet_away_and_one_link_takes_them_all(client):
    page = search(client, "prune", rubrique="industrie", theme="prunier", tri="date")
    chips = {text_of(node): node.get("href") for node in page.all("a", "facet--on")}
    assert chips == {
        "Retirer le filtre Rubrique : Industrie": "?q=prune&theme=prunier&tri=date",
        "Retirer le filtre Thème : Prunier": "?q=prune&rubrique=industrie&tri=date",
    }
    assert page.links()["Tout effacer"] == "?q=prune&tri=date"
    assert "Tout effacer" not in search(client, "prune", rubrique="industrie").links()


@pytest.mark.parametrize("name", FACETS)
@pytest.mark.parametrize(
    "value", ["inconnu", "1850", "x" * 5000, "\x00", "a b<script>", "' OR 1=1 --", "😀", "2021-13"]
)
def test_a_value_that_means_nothing_is_told_and_ignored(client, name, value):
    ArticleFactory(title="La prune")
    page = search(client, "prune", **{name: value})
    assert len(hits(page)) == 1
    assert "inconnu, ignoré" in page.text or "n’a pas été compris et ne compte pas" in page.text
    assert not page.all("a", "facet--on")


def test_somebody_left_out_of_lists_is_no_facet(client):
    person = PersonFactory(family_name="Discret", is_unlisted=True)
    ArticleFactory(title="La prune", blocks=[quote_block("Une prune.", speaker=person)])
    page = search(client, "prune")
    assert not [address for _label, _count, address in options(page) if "personne" in facets_of(address)]
    assert "Discret" not in search(client, "prune", personne=person.slug).one("ul", "chosen").text


@pytest.mark.usefixtures("corpus")
def test_the_large_form_keeps_what_is_on_and_the_one_of_every_page_begins_anew(client):
    page = search(client, "prune", rubrique="industrie", tri="date", page="2")
    large, small = sorted(page.all("form", "search"), key=lambda form: "search--large" not in form.get("class"))
    fields = {node.get("name"): node.get("value") for node in large.iter("input")}
    assert fields == {"q": "prune", "rubrique": "industrie", "tri": "date"}
    assert [node.get("name") for node in small.iter("input")] == ["q"]


@pytest.mark.usefixtures("corpus")
def test_facets_alone_are_a_search(client):
    page = search(client, rubrique="industrie", nature="article")
    assert total(page) == "6\u00a0résultats"
    assert page.texts("title") == ["Recherche : Articles – Industrie – La Vigie"]
    assert len(hits(page)) == 6


@pytest.mark.usefixtures("corpus")
def test_a_filter_that_leaves_nothing_can_be_taken_away(client):
    page = search(client, "prune", rubrique="industrie", annee="1999")
    assert "Aucun résultat pour « prune »" in page.text
    assert page.links()["Chercher « prune » sans filtre"] == "?q=prune"
    assert len(page.all("a", "facet--on")) == 2


def test_pages_keep_the_filters(client):
    for rank in range(PAGE + 5):
        ArticleFactory(title=f"La prune {rank}", tags=["prunier"])
    page = search(client, "prune", nature="article", tri="date")
    second = get_page(client, page.links()["Page suivante →"])
    assert len(hits(second)) == 5
    assert facets_of(second.links()["← Page précédente"].partition("?")[2]) == {"nature": "article"}


def test_a_facet_of_a_day_follows_the_clock_of_the_site(client):
    midnight = datetime(2023, 12, 31, 23, 30, tzinfo=timezone.get_fixed_timezone(0))
    ArticleFactory(title="La prune", published_at=midnight)
    assert [label for label, _count, address in options(search(client, "prune")) if "annee" in address] == ["2024"]
