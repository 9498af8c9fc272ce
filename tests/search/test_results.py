"""How what was found is told: apart, marked, corrected, paged, noted; and what it costs."""

from datetime import UTC, date, datetime

import pytest
from django.utils.html import strip_tags

from articles.models import Article
from organisations.models import OrganisationName
from portal.search import searching
from portal.search.correcting.corrections import Correction
from portal.search.kinds import Kind
from portal.search.query import parse
from portal.search.ranking import ordering
from portal.search.results import Ask
from portal.search.searching import PAGE, numbered, search
from tests.factories import (
    AffiliationFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
)
from tests.search.lasting import as_if_committed, gone_after
from tests.search.world import AGENCY_NEWS, COVID, NUMBERED, OPENED, PARIS_NEWS, article, build

QUERIES = 19  # where no name is all that was typed, names that begin so are looked for

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def world(django_db_setup, django_db_blocker):
    with gone_after(django_db_blocker):
        with as_if_committed():
            build()
        yield


def results(text="", **options):
    return search(Ask(text=text, **options), is_counted=False)


def hits(found):
    return [*found.best, *found.hits]


def names(text="", **options):
    return [str(hit.record) for hit in hits(results(text, **options))]


# How it is told


def test_a_record_whose_very_name_was_typed_stands_apart_and_is_counted_once():
    found = results("Agence du numérique en santé")
    assert [str(hit.record) for hit in found.best] == ["Agence du numérique en santé"]
    assert "Agence du numérique en santé" not in [str(hit.record) for hit in found.hits]
    assert found.total.value == len(found.best) + len(found.hits)


def test_a_record_whose_name_was_typed_is_left_out_where_the_facets_leave_it_out():
    found = results("ANS", chosen={"nature": "article"})
    assert found.best == []
    assert [str(hit.record) for hit in found.hits] == [AGENCY_NEWS]


def test_another_name_is_told_with_a_way_out():
    found = results("Asip Santé")
    assert "Agence du numérique en santé" in found.widened
    exact = results("Asip Santé", is_exact=True)
    assert (found.exact_query, exact.widened) == ("?q=Asip+Sant%C3%A9&exact=1", [])
    assert AGENCY_NEWS in names("Asip Santé")
    assert AGENCY_NEWS not in names("Asip Santé", is_exact=True)


def test_a_record_found_by_another_name_says_which():
    (hit,) = results("Asip Santé").best
    assert hit.why == "ancien nom\u00a0: Asip Santé"
    (hit,) = results("Agence du numérique en santé").best
    assert hit.why == ""


def test_a_record_found_by_what_does_not_show_says_by_what():
    article("Un titre qui n’en dit rien", tags=[TagFactory(name="cachalotologie")])
    hit = next(hit for hit in results("cachalotologie").hits if hit.kind == Kind.ARTICLE)
    assert hit.why == "thème, personne, organisation ou lieu de l’article"
    hit = next(hit for hit in results("titre qui n’en dit rien").hits if hit.kind == Kind.ARTICLE)
    assert hit.why == ""


def test_the_standfirst_is_shown_when_it_tells_all_and_the_text_when_it_tells_more():
    article("Deux passages", "Plus loin, le cachalot souffle.", standfirst="Le cachalot dort.")
    (hit,) = results("cachalot dort").hits
    assert strip_tags(hit.extract) == "Le cachalot dort."
    (hit,) = results("cachalot souffle").hits
    assert strip_tags(hit.extract) == "Plus loin, le cachalot souffle."


def test_a_quote_is_headed_by_who_says_it_as_printed_or_by_their_name_when_they_are_public():
    hidden, known = PersonFactory(status="withdrawn"), PersonFactory(given_name="Odette", family_name="Swann")
    said = [
        quote_block("Le cachalot dort.", speaker=hidden, speaker_label="La vigie du port"),
        quote_block("Le cachalot souffle.", speaker=known),
        quote_block("Le cachalot plonge.", speaker=PersonFactory(status="withdrawn")),
    ]
    article("Trois phrases", blocks=said)
    titles = {str(hit.record): hit.title for hit in results("cachalot").hits if hit.kind == Kind.QUOTE}
    assert titles == {
        "Le cachalot dort.": "La vigie du port",
        "Le cachalot souffle.": "Odette Swann",
        "Le cachalot plonge.": "",
    }


