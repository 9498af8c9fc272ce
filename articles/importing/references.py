"""The lists of other articles: « Articles » (title, teaser, line of number and stamp) and « À lire » (titles alone)."""

import re
from collections import Counter
from itertools import pairwise

from articles.importing.dates import SHORT_STAMP, stamp_of
from articles.importing.errors import ImportRefused
from articles.importing.pieces import ParsedReference
from articles.quoting.words import words
from portal.core.text import fold

TYPE_NAMES = words("""
    Actualité Entretien Interview Tribune Analyse Enquête Dossier Portrait Décryptage Reportage Mercato Projet
    Confidentiel Brève Agenda Communiqué Podcast Étude Baromètre Infographie Opinion Chronique Édito Verbatim
    Rencontre Nomination
    """)
# Those printed before a title without a colon; « Étude Constances… » is not typed by its first word.
PREFIX_TYPES = ("Entretien", "Interview", "Tribune", "Portrait", "Décryptage", "Verbatim", "Podcast", "Reportage")
_TYPED = re.compile(
    rf"(?:(?P<short>{'|'.join(PREFIX_TYPES)})|(?P<long>{'|'.join(TYPE_NAMES)})"
    r"(?: ?[:–-]|(?= (?:Les? |La |L[’'])))) (?=[A-ZÀ-ÖØ-Þ\"«“0-9])"
)
STAMP_LINE = re.compile(
    rf"^(?P<type>[A-ZÀ-ÖØ-Þ][\w’' -]{{2,40}}?) n° ?(?P<number>\d+)(?: ?[•·|-] ?{SHORT_STAMP.pattern})?$"
)
_DETERMINER = re.compile(
    r"(?:Le|La|Les|L[’'].+|Un|Une|Des|Du|Deux|Trois|Quatre|Cinq|Six|Sept|Huit|Neuf|Dix|Onze|Douze|Vingt|Cent|Ce|Cet|Cette|Ces|Comment|"
    r"Pourquoi|Quel|Quelle|Quels|Quelles|Qui|Que|Quand|Où|Vers|Entre|Pour|Avec|Sans|Dans|En|Après|Avant|Au|Aux|À|Face|Selon|Sur|Tous|"
    r"Toutes|Plus|Retour|Plusieurs|Quelques|Nos|Notre|Vos|Il|Elle|On|Nous|Faut-il|Peut-on|D[’'].+|C[’'].+|S[’'].+|N[’'].+|J[’'].+|Qu[’'].+)$"
)
_LINKS = frozenset(
    words("""
    de du des la le les l d et en à au aux pour sur par chez contre avec sans dans vers ou un une & selon the
    of
    """)
)
_SHORTEST_TITLE = 3
_LONGEST_NUMBER = 9


def read_stamp_line(line: str) -> re.Match | None:
    """« Projet n° 13312 • 23/09/21 à 11:17 », alone on its line."""
    return STAMP_LINE.match(line.strip())


def number_of(match: re.Match, line: int) -> int:
    """The number of a stamp. Raises `ImportRefused` for one that no list can have."""
    if len(match["number"]) > _LONGEST_NUMBER:
        beginning = match["number"][:_LONGEST_NUMBER]
        raise ImportRefused(f"le numéro {beginning}… a plus de {_LONGEST_NUMBER} chiffres.", where=f"ligne {line}")
    return int(match["number"])


def stamped_at(match: re.Match):
    return stamp_of(match) if match["day"] else None


def split_titles(text: str, *, entities: list[str]) -> list[ParsedReference]:
    """The titles of « À lire ». Lines separate them when there are; else cues: a capitalised determiner, « Entretien »,
    an opening « Name : » that is repeated or known to the page."""
    lines = [line.strip(" •\t-") for line in text.split("\n") if line.strip(" •\t-")]
    titles = lines if len(lines) > 1 else _cut(" ".join(lines), entities)
    return [_reference(title) for title in titles]


def _reference(title: str) -> ParsedReference:
    type_name, bare = split_type(title)
    return ParsedReference("a-lire", bare, type_name)


def split_type(title: str) -> tuple[str, str]:
    """The type printed before a title, and the title without it."""
    match = _TYPED.match(title)
    if not match or len(title) < match.end() + 5:
        return "", title
    return match["short"] or match["long"], title[match.end() :].strip()


def _cut(text: str, entities: list[str]) -> list[str]:
    words = [(m.start(), m[0]) for m in re.finditer(r"\S+", text)]
    openings = _entity_openings(text, entities)
    starts = [0]
    for index in range(1, len(words)):
        position, word = words[index]
        if _quote_is_open(text[:position]) or len(text[starts[-1] : position].split()) < _SHORTEST_TITLE:
            continue
        if _follows_type(text[starts[-1] : position]):
            continue
        if _may_end(words[index - 1][1]) and (
            position in openings
            or _DETERMINER.match(word)
            or _is_type(words, index)
            or _after_quote(text, position, word)
        ):
            starts.append(position)
    edges = [*starts, len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges)]


def _may_end(word: str) -> bool:
    """Whether a title may end with this word: not on « de », « : », nor on an opening mark."""
    return word[-1] not in ":;,«“(–-/" and fold(word).strip("’'") not in _LINKS


def _is_type(words: list[tuple[int, str]], index: int) -> bool:
    following = words[index + 1][1] if index + 1 < len(words) else ""
    if words[index][1] in TYPE_NAMES and re.match(r"(?:Le|La|Les|Comment|Pourquoi)$|L[’']", following):
        return True
    return words[index][1] in PREFIX_TYPES and bool(re.match(r"[A-ZÀ-ÖØ-Þ\"«“0-9:]", following))


def _follows_type(title: str) -> bool:
    """« Entretien Le directeur… » is one title: what follows the type does not open another."""
    return title.strip() in TYPE_NAMES


def _after_quote(text: str, position: int, word: str) -> bool:
    return word[0].isupper() and text[:position].rstrip()[-1:] in '"»”'


def _quote_is_open(before: str) -> bool:
    return before.count('"') % 2 == 1 or before.count("«") > before.count("»") or before.count("“") > before.count("”")


def _entity_openings(text: str, entities: list[str]) -> set[int]:
    """Where « Name : » begins. The name is the longest run of capitals repeated or known, else all of it."""
    runs = list(
        re.finditer(
            r"(?:[A-ZÀ-ÖØ-Þ0-9][\w’'&-]*)(?: (?:(?:de|du|des|la|en|et|d[’']"
            r"|&) )?[A-ZÀ-ÖØ-Þ0-9][\w’'&-]*){0,6}(?=(?: \([^()]{2,60}\))? ?:)",
            text,
        )
    )
    tails = Counter(tail for run in runs for tail in set(_tails(run[0])))
    known = {fold(name) for name in entities}
    starts = set()
    for run in runs:
        options = [tail for tail in _tails(run[0]) if tails[tail] > 1 or fold(tail) in known]
        name = max(options, key=len) if options else run[0]
        if name.split(" ")[0].isdigit():
            continue
        starts.add(run.end() - len(name))
    return starts


def _tails(run: str) -> list[str]:
    words = run.split(" ")
    return [" ".join(words[index:]) for index in range(len(words)) if words[index][:1].isupper()]
