"""What both engines answer: run on one database, then on the other, the same tests hold them to the same sets."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.db import connection, transaction

from portal.search.engines import engine
from portal.search.kinds import Kind, document_id, first_id
from portal.search.matching import Match
from portal.search.models import SearchDocument
from portal.search.tokens import nature
from tests.search.documents import DAY, NOW, PAST, document, found, phrase, words, write_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    write_library()


@pytest.mark.usefixtures("library")
class TestWords:
    def test_a_word_is_found_in_titles_leads_and_bodies_the_newest_first_the_undated_last(self):
        assert found(required=words("paris")) == [3, 2, 1, 4]

    def test_all_words_must_be_borne(self):
        assert found(required=words("paris", "etude")) == [2, 1]
        assert found(required=words("paris", "absent")) == []

    def test_one_phrase_of_a_group_is_enough(self):
        assert found(required=((("plan",), ("verdurin",)),)) == [2, 4]
        assert found(required=((phrase("paris sante"), ("verdurin",)), (("paris",),))) == [1, 4]

    def test_the_words_of_a_phrase_follow_one_another(self):
        assert found(required=((phrase("donnee sante publiqu"),),)) == [1]
        assert found(required=((phrase("sante donnee"),),)) == [3]
        assert found(required=((phrase("etude etude"),),)) == [2]
        assert found(required=((phrase("etude etude etude"),),)) == []

    def test_a_phrase_holds_whole_words_only(self):
        assert found(required=((phrase("ante publiqu"),),)) == []
        assert found(required=((phrase("sante publi"),),)) == []
        assert found(required=words("publiqu"), excluded=(phrase("ante publiqu"), phrase("sante publi"))) == [2, 1]

    def test_a_phrase_never_goes_from_one_part_of_a_document_into_the_next(self):
        assert found(required=((phrase("sante institut"),),)) == []
        assert found(required=((phrase("paris etude"),),)) == []

    def test_what_has_no_date_may_be_asked_for_alone(self):
        assert found(required=words("paris"), is_undated=True) == [4]
        assert found(required=words("verdurin"), in_title=True, is_undated=True) == [4]
        assert found(required=words("etude"), is_undated=True) == []

    def test_a_word_stands_for_itself_alone(self):
        assert found(required=words("par")) == found(required=words("parisien")) == []

    def test_in_titles_neither_leads_nor_bodies_count(self):
        assert found(required=words("paris"), in_title=True) == [1]
        assert found(required=((phrase("donnee sante"), phrase("sante donnee")),), in_title=True) == [3]
        assert found(required=words("sante"), excluded=(("paris",),), in_title=True) == [3]
        assert found(required=words("sante"), excluded=(phrase("etude paris"),), in_title=True) == [3]

    def test_filters_count_while_words_are_looked_for_in_titles(self):
        assert found(required=words("sante"), filters=({"#t2"},), in_title=True) == [3]

    def test_excluded_words_and_phrases_leave_out(self):
        assert found(required=words("paris"), excluded=(("etude",),)) == [3, 4]
        assert found(required=words("paris"), excluded=(phrase("sante publiqu"), ("verdurin",))) == [3]
        assert found(required=words("paris"), excluded=(phrase("publiqu sante"),)) == [3, 2, 1, 4]

    def test_exclusions_alone_leave_all_the_others(self):
        assert found(excluded=(("etude",),)) == [3, 4]
        assert found(excluded=(("etude",), phrase("verdurin cameli"))) == [3]

    def test_nothing_asked_is_everything(self):
        assert found() == [3, 2, 1, 4]


@pytest.mark.usefixtures("library")
class TestFilters:
    def test_one_token_of_each_filter_is_borne(self):
        assert found(filters=({"#t1", "#t2"},)) == [3, 2, 1]
        assert found(filters=({"#t1", "#t2"}, {"#p1"})) == [3, 1]
        assert found(filters=({nature(Kind.PERSON)},)) == [4]
        assert found(required=words("etude"), filters=({"#p2"},), excluded=(("absent",),)) == [2]

    def test_a_token_is_whole(self):
        document(5, "", "", "", "#t12")
        assert found(filters=({"#t1"},)) == [2, 1]

    def test_no_word_is_a_token_and_no_token_is_a_word(self):
        document(5, "t1", "n1", "p1")
        assert found(required=words("t1")) == [5]
        assert found(filters=({"#t1"},)) == [2, 1]

    def test_a_filter_that_no_document_can_bear_finds_nothing(self):
        assert (
            found(filters=(set(),))
            == found(filters=({"#t99"},))
            == found(required=words("paris"), filters=({""},))
            == []
        )

    def test_a_filter_may_hold_hundreds_of_tokens(self):
        assert found(filters=({f"#t{number}" for number in range(300)},)) == [3, 2, 1]


@pytest.mark.usefixtures("library")
class TestDates:
    def test_both_days_are_included_and_the_undated_are_left_out(self):
        assert found(since=date(2021, 6, 7)) == [3, 2]
        assert found(until=date(2021, 6, 7)) == [2, 1]
        assert found(since=date(2021, 6, 7), until=date(2021, 6, 7)) == [2]
        assert found(required=words("paris"), since=date(2021, 6, 8)) == [3]
        assert found(required=words("verdurin"), until=date(2021, 6, 8)) == []

    def test_the_whole_last_day_counts_on_the_clock_of_the_site(self):
        document(5, "minuit", moment=datetime(2023, 7, 14, 21, 59, tzinfo=UTC))
        document(6, "minuit", moment=datetime(2023, 7, 14, 22, 0, tzinfo=UTC))
        assert found(required=words("minuit"), until=date(2023, 7, 14)) == [5]
        assert found(required=words("minuit"), since=date(2023, 7, 15)) == [6]

    def test_days_in_the_wrong_order_or_at_the_ends_of_the_calendar_are_no_error(self):
        assert found(since=date(2022, 1, 1), until=date(2021, 1, 1)) == []
        assert found(since=date.min, until=date.max) == [3, 2, 1]

    def test_what_is_still_to_come_comes_first(self):
        document(5, "paris", kind=Kind.EVENT, moment=date(2031, 1, 1))
        document(6, "paris", kind=Kind.EVENT, moment=date(2999, 1, 1))
        assert found(required=words("paris")) == [6, 5, 3, 2, 1, 4]
        assert found(required=words("paris"), limit=3) == [6, 5, 3]


class TestVisibility:
    def test_readers_find_what_is_public_at_that_moment_and_the_desk_finds_all(self):
        document(1, "brouillon", visible_from=None)
        document(2, "brouillon", visible_from=NOW + timedelta(minutes=1))
        document(3, "brouillon", visible_from=NOW)
        assert found(required=words("brouillon"), visible_at=NOW) == [3]
        assert found(required=words("brouillon"), visible_at=NOW + timedelta(hours=1)) == [3, 2]
        assert found(required=words("brouillon")) == [3, 2, 1]
        assert engine().count(Match(visible_at=NOW), 9) == 1


class TestBounds:
    def test_the_limit_keeps_the_newest(self):
        for key in range(1, 31):
            document(key, "sante", moment=DAY + timedelta(days=100 * key))
        assert found(required=words("sante"), limit=7) == [30, 29, 28, 27, 26, 25, 24]
        assert found(required=words("sante"), limit=0) == []

    def test_a_count_stops_at_its_limit(self):
        for key in range(1, 6):
            document(key, "sante")
        assert [engine().count(Match(required=words("sante")), limit) for limit in (0, 4, 5, 6)] == [0, 4, 5, 5]
        assert engine().count(Match(required=words("absent")), 6) == 0

    @pytest.mark.parametrize("number", [2, 20])
    def test_an_answer_takes_one_query_or_two_whatever_is_found(self, number, django_assert_max_num_queries):
        """PostgreSQL looks into the newest months, then into all that is left."""
        most = 2 if connection.vendor == "postgresql" else 1
        for key in range(1, number):
            document(key, "etude sante", moment=DAY + timedelta(days=50 * key))
        match = Match(required=((phrase("etude sante"), ("plan",)),), excluded=(("paris",),), visible_at=NOW)
        with django_assert_max_num_queries(most):
            engine().newest(match, 10)
        with django_assert_max_num_queries(most):
            engine().count(match, 10)

    @pytest.mark.parametrize("number", [1, 59, 61, 90])
    def test_what_is_older_than_the_newest_months_is_found_once_and_in_order(self, number):
        """However many the newest months hold: PostgreSQL then looks into the others one by one, or at once."""
        recent = [document(key, "etude", moment=NOW - timedelta(hours=key)).id for key in range(1, number + 1)]
        old = [document(1000 + key, "etude", moment=NOW - timedelta(days=300 * key)).id for key in range(1, 20)]
        match = Match(required=words("etude"), visible_at=NOW)
        assert [row.id for row in engine().newest(match, 500)] == [*recent, *old]
        assert [row.id for row in engine().newest(match, number + 5)] == [*recent, *old[:5]]
        assert engine().count(match, 500) == number + 19
        assert engine().count(match, number + 5) == number + 5

    def test_a_row_tells_what_ranking_reads_and_no_body(self):
        told = document(7, "etude sante", "institut", "texte", "#t1")
        assert engine().newest(Match(required=words("texte")), 1) == [(told.id, "etude sante", "institut", "#n1 #t1")]


class TestWriting:
    def test_what_the_documents_say_is_found_at_once(self):
        changed, moved = document(1, "ancien", "", "", "#t1"), document(2, "ancien")
        SearchDocument.objects.filter(pk=changed.pk).update(title="nouveau", facets="#n1 #t2")
        SearchDocument.objects.filter(pk=moved.pk).update(id=document_id(Kind.ARTICLE, 2, date(2025, 1, 1)))
        assert found(required=words("ancien")) == [2]
        assert found(required=words("nouveau")) == found(filters=({"#t2"},)) == [1]
        assert found(filters=({"#t1"},)) == []
        assert found(since=date(2025, 1, 1)) == [2]

    def test_what_was_deleted_or_rolled_back_is_not_found(self):
        document(1, "ancien").delete()
        with transaction.atomic():
            document(2, "ancien")
            transaction.set_rollback(True)
        assert found(required=words("ancien")) == []

    def test_documents_written_many_at_once_are_found(self):
        made = [document(key, "ancien") for key in range(1, 4)]
        SearchDocument.objects.all().delete()
        SearchDocument.objects.bulk_create(made)
        for row in made:
            row.body = "nouveau"
        SearchDocument.objects.bulk_update(made, ["body"])
        assert found(required=words("ancien", "nouveau")) == [3, 2, 1]


def _bears(text, phrases):
    return any(f" {' '.join(phrase)} " in f" {text} " for phrase in phrases)


def _expected(rows, match):
    """What a naive reading of every document finds."""
    low = first_id(match.since) if match.since else 0
    kept = []
    for row in rows:
        text = row.title if match.in_title else f"{row.title} / {row.lead} / {row.body}"
        day = row.id >> 36
        if (
            all(_bears(text, group) for group in match.required)
            and not _bears(text, match.excluded)
            and all(tokens & set(row.facets.split()) for tokens in match.filters)
            and (match.visible_at is None or (row.visible_from and row.visible_from <= match.visible_at))
            and (row.id >= low if match.since else True)
            and (row.id < first_id(match.until + timedelta(days=1)) if match.until else True)
            and (day or not (match.since or match.until))
        ):
            kept.append(row.id)
    return sorted(kept, reverse=True)


def test_any_match_finds_what_reading_every_document_finds():
    rng = Random(20260506)  # noqa: S311 - the same documents at each run
    terms = [f"mot{number}" for number in range(9)]

    def text(most):
        return " ".join(rng.choices(terms, k=rng.randint(0, most)))

    def phrases(most):
        return tuple(tuple(rng.choices(terms, k=rng.choice([1, 1, 2, 3]))) for _ in range(rng.randint(1, most)))

    def day():
        return DAY + timedelta(days=rng.randint(-3_000, 3_000))

    rows = [
        document(key, text(3), text(5), text(9), f"#t{rng.randint(1, 4)}", f"#p{rng.randint(1, 3)}",
                 kind=rng.choice(list(Kind)), moment=rng.choice([None, day(), day(), day()]),
                 visible_from=rng.choice([PAST, PAST, NOW, None]))
        for key in range(1, 301)
    ]  # fmt: skip
    for _ in range(250):
        match = Match(
            required=tuple(phrases(3) for _ in range(rng.randint(0, 2))),
            excluded=phrases(2) if rng.random() < 0.4 else (),
            filters=tuple(
                frozenset(rng.sample(["#t1", "#t2", "#p1", "#n3"], 2)) for _ in range(rng.choice([0, 0, 1, 2]))
            ),
            since=rng.choice([None, None, day()]),
            until=rng.choice([None, None, day()]),
            in_title=rng.random() < 0.3,
            visible_at=rng.choice([None, NOW, NOW - timedelta(days=1)]),
        )
        expected, limit = _expected(rows, match), rng.choice([3, 20, 500])
        assert [row.id for row in engine().newest(match, limit)] == expected[:limit], match
        assert engine().count(match, limit) == min(len(expected), limit), match


@pytest.mark.usefixtures("library")
class TestYears:
    def test_a_year_or_a_month_alone_is_that_of_the_document(self):
        for day in (date(2021, 12, 31), date(2022, 1, 1), date(2022, 2, 28)):
            document(100 + day.month, "bord", "", "", f"#a{day:%Y}", f"#m{day:%Y%m}", moment=day)
        assert found(required=words("bord"), filters=(frozenset({"#a2022"}),)) == [102, 101]
        assert found(required=words("bord"), filters=(frozenset({"#m202112"}),)) == [112]
        assert found(required=words("bord"), filters=(frozenset({"#a2021"}),), since=date(2022, 1, 1)) == []
        assert found(required=words("bord"), filters=(frozenset({"#a2021", "#a2022"}),)) == [102, 101, 112]
