"""The order of what was found, told by documents alone: no database."""

from dataclasses import replace
from datetime import date

import pytest

from portal.search.kinds import Kind, document_id
from portal.search.matching import Row
from portal.search.ranking.ranking import READ, Ranking
from portal.search.ranking.weights import WEIGHTS

TODAY = date(2026, 11, 20)


def row(kind=Kind.ARTICLE, key=1, title="", lead="", *, day=date(2026, 1, 5), facets=""):
    return Row(document_id(kind, key, day), title, lead, facets)


def group(*phrases):
    """Words that stand for one another: group("hdh", "health data hub")."""
    return tuple(tuple(phrase.split()) for phrase in phrases)


def ranked(query, *rows, **options):
    groups = tuple(group(word) if isinstance(word, str) else word for word in query)
    return Ranking(groups, today=TODAY, **options).ranked(list(rows))


def assert_order(query, *rows, **options):
    """`rows`, given best first, come in this order whatever the order in which they were found."""
    assert ranked(query, *rows, **options) == list(rows)
    assert ranked(query, *reversed(rows), **options) == list(rows)


def test_a_word_of_the_title_weighs_more_than_one_of_the_standfirst_and_that_more_than_one_of_the_text():
    assert_order(
        ["baleine"],
        row(key=1, title="une baleine dans le port"),
        row(key=2, title="une nouvelle du port", lead="baleine"),
        row(key=3, title="une nouvelle du port"),
    )


def test_the_words_said_weigh_more_in_a_quote_than_the_name_of_who_says_them():
    said = row(Kind.QUOTE, 1, "camelia verdurin", "la baleine dort")
    named = row(Kind.QUOTE, 2, "camelia baleine", "le port dort")
    assert_order(["baleine"], said, named)


def test_a_title_whose_words_follow_one_another_as_typed_comes_before_one_where_they_are_apart():
    assert_order(
        ["donnee", "sante"],
        row(key=1, title="le prix de la donnee sante"),
        row(key=2, title="la donnee et le prix sante"),
    )


def test_the_shorter_title_comes_first_when_both_bear_the_words():
    assert_order(
        ["baleine", "blanche"],
        row(key=1, title="baleine blanche a brest"),
        row(key=2, title="baleine blanche a brest et dix autres nouvelles du port"),
    )


def test_the_title_that_is_the_query_comes_before_a_newer_one_that_begins_with_it():
    assert_order(
        ["baleine", "blanche"],
        row(key=1, title="baleine blanche", day=date(2016, 1, 5)),
        row(key=2, title="baleine blanche encore", day=date(2026, 11, 1)),
    )


def test_a_word_that_few_titles_bear_weighs_more_than_one_that_they_all_bear():
    others = [row(key=key, title=f"campus numero {key}", lead="narval") for key in range(10, 30)]
    with_rare, with_common = row(key=1, title="narval", lead="campus"), row(key=2, title="campus", lead="narval")
    order = ranked(["campus", "narval"], with_common, *others, with_rare)
    assert order.index(with_rare) < order.index(with_common)


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ORGANISATION, Kind.THEME, Kind.EVENT])
def test_a_record_comes_before_the_newest_article_that_has_its_name_in_the_title(kind):
    record = row(kind, 1, "aurore boreale", day=None)
    assert_order(["aurore", "boreale"], record, row(key=2, title="aurore boreale nommee", day=TODAY))


def test_an_article_comes_before_a_record_that_only_tells_of_the_word():
    article = row(key=1, title="un port", lead="narval", day=date(2020, 1, 1))
    assert_order(["narval"], article, row(Kind.ORGANISATION, 2, "institut du port", "narval", day=None))


def test_of_two_articles_alike_the_newer_comes_first():
    assert_order(
        ["narval"],
        row(key=1, title="narval ici", day=date(2026, 6, 1)),
        row(key=2, title="narval la", day=date(2019, 6, 1)),
    )


def test_novelty_does_not_outweigh_a_title():
    assert_order(
        ["narval"],
        row(key=1, title="le narval du port", day=date(2005, 1, 1)),
        row(key=2, title="le port", lead="narval", day=TODAY),
    )


def test_what_is_still_to_come_is_no_newer_than_today():
    coming, today = row(Kind.EVENT, 1, "narval", day=date(2099, 1, 1)), row(Kind.EVENT, 2, "narval", day=TODAY)
    ranking = Ranking((group("narval"),), today=TODAY)
    ranking.ranked([coming, today])
    assert ranking.explain(coming)["recency"] == ranking.explain(today)["recency"]


def test_another_name_of_what_was_typed_is_as_good_as_what_was_typed():
    hub = group("hdh", "health data hub")
    assert_order(
        [hub],
        row(key=1, title="health data hub et port"),
        row(key=2, title="une nouvelle du port", lead="hdh"),
    )


def test_a_record_tied_to_the_one_whose_name_was_typed_comes_before_one_that_only_names_it():
    tied = row(Kind.QUOTE, 1, "aurore boreale", "il neige", facets="#n2 #p7", day=date(2020, 1, 1))
    naming = row(Kind.QUOTE, 2, "aurore boreale", "il neige", facets="#n2 #p70", day=date(2020, 1, 1))
    assert_order(["aurore", "boreale"], tied, naming, tied=frozenset({"#p7"}))


