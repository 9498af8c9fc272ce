"""What the style sheets and the fonts promise: contrast in both schemes, weight, layers, and no other host."""

import re
import zlib
from itertools import product

import pytest
from django.conf import settings

from portal.style_guide import GROUNDS, INKS, STROKES, contrast, read_schemes
from tests.pages.html import get_page

STATIC = settings.BASE_DIR / "static"
SHEETS = {path.name: path.read_text() for path in (STATIC / "css").glob("*.css")}
# Linked by the pages that have a card, a player or a correction, and by no other.
ON_DEMAND = {"mentions.css", "embeds.css", "corrections.css"}
SCHEMES = read_schemes()
HAIRLINES = {"rule"}  # they part what is already apart: nothing is lost when they are not seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), list(product(INKS, GROUNDS)))
def test_every_ink_is_readable_on_every_ground(scheme, ink, ground):
    assert contrast(SCHEMES[scheme][ink], SCHEMES[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "paper-raised", "paper-sunk"])
def test_reversed_text_strokes_and_the_focus_mark_are_seen(scheme, ground):
    colours = SCHEMES[scheme]
    for stroke in STROKES:
        assert contrast(colours[stroke], colours[ground]) >= 3, stroke
    # Buttons and filters that are on: paper on ink, and on a hovered link.
    assert contrast(colours["paper"], colours["ink"]) >= 4.5
    assert contrast(colours["paper"], colours["link-strong"]) >= 4.5


def test_every_colour_is_judged_in_both_schemes():
    known = {*INKS, *GROUNDS, *STROKES, *HAIRLINES}
    assert set(SCHEMES["light"]) == known
    assert [name for name in known if name not in SHEETS["tokens.css"].split("@media")[1]] == []


def test_colours_are_written_in_the_tokens_only():
    elsewhere = {name: text for name, text in SHEETS.items() if name not in {"tokens.css", "print.css"}}
    assert {name for name, text in elsewhere.items() if re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", text)} == set()


def test_the_sheets_are_light_and_ask_nothing_of_another_host():
    # What a reader waits for is the compressed size; results with their filters and suggestions took 5 kB more of text.
    everywhere = [text.encode() for name, text in SHEETS.items() if name not in ON_DEMAND]
    assert sum(map(len, everywhere)) <= 66_000
    assert sum(len(zlib.compress(text, 6)) for text in everywhere) <= 20_000
    assert all(len(zlib.compress(SHEETS[name].encode(), 6)) <= 1_000 for name in ON_DEMAND)
    for name, text in SHEETS.items():
        assert "http" not in text.replace('[href^="http"]', ""), name
        assert "//" not in text, name
        assert "@import" not in text, name
        assert "!important" not in text, name


def test_every_file_that_a_sheet_asks_for_is_there():
    asked = [address for text in SHEETS.values() for address in re.findall(r'url\("?([^")]+)', text)]
    assert asked
    assert [address for address in asked if not (STATIC / "css" / address).resolve().is_file()] == []


def test_every_rule_stands_in_a_declared_layer():
    declared = re.search(r"@layer ([\w, ]+);", SHEETS["tokens.css"]).group(1).split(", ")
    for name, text in SHEETS.items():
        if name == "fonts.css":  # faces have no cascade
            continue
        outside = re.sub(r"/\*.*?\*/|@layer [\w, ]+;", "", text, flags=re.DOTALL).strip()
        assert re.match(r"@layer (\w+) \{", outside).group(1) in declared, name
        assert outside.count("\n}") == 1, name
        assert outside.endswith("\n}"), name


@pytest.mark.django_db
def test_a_page_links_every_sheet(client):
    links = {node.get("href", "").split("/")[-1] for node in get_page(client, "/").all("link")}
    assert set(SHEETS) - {"charte.css"} - links == ON_DEMAND


def test_the_fonts_that_a_page_may_load_are_light_and_licensed():
    fonts = list((STATIC / "fonts").glob("*.woff2"))
    assert {font.name for font in fonts} == set(re.findall(r"[\w-]+\.woff2", SHEETS["fonts.css"]))
    assert sum(font.stat().st_size for font in fonts) <= 120_000
    licence = (STATIC / "fonts" / "OFL.txt").read_text()
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Adobe" in licence


def test_fonts_never_move_a_page_already_laid_out():
    faces = SHEETS["fonts.css"].split("@font-face")[1:]
    assert [face for face in faces if "font-display: optional" not in face] == []


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("share", 1200, 630),
        ("logo", 600, 160),
        ("icon-192", 192, 192),
        ("icon-512", 512, 512),
        ("apple-touch-icon", 180, 180),
    ],
)
def test_the_pictures_of_the_brand_have_their_size_and_are_light(name, width, height):
    picture = (STATIC / "brand" / f"{name}.png").read_bytes()
    # A PNG file says its size in its first block.
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (width, height)
    assert len(picture) < 60_000


def test_a_rule_is_not_broken_by_an_empty_line():
    """A selector list cut in two gives its elements to the rule that follows: once, all dates were hidden."""
    broken = [name for name, sheet in SHEETS.items() if re.search(r",\n\s*\n", sheet)]
    assert broken == []
