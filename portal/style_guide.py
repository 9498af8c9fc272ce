"""The style guide: every component on one page, and the colours with their measured contrast. Seen in DEBUG only."""

import re
from pathlib import Path

from django.conf import settings
from django.views.generic import TemplateView

from portal.core.pages import Crumb, PageInfo
from portal.core.views import ReadOnlyMixin

TOKENS = Path(settings.BASE_DIR) / "static" / "css" / "tokens.css"

# The inks that carry text, and the grounds that they stand on: every pair is readable (AA, 4.5:1).
INKS = {
    "ink": "texte",
    "ink-soft": "texte second",
    "link": "liens",
    "link-strong": "liens survolés",
    "voice": "paroles",
}
GROUNDS = {
    "paper": "page",
    "paper-raised": "champs, pastilles",
    "paper-sunk": "encadrés, pied de page",
    "link-soft": "changements",
    "voice-soft": "initiales, alertes",
    "mark": "mots trouvés",
}
# What is drawn, not read: 3:1 is asked.
STROKES = {"rule-strong": "filets forts", "edge": "bords des champs", "focus": "repère du clavier"}
SIZES = ["xxl", "xl", "l", "text", "m", "s", "xs"]

_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
_SIZE = re.compile(r"--size-(\w+): ([^;]+);")
_DARK = "@media (prefers-color-scheme: dark)"


def read_schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme by name, as written in the style sheet. The dark one keeps what it does not change."""
    light, dark = (dict(_COLOUR.findall(part)) for part in TOKENS.read_text().split(_DARK))
    return {"light": light, "dark": light | dark}


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours written « #rrggbb », from 1 to 21 (WCAG 2.1)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _swatches(colours: dict[str, str], inks: dict[str, str]) -> list[dict]:
    """One row an ink: what it is for, and its contrast on each ground."""
    return [
        {
            "name": name,
            "use": use,
            "colour": colours[name],
            "pairs": [
                {"ground": colours[ground], "ratio": contrast(colours[name], colours[ground])} for ground in GROUNDS
            ],
        }
        for name, use in inks.items()
    ]


class StyleGuideView(ReadOnlyMixin, TemplateView):
    template_name = "charte/style_guide.html"

    def get_context_data(self, **kwargs):
        schemes = read_schemes()
        page = PageInfo(
            title="Charte graphique",
            description="Les couleurs, les caractères et les éléments des pages, avec leurs contrastes mesurés.",
            path=self.request.path,
            breadcrumb=(Crumb("Charte graphique"),),
            is_indexed=False,
        )
        sizes = dict(_SIZE.findall(TOKENS.read_text()))
        return super().get_context_data(
            page=page,
            palettes=[
                {"title": title, "rows": _swatches(schemes[name], INKS), "strokes": _swatches(schemes[name], STROKES)}
                for name, title in (("light", "Thème clair"), ("dark", "Thème sombre"))
            ],
            grounds=GROUNDS,
            sizes=[{"name": name, "value": sizes[name]} for name in SIZES],
            **kwargs,
        )
