"""What the newsroom’s desk asks of the search: records of any state, by the words that readers would type."""

from dataclasses import replace

from django.db.models import Model
from django.utils import timezone

from portal.core.finding import Found, register
from portal.search import analysis
from portal.search.engines import engine
from portal.search.kinds import KINDS, Kind, kind_and_key
from portal.search.models import SearchDocument
from portal.search.naming.names import words_beginning
from portal.search.naming.understanding import understand
from portal.search.query import Query, parse
from portal.search.tokens import PERSON, SPEAKER, nature, parted, token

MOST = 1000  # records: each is a value of the query of the list
SHORTEST = 3  # letters of a word that goes on
ENDINGS, LOOKED_AT = 20, 200  # words that it may be the beginning of, and how many are looked at to choose the shortest


@register
def find(model: type[Model], text: str, *, in_names: bool = False) -> Found | None:
    """The newest records of `model` that bear `text`, the last word of which may be unfinished.

    None when the index holds nothing of the kind, or there is nothing to look for.
    """
    kind = KINDS.get(model)
    if kind is None:
        return None
    typed = parse(text, today=timezone.localdate())
    understood = understand(typed, timezone.now())
    query, filters = understood.query, understood.filters
    if kind == Kind.ARTICLE:
        filters = tuple(map(_of_articles, filters))
    if query.is_empty and not (filters or query.since or query.until):
        return None
    match = _with_endings(query, text).match(None, (frozenset({nature(kind)}), *filters), in_title=in_names)
    rows = engine().newest(match, MOST + 1)
    if not rows and not SearchDocument.objects.filter(kind=kind).exists():
        return None
    keys = {kind_and_key(row.id)[1] for row in rows[:MOST]}
    return Found(keys, is_plain=_is_plain(typed) and not (filters or typed.by), is_whole=len(rows) <= MOST)


def _of_articles(tokens: frozenset[str]) -> frozenset[str]:
    """« par: » asks for quotes by who says them: of an article, for those in whose text they speak."""
    return tokens | {token(PERSON, value) for prefix, value in parted(" ".join(tokens)) if prefix == SPEAKER}


def _with_endings(query: Query, text: str) -> Query:
    """With the known words that the last one may be the beginning of."""
    last = query.clauses[-1] if query.clauses else None
    if last is None or not (last.group and last.is_plain and text.endswith(last.typed)):
        return query
    start = analysis.word_key(last.typed)
    if len(start) < SHORTEST:
        return query
    known = words_beginning(start, LOOKED_AT)
    words = sorted((word for word, _shown in known), key=lambda word: (len(word), word))[:ENDINGS]
    more = (phrase for word in words for phrase in analysis.alternatives(word))
    longer = replace(last, others=tuple(dict.fromkeys((*last.others, *more))))
    return query.with_clauses([*([clause] for clause in query.clauses[:-1]), [longer]])


def _is_plain(query: Query) -> bool:
    """Nothing but words and phrases that must all be there."""
    has_choices = any(len(clause.alternatives) > 1 for clause in query.clauses)
    return not (has_choices or query.excluded or query.since or query.until)


def finds(words: str) -> bool:
    """Whether a reader who types `words` finds something now."""
    now = timezone.now()
    understood = understand(parse(words, today=timezone.localdate()), now)
    query = understood.query
    if query.is_empty and not (understood.filters or query.since or query.until):
        return False
    return engine().count(query.match(now, understood.filters), 1) > 0
