"""What is proposed while one types: records by the beginning of one of their names, then articles by their titles.

Sixteen queries at most, whatever is typed and found.
"""

from collections import Counter
from datetime import datetime
from functools import partial, reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from articles.models import Article
from portal.core.text import name_key, squash
from portal.search import analysis
from portal.search.correcting.near import looked_up, nearest
from portal.search.engines import engine
from portal.search.kinds import Kind, date_of, kind_and_key
from portal.search.matching import Group, Match
from portal.search.models import SearchName
from portal.search.naming.names import Name, names_typed, words_beginning
from portal.search.query import LENGTH, WORDS, parse
from portal.search.suggestions.proposed import Found, Proposal, presented
from portal.search.tokens import nature

MOST, OF_KIND = 8, 4  # proposals; of one kind, as long as there are others
SHORTEST = 3  # letters, for titles to be looked at
CORRECTED, SLIPS = 5, 2  # letters of a word that may have been mistyped, and other words that are tried for it
ENDINGS, LOOKED_AT = 20, 200  # words that the last one typed may become, and how many are looked at to choose them
NAMES = 100  # the most used that begin so, among which the nearest are chosen

# What is said before a name and is no part of it: « Pr », « l’ », « de la ».
_TITLES = "pr prof professeur professeure dr docteur docteure me maitre m mr mme mlle monsieur madame mademoiselle"
_PARTICLES = "l d le la les de du des"
_BEFORE = frozenset([*_TITLES.split(), *_PARTICLES.split()])


def propose(text: str, visible_at: datetime) -> list[Proposal]:
    """At most `MOST` public records that `text` may be the beginning of; the very name first."""
    text = squash(text[:LENGTH])
    key = name_key(text)
    if not key:
        return []
    named, titled = _named(key, visible_at), [*_numbered(text), *_titled(text, key, visible_at)]
    if not named:
        named = _nearly_named(key, visible_at)
    return presented(_chosen(named, titled))


def _numbered(text: str) -> list[Found]:
    """The article whose number was typed."""
    number = parse(text, today=timezone.localdate()).number
    if number is None:
        return []
    articles = Article.objects.published().filter(number=number).values_list("pk", "published_at")
    return [Found(Kind.ARTICLE, key, day=timezone.localdate(at)) for key, at in articles]


def _nearly_named(key: str, visible_at: datetime) -> list[Found]:
    """Where no name begins so: those that hold words that do, in any order; else those of a slip of the finger."""
    words = key.split()
    if len(words) > 1 and (found := _holding(words, visible_at)):
        return found
    # « start-ups », though the theme is « Start-up ».
    singular = key.removesuffix("s")
    if singular != key and (found := _named(singular, visible_at)):
        return found
    *first, last = words
    known = looked_up([last], ()) if len(last) >= CORRECTED else {}
    forms = (" ".join([*first, word]) for word in nearest(last, known)[:SLIPS])
    return next((found for form in forms if (found := _named(form, visible_at))), [])


def _holding(words: list[str], visible_at: datetime) -> list[Found]:
    """« khonsari ho » for Roman Hossein Khonsari: each word begins a word of the name. The longest is looked up."""
    begun = names_typed([max(words, key=len)], visible_at, NAMES)
    records = dict.fromkeys((row.kind, row.object_id) for row in begun)
    any_of = [Q(kind=kind, object_id=key) for kind, key in records]
    if not any_of:
        return []
    found: dict[tuple[int, int], Found] = {}
    whole = SearchName.objects.filter(reduce(or_, any_of), is_whole=True, is_spelling=False)
    for row in whole.order_by("-weight", "-is_main", "key", "kind", "object_id"):
        held = row.key.split()
        if all(any(name.startswith(word) for name in held) for word in words):
            found.setdefault((row.kind, row.object_id), Found(Kind(row.kind), row.object_id, row.shown))
    return list(found.values())


def _named(key: str, visible_at: datetime) -> list[Found]:
    """Records one of whose names begins so, each once: the nearest first, then the most used."""
    typed = [key, *_without_what_is_before(key)]
    found: dict[tuple[int, int], Found] = {}
    for row in sorted(names_typed(typed, visible_at, NAMES), key=partial(_rank, typed)):
        record = (row.kind, row.object_id)
        if row.is_main or record not in found:  # its own name, if that begins so too, in the place of the first
            found[record] = Found(Kind(row.kind), row.object_id, "" if row.is_spelling else row.shown, row.is_whole)
    return list(found.values())


def _without_what_is_before(key: str) -> list[str]:
    """« tes » of « pr tes »: beside the whole, for a name may begin so all the same (« Le Cam »)."""
    words = key.split()
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    rest = " ".join(words)
    return [rest] if rest != key else []


def _rank(typed: list[str], row: Name) -> tuple:
    """The very name, then names that begin with the whole words typed, then with the beginning of one."""
    steps = [row.is_whole and row.key in typed]
    for form in typed:
        steps += [f"{row.key} ".startswith(f"{form} "), row.key.startswith(form)]
    return steps.index(True), -row.weight, not row.is_whole, row.key, row.kind, row.object_id


def _titled(text: str, key: str, visible_at: datetime) -> list[Found]:
    """The newest articles whose titles bear the words typed; the last one may be unfinished."""
    if len(key.replace(" ", "")) < SHORTEST:
        return []
    *finished, last = text.split()[:WORDS]
    groups = [group for group in map(analysis.alternatives, finished) if group]
    endings = _endings(last, is_alone=not groups)
    required = tuple([*groups, endings] if endings else groups)
    if not required:
        return []
    articles = frozenset({nature(Kind.ARTICLE)})
    match = Match(required=required, filters=(articles,), in_title=True, visible_at=visible_at)
    rows = engine().newest(match, OF_KIND)
    return [Found(*kind_and_key(row.id), day=date_of(row.id)) for row in rows]


def _endings(word: str, *, is_alone: bool) -> Group:
    """The phrases of the known words that begin with `word`, the shortest ones, and its own.

    Empty for a letter, and for a function word that follows others: « accès à la » says as much as « accès ».
    """
    own, prefix = analysis.alternatives(word), analysis.word_key(word)
    if len(prefix) < 2 or not (own or is_alone):
        return ()
    known = words_beginning(prefix, LOOKED_AT)
    endings = sorted((shown for _word, shown in known), key=lambda ending: (len(ending), ending))[:ENDINGS]
    return tuple(dict.fromkeys([*own, *(phrase for ending in endings for phrase in analysis.alternatives(ending))]))


def _chosen(named: list[Found], titled: list[Found]) -> list[Found]:
    """Names, then titles. A kind has more than its share only where the others leave room."""
    seen: Counter[Kind] = Counter()
    shares, others = [], []
    for found in named:
        seen[found.kind] += 1
        (shares if seen[found.kind] <= OF_KIND else others).append(found)
    first = shares[: MOST - min(len(titled), OF_KIND // 2)]
    titles = titled[: MOST - len(first)]
    more = [*shares[len(first) :], *others][: MOST - len(first) - len(titles)]
    kept = {*first, *more}
    return [*(found for found in named if found in kept), *titles]
