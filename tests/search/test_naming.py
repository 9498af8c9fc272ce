"""Names that stand in a query lead to what bears them, and to their other names."""

from datetime import UTC, date, datetime

import pytest

from portal.core.text import name_key
from portal.search import analysis
from portal.search.engines import engine
from portal.search.kinds import Kind, document_id
from portal.search.models import SearchDocument, SearchName
from portal.search.naming.answering import BEST
from portal.search.naming.speaking import PEOPLE
from portal.search.naming.understanding import OTHERS, understand
from portal.search.query import parse
from tests.factories import FUTURE, PAST, GlossaryTermFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def named(kind, key, *names, visible_from=PAST, **fields):
    """A record that bears `names`, the first of which is its own."""
    for rank, shown in enumerate(names):
        SearchName.objects.create(
            **{"kind": kind, "object_id": key, "key": name_key(shown), "shown": shown, "is_main": rank == 0}
            | {"visible_from": visible_from}
            | fields
        )


def person(key, given, family, *others, **fields):
    """With the rows that the index has of a person: both orders, and the ends of names."""
    named(Kind.PERSON, key, f"{given} {family}", f"{family} {given}", *others, **fields)
    named(Kind.PERSON, key, family, is_whole=False, **fields | {"is_main": False})


def understood(text, **options):
    return understand(parse(text, today=date(2024, 6, 1)), NOW, **options)


def groups(text, **options):
    return understood(text, **options).query.match(NOW).required


def agency(**fields):
    named(Kind.ORGANISATION, 1, "Agence des Nombres de Balbec", "ANB", "Balbec Chiffres", **fields)


def test_a_former_name_finds_the_present_one_and_says_so():
    agency()
    found = understood("Balbec Chiffres")
    assert found.widened == ["Agence des Nombres de Balbec", "ANB"]
    assert found.query.match(NOW).required == (
        (("balbec",), ("balbecchiffr",), ("agenc", "nombr", "balbec"), ("anb",)),
        (("chiffr",), ("balbecchiffr",), ("agenc", "nombr", "balbec"), ("anb",)),
    )
    assert found.query.typed_phrases == {("balbec",), ("chiffr",), ("balbecchiffr",)}
    assert found.query.wanted > found.query.typed_phrases
    assert found.query.text == "Balbec Chiffres"
    assert found.tied == {"#o1"}


@pytest.mark.parametrize("text", ["anb", "ANB", "l’ANB", "l'anb hôpital", "(ANB)", "a.n.b."])
def test_a_sigle_finds_the_name_that_it_stands_for(text):
    agency()
    assert "Agence des Nombres de Balbec" in understood(text).widened
    assert ("agenc", "nombr", "balbec") in groups(text)[0]


def test_function_words_of_a_name_ask_for_nothing():
    agency()
    sigle = ("anb",)
    query = understood("agence des nombres de Balbec hôpital").query
    assert [sigle in group for group in query.match(NOW).required] == [True, True, True, False]
    assert [clause.typed for clause in query.asked] == ["agence", "nombres", "Balbec", "hôpital"]


def test_other_words_of_the_query_stay_asked_for():
    agency()
    assert groups("hôpital ANB")[0] == (("hopital",), ("hopitalanb",))


@pytest.mark.parametrize("text", ['"ANB"', '"Balbec Chiffres"', "Balbec hôpital Chiffres", "-ANB hôpital", "par:ANB"])
def test_what_is_not_a_name_as_typed_adds_none(text):
    agency()
    found = understood(text)
    assert (found.widened, found.query.wanted) == ([], found.query.typed_phrases)


def test_alternatives_have_their_own_names():
    agency()
    named(Kind.ORGANISATION, 2, "Institut du Port", "IDP")
    (group,) = groups("ANB OU IDP")
    assert {("agenc", "nombr", "balbec"), ("institut", "port")} <= set(group)


def test_an_exact_search_adds_no_name_but_knows_the_record():
    agency()
    found = understood("ANB", is_exact=True)
    assert (found.widened, found.best, found.tied) == ([], [(Kind.ORGANISATION, 1)], {"#o1"})
    assert found.query.match(NOW).required == ((("anb",),),)


def test_a_name_that_several_records_bear_adds_none_and_shows_them_all():
    agency()
    named(Kind.ORGANISATION, 2, "Association Nationale de Bridge", "ANB")
    found = understood("ANB")
    assert (found.widened, found.tied) == ([], frozenset())
    assert set(found.best) == {(Kind.ORGANISATION, 1), (Kind.ORGANISATION, 2)}


def test_an_organisation_and_the_theme_of_the_same_name_are_one():
    named(Kind.THEME, 7, "Agence des nombres de Balbec", "Chiffres de Balbec")
    agency()
    found = understood("Agence des nombres de Balbec")
    assert found.widened == ["ANB", "Balbec Chiffres"]
    assert found.best == [(Kind.ORGANISATION, 1)]
    assert found.tied == {"#o1", "#t7"}


