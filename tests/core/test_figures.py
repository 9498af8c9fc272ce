import pytest

from portal.core.figures import LARGEST_INTEGER, LARGEST_KEY, whole_number, whole_numbers


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("13313", 13313), ("007", 7), (str(LARGEST_KEY), LARGEST_KEY)])
def test_plain_figures_are_read(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text", ["", " 1", "1 ", "-1", "+1", "1.0", "1_0", "٣", "²", "1\0", "x", str(LARGEST_KEY + 1), "9" * 5000, "0" * 20]
)
def test_anything_else_is_no_number(text):
    assert whole_number(text) is None


def test_a_column_that_holds_less_says_so():
    assert whole_number(str(LARGEST_INTEGER), most=LARGEST_INTEGER) == LARGEST_INTEGER
    assert whole_number(str(LARGEST_INTEGER + 1), most=LARGEST_INTEGER) is None


def test_keys_are_picked_among_texts():
    assert whole_numbers(["2", "x", "", "1", str(2**63)]) == [2, 1]
