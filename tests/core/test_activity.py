from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Event, Quote
from portal.core.activity import BARS, HEIGHT, WIDTH, Activity, counts_by_month, monthly_counts
from tests.factories import ArticleFactory, EventFactory, quote_block


def _bars(activity):
    return {bar.label: bar.count for bar in activity.bars}


@pytest.mark.django_db
def test_months_are_those_of_paris():
    ArticleFactory(published_at=datetime(2021, 9, 30, 22, 30, tzinfo=UTC))  # 0 h 30 on October 1st in Paris
    ArticleFactory(published_at=datetime(2021, 9, 30, 21, 30, tzinfo=UTC))
    ArticleFactory(published_at=datetime(2022, 1, 1, 8, 0, tzinfo=UTC))
    with CaptureQueriesContext(connection) as queries:
        counts = monthly_counts(Article.objects.published(), "published_at")
    assert counts == {date(2021, 9, 1): 1, date(2021, 10, 1): 1, date(2022, 1, 1): 1}
    assert len(queries) == 1


def test_months_of_instants_already_read_are_those_of_paris():
    told = [
        (2021, 9, 30, 22, 30),
        (2021, 9, 30, 21, 30),
        (2021, 12, 31, 22, 59),
        (2021, 12, 31, 23, 0),
        (2022, 1, 1, 8),
    ]
    moments = [datetime(*parts, tzinfo=UTC).timestamp() for parts in told]
    assert counts_by_month(reversed(moments)) == {
        date(2021, 9, 1): 1,
        date(2021, 10, 1): 1,
        date(2021, 12, 1): 1,
        date(2022, 1, 1): 2,
    }
    assert counts_by_month([]) == {}


@pytest.mark.django_db
def test_days_without_hour_count_in_their_month_and_unknown_ones_nowhere():
    for day in (date(2024, 3, 1), date(2024, 3, 31), None):
        EventFactory(start=day)
    assert monthly_counts(Event.objects.published().newest_first(), "start") == {date(2024, 3, 1): 2}


@pytest.mark.django_db
def test_the_date_may_be_that_of_a_related_record():
    words = [quote_block(words, is_unnamed=True) for words in ("Un.", "Deux.")]
    ArticleFactory(published_at=datetime(2021, 8, 31, 22, 30, tzinfo=UTC), blocks=words)
    assert monthly_counts(Quote.objects.published(), "parent__published_at") == {date(2021, 9, 1): 2}


def test_a_short_span_is_drawn_by_month_with_the_empty_ones():
    activity = Activity({date(2021, 11, 1): 2, date(2022, 2, 1): 1})
    assert _bars(activity) == {"novembre 2021": 2, "décembre 2021": 0, "janvier 2022": 0, "février 2022": 1}
    assert activity.period == "de novembre 2021 à février 2022"
    assert (activity.total, activity.maximum, activity.highest.label) == (3, 2, "novembre 2021")


def test_thirty_six_months_are_drawn_by_month_and_one_more_by_year():
    assert len(Activity({date(2019, 1, 1): 1, date(2021, 12, 1): 1}).bars) == 36
    by_year = Activity({date(2019, 1, 1): 1, date(2019, 5, 1): 1, date(2022, 1, 1): 1})
    assert _bars(by_year) == {"2019": 2, "2020": 0, "2021": 0, "2022": 1}
    assert by_year.period == "de janvier 2019 à janvier 2022"


@pytest.mark.parametrize("first", [1967, 1966, 1426, 1425, 1, 9999])
def test_there_are_never_more_bars_than_one_can_read(first):
    activity = Activity({date(first, 1, 1): 1, date(2026, 1, 1): 1})
    assert 2 <= len(activity.bars) <= BARS
    assert activity.total == sum(bar.count for bar in activity.bars) == 2
    assert activity.bars[0].count == activity.bars[-1].count == 1


def test_bars_stay_inside_the_drawing_and_a_little_is_never_nothing():
    bars = Activity({date(2021, 1, 1): 100_000, date(2021, 2, 1): 1, date(2021, 4, 1): 50_000}).bars
    assert [bar.height > 0 for bar in bars] == [True, True, False, True]
    for bar in bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        assert bar.y + bar.height == HEIGHT
    assert bars[0].height == 2 * bars[3].height == HEIGHT


@pytest.mark.parametrize("counts", [{}, {date(2021, 1, 1): 4}, {date(2021, 1, 1): 4, date(2021, 2, 1): 0}])
def test_a_single_period_is_no_activity(counts):
    assert not Activity(counts)
    assert render_to_string("_activity.html", _context(Activity(counts))).strip() == ""


def _context(activity):
    return {"activity": activity, "identifier": "activite", "heading": "Articles par mois"}


@pytest.mark.parametrize(
    ("counts", "noun", "legend"),
    [
        (
            {date(2021, 3, 1): 1, date(2021, 9, 1): 2, date(2021, 5, 1): 1},
            {},
            "4 articles de mars à septembre 2021, 2 au plus en septembre 2021.",
        ),
        (
            {date(2010, 1, 1): 1, date(2021, 1, 1): 5},
            {"noun": "parole"},
            "6 paroles de janvier 2010 à janvier 2021, 5 au plus en 2021.",
        ),
        (
            {date(1901, 1, 1): 3, date(2021, 1, 1): 1},
            {},
            "4 articles de janvier 1901 à janvier 2021, 3 au plus de 1900 à 1909.",
        ),
    ],
)
def test_the_legend_says_of_what_and_when_there_was_most(counts, noun, legend):
    assert f">{legend}</figcaption>" in render_to_string("_activity.html", _context(Activity(counts)) | noun)


def test_the_figure_and_its_table_say_the_same():
    html = render_to_string("_activity.html", _context(Activity({date(2021, 1, 1): 3, date(2021, 3, 1): 7})))
    for label, count in (("anvier 2021", 3), ("évrier 2021", 0), ("ars 2021", 7)):
        assert f"{label}&nbsp;: {count}</title>" in html
        assert f'{label}</th><td class="table__number">{count}</td>' in html
    assert 'role="img" aria-labelledby="activite-titre"' in html
    assert "style=" not in html
