"""Foreign words of the trade, marked with their language: read aloud, hyphenated and translated as what they are."""

import re

from articles.models import GlossaryTerm
from articles.rendering.spans import Mark

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,4})?")
_GAP = r"\s+"


def language_marks(text: str) -> list[Mark]:
    """Every place in `text` where a foreign term of the glossary stands, as typed there or in lower case."""
    languages = _foreign_terms()
    if not languages:
        return []
    longest_first = sorted(languages, key=lambda term: (-len(term), term))
    words = "|".join(_GAP.join(re.escape(piece) for piece in term.split()) for term in longest_first)
    found = re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", text)
    return [Mark(match.start(), match.end(), f'lang="{languages[" ".join(match[0].split())]}"') for match in found]


def _foreign_terms() -> dict[str, str]:
    """The language of each spelling; a code that is none is left aside."""
    terms = GlossaryTerm.objects.exclude(language="").order_by("pk").values_list("term", "language")
    known = [(" ".join(term.split()), code) for term, code in terms if _CODE.fullmatch(code)]
    return {term.lower(): code for term, code in known} | dict(known)
