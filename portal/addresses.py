"""What a reader was looking for at an address that leads nowhere."""

import re
import unicodedata

WORDS_LENGTH = 80  # characters of the words offered to the search
_PATH_LENGTH = 2000  # characters read of an address
_WORD = re.compile(r"[^\W_]+")
_EXTENSION = re.compile(r"\.(?:html?|php[0-9]?|aspx?|jsp|xml|json|txt|pdf)$", re.IGNORECASE)
# Words that say nothing of what a page is about, as addresses write them: mostly without accents or apostrophes.
_STOP = {
    *("aux", "avec", "car", "ces", "cet", "cette", "chez", "comme", "comment", "contre"),
    *("dans", "depuis", "des", "dont", "donc", "elle", "elles", "entre", "est", "été"),
    *("ete", "être", "etre", "eux", "fait", "font", "ils", "les", "leur", "leurs"),
    *("lui", "mais", "mes", "moins", "même", "meme", "nos", "notre", "nous", "ont"),
    *("par", "pas", "plus", "pour", "pourquoi", "qua", "quand", "que", "quel", "quelle"),
    *("quelles", "quels", "qui", "quil", "quils", "quoi", "quune", "sans", "sera", "ses"),
    *("soit", "son", "sont", "sous", "sur", "tes", "ton", "tous", "tout", "toute"),
    *("toutes", "une", "vers", "vos", "votre", "vous", "the", "and"),
}
_SHORTEST = 3  # letters, of a word that is no figure and no acronym in capitals
# Parts that say where a page would be, not what it is about.
_ROOMS = {
    *("annuaire", "articles", "auteurs", "citations", "dossiers", "evenements", "intervenants"),
    *("flux", "index", "n", "page", "recherche", "rubriques", "themes", "types"),
}


def words_of(path: str) -> str:
    """The last telling words of `path`, without the number before them; a number alone when there are none."""
    parts = unicodedata.normalize("NFC", path[:_PATH_LENGTH]).split("/")
    found = [_WORD.findall(part) for part in (_EXTENSION.sub("", part) for part in parts) if part not in _ROOMS]
    for words in reversed(found):
        telling = [word for word in _after_number(words) if _is_telling(word)]
        if not all(word.isdecimal() for word in telling):
            return _cut(" ".join(telling))
    figures = [[word for word in words if word.isdecimal()] for words in found]
    return _cut(" ".join(next(filter(None, reversed(figures)), [])))


def _after_number(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0].isdecimal() else words


def _is_telling(word: str) -> bool:
    if len(word) < _SHORTEST:
        return any(map(str.isdecimal, word)) or (len(word) > 1 and word.isupper())
    return word.lower() not in _STOP


def _cut(words: str) -> str:
    """At most `WORDS_LENGTH` characters, cut at a word."""
    return words if len(words) <= WORDS_LENGTH else words[: WORDS_LENGTH + 1].rpartition(" ")[0] or words[:WORDS_LENGTH]
