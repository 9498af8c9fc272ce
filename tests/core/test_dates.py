from datetime import UTC, date, datetime

import pytest

from portal.core.approximate_dates import Precision, first_day, format_approximate, format_period, format_span, last_day
from portal.core.house import QuotationMarks, StampStyle, french_date, list_stamp, quoted, stamp

DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR


def test_one_instant_prints_in_the_style_of_each_house():
    instant = datetime(2021, 9, 23, 12, 35, tzinfo=UTC)
    assert stamp(instant, StampStyle.LONG) == "jeudi 23 septembre 2021 à 14 h 35"
    assert stamp(instant, StampStyle.COMPACT) == "23 septembre 2021 à 14h35"
    assert list_stamp(instant) == "23/09/21 à 14:35"


def test_the_first_of_the_month_is_premier():
    assert stamp(datetime(2024, 12, 1, 8, 5, tzinfo=UTC), StampStyle.COMPACT) == "1er décembre 2024 à 09h05"
    assert format_approximate(date(2024, 12, 1), DAY) == "1er décembre 2024"
    assert format_approximate(date(2024, 12, 11), DAY) == "11 décembre 2024"


def test_both_sides_of_the_clock_change_print_paris_time():
    before, after = datetime(2021, 10, 31, 0, 30, tzinfo=UTC), datetime(2021, 10, 31, 1, 30, tzinfo=UTC)
    assert list_stamp(before) == list_stamp(after) == "31/10/21 à 02:30"


def test_the_day_of_an_instant_is_that_of_paris():
    assert french_date(datetime(2023, 7, 14, 22, 30, tzinfo=UTC), "j F Y") == "15 juillet 2023"


def test_quotation_marks_follow_the_house():
    assert quoted("oui", QuotationMarks.FRENCH) == "«\u00a0oui\u00a0»"
    assert quoted("oui", QuotationMarks.ENGLISH) == "“oui”"


@pytest.mark.parametrize(
    ("value", "precision", "printed", "first", "last"),
    [
        (date(2021, 11, 17), DAY, "17 novembre 2021", date(2021, 11, 17), date(2021, 11, 17)),
        (date(2021, 11, 17), MONTH, "novembre 2021", date(2021, 11, 1), date(2021, 11, 30)),
        (date(2028, 2, 9), MONTH, "février 2028", date(2028, 2, 1), date(2028, 2, 29)),
        (date(2028, 6, 6), YEAR, "2028", date(2028, 1, 1), date(2028, 12, 31)),
    ],
)
def test_a_date_says_no_more_than_is_known(value, precision, printed, first, last):
    assert format_approximate(value, precision) == printed
    assert first_day(value, precision) == first
    assert last_day(value, precision) == last


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        ((date(2021, 3, 1), MONTH, None, DAY), "depuis mars 2021"),
        ((date(2021, 3, 19), DAY, None, DAY), "depuis le 19 mars 2021"),
        ((date(2999, 3, 1), DAY, None, DAY), "à partir du 1er mars 2999"),
        ((date(2999, 3, 1), MONTH, None, DAY), "à partir de mars 2999"),
        ((date(2999, 4, 1), MONTH, None, DAY), "à partir d’avril 2999"),
        ((date(2999, 3, 1), DAY, date(3000, 1, 1), YEAR), "du 1er mars 2999 à 3000"),
        ((None, DAY, date(2020, 1, 1), YEAR), "jusqu’en 2020"),
        ((None, DAY, date(2020, 6, 30), DAY), "jusqu’au 30 juin 2020"),
        ((date(2018, 3, 1), MONTH, date(2020, 1, 1), YEAR), "de mars 2018 à 2020"),
        ((date(2018, 3, 5), DAY, date(2020, 1, 7), DAY), "du 5 mars 2018 au 7 janvier 2020"),
        ((date(2021, 4, 1), MONTH, date(2023, 1, 1), YEAR), "d’avril 2021 à 2023"),
        ((date(2021, 10, 1), MONTH, date(2022, 5, 12), DAY), "d’octobre 2021 au 12 mai 2022"),
        ((date(2021, 4, 3), DAY, date(2023, 1, 1), YEAR), "du 3 avril 2021 à 2023"),
        ((date(2018, 1, 1), YEAR, date(2020, 8, 1), MONTH), "de 2018 à août 2020"),
        ((None, DAY, None, DAY), ""),
    ],
)
def test_a_period_is_worded_from_what_is_known(arguments, printed):
    assert format_period(*arguments) == printed


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        ((date(2021, 9, 28), DAY, None, DAY), "28 septembre 2021"),
        ((date(2021, 10, 5), DAY, date(2021, 10, 7), DAY), "du 5 au 7 octobre 2021"),
        ((date(2021, 9, 30), DAY, date(2021, 10, 2), DAY), "du 30 septembre au 2 octobre 2021"),
        ((date(2021, 11, 1), MONTH, None, DAY), "novembre 2021"),
        ((date(2021, 12, 30), DAY, date(2022, 1, 2), DAY), "du 30 décembre 2021 au 2 janvier 2022"),
        ((None, DAY, None, DAY), ""),
    ],
)
def test_the_dates_of_an_event_are_worded(arguments, printed):
    assert format_span(*arguments) == printed