def test_of_somebody_whose_name_was_typed_a_few_words_come_after_what_tells_more():
    known = {"day": date(2024, 1, 1), "facets": "#p7"}
    sentence = "il neige encore sur le port et tout le monde est rentre chez soi avant la nuit"
    whole = row(Kind.QUOTE, 1, "camelia verdurin", sentence, **known)
    met = row(Kind.EVENT, 2, "soiree du port", "camelia verdurin", **known)
    few = row(Kind.QUOTE, 3, "camelia verdurin", "il neige", **known)
    assert_order(["camelia", "verdurin"], whole, met, few, tied=frozenset({"#p7"}))


def test_a_few_words_are_found_by_themselves_all_the_same():
    few = row(Kind.QUOTE, 1, "camelia verdurin", "un grand ecart", day=date(2024, 1, 1))
    naming = row(key=2, title="le port", lead="un ecart qui n est pas grand", day=date(2024, 1, 1))
    assert_order(["grand", "ecart"], few, naming)


def test_a_word_inside_another_is_no_match():
    ranking = Ranking((group("port"),), today=TODAY)
    inside = row(title="reporter transport")
    ranking.ranked([inside])
    assert ranking.explain(inside)["body"] == WEIGHTS.fields[Kind.ARTICLE][2]


def test_ties_are_broken_by_the_newest_then_by_the_highest_id():
    same = [row(key=key, title="narval", day=TODAY) for key in (3, 2, 1)]
    assert_order(["narval"], *same)


def test_the_texts_of_the_best_tell_how_often_and_how_near():
    ranking = Ranking((group("narval"), group("corne")), today=TODAY)
    often, near, far = (row(key=key, title="le port", day=TODAY) for key in (1, 2, 3))
    order = ranking.ranked([far, near, often])
    apart = " ".join(["narval", *["eau"] * 60, "corne"])
    bodies = {often.id: f"narval corne {apart} {apart}", near.id: "narval corne", far.id: apart}
    assert ranking.refined(order, bodies) == [often, near, far]


def test_words_that_repeat_are_each_counted():
    ranking = Ranking((group("narval"),), today=TODAY)
    once, thrice = row(key=1), row(key=2)
    ranking.ranked([once, thrice])
    points = [
        ranking.explain(document, body)["frequency"]
        for document, body in ((once, "narval"), (thrice, "narval narval narval"))
    ]
    assert points == [pytest.approx(1 / 4 * WEIGHTS.frequency), pytest.approx(3 / 6 * WEIGHTS.frequency)]


def test_only_the_texts_of_the_first_are_read_and_the_others_keep_their_place_after_them():
    ranking = Ranking((group("narval"),), today=TODAY)
    order = ranking.ranked([row(key=key, title="narval", day=TODAY) for key in range(1, READ + 11)])
    bodies = {document.id: "narval " * 50 for document in order[-10:]}
    assert ranking.refined(order, bodies) == order


def test_each_line_of_the_table_is_explained_and_the_points_add_up_to_the_order():
    ranking = Ranking((group("baleine"), group("blanche")), today=TODAY)
    best, other = row(key=1, title="baleine blanche"), row(key=2, title="le port", lead="baleine", day=date(2001, 1, 1))
    assert ranking.ranked([other, best]) == [best, other]
    parts = ranking.explain(best, "baleine blanche")
    assert {"title", "sequence", "coverage", "whole", "begins", "recency", "frequency", "nearness"} <= set(parts)
    assert sum(parts.values()) > sum(ranking.explain(other).values())


def test_a_weight_of_nothing_leaves_the_order_to_the_others():
    old, new = row(key=1, title="narval", day=date(2001, 1, 1)), row(key=2, title="narval ici", day=TODAY)
    assert_order(["narval"], old, new)
    flat = replace(WEIGHTS, whole=0.0, coverage=0.0)
    assert_order(["narval"], new, old, weights=flat)


def test_documents_are_ranked_whatever_their_ids_hold():
    empty = row(Kind.THEME, 1, "", "", day=None)
    assert ranked(["narval"], empty) == [empty]
    assert ranked(["narval"]) == []


@pytest.mark.parametrize("tied", [frozenset(), frozenset({"#p7", "#t2"})])
def test_what_only_bears_the_words_in_its_text_stands_where_its_points_say(tied):
    """Most of what a frequent word finds is summed by a shorter way."""
    ranking = Ranking((group("narval"),), today=TODAY, tied=tied)
    days = [None, TODAY, date(2020, 5, 1), date(1990, 1, 1)]
    rows = [
        row(kind, key, title, "le port sous la pluie", day=day, facets=facets)
        for key, (kind, day, facets, title) in enumerate(
            (kind, day, facets, title)
            for kind in Kind
            for day in days
            for facets in ("#n1", "#n1 #p7", "#t2 #p70")
            for title in ("le port", "le narval")
        )
    ]
    order = ranking.ranked(rows)
    points = [round(sum(ranking.explain(document).values()), 2) for document in order]
    assert points == sorted(points, reverse=True)