def test_matches_are_marked_in_titles_and_extracts():
    hit = next(hit for hit in hits(results("accès données")) if str(hit.record) == OPENED)
    assert hit.title == "Ouvrir les <mark>données</mark> de santé"
    assert "l’<mark>accès</mark> aux <mark>données</mark>" in hit.extract


def test_a_slip_is_corrected_where_nothing_bears_it_and_told():
    found = results("cardiologgie")
    assert (found.corrected, found.kept) == ("cardiologie", "")
    assert PARIS_NEWS in [str(hit.record) for hit in found.hits]
    assert found.ask.text == "cardiologgie"
    assert all("q=cardiologie" in option.query for group in found.groups for option in group.options)


def test_exactly_what_was_typed_is_neither_corrected_nor_shortened():
    found = results("cardiologgie", is_exact=True)
    assert (found.corrected, found.total.value, found.hits) == ("", 0, [])


def test_a_slip_that_finds_little_is_kept_and_the_better_word_is_offered():
    with as_if_committed():
        article("Un mot mal écrit", "On dit anbulatoire.")
        for rank in range(4):
            article(f"Ambulatoire, épisode {rank}")
    found = results("anbulatoire")
    assert found.corrected == ""
    assert (found.did_you_mean.label, found.did_you_mean.query) == ("ambulatoire", "?q=ambulatoire")


def test_where_no_record_bears_all_the_words_some_are_kept():
    found = results("cardiologie zzyzx")
    assert (found.corrected, found.kept) == ("", "cardiologie")
    assert PARIS_NEWS in [str(hit.record) for hit in found.hits]
    assert all("q=cardiologie&" in option.query for group in found.groups for option in group.options)


def test_terms_of_the_glossary_that_were_typed_are_defined():
    assert [str(term) for term in results("EDB").definitions] == ["EDB"]


def test_what_was_not_understood_is_noted():
    assert results("covid du:jamais").notes
    assert results("covid").notes == []


@pytest.mark.parametrize("text", ["n° 13313", "13313", "N°13313", "nº 13313"])
def test_a_number_is_that_of_a_public_article(text):
    assert numbered(Ask(text=text)).title == NUMBERED


@pytest.mark.parametrize("text", ["", "99999", "n° 13313 bis", "covid 19"])
def test_other_words_are_no_number(text):
    assert numbered(Ask(text=text)) is None


def test_the_number_of_an_article_that_is_not_public_leads_nowhere():
    hidden = article("Narval retiré", status="withdrawn")
    assert numbered(Ask(text=str(hidden.number))) is None


@pytest.mark.parametrize("text", ["", "   ", "de la", "-covid", '""', "!!!", "OR", "par:", "\x00"])
def test_without_a_word_to_look_for_nothing_is_found(text):
    found = results(text)
    assert (found.total.value, found.hits, found.best, found.groups, found.pages) == (0, [], [], [], 1)


@pytest.mark.parametrize(
    "text",
    [
        '"covid',
        "covid AND (",
        'covid" OR "1"="1',
        "' OR 1=1 --",
        "title : covid NEAR/2 NOT x",
        "covid*",
        "^covid",
        "{title} : covid",
        "\x00covid\x00",
        "covid " * 20_000,
        "🧬 covid 🧬",
        "\u202ecovid\u202c",
        "كوفيد",
        "a" * 100_000,
        "-" * 1_000,
        '-"',
        "OR OR OR",
        'du:99999999 au:-1 par:"',
        "%s %d {} {0}",
        "<script>alert(1)</script>",
        "covid & ! | <-> :*",
    ],
)
def test_whatever_is_typed_is_answered(text):
    found = results(text)
    assert found.pages >= found.page >= 1
    assert all("<script" not in hit.title + hit.extract for hit in found.hits)


# Order, pages, facets


def test_without_words_the_newest_come_first():
    found = results(chosen={"nature": "article"})
    assert found.order == "date"
    dates = [hit.record.published_at for hit in found.hits]
    assert dates == sorted(dates, reverse=True)


def test_by_date_what_has_none_comes_last():
    found = results("données santé", order="date")
    kinds = [hit.kind for hit in found.hits]
    assert found.order == "date"
    assert kinds == sorted(kinds, key=lambda kind: kind not in {Kind.ARTICLE, Kind.QUOTE, Kind.EVENT})


def _many(number):
    for rank in range(number):
        article(f"Bulletin de Balbec numéro {rank}")


