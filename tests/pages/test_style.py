"""What the style sheets promise: contrast in both schemes, weight, and no other host."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text()
# The inks that carry text, and the grounds that they stand on.
INKS = ["ink", "ink-soft", "link", "link-strong", "voice"]
GROUNDS = ["paper", "paper-raised", "paper-sunk", "voice-soft"]


def _scheme(name):
    light, dark = TOKENS.split("prefers-color-scheme: dark")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return colours if name == "light" else colours | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))


def _luminance(colour):
    """Relative luminance, WCAG 2.1."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), list(product(INKS, GROUNDS)))
def test_every_ink_is_readable_on_every_ground(scheme, ink, ground):
    colours = _scheme(scheme)
    assert _contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_mark_and_strong_rules_are_seen(scheme):
    colours = _scheme(scheme)
    assert _contrast(colours["focus"], colours["paper"]) >= 3
    assert _contrast(colours["rule-strong"], colours["paper"]) >= 3


def test_the_sheets_are_light_and_ask_nothing_of_another_host():
    sheets = {path: path.read_text() for path in CSS.glob("*.css") if not path.name.startswith("admin")}
    assert sum(len(text) for text in sheets.values()) < 40_000
    for path, text in sheets.items():
        assert "http" not in text.replace('[href^="http"]', ""), path
        assert "!important" not in text, path
