"""Shared out between two runs, no test is forgotten by both."""

from pathlib import Path

import pytest

from tests.sharing import ENGINES, ON_BOTH, is_tried_on

ROOT = Path(__file__).resolve().parent.parent
NAMES = [f"tests/pages/test_home.py::test_{number}" for number in range(1000)]


def test_every_test_is_tried_on_one_engine_and_each_engine_has_half():
    shares = [[name for name in NAMES if is_tried_on(engine, name)] for engine in ENGINES]
    assert sorted(shares[0] + shares[1]) == sorted(NAMES)
    assert min(map(len, shares)) > 400


@pytest.mark.parametrize("place", ON_BOTH)
def test_what_differs_between_engines_is_tried_on_both(place):
    found = list(ROOT.glob(f"{place}**/test_*.py" if place.endswith("/") else f"{place.removesuffix('.py')}*.py"))
    assert found
    for path in found:
        name = f"{path.relative_to(ROOT)}::test_one"
        assert all(is_tried_on(engine, name) for engine in ENGINES)
