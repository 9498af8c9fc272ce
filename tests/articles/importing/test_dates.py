from datetime import date

import pytest
from django.utils import timezone

from articles.importing.dates import SHORT_STAMP, STAMP, read_days, stamp_of


def _stamp(text):
    return stamp_of(STAMP.search(text) or SHORT_STAMP.search(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Publié le 15 mars 2023 à 9h05", "2023-03-15 09:05+0100"),
        ("Publié le mardi 21 mars 2023 à 8 h 05 - n° 12", "2023-03-21 08:05+0100"),
        ("Projet n° 12 • 23/07/21 à 11:17", "2021-07-23 11:17+0200"),
        ("le 1er août 2024 à 0h00", "2024-08-01 00:00+0200"),
    ],
)
def test_stamps_of_both_houses_are_read_in_paris_time(text, expected):
    assert timezone.localtime(_stamp(text)).strftime("%Y-%m-%d %H:%M%z") == expected


@pytest.mark.parametrize("text", ["le 31 février 2023 à 9h05", "23/13/21 à 11:17", "le 3 mars 2023 à 25h00"])
def test_an_impossible_stamp_is_none(text):
    assert _stamp(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("s’est tenu le 14 mars 2023.", date(2023, 3, 14), None),
        ("du 5 au 7 octobre 2021", date(2021, 10, 5), date(2021, 10, 7)),
        ("les 5 et 6 octobre 2021", date(2021, 10, 5), date(2021, 10, 6)),
        ("le 1er avril 2022", date(2022, 4, 1), None),
        ("au printemps", None, None),
    ],
)
def test_days_and_spans_of_days_are_read(text, start, end):
    assert read_days(text) == (start, end)
