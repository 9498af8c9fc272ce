"""Draw the pictures of the brand, from the site's name, fonts and colours: static/brand/*.png, static/favicon.svg.

Needs Pillow (a dependency of the site), and fontTools with brotli to open the site's fonts, of which the site itself
has no use:

    pip install fonttools brotli
    SITE_NAME="La Vigie" SITE_TAGLINE="…" python scripts/draw_brand.py
"""

import io
import os
import re
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
BRAND, FONTS = ROOT / "static" / "brand", ROOT / "static" / "fonts"
NAME = os.environ.get("SITE_NAME", "La Vigie")
TAGLINE = os.environ.get("SITE_TAGLINE", "L’actualité des données de santé, et qui l’a dite")
_LIGHT = (ROOT / "static" / "css" / "tokens.css").read_text().split("@media")[0]
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", _LIGHT))
STROKE = "#f2987a"  # the voice of the dark scheme: the icons stand on ink


def _serif(weight: int) -> TTFont:
    """The serif of the site for large sizes, without what Pillow does not read reliably: woff2 and variations."""
    font = instantiateVariableFont(TTFont(FONTS / "vigie-serif.woff2"), {"wght": weight, "opsz": 48})
    font.flavor = None
    return font


def _face(weight: int, size: int) -> ImageFont.FreeTypeFont:
    plain = io.BytesIO()
    _serif(weight).save(plain)
    plain.seek(0)
    return ImageFont.truetype(plain, size)


def _title(size: int) -> ImageFont.FreeTypeFont:
    return _face(700, size)


def _fitting(words: str, width: int, size: int) -> ImageFont.FreeTypeFont:
    """The title's font, made smaller until `words` take no more than `width` pixels."""
    font = _title(size)
    while font.getlength(words) > width and size > 12:
        size -= 2
        font = _title(size)
    return font


def _lines(words: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def draw_share() -> Image.Image:
    """What shows where a page without picture is shared, 1200 × 630."""
    image = Image.new("RGB", (1200, 630), COLOURS["paper"])
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1200, 18), fill=COLOURS["ink"])
    draw.text((84, 300), NAME, font=_fitting(NAME, 1032, 170), fill=COLOURS["ink"], anchor="ls")
    draw.line((84, 368, 1116, 368), fill=COLOURS["rule"], width=3)
    draw.rectangle((84, 360, 260, 374), fill=COLOURS["voice"])
    font = _face(400, 52)
    for number, line in enumerate(_lines(TAGLINE, font, 1032)[:3]):
        draw.text((84, 452 + 68 * number), line, font=font, fill=COLOURS["ink-soft"], anchor="ls")
    return image


def draw_logo() -> Image.Image:
    """The name alone, 600 × 160, for those who list publishers."""
    image = Image.new("RGB", (600, 160), COLOURS["paper"])
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 600, 8), fill=COLOURS["ink"])
    draw.text((300, 84), NAME, font=_fitting(NAME, 540, 104), fill=COLOURS["ink"], anchor="mm")
    return image


def _initial() -> str:
    return NAME.split()[-1][0].upper()


def draw_icon(side: int) -> Image.Image:
    """The initial under a stroke, on ink. Drawn within the middle four fifths, which any mask leaves whole."""
    image = Image.new("RGB", (side, side), COLOURS["ink"])
    draw = ImageDraw.Draw(image)
    unit = side / 32
    draw.rectangle((9 * unit, 6 * unit, 23 * unit, 7.75 * unit), fill=STROKE)
    draw.text((side / 2, 25.5 * unit), _initial(), font=_title(round(22 * unit)), fill=COLOURS["paper"], anchor="ms")
    return image


def draw_favicon() -> str:
    """The icon again, larger in its square, as an outline that needs no font."""
    font = _serif(700)
    glyphs, name = font.getGlyphSet(), font.getBestCmap()[ord(_initial())]
    scale = 27 / font["head"].unitsPerEm
    path = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    glyphs[name].draw(TransformPen(path, (scale, 0, 0, -scale, 16 - glyphs[name].width * scale / 2, 27)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" '
        f'fill="{COLOURS["ink"]}"/><rect x="7" y="4" width="18" height="2.5" fill="{STROKE}"/>'
        f'<path d="{path.getCommands()}" fill="{COLOURS["paper"]}"/></svg>\n'
    )


def main() -> None:
    BRAND.mkdir(exist_ok=True)
    pictures = {
        "share": draw_share(),
        "logo": draw_logo(),
        "icon-192": draw_icon(192),
        "icon-512": draw_icon(512),
        "apple-touch-icon": draw_icon(180),
    }
    for name, picture in pictures.items():
        picture.save(BRAND / f"{name}.png", optimize=True)
    (ROOT / "static" / "favicon.svg").write_text(draw_favicon())


if __name__ == "__main__":
    main()
