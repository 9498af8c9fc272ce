"""What a reader was looking for at an address that leads nowhere."""

import re
import unicodedata

WORDS_LENGTH = 80  # characters of the words offered to the search
_PATH_LENGTH = 2000  # characters read of an address
_WORD = re.compile(r"[^\W_]+")
_EXTENSION = re.compile(r"\.(?:html?|php[0-9]?|aspx?|jsp|xml|json|txt|pdf)$", re.IGNORECASE)
# Parts that say where a page would be, not what it is about.
_ROOMS = {
    *("annuaire", "articles", "auteurs", "citations", "dossiers", "evenements", "intervenants"),
    *("flux", "index", "n", "page", "recherche", "rubriques", "themes", "types"),
}


def words_of(path: str) -> str:
    """The last words of `path`, without the number before them; a number alone when there are no words."""
    parts = unicodedata.normalize("NFC", path[:_PATH_LENGTH]).split("/")
    found = [_WORD.findall(part) for part in (_EXTENSION.sub("", part) for part in parts) if part not in _ROOMS]
    for words in reversed(found):
        if not all(word.isdecimal() for word in words):
            return _cut(" ".join(words[words[0].isdecimal() :]))
    figures = [words for words in found if words]
    return _cut(" ".join(figures[-1])) if figures else ""


def _cut(words: str) -> str:
    """At most `WORDS_LENGTH` characters, cut at a word."""
    return words if len(words) <= WORDS_LENGTH else words[: WORDS_LENGTH + 1].rpartition(" ")[0] or words[:WORDS_LENGTH]
