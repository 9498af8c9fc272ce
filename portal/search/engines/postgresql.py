"""A `tsvector` of terms and its GIN index, searched from the newest documents back.

It holds no places: PostgreSQL keeps 255 of a term at most, and none beyond 16,383, so that a phrase would be found in
one database and not in the other. A phrase is looked for in the terms as they are written, in the documents that bear
its words and, nearly all the time, its pairs of words: a pair is one of 65,536 tokens, « ~0a1b ».
"""

from collections.abc import Iterable
from hashlib import md5
from itertools import pairwise

from django.db.models import QuerySet
from django.utils import timezone

from portal.search.engines.asked import findable, ids, is_prefix
from portal.search.engines.windows import windows
from portal.search.kinds import first_id
from portal.search.matching import Match, Phrase, Row
from portal.search.models import SearchName, SearchWord
from portal.search.sql import rows

# The stretches of time are taken in their order, and no more of them than it takes to reach the limit. They are only
# known when the query runs: its plan is always the same, through the index, whatever the statistics say of a term.
# « id + 0 » hides the order of ids, which PostgreSQL would rather follow: it believes that to read a vector is free.
# « OFFSET 0 » keeps what is asked of a text, which is long to read, for the documents that come before the limit.
_FOUND = """
    SELECT document.id, document.title, document.lead, document.facets
    FROM unnest(%s::tsquery[]) AS stretch(moments) CROSS JOIN LATERAL (
        SELECT id, title, lead, facets, body FROM search_searchdocument
        WHERE vector @@ (%s::tsquery && moments) AND id + 0 >= %s AND id + 0 < %s {visible}
        ORDER BY id DESC OFFSET 0
    ) AS document
    {bearing}
    LIMIT %s
"""
_COUNT = f"SELECT count(*) FROM ({_FOUND}) AS found"  # noqa: S608 - constants only
_COMPARED = """
    SELECT id, vector IS DISTINCT FROM search_vector(id, title, lead, body, facets) FROM search_searchdocument
    WHERE id > %s ORDER BY id LIMIT %s
"""
_BATCH = 2_000  # documents compared at once


class PostgresqlEngine:
    def newest(self, match: Match, limit: int) -> list[Row]:
        return [Row(*row) for row in _found(_FOUND, match, limit)]

    def count(self, match: Match, limit: int) -> int:
        return next((number for (number,) in _found(_COUNT, match, limit)), 0)

    def names_starting(self, prefix: str) -> QuerySet[SearchName]:
        names = SearchName.objects.all()
        return names.filter(key__startswith=prefix) if is_prefix(prefix) else names.none()

    def words_starting(self, prefix: str) -> QuerySet[SearchWord]:
        words = SearchWord.objects.all()
        return words.filter(word__startswith=prefix) if is_prefix(prefix) else words.none()

    def faults(self) -> list[str]:
        """By batches: the vectors of a large index are long to read."""
        valid = rows("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('search_document_vector')", [])
        faults = [] if valid == [(True,)] else ["l’index search_document_vector manque ou n’est pas valide"]
        last, wrong = -1, 0
        while batch := rows(_COMPARED, [last, _BATCH]):
            last = batch[-1][0]
            wrong += sum(is_wrong for _, is_wrong in batch)
        if wrong:
            faults.append(f"documents dont le vecteur de recherche ne dit pas les mots\u00a0: {wrong}")
        return faults


def _found(query: str, match: Match, limit: int) -> list[tuple]:
    match = findable(match)
    if match is None:
        return []
    low, high = ids(match)
    moments = [_either(stretch) for stretch in windows(low, high, first_id(timezone.now()))]
    visible, moment = ("AND visible_from <= %s", [match.visible_at]) if match.visible_at else ("", [])
    bearing, phrases = _bearing(match)
    values = [moments, _tsquery(match), low, high, *moment, *phrases, limit]
    return rows(query.format(visible=visible, bearing=bearing), values)


def _tsquery(match: Match) -> str:
    """Terms and tokens are letters and figures between quotes: nothing of them is ours to escape.

    Facets begin with « # » and words never do; the words of titles are there once more, after « = ».
    """
    mark = "=" if match.in_title else ""
    required = [" | ".join(f"({_all(phrase, mark)})" for phrase in group) for group in match.required]
    filters = [_either(sorted(tokens)) for tokens in match.filters]
    excluded = [f"!{_all(phrase, mark)}" for phrase in match.excluded if len(phrase) == 1]
    return " & ".join(f"({part})" for part in (*required, *filters, *excluded))


def _all(phrase: Phrase, mark: str) -> str:
    pairs = [md5(" ".join(pair).encode(), usedforsecurity=False).hexdigest()[:4] for pair in pairwise(phrase)]
    return " & ".join(map(_quoted, [*(mark + term for term in phrase), *(f"~{pair}" for pair in pairs)]))


def _bearing(match: Match) -> tuple[str, list[str]]:
    """What the index does not quite tell: which words follow one another."""
    text = "title" if match.in_title else "title || ' / ' || lead || ' / ' || body"
    bears, conditions, phrases = f"strpos(' ' || {text} || ' ', %s) > 0", [], []
    for group in match.required:
        if any(len(phrase) > 1 for phrase in group):
            conditions.append(f"({' OR '.join([bears] * len(group))})")
            phrases += map(_spaced, group)
    for phrase in match.excluded:
        if len(phrase) > 1:
            conditions.append(f"NOT {bears}")
            phrases.append(_spaced(phrase))
    return f"WHERE {' AND '.join(conditions)}" if conditions else "", phrases


def _spaced(phrase: Phrase) -> str:
    return f" {' '.join(phrase)} "


def _either(lexemes: Iterable[str]) -> str:
    return " | ".join(map(_quoted, lexemes))


def _quoted(lexeme: str) -> str:
    return f"'{lexeme}'"
