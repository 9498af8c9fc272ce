"""What is typed is understood, whatever it is."""

from datetime import UTC, date, datetime

import pytest

from portal.search import analysis
from portal.search.matching import Match
from portal.search.query import LENGTH, WORDS, parse

TODAY = date(2024, 3, 12)
NOW = datetime(2024, 3, 12, tzinfo=UTC)


def asked(text):
    return parse(text, today=TODAY)


def required(text):
    return asked(text).match(NOW).required


def test_words_are_all_asked_for_and_function_words_are_not():
    assert required("l’hôpital de la donnée") == ((("hopital",),), (("donnee",),))
    assert asked("l’hôpital de la donnée").words == ("l’hôpital", "donnée")


def test_a_word_typed_twice_is_asked_for_once():
    assert required("don don DON") == ((("dons",),),)


@pytest.mark.parametrize("marks", ['"{}"', "“{}”", "« {} »", "«\u00a0{}\u00a0»", '« {} "', "„{}“", "«{}“"])
def test_every_pair_of_quotation_marks_makes_a_phrase(marks):
    query = asked(marks.format("passage à l’échelle") + " hôpital")
    assert query.match(NOW).required == ((("passag", "echel"),), (("hopital",),))
    assert query.words == ("hôpital",)


def test_quotation_marks_inside_others_belong_to_the_phrase():
    assert required('« le "plan" santé »') == ((("plan", "sant"),),)


@pytest.mark.parametrize("text", ['"plan santé', "plan « santé", "plan santé”"])
def test_a_quotation_mark_by_itself_says_nothing(text):
    assert required(text) == required("plan santé")


def test_what_follows_a_hyphen_is_excluded():
    query = asked('santé -don -"plan de relance" -start-ups')
    assert query.match(NOW).excluded == (("dons",), ("plan", "relanc"), ("start", "up"), ("startup",))
    assert query.words == ("santé",)


@pytest.mark.parametrize("text", ["Paris-Saclay", "Paris – Saclay", "Paris - Saclay", "Paris –Saclay"])
def test_other_hyphens_and_dashes_exclude_nothing(text):
    assert asked(text).excluded == ()
    assert all(term in str(required(text)) for term in ("paris", "saclay"))


def test_exclusions_alone_are_not_a_search():
    query = asked("-don")
    assert query.is_empty
    assert query.match(NOW).is_empty
    assert query.notes == ("Un mot à exclure ne suffit pas\u00a0: il en faut aussi un à chercher.",)


@pytest.mark.parametrize("operator", ["OR", "OU"])
def test_or_in_capitals_binds_its_neighbours(operator):
    text = f'Lyon {operator} "ville de Nice" {operator} Brest hôpital'
    assert required(text) == ((("lyon",), ("vill", "nic"), ("brest",)), (("hopital",),))


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Lyon ou Nice", 2),
        ("OU Lyon", 1),
        ("Lyon OU", 1),
        ("Lyon OU -Nice", 1),
        ("-Nice OU Lyon", 1),
        ("OU", 0),
        ("OU OU OU", 0),
        ("Lyon OU OU Nice", 1),
        ("Lyon OU la Nice", 1),
        ("Lyon du:2021 OU Nice", 2),
        ("le OU la", 0),
    ],
)
def test_or_without_two_neighbours_is_a_word_like_others(text, groups):
    assert len(required(text)) == groups


def test_or_after_a_function_word_binds_nothing():
    assert [clause.typed for clause in asked("Lyon la OU Nice").clauses] == ["Lyon", "la", "OU", "Nice"]


def test_neighbours_may_be_written_as_one_word():
    assert required("start up") == ((("start",), ("startup",)), (("up",), ("startup",)))
    assert (("covid",), ("covid19",)) in required("covid 19")
    assert (analysis.joined(["rendez", "vous"]),) in required("rendez vous")[0]
    assert required("start et up") == ((("start",),), (("up",),))
    assert required("12 2021") == ((("12",),), (("2021",),))