def test_the_longest_name_counts_and_none_within_it():
    agency()
    named(Kind.ORGANISATION, 7, "Balbec", "Cité du Port")
    found = understood("Balbec Chiffres")
    assert "Cité du Port" not in found.widened
    assert "Cité du Port" in understood("Balbec").widened


def test_synonyms_of_a_theme_are_looked_for_when_it_is_all_that_was_typed():
    named(Kind.THEME, 7, "Télémédecine", "Téléconsultation")
    assert understood("télémédecine").widened == ["Téléconsultation"]
    assert understood("télémédecine hôpital").widened == []
    assert understood("téléconsultation hôpital").widened == ["Télémédecine"]


@pytest.mark.parametrize("visible_from", [None, FUTURE])
def test_the_names_of_what_is_not_public_are_unknown(visible_from):
    agency(visible_from=visible_from)
    person(3, "Camélia", "Verdurin", visible_from=visible_from)
    assert understood("ANB") == understand(parse("ANB", today=date(2024, 6, 1)), NOW, is_exact=True)
    for text in ["ANB", "Camélia Verdurin", "Verdurin", "par:Verdurin"]:
        found = understood(text)
        assert (found.best, found.widened, found.tied, found.filters) == ([], [], frozenset(), ())


def test_a_moment_is_needed():
    with pytest.raises(ValueError, match="None"):
        understand(parse("ANB", today=date(2024, 6, 1)), None)


def test_a_sigle_that_is_a_common_word_is_one_in_capitals_only():
    named(Kind.ORGANISATION, 1, "Agence des Nuits", "ANS")
    assert understood("dix ANS").widened == ["Agence des Nuits"]
    assert understood("dix ans").widened == []
    assert understood("ans").best == [(Kind.ORGANISATION, 1)]


def test_graphies_are_looked_for_but_not_told():
    named(Kind.ORGANISATION, 1, "Port-Balbec Campus", "PortBalbec Campus")
    found = understood("portbalbec campus")
    assert found.widened == []
    assert analysis.phrase("port balbec campus") in found.query.wanted


def test_a_reversed_name_adds_nothing_to_its_words():
    person(3, "Camélia", "Verdurin")
    found = understood("Verdurin Camélia")
    assert (found.widened, found.query.wanted) == ([], found.query.typed_phrases)
    assert found.tied == {"#p3"}


def test_a_bounded_number_of_names_is_added():
    named(Kind.ORGANISATION, 1, "Zéro", *(f"Autre {rank}" for rank in range(3 * OTHERS)))
    assert understood("zéro").widened == [f"Autre {rank}" for rank in range(OTHERS)]


def test_a_name_finds_documents_that_bear_another_one():
    agency()
    for key, title in enumerate(["agenc nombr balbec", "balbec chiffr", "nombr agenc balbec", "anb"], start=1):
        pk = document_id(Kind.ARTICLE, key, date(2024, 1, key))
        SearchDocument.objects.create(id=pk, kind=Kind.ARTICLE, object_id=key, visible_from=PAST, title=title)
    rows = engine().newest(understood("Balbec Chiffres").query.match(NOW), 10)
    assert [row.title for row in rows] == ["anb", "balbec chiffr", "agenc nombr balbec"]


def test_a_sigle_of_the_glossary_finds_what_it_stands_for_and_conversely():
    term = GlossaryTermFactory(term="EDB", expansion="Entrepôt de données de Balbec")
    found = understood("edb hôpital")
    assert (found.widened, found.definitions) == (["Entrepôt de données de Balbec"], [term])
    assert ("entrepot", "donnee", "balbec") in found.query.match(NOW).required[0]
    found = understood("entrepot de données de balbec")
    assert (found.widened, found.definitions) == (["EDB"], [])
    assert ("edb",) in found.query.match(NOW).required[2]


def test_a_term_is_defined_only_when_typed():
    GlossaryTermFactory(term="EDB", expansion="")
    assert understood("Balbec").definitions == []
    assert [str(term) for term in understood("l’EDB").definitions] == ["EDB"]


@pytest.mark.parametrize(
    "text",
    ["Camélia Verdurin", "verdurin camelia", "VERDURIN Camélia", "Mme Camélia Verdurin", "Pr. Verdurin", "verdurin",
     '"Camélia Verdurin"', "camélia verdurin du:2021"],
)  # fmt: skip
def test_who_bears_the_name_typed_comes_first(text):
    person(3, "Camélia", "Verdurin")
    assert understood(text).best == [(Kind.PERSON, 3)]


@pytest.mark.parametrize("text", ["camélia", "Verdurin hôpital", "Verdurin OU hôpital", "verdurin -hôpital"])
def test_nobody_comes_first_for_other_words(text):
    person(3, "Camélia", "Verdurin")
    assert understood(text).best == []


