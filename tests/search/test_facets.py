"""The ways to narrow a search: which are offered, under which names, with which counts."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qs

import pytest

from portal.core.moves import record_move
from portal.search import tokens
from portal.search.facets.chosen import chips, chosen_facets
from portal.search.facets.options import CONSIDERED, SHOWN, facet_groups
from portal.search.kinds import Kind, document_id
from portal.search.matching import Row
from portal.search.results import FACETS, Ask
from tests.factories import (
    FUTURE,
    ArticleFactory,
    ArticleTypeFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def row(*facets, key=1, kind=Kind.ARTICLE):
    return Row(document_id(kind, key, date(2024, 3, 12)), "", "", " ".join([tokens.nature(kind), *facets]))


def rows(*facets, number=1):
    return [row(*facets, key=key) for key in range(1, number + 1)]


def groups(found, ask=None, on=(), *, is_limited=False):
    return {
        group.name: group for group in facet_groups(ask or Ask(text="narval"), set(on), found, is_limited=is_limited)
    }


def shown(found, name, **options):
    return [(option.label, option.count) for option in groups(found, **options)[name].options]


def person_token(person):
    return tokens.token(tokens.PERSON, person.pk)


# What is offered


def test_natures_stand_always_in_the_same_order_whatever_their_number():
    found = [row(kind=kind) for kind in (Kind.THEME, Kind.EVENT, Kind.EVENT, Kind.ORGANISATION, Kind.PERSON)]
    found += [row(kind=kind) for kind in (Kind.QUOTE, Kind.ARTICLE)]
    assert shown(found, "nature") == [
        ("Articles", 1),
        ("Citations", 1),
        ("Intervenants", 1),
        ("Organisations", 1),
        ("Événements", 2),
        ("Thèmes", 1),
    ]


def test_a_nature_of_which_nothing_was_found_is_not_offered():
    assert shown(rows(), "nature") == [("Articles", 1)]


def test_records_stand_by_how_often_they_are_borne_then_by_name():
    zoe, ada, mia = (PersonFactory(given_name=name, family_name="Verdurin") for name in ("Zoé", "Ada", "Mia"))
    found = [row(*map(person_token, [zoe, ada, mia])), row(person_token(mia))]
    assert shown(found, "personne") == [("Mia Verdurin", 2), ("Ada Verdurin", 1), ("Zoé Verdurin", 1)]


def test_no_more_than_ten_records_are_offered_and_those_are_the_most_borne():
    people = [PersonFactory() for _ in range(SHOWN + 3)]
    found = [row(*map(person_token, people[:rank])) for rank in range(1, len(people) + 1)]
    assert [label for label, _ in shown(found, "personne")] == [person.name for person in people[:SHOWN]]


def test_whoever_is_out_of_lists_or_not_public_leaves_their_place_to_the_next():
    hidden = [PersonFactory(is_unlisted=True), PersonFactory(status="draft"), PersonFactory(published_at=FUTURE)]
    seen = PersonFactory()
    found = [row(*map(person_token, [*hidden, seen])), row(*map(person_token, hidden))]
    assert shown(found, "personne") == [(seen.name, 1)]
    assert "personne" not in groups([row(*map(person_token, hidden))])


@pytest.mark.parametrize(
    ("name", "prefix", "make"),
    [
        ("organisation", tokens.ORGANISATION, OrganisationFactory),
        ("evenement", tokens.EVENT, EventFactory),
    ],
)
def test_records_that_are_not_public_are_not_offered(name, prefix, make):
    draft, public = make(status="draft"), make()
    found = [row(tokens.token(prefix, draft.pk), tokens.token(prefix, public.pk))]
    assert shown(found, name) == [(public.name, 1)]


def test_a_theme_is_offered_with_a_capital_once_an_article_bears_it():
    borne, alone = TagFactory(name="narval blanc"), TagFactory(name="narval noir")
    ArticleFactory(tags=[borne])
    found = [row(tokens.token(tokens.THEME, borne.pk), tokens.token(tokens.THEME, alone.pk))]
    assert shown(found, "theme") == [("Narval blanc", 1)]


def test_sections_types_and_authors_are_offered_by_their_names():
    rubrique, kind, author = RubriqueFactory(name="Banquise"), ArticleTypeFactory(name="Relevé"), PersonFactory()
    found = [
        row(
            tokens.token(tokens.RUBRIQUE, rubrique.pk),
            tokens.token(tokens.TYPE, kind.pk),
            tokens.token(tokens.AUTHOR, author.pk),
        )
    ]
    offered = groups(found)
    assert [offered[name].options[0].label for name in ("rubrique", "type", "auteur")] == [
        "Banquise",
        "Relevé",
        author.name,
    ]


def test_years_stand_newest_first():
    found = [row(*tokens.days(date(year, 9, 1))) for year in (2021, 2024, 2021, 2019)]
    assert shown(found, "annee") == [("2024", 1), ("2021", 2), ("2019", 1)]


def test_a_year_that_no_address_can_ask_for_is_not_offered():
    assert "annee" not in groups([row("#a1789"), row("#a2525")])


def test_months_are_offered_once_a_year_is_on_and_told_in_words():
    found = [row(*tokens.days(date(2021, month, 1))) for month in (9, 11, 9)]
    assert "mois" not in groups(found)
    ask = Ask(text="narval", chosen={"annee": "2021"})
    assert shown(found, "mois", ask=ask, on=["annee"]) == [("novembre 2021", 1), ("septembre 2021", 2)]


def test_a_month_that_is_on_leaves_no_year_to_offer_for_that_would_turn_it_off():
    found = [row(*tokens.days(date(2021, 9, 1)))]
    assert "annee" not in groups(found, ask=Ask(chosen={"mois": "2021-09"}), on=["mois"])


def test_a_facet_that_is_on_is_not_offered_again():
    ada = PersonFactory()
    found = [row(person_token(ada))]
    assert "personne" not in groups(found, ask=Ask(chosen={"personne": ada.slug}), on=["personne"])


def test_counts_are_left_out_where_more_match_than_are_looked_at():
    assert shown(rows(number=3), "nature", is_limited=True) == [("Articles", None)]


def test_where_more_match_than_are_looked_at_earlier_years_and_months_are_offered_too():
    ArticleFactory(published_at=datetime(2019, 5, 6, tzinfo=UTC))
    ArticleFactory(published_at=datetime(2012, 5, 6, tzinfo=UTC), status="draft")
    found = [row(*tokens.days(date(2024, 3, 1)))]
    assert shown(found, "annee", is_limited=True) == [(str(year), None) for year in range(2024, 2018, -1)]
    ask = Ask(text="narval", chosen={"annee": "2024"})
    months = shown(found, "mois", ask=ask, on=["annee"], is_limited=True)
    assert months == [("mars 2024", None), ("février 2024", None), ("janvier 2024", None)]


def test_each_option_adds_its_facet_to_the_search_and_goes_back_to_the_first_page():
    ada = PersonFactory()
    ask = Ask(text="narval blanc", chosen={"nature": "article"}, order="date", page=3)
    (option,) = groups([row(person_token(ada))], ask=ask, on=["nature"])["personne"].options
    assert parse_qs(option.query.removeprefix("?")) == {
        "q": ["narval blanc"],
        "nature": ["article"],
        "personne": [ada.slug],
        "tri": ["date"],
    }


def test_groups_stand_in_the_order_of_the_page():
    ada = PersonFactory()
    found = [
        row(person_token(ada), tokens.token(tokens.RUBRIQUE, RubriqueFactory().pk), *tokens.days(date(2021, 9, 1)))
    ]
    names = list(groups(found))
    assert names == sorted(names, key=FACETS.index)
    assert names == ["nature", "rubrique", "personne", "annee"]


@pytest.mark.parametrize("number", [1, CONSIDERED])
def test_labels_cost_the_same_whatever_the_number_of_values(number, django_assert_num_queries):
    people, houses = [PersonFactory() for _ in range(number)], [OrganisationFactory() for _ in range(number)]
    found = [
        row(person_token(person), tokens.token(tokens.ORGANISATION, house.pk))
        for person, house in zip(people, houses, strict=True)
    ]
    with django_assert_num_queries(1):
        groups(found)


# What is on


def test_what_is_on_gives_the_token_that_documents_must_bear():
    ada, house, event, theme = PersonFactory(), OrganisationFactory(), EventFactory(), TagFactory()
    article = ArticleFactory(tags=[theme], rubrique=RubriqueFactory())
    chosen = {
        "nature": "citation",
        "rubrique": article.rubrique.slug,
        "type": article.type.slug,
        "theme": theme.slug,
        "personne": ada.slug,
        "organisation": house.slug,
        "evenement": event.slug,
        "auteur": ada.slug,
        "annee": "2021",
        "mois": "2021-09",
    }
    assert [facet.token for facet in chosen_facets(Ask(chosen=chosen))] == [
        tokens.nature(Kind.QUOTE),
        f"#r{article.rubrique.pk}",
        f"#y{article.type.pk}",
        f"#t{theme.pk}",
        f"#p{ada.pk}",
        f"#o{house.pk}",
        f"#e{event.pk}",
        f"#w{ada.pk}",
        "#a2021",
        "#m202109",
    ]


def test_what_is_on_is_a_chip_with_the_address_without_it():
    theme = TagFactory(name="narval blanc")
    ArticleFactory(tags=[theme])
    ask = Ask(text="corne", chosen={"theme": theme.slug, "mois": "2021-09", "annee": "2021"}, page=4)
    found = chips(ask, chosen_facets(ask))
    assert [(chip.heading, chip.label, chip.is_known) for chip in found] == [
        ("Thème", "Narval blanc", True),
        ("Année", "2021", True),
        ("Mois", "septembre 2021", True),
    ]
    assert parse_qs(found[0].query.removeprefix("?")) == {"q": ["corne"], "annee": ["2021"], "mois": ["2021-09"]}
    assert parse_qs(found[1].query.removeprefix("?")) == {"q": ["corne"], "theme": [theme.slug]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("nature", "baleine"),
        ("nature", "1"),
        ("theme", "inconnu"),
        ("personne", "nul\x00"),
        ("organisation", "' OR 1=1 --"),
        ("evenement", "x" * 5000),
        ("annee", "21"),
        ("annee", "2021 "),
        ("annee", "٢٠٢١"),
        ("annee", "99999"),
        ("mois", "2021"),
        ("mois", "2021-13"),
        ("mois", "2021-9"),
        ("mois", "septembre"),
    ],
)
def test_a_value_that_means_nothing_is_ignored_and_told(name, value):
    ask = Ask(text="narval", chosen={name: value})
    assert chosen_facets(ask) == []
    (chip,) = chips(ask, [])
    assert (chip.is_known, chip.label, chip.query) == (False, value[:80], "?q=narval")


def test_a_facet_without_meaning_is_offered_again():
    ada = PersonFactory()
    found = [row(person_token(ada))]
    (option,) = groups(found, ask=Ask(chosen={"personne": "inconnue"}))["personne"].options
    assert option.query == f"?personne={ada.slug}"


@pytest.mark.parametrize("hidden", [{"status": "draft"}, {"published_at": FUTURE}, {"is_unlisted": True}])
def test_nobody_is_told_that_a_hidden_record_exists(hidden):
    ada = PersonFactory(**hidden)
    ask = Ask(chosen={"personne": ada.slug})
    assert chosen_facets(ask) == []
    assert [(chip.label, chip.is_known) for chip in chips(ask, [])] == [(ada.slug, False)]


def test_an_option_leads_to_the_address_that_the_record_has_now():
    house = OrganisationFactory(name="Maison", slug="maison")
    organisation = tokens.token(tokens.ORGANISATION, house.pk)
    (option,) = groups([row(organisation)])["organisation"].options
    assert "organisation=maison" in option.query
    house.slug = "nouvelle-maison"
    house.save()
    (option,) = groups([row(organisation)])["organisation"].options
    assert "organisation=nouvelle-maison" in option.query
    assert chosen_facets(Ask(chosen={"organisation": "maison"})) == []
    (chosen,) = chosen_facets(Ask(chosen={"organisation": "nouvelle-maison"}))
    assert chosen.token == organisation


def test_a_former_address_of_a_record_is_followed():
    house = OrganisationFactory(name="Maison", slug="nouvelle-maison")
    record_move("/annuaire/maison/", house.get_absolute_url())
    (chosen,) = chosen_facets(Ask(chosen={"organisation": "maison"}))
    assert chosen.label == "Maison"
    record_move("/annuaire/perdue/", "")
    assert chosen_facets(Ask(chosen={"organisation": "perdue"})) == []