def test_an_acronym_is_not_the_common_word():
    assert required("ANS") == ((("ans",),),)
    assert required("ans") == ((("an",),),)
    assert required("DEPUIS ANS") == ((("ans",), ("an",)),)
    assert required("ANS OU HDH") == ((("ans",), ("hdh",)),)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("du:2021", date(2021, 1, 1), None),
        ("depuis:2021-09", date(2021, 9, 1), None),
        ("du:2021-09-05", date(2021, 9, 5), None),
        ("du:09/2021", date(2021, 9, 1), None),
        ("du:5/9/2021", date(2021, 9, 5), None),
        ("DU:01/09/2021", date(2021, 9, 1), None),
        ("au:2021", None, date(2021, 12, 31)),
        ("au:2024-02", None, date(2024, 2, 29)),
        ("au:31/01/2021", None, date(2021, 1, 31)),
        ("du\u00a0: 2021 au : 2022", date(2021, 1, 1), date(2022, 12, 31)),
        ("du:1er septembre 2021", date(2021, 9, 1), None),
        ("du:« 1er septembre 2021 »", date(2021, 9, 1), None),
        ('au:"décembre 2021"', None, date(2021, 12, 31)),
        ("au:aout 2021", None, date(2021, 8, 31)),
        ("du:hier au:aujourd’hui", date(2024, 3, 11), TODAY),
        ("du:1900 au:2100", date(1900, 1, 1), date(2100, 12, 31)),
    ],
)
def test_dates_bound_the_search_and_are_included(text, since, until):
    query = asked(f"santé {text} hôpital")
    assert (query.since, query.until) == (since, until)
    assert (query.words, query.notes) == (("santé", "hôpital"), ())
    match = query.match(NOW)
    assert (match.since, match.until) == (since, until)


@pytest.mark.parametrize("value", ["2021-13", "2021-02-30", "0/2021", "n’importe", "20211", "0000"])
def test_a_date_that_is_none_is_told_and_ignored(value):
    query = asked(f"santé du:{value}")
    assert (query.since, query.words) == (None, ("santé",))
    assert query.notes == (f"La date «\u00a0du:{value.replace(chr(39), '’')}\u00a0» n’a pas été comprise.",)


@pytest.mark.parametrize("year", ["1899", "2101", "9999"])
def test_a_year_too_far_is_told_and_ignored(year):
    query = asked(f"santé au:{year}")
    assert query.until is None
    assert query.notes == (f"La date «\u00a0au:{year}\u00a0» n’est pas entre 1900 et 2100.",)


def test_dates_in_the_wrong_order_are_told_and_ignored():
    query = asked("santé du:2022 au:2021")
    assert (query.since, query.until, query.dates) == (None, None, ())
    assert query.notes == ("La première date vient après la dernière\u00a0: toutes deux ont été ignorées.",)


def test_a_field_without_value_is_told():
    assert asked("santé du:").notes == ("Il manque une date après «\u00a0du:\u00a0».",)
    assert asked("santé par : ").notes == ("Il manque un nom après «\u00a0par:\u00a0».",)


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("par:Verdurin", "Verdurin", ()),
        ('par:"Camélia Verdurin" santé', "Camélia Verdurin", ("santé",)),
        ("santé par\u00a0: « Camélia Verdurin »", "Camélia Verdurin", ("santé",)),
        ("PAR:Verdurin, santé", "Verdurin", ("santé",)),
    ],
)
def test_who_speaks_is_named_after_par(text, by, words):
    query = asked(text)
    assert (query.by, query.words) == (by, words)


@pytest.mark.parametrize(
    "text", ["http://exemple.fr", "à 10:30", "COVID: suite", "compte-rendu:2021", "Nomination au : CHU de Lille"]
)
def test_a_colon_elsewhere_says_nothing(text):
    query = asked(text)
    assert (query.since, query.until, query.by, query.notes) == (None, None, "", ())
    assert not query.is_empty


@pytest.mark.parametrize(
    "text",
    [
        "13313",
        "n° 13313",
        "N°13313",
        "n°\u00a013313",
        "nº 13313",
        "№ 13313",
        " n 13313 ",
        "article 13313",
        "numéro 13313",
        "article n° 13313",
    ],
)
def test_a_number_alone_is_that_of_an_article(text):
    assert asked(text).number == 13313


