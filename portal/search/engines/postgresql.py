"""A `tsvector` of terms and its GIN index, searched from the newest documents back.

It holds no places: PostgreSQL keeps 255 of a term at most, and none beyond 16,383, so that a phrase would be found in
one database and not in the other. A phrase is looked for in the terms as they are written, in the documents that bear
its words and, nearly all the time, its pairs of words: a pair is one of 65,536 tokens, « ~0a1b ».
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import md5
from itertools import pairwise, starmap

from django.utils import timezone

from portal.core.sql import rows
from portal.search.engines.asked import NOTHING, findable, ids, is_prefix
from portal.search.engines.windows import ALL_TIME, FEW, OPENING, Stretch, windows
from portal.search.kinds import first_id
from portal.search.matching import Match, Phrase, Row

# The stretches of time are taken in their order, and no more of them than it takes to reach the limit. They are only
# known when the query runs: its plan is always the same, through the index, whatever the statistics say of a term.
# « id + 0 » hides the order of ids, which PostgreSQL would rather follow, down to the end when little is found: it
# believes that to read a vector is free.
# « OFFSET 0 » keeps what is asked of a text, which is long to read, for the documents that come before the limit.
_FOUND = """
    SELECT document.id, document.title, document.lead, document.facets
    FROM unnest(%s::tsquery[]) AS stretch(moments) CROSS JOIN LATERAL (
        SELECT id, title, lead, facets{body} FROM search_searchdocument
        WHERE vector @@ (%s::tsquery && moments) AND id + 0 >= %s AND id + 0 < %s {visible}
        ORDER BY id + 0 DESC {cut}
    ) AS document
    {bearing}
    LIMIT %s
"""
_COUNT = f"SELECT count(*) FROM ({_FOUND}) AS found"  # noqa: S608 - constants only
_COMPARED = """
    SELECT id, vector IS DISTINCT FROM search_vector(id, title, lead, body, facets) FROM search_searchdocument
    WHERE id > %s ORDER BY id LIMIT %s
"""
_SPECIAL = re.compile(r"[\\%_]")  # signs of LIKE
_BATCH = 2_000  # documents compared at once


class PostgresqlEngine:
    def newest(self, match: Match, limit: int) -> list[Row]:
        asked = _asked(match)
        if asked is None:
            return []
        found = asked.rows(_FOUND, asked.opening, limit)
        if len(found) < limit and asked.others:
            is_rare = len(found) <= FEW
            high = found[-1][0] if found and is_rare else asked.high  # what was found is not to be found again
            found += replace(asked, high=high).rows(_FOUND, [ALL_TIME] if is_rare else asked.others, limit - len(found))
        return list(starmap(Row, found))

    def count(self, match: Match, limit: int) -> int:
        asked = _asked(match)
        if asked is None:
            return 0
        ((number,),) = asked.rows(_COUNT, asked.opening, limit)
        if number >= limit or not asked.others:
            return number
        if number <= FEW:
            return asked.rows(_COUNT, [ALL_TIME], limit)[0][0]
        return number + asked.rows(_COUNT, asked.others, limit - number)[0][0]

    def beginning(self, column: str, prefix: str) -> tuple[str, list[str]]:
        if not is_prefix(prefix):
            return NOTHING, []
        return f"{column} LIKE %s", [_SPECIAL.sub(r"\\\g<0>", prefix) + "%"]

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


@dataclass(frozen=True)
class _Asked:
    """A match in the language of PostgreSQL: documents from `low` to before `high`, in stretches of time."""

    tsquery: str
    low: int
    high: int
    visible_at: datetime | None
    bearing: str
    phrases: list[str]
    stretches: Sequence[Stretch]

    @property
    def opening(self) -> Sequence[Stretch]:
        return self.stretches[:OPENING]

    @property
    def others(self) -> Sequence[Stretch]:
        return self.stretches[OPENING:]

    def rows(self, query: str, stretches: Iterable[Stretch], limit: int) -> list[tuple]:
        moments = [_either(stretch) for stretch in stretches]
        visible, moment = ("AND visible_from <= %s", [self.visible_at]) if self.visible_at else ("", [])
        body, cut, number = (", body", "OFFSET 0", []) if self.bearing else ("", "LIMIT %s", [limit])
        values = [moments, self.tsquery, self.low, self.high, *moment]
        values += [*number, *self.phrases, limit]
        return rows(query.format(visible=visible, body=body, cut=cut, bearing=self.bearing), values)


def _asked(match: Match) -> _Asked | None:
    """None when nothing can be found."""
    match = findable(match)
    if match is None:
        return None
    low, high = ids(match)
    stretches = windows(low, high, first_id(timezone.now()))
    if not stretches:
        return None
    return _Asked(_tsquery(match), low, high, match.visible_at, *_bearing(match), stretches)


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
