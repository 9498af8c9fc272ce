from datetime import date, timedelta
from itertools import pairwise

import pytest

from portal.search.engines.windows import windows
from portal.search.kinds import first_id

NOW = first_id(date(2026, 5, 6))
ALL = (0, (1 << 63) - 1)
GRAIN = 1 << 48


def stretch(token):
    """The first id that the token names, and the first one beyond."""
    size = GRAIN * 4 ** "abcdefg".index(token[1])
    return int(token[2:]) * size, (int(token[2:]) + 1) * size


def spans(found):
    return [span for tokens in found for span in sorted(map(stretch, tokens), reverse=True)]


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ALL,
        (first_id(date.min), ALL[1]),
        (first_id(date(2021, 6, 1)), first_id(date(2021, 9, 1))),
        (first_id(date(2021, 6, 1)), first_id(date(2021, 6, 2))),
        (first_id(date(2030, 6, 1)), first_id(date(2031, 6, 2))),
        (first_id(date(1980, 6, 1)), ALL[1]),
    ],
)
def test_every_moment_that_is_asked_for_is_looked_at_once_from_the_newest_back(low, high):
    looked_at = spans(windows(low, high, NOW))
    assert looked_at[0][1] >= high - 1
    assert looked_at[-1][0] <= low
    assert [first for first, _ in looked_at[:-1]] == [beyond for _, beyond in looked_at[1:]]
    assert looked_at[0][1] - looked_at[-1][0] < high - low + 2 * GRAIN


def test_the_first_stretch_holds_the_last_days_and_what_is_to_come():
    first = spans(windows(*ALL, NOW)[:1])
    assert NOW - 2 * GRAIN < first[-1][0] <= NOW
    assert first[0][1] > ALL[1]


def test_each_stretch_is_about_twice_as_long_as_the_one_before():
    lengths = [spans([tokens])[0][1] - spans([tokens])[-1][0] for tokens in windows(*ALL, NOW)][1:-1]
    assert all(1.4 <= after / before <= 2.7 for before, after in pairwise(lengths))


def test_a_few_tokens_name_a_stretch_on_any_day():
    for days in range(0, 20_000, 37):
        found = windows(*ALL, first_id(date(2000, 1, 1) + timedelta(days=days)))
        assert len(found) <= 16
        assert max(map(len, found[1:])) <= 8
        assert len(found[0]) <= 20


def test_nothing_is_looked_at_when_nothing_can_be_there():
    assert windows(first_id(date(2022, 1, 1)), first_id(date(2021, 1, 1)), NOW) == ()
