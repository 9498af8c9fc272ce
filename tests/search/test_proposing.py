"""What is proposed while one types: which records, in what order, told how."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Event, Tag, TagSynonym
from organisations.models import Organisation, OrganisationName
from people.models import Affiliation, Person
from portal.core.publishing import Status
from portal.search import analysis
from portal.search.kinds import KINDS
from portal.search.models import NearWord, SearchDocument, SearchName, SearchWord
from portal.search.suggestions.proposing import MOST, OF_KIND, propose
from tests.factories import (
    FUTURE,
    PAST,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db

ACRONYM, FORMER, SPELLING = (getattr(OrganisationName.Kind, name) for name in ("ACRONYM", "FORMER", "SPELLING"))


def used(record, weight):
    """Says how often the record is told of, as it is counted from time to time."""
    SearchName.objects.filter(kind=KINDS[type(record)], object_id=record.pk).update(weight=weight)
    return record


def person(given, family, weight=1, **fields):
    return used(PersonFactory(given_name=given, family_name=family, **fields), weight)


def organisation(name, *others, weight=1, **fields):
    """`others`: kinds and names."""
    record = OrganisationFactory(name=name, **fields)
    for kind, other in others:
        OrganisationName.objects.create(organisation=record, kind=kind, name=other)
    return used(record, weight)


def event(name, weight=1, **fields):
    return used(EventFactory(name=name, **fields), weight)


def theme(name, *synonyms, weight=1):
    tag = TagFactory(name=name)
    ArticleFactory(title="Sans rapport", tags=[tag.name])
    for synonym in synonyms:
        TagSynonym.objects.create(tag=tag, name=synonym)
    return used(tag, weight)


def article(title, **fields):
    """With the words of its title, which are only known once all is saved for good."""
    record = ArticleFactory(title=title, **fields)
    for token in analysis.tokens(title):
        SearchWord.objects.get_or_create(word=analysis.word_key(token.text), defaults={"shown": token.text})
    return record


def proposed(text):
    return propose(text, timezone.now())


def labels(text):
    return [proposal.label for proposal in proposed(text)]


@pytest.mark.parametrize(
    "text",
    [
        *("Étienne Œuvrard", "etienne oe", "ÉTIENNE", "OEUVRARD Ét", "oeuvrard étienne", "œuvr", "o", "  oeuvr  "),
        *("Pr Œuv", "M. Étienne Œuvrard", "le professeur œuvrard"),
    ],
)
def test_a_person_is_proposed_however_one_begins(text):
    known = person("Étienne", "Œuvrard", honorific_prefix="Pr")
    (proposal,) = proposed(text)
    assert (proposal.label, proposal.kind, proposal.url) == (
        "Pr Étienne Œuvrard",
        "intervenant·e",
        known.get_absolute_url(),
    )


@pytest.mark.parametrize("text", ["d’alembert", "d'alem", "saint-ex", "Saint Exupéry", "SAINT–EXU"])
def test_apostrophes_and_hyphens_are_spaces(text):
    person("Jeanne", "d’Alembert de Saint-Exupéry")
    assert labels(text) == ["Jeanne d’Alembert de Saint-Exupéry"]


@pytest.mark.parametrize("text", ["plateforme im", "imaginaire", "l’imaginaire", "de la Plateforme"])
def test_any_word_of_a_name_may_be_the_first_one_typed(text):
    organisation("Plateforme Imaginaire des Cohortes")
    assert labels(text) == ["Plateforme Imaginaire des Cohortes"]


def test_what_is_often_said_before_a_name_may_be_its_own_beginning():
    person("Anne", "Le Cam")
    organisation("Cambridge imaginaire", weight=90)
    assert labels("le cam") == ["Anne Le Cam", "Cambridge imaginaire"]


@pytest.mark.parametrize(
    "text", ["xyz", "", "   ", "’", "-", "😀", "\x00", "%", "_", "\u202e", "(", "\ud7ff", "'\"<b>"]
)
def test_what_begins_no_name_proposes_nothing_and_never_errs(text):
    person("Étienne", "Œuvrard")
    article("Un titre")
    assert proposed(text) == []


@pytest.mark.parametrize(
    "text", ["a" * 5_000, "œ" * 200, "mot " * 200, "é\x00o", "titre " * 40, "[NDLR", "l’", "d’un", "un-titre-", "n°"]
)
def test_whatever_is_typed_gets_an_answer(text):
    person("Étienne", "Œuvrard")
    article("Un titre")
    assert len(proposed(text)) <= MOST


def test_the_very_name_comes_first_then_whole_words_then_the_most_used():
    organisation("Agences réunies", weight=90)
    organisation("Agence centrale", weight=3)
    organisation("Agence de l’Ouest", weight=8)
    organisation("Agence", weight=1)
    assert labels("agence") == ["Agence", "Agence de l’Ouest", "Agence centrale", "Agences réunies"]


def test_records_used_alike_come_in_alphabetical_order():
    for name in ("Institut Charlie", "Institut Alpha", "Institut Bravo"):
        organisation(name)
    assert labels("institut") == ["Institut Alpha", "Institut Bravo", "Institut Charlie"]


def test_a_record_is_proposed_once_by_the_best_of_its_names():
    organisation("Mutuelle des Mutuelles", (SPELLING, "Mutam"), (SPELLING, "Mutuelle MM"))
    assert [(entry.label, entry.detail) for entry in proposed("mut")] == [("Mutuelle des Mutuelles", "")]


def test_a_former_name_or_a_sigle_leads_to_the_record_and_is_told():
    organisation("Agence imaginaire", (FORMER, "Asip Inventée"), (ACRONYM, "AGI"))
    told = {text: [(entry.label, entry.detail) for entry in proposed(text)] for text in ("asip", "agi", "agence im")}
    assert told == {
        "asip": [("Agence imaginaire", "ex Asip Inventée")],
        "agi": [("Agence imaginaire", "AGI")],
        "agence im": [("Agence imaginaire", "AGI")],
    }


def test_a_synonym_leads_to_the_theme_and_is_told():
    theme("entrepôts inventés", "EDI")
    assert [(entry.label, entry.kind, entry.detail) for entry in proposed("edi")] == [
        ("entrepôts inventés", "thème", "EDI")
    ]
    assert proposed("entrepots")[0].detail == ""


def test_the_end_of_another_name_is_told_whole():
    theme("règlement rêvé", "protection des cohortes", "RR")
    organisation("Maison imaginaire", (FORMER, "Ancienne Maison des Cohortes"), (ACRONYM, "MIC"))
    assert {entry.label: entry.detail for entry in proposed("coh")} == {
        "règlement rêvé": "protection des cohortes",
        "Maison imaginaire": "ex Ancienne Maison des Cohortes",
    }


def test_an_event_and_an_article_are_told_by_their_date():
    event("Rencontres rêvées", start=date(2021, 10, 5), end=date(2021, 10, 7))
    article("Rencontres du soir", published_at=PAST)
    assert [(entry.kind, entry.detail) for entry in proposed("rencontres")] == [
        ("événement", "du 5 au 7 octobre 2021"),
        ("article", "12 mars 2024"),
    ]


def test_a_person_is_told_by_a_function_of_today():
    known = person("Ada", "Prune")
    house = OrganisationFactory(name="Maison rêvée")
    AffiliationFactory(person=known, organisation=house, role="ancienne directrice", is_former=True)
    assert proposed("prune")[0].detail == ""
    stale = AffiliationFactory(
        person=known, organisation=house, label="conseillère de la Maison", attested_on=date(2019, 3, 1)
    )
    assert proposed("prune")[0].detail == "conseillère de la Maison (2019)"
    AffiliationFactory(person=known, organisation=house, label="présidente de la Maison")
    assert proposed("prune")[0].detail == "présidente de la Maison"
    hidden = OrganisationFactory(name="Maison cachée", status=Status.DRAFT)
    Affiliation.objects.exclude(pk=stale.pk).update(organisation=hidden)
    assert proposed("prune")[0].detail == "conseillère de la Maison (2019)"


def test_no_kind_takes_the_room_of_the_others():
    for rank in range(6):
        person("Prune", f"Unetelle{rank}", weight=50)
        organisation(f"Prune et compagnie {rank}")
        article(f"La prune numéro {rank}", published_at=PAST + timedelta(days=rank))
    theme("prune")
    found = proposed("prune")
    assert len(found) == MOST
    assert [entry.kind for entry in found] == ["thème", *["intervenant·e"] * 4, "organisation", *["article"] * 2]
    assert [entry.label for entry in found if entry.kind == "article"] == ["La prune numéro 5", "La prune numéro 4"]


def test_a_kind_alone_takes_all_the_room():
    for rank in range(MOST + 2):
        person("Prune", f"Unetelle{rank}")
    assert labels("prune") == [f"Prune Unetelle{rank}" for rank in range(MOST)]
    article("Une prune")
    assert [entry.kind for entry in proposed("prune")] == ["intervenant·e"] * (MOST - 1) + ["article"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        *[("donnees", True), ("les donn", True), ("hôpital donn", True), ("données de l’hop", True), ("L'HÔP", True)],
        *[("hôpital z", True), ("hôpital des", True)],
        *[("hopitaux", True), ("données de l", True), ("hôpital et ses", True), ("partage-don", False)],
        *[("do", False), ("dons", False), ("hôpital sport", False), ("donnees sp", False)],
    ],
)
def test_an_article_is_proposed_by_the_words_of_its_title(text, is_found):
    known = article("L’hôpital partage ses données")
    article("Le don d’organes dans un désert")
    assert (known.title in labels(text)) == is_found


def test_the_newest_articles_are_proposed_and_a_few_only():
    for rank in range(OF_KIND + 2):
        article(f"Une prune {rank}", published_at=PAST + timedelta(days=rank))
    assert labels("prune") == [f"Une prune {rank}" for rank in (5, 4, 3, 2)]


def test_a_title_is_looked_for_from_three_letters_on():
    article("Abricots")
    assert labels("ab") == []
    assert labels("abr") == ["Abricots"]


@pytest.mark.parametrize("visible_from", [None, FUTURE])
def test_what_the_index_hides_is_not_proposed(visible_from):
    person("Ada", "Prune")
    article("Une prune")
    assert len(proposed("prune")) == 2
    for rows in (SearchName, SearchDocument):
        rows.objects.update(visible_from=visible_from)
    assert proposed("prune") == []


@pytest.mark.parametrize(
    "fields", [{"status": Status.DRAFT}, {"status": Status.WITHDRAWN}, {"published_at": FUTURE}], ids=str
)
def test_what_is_not_public_is_not_proposed_whatever_the_index_says(fields):
    person("Ada", "Prune"), organisation("Prune"), event("Prune"), theme("prune"), article("La prune")
    assert len(proposed("prune")) == 5
    for model in (Person, Organisation, Event, Article):
        model.objects.update(**({"status": Status.PUBLISHED, "published_at": PAST} | fields))
    assert proposed("prune") == []
    assert Tag.objects.count() == 1


def test_somebody_left_out_of_lists_is_not_proposed_whatever_the_index_says():
    person("Ada", "Prune")
    Person.objects.update(is_unlisted=True)
    assert proposed("prune") == []


def test_records_of_two_kinds_with_one_number_keep_their_own_names():
    person("Prune", "Unetelle", id=4242)
    organisation("Prunelle", (ACRONYM, "PRU"), id=4242)
    assert {entry.label: entry.detail for entry in proposed("prune")} == {"Prune Unetelle": "", "Prunelle": "PRU"}


def _queries(text):
    with CaptureQueriesContext(connection) as captured:
        assert proposed(text)
    return len(captured)


def test_a_proposal_costs_the_same_queries_whatever_it_finds():
    def grow(number):
        for rank in range(number):
            known = person("Prune", f"Unetelle{rank}", weight=3)
            AffiliationFactory(person=known)
            organisation(f"Prune {rank}", (ACRONYM, f"PRU{rank}"), weight=2)
            event(f"Prune {rank}")
            theme(f"thème {number} {rank}", f"quelque prune {number} {rank}", weight=5)
            article("Une prune", published_at=PAST + timedelta(days=rank))

    grow(1)
    kinds = [entry.kind for entry in proposed("prune")]
    assert kinds == ["thème", "intervenant·e", "organisation", "événement", "article"]
    few = _queries("prune")
    grow(9)
    titles = 2 if connection.vendor == "postgresql" else 1  # the newest months, then all of time
    assert _queries("prune") <= few == 10 + titles


# Where no name begins so


@pytest.mark.parametrize("text", ["oeuvrard br", "étienne oeuv", "brulot éti"])
def test_words_of_a_name_are_found_in_any_order(text):
    record = person("Étienne Brulot", "Oeuvrard")
    person("Étienne", "Ailleurs")
    assert str(record) in " ".join(labels(text))


def test_a_plural_leads_to_the_theme_in_the_singular():
    theme("start-up")
    assert labels("start-ups") == ["start-up"]


def test_a_slip_leads_to_the_name():
    organisation("Institut Imaginaire")
    for key in ("imaginaire", "maginaire", "imginaire", "imaginire"):
        word, _ = SearchWord.objects.get_or_create(word="imaginaire", defaults={"shown": "Imaginaire"})
        NearWord.objects.get_or_create(key=key, word=word)
    assert labels("imaginnaire") == ["Institut Imaginaire"]


@pytest.mark.parametrize("text", ["n° {}", "article {}"])
def test_a_number_leads_to_its_public_article(text):
    shown, hidden = article("Une nouvelle"), article("Une autre", published_at=FUTURE)
    assert labels(text.format(shown.number)) == ["Une nouvelle"]
    assert labels(text.format(hidden.number)) == []