@pytest.mark.parametrize(
    "text", ["13313 santé", "-13313", "1234567890", "13,3", "covid 19", "2021", "les articles 13313"]
)
def test_a_number_among_words_is_a_word(text):
    assert asked(text).number is None


def test_common_words_alone_are_told():
    query = asked("de la")
    assert query.is_empty
    assert query.notes == ("Ces mots sont trop courants pour être cherchés.",)


def test_signs_alone_are_told():
    assert asked("🎉 ?!").notes == ("Il n’y a là aucun mot à chercher.",)
    assert asked("").notes == asked(" \x00 ").notes == ()


def test_a_long_query_is_cut_between_words():
    query = asked("hôpital " * 1000)
    assert query.is_cut
    assert len(query.text) <= LENGTH
    assert query.text.split()[-1] == "hôpital"
    assert query.notes == ("Seul le début de la demande a été cherché\u00a0: 200 signes et 12 mots au plus.",)


def test_only_words_that_say_something_count_among_those_that_are_looked_for():
    words = [f"mot{rank}" for rank in range(WORDS + 3)]
    assert not asked(" de la ".join(words[:WORDS])).is_cut
    query = asked(" ".join(words))
    assert query.is_cut
    assert query.words == tuple(words[:WORDS])


HOSTILE = [
    "\x00", "\ud800", "\udfff santé \ud800", "par:\ud800x",
    "«", '"' * 201, "« “ \" ” »", "-", "--", "-\"", '-""', "- - -", "OR OR",
    "du:", "du:du:", "au:au:2021", "par:par:par:", 'par:"', "par:«»", "du:\x00", "\u202e\u200fsanté", "\u0301" * 50,
    "santé AND NEAR(don) OR title:*", "title : don", "'; DROP TABLE x; --", "don*", "^don", "{don}", "a" * 100_000,
    " " * 100_000 + "x", "a " * 50_000, '"a" ' * 50_000, "ﷺ" * 300, "𝖘𝖆𝖓𝖙é", "न\u093c" * 90, "👨‍👩‍👧‍👦",
    "%s %d {0} \\", "\\u0000", "n°", "n° " + "9" * 300, "٣", "①", "½", "‐‑–—−", "&&&", "''''", "’", "l’", "d’ « ",
    "10 000 000", "a'b'c'd'e'f'g'h",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_is_typed_errs(text):
    query = asked(text)
    match = query.match(NOW)
    assert isinstance(match, Match)
    terms = [term for group in (*match.required, match.excluded) for phrase in group for term in phrase]
    assert all(term.isascii() and term.isalnum() and len(term) <= 40 for term in terms)
    assert len(query.text) <= 3 * LENGTH
    " ".join([query.text, query.by, *query.notes]).encode()
    assert asked(query.text).match(NOW) == match
    assert query.typed_phrases <= query.wanted
    assert all(len(word) <= LENGTH for word in query.words)


def test_a_query_written_anew_says_the_same():
    text = 'Lyon OU "plan santé" hôpital par:"Camélia Verdurin" -don -"x y" du:2021 au:"1er mars 2022"'
    query = asked(text)
    assert query.text == text
    assert asked(query.text) == query


def test_words_that_are_dropped_leave_the_rest():
    query = asked('l’hôpital de la ville "plan santé" par:Verdurin -don du:2021')
    hospital, town = query.asked[:2]
    assert query.without([town]).text == 'l’hôpital "plan santé" par:Verdurin -don du:2021'
    assert query.without([hospital]).text == 'ville "plan santé" par:Verdurin -don du:2021'
    assert query.without(query.asked).text == "par:Verdurin -don du:2021"


def test_neighbours_give_way_to_other_words():
    query = asked("le data hub de santé -don")
    data, hub, _health = query.asked
    assert query.replaced([data, hub], "DataHub").text == "le DataHub de santé -don"
    assert query.replaced([data], "Health Data").text == "le Health Data hub de santé -don"
    assert query.with_words("Health Data Hub").text == "Health Data Hub -don"


def test_facets_and_titles_are_asked_for_as_told():
    filters = [frozenset({"#t1"}), frozenset({"#p1", "#p2"})]
    match = asked("santé").match(None, filters, in_title=True)
    assert (match.filters, match.in_title, match.visible_at) == (tuple(filters), True, None)
