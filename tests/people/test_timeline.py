"""The chronology of a person’s page."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from articles.models import Intervention, Mention, Participation, Reference
from people import timeline
from people.models import Person, PersonName
from portal.core import counting
from portal.core.approximate_dates import Precision
from tests.articles.importing.paths import SEEDS
from tests.factories import (
    PAST,
    AffiliationFactory,
    ArticleFactory,
    ArticleTypeFactory,
    EventFactory,
    PersonFactory,
    quote_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return PersonFactory(given_name="Ada", family_name="Lux")


def _moments(client, person, kind="", page=""):
    query = "&".join(part for part in (f"frise={kind}" * bool(kind), f"page={page}" * bool(page)) if part)
    shown = get_page(client, f"{person.get_absolute_url()}?{query}" if query else person.get_absolute_url())
    return [text_of(item) for item in shown.all("li", "timeline__item")]


def _filters(client, person):
    section = get_page(client, person.get_absolute_url()).section("Chronologie")
    return {text_of(link): link.get("href") for link in section.iter("a") if "frise=" in link.get("href")}


def _of_type(slug, **fields):
    kind = ArticleTypeFactory(name=slug.capitalize(), plural_name=f"{slug.capitalize()}s")
    assert kind.slug == slug
    return ArticleFactory(type=kind, **fields)


def _at(*day):
    return datetime(*day, 9, tzinfo=UTC)


def test_everything_stands_in_one_chronology_newest_first_by_years(client, person):
    AffiliationFactory(
        person=person, organisation=None, role="cheffe", start=date(2021, 3, 1), start_precision=Precision.MONTH
    )
    _of_type("mercato", title="Nommée", number=5, published_at=_at(2021, 3, 19)).about_people.add(person)
    Participation.objects.create(event=EventFactory(name="Rencontre", start=date(2021, 9, 22)), person=person)
    said = quote_block("Dit là.", speaker=person, said_on=date(2021, 9, 22))
    ArticleFactory(blocks=[said], published_at=_at(2021, 9, 23))
    _of_type("entretien", title="Face à face", number=8, published_at=_at(2022, 5, 11)).about_people.add(person)
    page = get_page(client, person.get_absolute_url())
    assert [text_of(item) for item in page.all("li", "timeline__item")] == [
        "11/05/22 Entretien n° 8 Face à face",
        "23/09/21 Citation, prononcée le 22 septembre 2021 « Dit là. »",
        "22/09/21 Événement – conférence Rencontre",
        "19/03/21 Nomination – Mercato n° 5 Nommée",
        "mars 2021 Prise de fonction Cheffe",
    ]
    assert page.texts("h3", "timeline__year") == ["2022", "2021"]
    assert [time.get("datetime") for item in page.all("li", "timeline__item") for time in item.iter("time")] == [
        "2022-05-11",
        "2021-09-23",
        "2021-09-22",
        "2021-03-19",
        "2021-03",
    ]


def test_approximate_dates_are_sorted_and_printed_as_known_and_unknown_ones_come_last(client, person):
    known = {
        "fin": {"start": date(2019, 5, 4), "end": date(2021, 1, 1), "end_precision": Precision.YEAR},
        "début": {"start": date(2021, 1, 1), "start_precision": Precision.YEAR},
        "un jour": {"attested_on": date(2020, 2, 3)},
        "jadis": {"is_former": True},
    }
    for role, fields in known.items():
        AffiliationFactory(person=person, organisation=None, role=role, **fields)
    assert _moments(client, person) == [
        "2021 Prise de fonction Début",
        "2021 Fin de fonction Fin",
        "03/02/20 En fonction ce jour-là Un jour",
        "04/05/19 Prise de fonction Fin",
        "Sans date Fonction Jadis",
    ]


def test_each_kind_has_its_filter_with_what_it_shows(client, person):
    AffiliationFactory(person=person, start=date(2020, 1, 1), end=date(2021, 1, 1))
    Participation.objects.create(event=EventFactory(), person=person)
    ArticleFactory(blocks=[quote_block(f"Mots {rank}.", speaker=person) for rank in range(3)])
    ArticleFactory().about_people.add(person)
    filters = _filters(client, person)
    assert list(filters) == ["Fonctions 2", "Événements 1", "Citations 3", "Mentions 1"]
    for words, address in filters.items():
        shown = get_page(client, f"{person.get_absolute_url()}{address.removesuffix('#frise')}")
        assert len(shown.all("li", "timeline__item")) == int(words.split()[-1])
        assert '<meta name="robots" content="noindex, follow">' in shown.source
    assert "noindex" not in get_page(client, person.get_absolute_url()).source


@pytest.mark.parametrize(
    "query", ["frise=x", "frise=%00", "frise=FONCTION", "page=0", "page=2", "page=x", "page=999999"]
)
def test_a_filter_or_a_page_that_does_not_exist_is_not_found(client, person, query):
    assert client.get(f"{person.get_absolute_url()}?{query}").status_code == 404


def test_an_appointment_names_the_person_and_an_interview_is_theirs(client, person):
    other = PersonFactory()
    _of_type("mercato", title="Citée").articles_quote_set.create(
        text_as_printed="mot", kind="partielle", speaker=person, region="noted"
    )
    named = _of_type("mercato", title="Nommée")
    Mention.objects.create(article=named, surface="Ada", person=person, state=Mention.State.ACCEPTED)
    _of_type("entretien", title="La sienne", blocks=[Intervention(heading="Ada", person=person, region="body")])
    elsewhere = _of_type("entretien", title="D’un autre", blocks=[quote_block("Des mots.", speaker=other)])
    Mention.objects.create(article=elsewhere, surface="Ada", person=person, state=Mention.State.ACCEPTED)
    told = {kind: " ".join(_moments(client, person, kind)) for kind in ("nomination", "entretien", "mention")}
    titles = ["Citée", "Nommée", "La sienne", "D’un autre"]
    assert {kind: [title for title in titles if title in text] for kind, text in told.items()} == {
        "nomination": ["Nommée"],
        "entretien": ["La sienne"],
        "mention": ["Citée", "D’un autre"],
    }


def test_the_quotes_of_one_article_keep_its_order(client, person):
    ArticleFactory(blocks=[quote_block(f"Mots {rank}.", speaker=person) for rank in range(3)])
    assert [text.split("« ")[1] for text in _moments(client, person)] == ["Mots 0. »", "Mots 1. »", "Mots 2. »"]


def test_an_article_whose_quotes_are_told_is_not_told_again(client, person):
    ArticleFactory(title="Le compte rendu", blocks=[quote_block("Mots.", speaker=person)]).about_people.add(person)
    assert _moments(client, person) == ["12/03/24 Citation « Mots. »"]


def test_an_article_known_by_a_printed_list_alone_is_told_without_link_when_it_names_the_person(client, person):
    article = ArticleFactory(blocks=[quote_block("Mots.", speaker=person)])
    PersonName.objects.create(person=person, name="Lux Ada-Marie")
    lines = [
        {"title": "ADA LUX nommée", "type_name": "Mercato", "number": 7, "stamped_at": _at(2021, 3, 19)},
        {"title": "Rampe", "teaser": "Dit LUX Ada Marie.", "type_name": "Entretien", "stamped_at": _at(2021, 5, 11)},
        {"title": "Luxe, Adamant", "type_name": "Mercato"},
        {"title": "Ada Lux ici", "type_name": "Mercato", "target": ArticleFactory(title="Ici")},
        {"title": "Ada Lux, dossier", "list": Reference.List.RESOURCES},
    ]
    for line in lines:
        Reference.objects.create(article=article, **line)
    Reference.objects.create(article=article, title="Ada Lux nommée", number=7, list=Reference.List.RELATED)
    draft = ArticleFactory(blocks=[quote_block("Mots.", speaker=person)], status="draft")
    Reference.objects.create(article=draft, title="Ada Lux cachée")
    assert _moments(client, person, "nomination") == [
        "19/03/21 Nomination – Mercato n° 7, non repris sur ce site ADA LUX nommée"
    ]
    assert _moments(client, person, "entretien") == ["11/05/21 Entretien, non repris sur ce site Rampe"]
    assert _moments(client, person, "mention") == []
    assert "ADA LUX nommée" not in get_page(client, person.get_absolute_url()).links()


def test_a_name_of_one_word_is_not_looked_for_in_printed_lists(client):
    person = PersonFactory(given_name="", family_name="Santé")
    article = ArticleFactory(blocks=[quote_block("Mots.", speaker=person)])
    Reference.objects.create(article=article, title="La santé publique")
    assert len(_moments(client, person)) == 1


def test_a_long_chronology_is_cut_in_pages(client, person, monkeypatch):
    monkeypatch.setattr(timeline, "PAGE", 3)
    ArticleFactory(blocks=[quote_block(f"Mots {rank}.", speaker=person) for rank in range(4)])
    AffiliationFactory(person=person, start=date(2020, 1, 1))
    assert len(_moments(client, person)) == 3
    assert len(_moments(client, person, page=2)) == 2
    assert len(_moments(client, person, "citation", 2)) == 1
    page = get_page(client, f"{person.get_absolute_url()}?frise=citation")
    assert page.links()["Plus ancien →"] == "?frise=citation&page=2#frise"
    page = get_page(client, f"{person.get_absolute_url()}?page=2")
    assert page.links()["← Plus récent"] == "?page=1#frise"
    assert "noindex" in page.source


def test_what_is_beyond_the_bound_is_said_and_found_in_the_lists(client, person, monkeypatch):
    monkeypatch.setattr(counting, "LIMIT", 3)
    ArticleFactory(blocks=[quote_block(f"Mots {rank}.", speaker=person) for rank in range(4)], published_at=PAST)
    assert "Citations plus de 3" in _filters(client, person)
    links = get_page(client, person.get_absolute_url()).links()
    assert links["plus de 3"] == f"/citations/?personne={person.slug}"
    assert links["citations"] == f"/citations/?personne={person.slug}"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="les textes des deux pages réelles ne sont pas sur cette machine")
def test_the_chronology_of_a_real_page(client):
    call_command("import_article", *sorted(map(str, SEEDS.glob("*.txt"))), "--publish", verbosity=0)
    found = _moments(client, Person.objects.get(family_name="Tesnière"))
    heads = [text.split(",")[0].split(" PariSanté")[0].split(" «")[0] for text in found if "fonction" not in text]
    assert list(dict.fromkeys(heads)) == [
        "23/09/21 Citation",
        "22/09/21 Événement – afterwork Afterwork de rentrée du think tank Health & Tech",
        "11/05/21 Entretien n° 12681",
        "19/03/21 Nomination – Mercato n° 12442",
    ]