def test_results_are_paged_without_repeating_or_losing_any():
    _many(PAGE + 5)
    seen = [hit.record.pk for page in (1, 2) for hit in results("bulletin", page=page).hits]
    assert len(seen) == len(set(seen)) == PAGE + 5
    assert results("bulletin").pages == 2
    assert results("bulletin").total.value == PAGE + 5


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-3, 1), (3, 2), (10**30, 2)])
def test_a_page_that_cannot_be_is_the_first_or_the_last(asked, given):
    _many(PAGE + 5)
    assert results("bulletin", page=asked).page == given


def test_best_bets_are_on_the_first_page_only_and_leave_no_gap():
    _many(PAGE + 5)
    OrganisationFactory(name="Bulletin")
    first, second = results("bulletin"), results("bulletin", page=2)
    assert (len(first.best), len(first.hits)) == (1, PAGE)
    assert (second.best, len(second.hits)) == ([], 5)
    assert first.total.value == PAGE + 6


def test_where_more_match_than_are_looked_at_no_figure_is_given_and_names_are_still_found(monkeypatch):
    monkeypatch.setattr(ordering, "WINDOW", 10)
    monkeypatch.setattr(searching, "WINDOW", 10)
    OrganisationFactory(name="Amis du bulletin de Balbec")
    _many(15)
    found = results("bulletin")
    assert found.is_limited
    assert str(found.total) == "plus de 10"
    assert str(found.hits[0].record) == "Amis du bulletin de Balbec"
    assert {option.count for group in found.groups for option in group.options} == {None}
    assert len(names("bulletin", order="date")) == 10


@pytest.mark.parametrize("typed", ["bulletin marées", "marées"])
def test_the_article_whose_title_one_remembers_is_found_however_old_it_is(typed, monkeypatch):
    monkeypatch.setattr(ordering, "WINDOW", 10)
    article("Le bulletin des marées", published_at=datetime(2001, 5, 6, tzinfo=UTC))
    for rank in range(15):
        article(f"Nouvelle {rank}", "Le bulletin parle des marées.")
    assert names(typed)[0] == "Le bulletin des marées"


def test_what_was_withdrawn_a_moment_ago_drops_out():
    _many(3)
    gone = Article.objects.filter(title__startswith="Bulletin").first()
    Article.objects.filter(pk=gone.pk).update(status="withdrawn")  # past the index
    found = results("bulletin")
    assert gone not in [hit.record for hit in found.hits]
    assert len(found.hits) == 2


def test_a_facet_without_meaning_is_ignored_and_told():
    found = results("covid", chosen={"theme": "inconnu", "annee": "2024"})
    assert [(chip.label, chip.is_known) for chip in found.chips] == [("inconnu", False), ("2024", True)]
    assert COVID in [str(hit.record) for hit in found.hits]


# What it costs


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_number_of_queries_whatever_it_shows(number, django_assert_max_num_queries):
    for rank in range(number):
        person = PersonFactory(given_name=f"Bulletin{rank}", family_name="Bulletin")
        house = OrganisationFactory(name=f"Bulletin {rank}")
        AffiliationFactory(person=person, organisation=house)
        OrganisationName.objects.create(organisation=house, kind="sigle", name=f"BB{rank}")
        EventFactory(name=f"Bulletin {rank}", parent=EventFactory(name=f"Session {rank}"))
        said = quote_block("Le bulletin paraît.", speaker=person)
        article(f"Bulletin {rank}", blocks=[said], tags=[TagFactory(name=f"bulletin {rank}")])
    with django_assert_max_num_queries(QUERIES):
        found = search(Ask("bulletin"), size=6 * number)
    assert {hit.kind for hit in hits(found)} == set(Kind)
    assert len(hits(found)) == 6 * number


def test_words_without_result_are_noted_once_for_the_editors(monkeypatch):
    noted = []
    monkeypatch.setattr(searching, "note_empty", noted.append)
    search(Ask(text="zzyzx"))
    assert noted == ["zzyzx"]


@pytest.mark.parametrize(
    "ask",
    [
        Ask(text="covid"),
        Ask(text="zzyzx", page=2),
        Ask(text="zzyzx", chosen={"annee": "2024"}),
        Ask(text="zzyzx du:2024"),
        Ask(text="zzyzx", is_exact=True),
        Ask(text="par:zzyzx"),
        Ask(text="de la"),
        Ask(),
    ],
)
def test_only_words_that_find_nothing_by_themselves_are_noted(ask, monkeypatch):
    noted = []
    monkeypatch.setattr(searching, "note_empty", noted.append)
    search(ask)
    assert noted == []


