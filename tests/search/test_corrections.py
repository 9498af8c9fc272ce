"""What one meant to type, and what to look for when nothing bears all the words."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from portal.core.text import name_key
from portal.search import analysis
from portal.search.correcting import corrections, fewer
from portal.search.correcting.corrections import correction
from portal.search.correcting.fewer import with_fewer
from portal.search.correcting.near import distance, nearest
from portal.search.engines import engine
from portal.search.kinds import Kind, document_id
from portal.search.models import NearWord, SearchDocument, SearchName, SearchWord
from portal.search.query import parse
from tests.factories import FUTURE, PAST

NOW = datetime(2024, 6, 1, tzinfo=UTC)
TODAY = date(2024, 6, 1)


def known(*words):
    for shown in words:
        word, _ = SearchWord.objects.get_or_create(word=analysis.word_key(shown), defaults={"shown": shown})
        folded = word.word
        for key in {folded, *(folded[:place] + folded[place + 1 :] for place in range(len(folded)))}:
            NearWord.objects.get_or_create(key=key, word=word)


def document(title, *, visible_from=PAST, learn=True):
    """An article of that title, whose words are known."""
    key = SearchDocument.objects.count() + 1
    SearchDocument.objects.create(
        id=document_id(Kind.ARTICLE, key, PAST),
        kind=Kind.ARTICLE,
        object_id=key,
        title=" ".join(analysis.terms(title)),
        visible_from=visible_from,
    )
    if learn:
        known(*(token.text for token in analysis.tokens(title)))


def named(kind, key, *names):
    for rank, shown in enumerate(names):
        SearchName.objects.create(
            kind=kind, object_id=key, key=name_key(shown), shown=shown, is_main=rank == 0, visible_from=PAST
        )


class Counter:
    """Counts what a query finds, and how often it was asked."""

    def __init__(self):
        self.calls = 0

    def __call__(self, query):
        self.calls += 1
        return engine().count(query.match(NOW), 50)


def corrected(text):
    count = Counter()
    found = correction(parse(text, today=TODAY), NOW, count)
    assert count.calls <= corrections.COUNTED + 1
    if found is None:
        return None
    assert found.count == count(found.query) > 0
    assert found.text == found.query.text
    return found.text


def kept(text):
    count = Counter()
    found = with_fewer(parse(text, today=TODAY), NOW, count)
    assert count.calls <= fewer.COUNTED
    assert found is None or count(found) > 0
    return found and found.text


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("donnee", "donnee", 0),
        ("donee", "donnee", 1),
        ("donnees", "donnee", 1),
        ("dannee", "donnee", 1),
        ("odnnee", "donnee", 1),
        ("ondnee", "donnee", 2),
        ("doe", "donnee", 3),
        ("", "ab", 2),
        ("ca", "abc", 3),
    ],
)
def test_slips_of_the_finger_are_counted(one, other, slips):
    assert distance(one, other, 5) == distance(other, one, 5) == slips
    assert distance(one, other, 1) == min(slips, 2)


def test_two_slips_are_forgiven_in_long_words_only():
    words = {"hopital": "hôpital", "hopitaux": "hôpitaux", "telemedecine": "télémédecine", "don": "don"}
    assert nearest("hpoital", words) == ["hopital"]
    assert nearest("hpoitl", words) == []
    assert nearest("tlemedcine", words) == ["telemedecine"]
    assert nearest("dom", words) == []


def test_the_first_letter_is_rarely_missed():
    assert nearest("parte", {"carte": "carte", "porte": "porte", "partes": "partes"})[0] == "porte"


@pytest.mark.django_db
class TestCorrection:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("hopitl", "hôpital"),  # a letter is missing
            ("hoppital", "hôpital"),  # one is doubled
            ("hopitak", "hôpital"),  # one is changed
            ("hoiptal", "hôpital"),  # two are exchanged
            ("entreopts", "entrepôts"),
            ("l’hopitl", "hôpital"),
            ("HOPITL", "hôpital"),
            ("entrepots hopitl", "entrepots hôpital"),
            ("entreppots de l’hopitl", "entrepôts de hôpital"),
            ("lhopital", "hôpital"),
        ],
    )
    def test_the_nearest_known_word_is_proposed(self, typed, meant):
        document("Des entrepôts à l’hôpital")
        assert corrected(typed) == meant

    @pytest.mark.parametrize("typed", ["hôpital", "xyzzyx", "13314", "hal", "", '"hopitl"', "-hopitl", "de la"])
    def test_nothing_is_proposed_where_nothing_is_near(self, typed):
        document("L’hôpital 13313 a haï")
        assert corrected(typed) is None

    def test_what_else_was_typed_stays(self):
        document("Un hôpital de Balbec")
        assert corrected('hopitl "de Balbec" -don au:2025') == 'hôpital "de Balbec" -don au:2025'
        assert corrected("hopitl du:2025") is None

    def test_of_two_near_words_the_one_that_goes_with_the_others_is_proposed(self):
        document("Une carte de Balbec")
        document("Une carte de Lyon")
        document("Une perte à Nice")
        known("carte", "perte")
        assert corrected("parte Nice") == "perte Nice"
        assert corrected("certe") == "carte"

    @pytest.mark.parametrize("visible_from", [None, FUTURE])
    def test_what_only_unpublished_records_bear_is_never_proposed(self, visible_from):
        document("Projet Cottard", visible_from=visible_from)
        document("Projet de Balbec")
        assert corrected("Cotard") is None
        assert corrected("projet Cotard") is None

    def test_a_word_known_but_borne_by_nothing_public_gives_way(self):
        document("Cottart", visible_from=None)
        document("Cottard")
        assert corrected("cottart") == "Cottard"

    def test_a_word_of_texts_alone_is_not_a_slip(self):
        document("La grippe saisonnière et le zolpidem", learn=False)
        document("Un hôpital")
        known("zolpidex", "grippe")
        assert corrected("grippe hopitl") is None
        document("Le zolpidem à l’hôpital", learn=False)
        assert corrected("zolpidem hopitl") == "zolpidem hôpital"

    def test_when_all_words_are_known_the_rarest_is_replaced(self):
        document("Le projet Cottard de Balbec")
        document("Le projet de Cottart")
        document("Balbec")
        assert corrected("Cottart Balbec") == "Cottard Balbec"

    def test_words_that_find_something_are_left_alone(self):
        document("Le projet Cottard")
        document("Le projet Cottart")
        document("Le projet Cottart encore")
        assert corrected("projet Cottard") is None

    def test_two_words_written_as_one_are_parted(self):
        document("Le Health Data Hub")
        assert corrected("healthdata hub") == "Health Data hub"

    def test_one_word_written_as_two_is_joined(self):
        document("Des ports")
        document("Balbec")
        document("Le PortBalbec Campus")
        assert corrected("Ports Balbec campus") == "PortBalbec campus"

    @pytest.mark.parametrize(
        "typed", ["verdurin camelliia", "camellia verdurin", "Verduring Camélia", "mme camellia verdurin"]
    )
    def test_a_name_is_proposed_as_it_is_written(self, typed):
        document("Mme Camélia Verdurin reçoit")
        named(Kind.PERSON, 3, "Camélia Verdurin", "Verdurin Camélia")
        assert corrected(typed) == "Camélia Verdurin"

    def test_another_name_stays_the_one_that_was_typed(self):
        document("Balbec Chiffres")
        named(Kind.ORGANISATION, 1, "Agence des Nombres", "Balbec-Chiffres")
        assert corrected("balbek chiffres") == "Balbec-Chiffres"

    def test_a_long_query_is_corrected_too(self):
        title = (
            "un projet de plateforme nationale pour partager les images et former les équipes des hôpitaux de Balbec"
        )
        document(title)
        assert corrected(title.replace("plateforme", "platefrome")) == title

    @pytest.mark.parametrize(
        "typed", ["\x00", "x" * 10_000, "abcdefgh " * 40, "'; DROP", "％％％％％", "éééééééé ûûûûûûûû"]
    )
    def test_whatever_is_typed_nothing_errs(self, typed):
        document("Un hôpital")
        assert corrected(typed) is None

    def test_corrections_cost_few_queries(self, django_assert_max_num_queries):
        document("Le projet Cottard de Balbec et un hôpital")
        # PostgreSQL counts in the newest months, then in all of time.
        each = 2 if connection.vendor == "postgresql" else 1
        with django_assert_max_num_queries(corrections.COUNTED * each + 5):
            corrected("projjet cotard balbek hopitl parisien encore nouvau")


@pytest.mark.django_db
class TestFewerWords:
    def test_words_that_nothing_bears_are_dropped(self):
        document("Un hôpital de Balbec")
        assert kept("hôpital xyzzyx de Balbec") == "hôpital Balbec"
        assert kept("l’hôpital de Balbec xyzzyx") == "l’hôpital de Balbec"

    def test_the_most_frequent_word_is_dropped_first(self):
        document("Le projet de Balbec")
        document("Le projet de Nice")
        document("Cottard à Balbec")
        document("Cottard à Nice")
        document("Un projet")
        assert kept("projet Cottard Balbec") == "Cottard Balbec"

    def test_the_rarest_word_is_kept_when_no_two_stand_together(self):
        document("Cottard")
        document("Balbec")
        document("Balbec encore")
        document("Nice")
        document("Nice encore")
        assert kept("Balbec Cottard Nice") == "Cottard"

    def test_phrases_count_as_a_word_and_conditions_stay(self):
        document("Le plan santé de Balbec")
        document("Cottard")
        assert kept('"plan santé" Cottard -don du:2021') == '"plan santé" -don du:2021'
        assert kept('"plan santé" Cottard -Balbec') == "Cottard -Balbec"
        assert kept('"plan santé" Cottard du:2025') is None

    @pytest.mark.parametrize("text", ["", "xyzzyx", "Cottard", "de Cottard", "xyzzyx abcdef", "-Cottard xyzzyx"])
    def test_nothing_is_left_of_a_word_alone_or_of_none(self, text):
        document("Balbec")
        assert kept(text) is None

    @pytest.mark.parametrize("lost", [(0,), (7,), (3,), (1, 8), (0, 7)])
    def test_of_many_words_the_most_are_kept(self, lost):
        words = ["projet", "plateforme", "images", "équipes", "Balbec", "Nice", "Lyon", "Brest"]
        document(" ".join(words))
        typed = list(words)
        for place in lost:
            typed.insert(place, f"xyzzy{place}")
        assert kept(" ".join(typed)) == " ".join(words)

    def test_calls_are_bounded_however_many_words_nothing_bears(self):
        document("Balbec Nice Lyon")
        assert kept("Balbec xyzzya xyzzyb xyzzyc Nice xyzzyd xyzzye xyzzyf Lyon").startswith("Balbec")
        assert kept(" ".join(f"xyzzy{rank}" for rank in range(12))) is None

    def test_what_is_not_public_keeps_no_word(self):
        document("Cottard à Balbec", visible_from=None)
        document("Balbec")
        assert kept("Cottard Balbec") == "Balbec"


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "is_sure"), [("inda", False), ("hopitl", True), ("inda hôpital", False)])
def test_a_short_word_may_be_another_one(typed, is_sure):
    for title in ("INDS", "Hôpital", "INDS hôpital"):
        document(title)
    found = correction(parse(typed, today=TODAY), NOW, Counter())
    assert found.is_sure is is_sure
