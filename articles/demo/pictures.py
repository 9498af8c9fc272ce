"""Abstract covers and portraits, drawn in code so that the demonstration needs no photograph of anybody."""

import io
import math
from collections.abc import Callable

from PIL import Image, ImageDraw

from articles.demo.schema import PictureData

SIZE = (1600, 900)
PAPER, INK = (246, 241, 231), (32, 38, 46)
BLUE, CORAL, OCHRE, SAGE, MIST = (38, 84, 124), (214, 92, 70), (226, 169, 78), (122, 155, 118), (203, 213, 216)
PALETTE = (BLUE, CORAL, OCHRE, SAGE)

CREDIT = "La Vigie (illustration)"
PICTURES = (
    PictureData(
        key="constellation",
        caption="Des institutions qui se relient : illustration de La Vigie.",
        alt="Dessin abstrait : des points de couleur reliés par de fines lignes, comme une constellation.",
    ),
    PictureData(
        key="ondes",
        caption="Des ondes qui se croisent : illustration de La Vigie.",
        alt="Dessin abstrait : des cercles concentriques partent de deux foyers et se croisent.",
    ),
    PictureData(
        key="strates",
        caption="L’entrepôt de données, étage par étage : illustration de La Vigie.",
        alt="Dessin abstrait : quatre couches ondulées et colorées posées l’une sur l’autre.",
    ),
    PictureData(
        key="passerelles",
        caption="D’une rive à l’autre : illustration de La Vigie.",
        alt="Dessin abstrait : des arcs de couleur relient des piles alignées.",
    ),
    PictureData(
        key="portrait-vraisemblance",
        caption="Aurore Vraisemblance, personnage fictif : dessin.",
        alt="Dessin très simple d’un buste aux cheveux bleus, sans visage.",
    ),
    PictureData(
        key="portrait-hypothese",
        caption="Basile Hypothèse, personnage fictif : dessin.",
        alt="Dessin très simple d’un buste aux cheveux corail, sans visage.",
    ),
    PictureData(
        key="embleme", caption="Emblème d’un hôpital fictif : dessin.", alt="Une croix faite de carrés de couleur."
    ),
)


def draw(key: str) -> bytes:
    """The picture as a JPEG file; the same bytes at every call on one version of Pillow."""
    width, height = SIZE if key in _LANDSCAPES else (800, 800)
    picture = Image.new("RGB", (width, height), PAPER)
    _DRAWERS[key](ImageDraw.Draw(picture))
    picture = picture.resize((width * 3 // 4, height * 3 // 4), Image.Resampling.LANCZOS)  # smooths the edges
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=84, optimize=True)
    return buffer.getvalue()


def _constellation(pen: ImageDraw.ImageDraw) -> None:
    points = [(140 + index * 61, 450 + 300 * math.sin(index * index * 1.7 + 1)) for index in range(23)]
    for start in points:
        for end in sorted(points, key=lambda point, start=start: math.dist(point, start))[1:4]:
            pen.line([start, end], fill=MIST, width=6)
    for index, centre in enumerate(points):
        pen.ellipse(_box(centre, 12 + (index * 7) % 34), fill=PALETTE[index % 4])


def _waves(pen: ImageDraw.ImageDraw) -> None:
    for centre, colour in (((430, 470), BLUE), ((1170, 430), CORAL)):
        for radius in range(80, 1160, 90):
            pen.ellipse(_box(centre, radius), outline=colour, width=9)
        pen.ellipse(_box(centre, 26), fill=colour)
    pen.ellipse(_box((800, 450), 46), fill=OCHRE)


def _layers(pen: ImageDraw.ImageDraw) -> None:
    for rank, colour in enumerate((MIST, SAGE, OCHRE, CORAL, BLUE)):
        top = 140 + rank * 150
        crest = [(x, top + 38 * math.sin(x / 170 + rank * 1.3)) for x in range(0, SIZE[0] + 20, 20)]
        pen.polygon([*crest, (SIZE[0], SIZE[1]), (0, SIZE[1])], fill=colour)


def _bridges(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle([0, 640, SIZE[0], SIZE[1]], fill=MIST)
    for rank in range(5):
        left = 80 + rank * 300
        pen.rectangle([left - 14, 420, left + 14, 760], fill=INK)
        pen.arc([left, 250, left + 300, 600], 180, 360, fill=PALETTE[rank % 4], width=26)
    pen.rectangle([0, 412, SIZE[0], 436], fill=INK)


def _bust(hair: tuple[int, int, int], clothes: tuple[int, int, int]) -> Callable[[ImageDraw.ImageDraw], None]:
    def drawer(pen: ImageDraw.ImageDraw) -> None:
        pen.rectangle([0, 0, 800, 800], fill=MIST)
        pen.ellipse([230, 130, 570, 560], fill=hair)
        pen.rounded_rectangle([350, 420, 450, 640], 40, fill=PAPER)
        pen.ellipse([280, 210, 520, 510], fill=PAPER)
        pen.pieslice([120, 570, 680, 1130], 180, 360, fill=clothes)

    return drawer


def _emblem(pen: ImageDraw.ImageDraw) -> None:
    cells = ((300, 100), (300, 300), (300, 500), (100, 300), (500, 300))
    for rank, (left, top) in enumerate(cells):
        pen.rounded_rectangle([left, top, left + 190, top + 190], 24, fill=PALETTE[rank % 4])


def _box(centre: tuple[float, float], radius: float) -> list[float]:
    return [centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius]


_LANDSCAPES = {"constellation": _constellation, "ondes": _waves, "strates": _layers, "passerelles": _bridges}
_DRAWERS = {
    **_LANDSCAPES,
    "portrait-vraisemblance": _bust(BLUE, CORAL),
    "portrait-hypothese": _bust(CORAL, BLUE),
    "embleme": _emblem,
}