def test_a_surname_of_two_words_that_two_people_bear_is_nobody_in_particular():
    named(Kind.PERSON, 1, "Anne Le Gall", "A. Legall")
    named(Kind.PERSON, 1, "Le Gall", "Legall", is_whole=False, is_main=False)
    named(Kind.PERSON, 2, "Bruno Le Gall")
    named(Kind.PERSON, 2, "Le Gall", is_whole=False, is_main=False)
    assert understood("le gall").best == []


def test_a_surname_that_several_people_bear_is_nobody_in_particular():
    person(3, "Camélia", "Verdurin")
    person(4, "Gustave", "Verdurin")
    assert understood("verdurin").best == []
    person(5, "Odette", "Swann", visible_from=None)
    person(6, "Charles", "Swann")
    assert understood("swann").best == [(Kind.PERSON, 6)]


def test_a_sigle_in_one_word_or_two_is_the_same():
    named(Kind.ORGANISATION, 1, "AP-HB")
    named(Kind.ORGANISATION, 2, "CHB")
    assert understood("aphb").best == understood("ap hb").best == understood("AP-HB").best == [(Kind.ORGANISATION, 1)]
    assert understood("C.H.B.").best == [(Kind.ORGANISATION, 2)]


def test_few_records_come_first():
    for key in range(2 * BEST):
        named(Kind.EVENT, key, "Nuit des nombres")
    assert len(understood("nuit des nombres").best) == BEST


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("par:Verdurin hôpital", ("hôpital",)),
        ('par:"Camélia Verdurin" hôpital', ("hôpital",)),
        ("par:Camélia Verdurin hôpital", ("hôpital",)),
        ("hôpital par : verdurin camelia", ("hôpital",)),
        ("par:Mme Verdurin", ()),
    ],
)
def test_par_asks_for_what_somebody_says_or_signs(text, words):
    person(3, "Camélia", "Verdurin")
    found = understood(text)
    assert found.filters == (frozenset({"#s3", "#w3"}),)
    assert (found.query.words, found.notes) == (words, [])
    assert understood(found.query.text).filters == found.filters


def test_par_asks_for_all_who_bear_a_surname_but_one_who_bears_the_name():
    person(3, "Camélia", "Verdurin")
    person(4, "Gustave", "Verdurin")
    assert understood("par:verdurin").filters == (frozenset({"#s3", "#w3", "#s4", "#w4"}),)
    assert understood("par:Gustave Verdurin").filters == (frozenset({"#s4", "#w4"}),)
    for key in range(10, 10 + 2 * PEOPLE):
        person(key, "Zoé", "Verdurin")
    assert len(understood("par:verdurin").filters[0]) == 2 * PEOPLE
    named(Kind.PERSON, 9, "Verdurin")
    assert understood("par:verdurin").filters == (frozenset({"#s9", "#w9"}),)


def test_a_name_that_nobody_bears_is_told_and_ignored():
    agency()
    found = understood("par:ANB hôpital du:2021-13")
    assert found.filters == ()
    assert found.notes == [
        "La date «\u00a0du:2021-13\u00a0» n’a pas été comprise.",
        "Personne ne porte le nom «\u00a0ANB\u00a0» ici.",
    ]


def test_names_cost_few_queries_whatever_is_typed(django_assert_max_num_queries):
    agency()
    person(3, "Camélia", "Verdurin")
    GlossaryTermFactory(term="EDB", expansion="Entrepôt de données de Balbec")
    with django_assert_max_num_queries(6):
        understood("par:Verdurin ANB EDB Balbec Chiffres entrepôt de données de Balbec " + "x " * 60)
    with django_assert_max_num_queries(0):
        understood("")


@pytest.mark.parametrize("text", ["\x00", "\ud800", "'", "«»", "par:\x00", "par:🎉", "🎉", "% _", "l’", "a " * 200])
def test_whatever_is_typed_no_name_errs(text):
    assert understood(text).best == []


@pytest.mark.parametrize("typed", ["oeuvrard brulot", "OEUVRARD Étienne"])
def test_somebody_is_known_by_some_of_their_names(typed):
    person(3, "Étienne Brulot", "Oeuvrard")
    assert understood(typed).best == [(Kind.PERSON, 3)]


def test_a_record_is_known_by_the_beginning_of_its_name_when_no_other_begins_so():
    named(Kind.EVENT, 1, "Rencontre Balbec 2021")
    named(Kind.ORGANISATION, 2, "BalbecSanté Campus")
    named(Kind.ORGANISATION, 3, "Institut de Balbec")
    assert understood("rencontre balbec").best == [(Kind.EVENT, 1)]
    assert understood("balbecsanté").best == [(Kind.ORGANISATION, 2)]
    assert understood("institut").best == []
    named(Kind.EVENT, 4, "Rencontre Balbec 2022")
    assert understood("rencontre balbec").best == []