def test_a_machine_that_repeats_a_search_is_not_noted(monkeypatch):
    noted = []
    monkeypatch.setattr(searching, "note_empty", noted.append)
    search(Ask(text="zzyzx"), is_counted=False)
    assert noted == []


# What readers were seen to type


def test_a_sigle_typed_in_small_letters_that_is_a_word_offers_the_sigle():
    house = OrganisationFactory(name="Agence des Nuits")
    OrganisationName.objects.create(organisation=house, kind="sigle", name="ANS")
    article("Dix ans de mesures")
    found = results("ans")
    assert found.did_you_mean.label == "ANS"
    assert house not in [hit.record for hit in hits(found)]
    assert results("ANS").did_you_mean is None


def test_a_day_typed_as_the_site_prints_it_is_that_day():
    article("Ce jour", published_at=datetime(2021, 9, 29, 14, tzinfo=UTC))
    article("La veille", published_at=datetime(2021, 9, 28, 14, tzinfo=UTC))
    found = results("29/09/21")
    assert [str(hit.record) for hit in found.hits] == ["Ce jour"]
    (chip,) = found.chips
    assert (chip.heading, chip.label, chip.query) == ("Période", "le 29 septembre 2021", "?")


@pytest.mark.parametrize(
    ("typed", "heading", "label", "query"),
    [
        ("bulletin du:2021", "Période", "depuis le 1er janvier 2021", "?q=bulletin"),
        ("bulletin du:2021 au:2022", "Période", "du 1er janvier 2021 au 31 décembre 2022", "?q=bulletin"),
        ("bulletin au:09/2021", "Période", "jusqu’au 30 septembre 2021", "?q=bulletin"),
        ('par:"Ada Quidam" bulletin', "Dit ou signé par", "Ada Quidam", "?q=bulletin"),
    ],
)
def test_a_period_or_a_speaker_that_was_typed_can_be_taken_away(typed, heading, label, query):
    (chip,) = results(typed).chips
    assert (chip.heading, chip.label, chip.query) == (heading, label, query)


def test_of_words_that_nothing_unites_the_name_is_kept():
    PersonFactory(given_name="Ada", family_name="Quidam")
    article("Propos du soir")
    article("Ada Quidam au bulletin")
    article("Encore Ada Quidam")
    assert results("Propos Quidam").kept == "Quidam"


def test_a_short_word_is_not_changed_for_another_without_being_asked(monkeypatch):
    better = Correction("bulletin", parse("bulletin", today=date(2024, 6, 1)), 3, is_sure=False)
    monkeypatch.setattr(searching, "correction", lambda *args: better)
    found = results("inds")
    assert (found.corrected, found.hits, found.did_you_mean.label) == ("", [], "bulletin")


def test_a_number_that_no_article_has_is_said_to_be_nobodys():
    assert "Aucun article ne porte le n°\u00a099999." in results("n° 99999").notes


def test_a_number_that_an_article_has_is_not_said_to_be_nobodys_under_a_filter():
    found = results("n° 13313", chosen={"nature": "article"})
    assert found.notes == []


@pytest.mark.parametrize("typed", ["Mme Quidam", "M. Quidam", "monsieur Quidam"])
def test_how_somebody_is_addressed_is_no_word_to_look_for(typed):
    person = PersonFactory(given_name="Ada", family_name="Quidam")
    assert [hit.record for hit in results(typed).best] == [person]


def test_organ_donation_is_not_what_gives_sense():
    article("Donner du sens à la donnée")
    article("Les dons d’organes")
    assert "Les dons d’organes" in names("dons")
    assert "Donner du sens à la donnée" not in names("dons")


def test_of_one_moment_whole_sentences_come_before_a_few_words():
    ada = PersonFactory(given_name="Ada", family_name="Quidam")
    sentence = "Nous avons choisi de publier tous les refus, avec leurs motifs, car ils disent mieux que le reste."
    article("Une soirée", blocks=[quote_block(words, speaker=ada) for words in ("un mot", sentence, "un autre mot")])
    found = results('par:"Ada Quidam"')
    assert found.hits[0].record.text_as_printed == sentence
    assert not found.has_words
