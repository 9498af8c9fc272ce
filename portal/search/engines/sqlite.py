"""FTS5. Its row ids are those of the documents, so that it gives the newest first without sorting anything."""

from collections.abc import Iterable

from django.db import DatabaseError, connection, transaction

from portal.core.sql import rows
from portal.search.engines.asked import NOTHING, findable, ids, is_prefix
from portal.search.matching import Match, Phrase, Row

_TRIGGERS = {f"search_fts_{event}" for event in ("insert", "update", "delete")}
_LAST = "\U0010ffff"  # no letter comes after this one


class SqliteEngine:
    def newest(self, match: Match, limit: int) -> list[Row]:
        found = _found(match)
        if found is None:
            return []
        conditions, values = found
        query = (
            "SELECT document.id, document.title, document.lead, document.facets"
            f"{conditions} ORDER BY search_fts.rowid DESC LIMIT %s"
        )
        return [Row(*row) for row in rows(query, [*values, limit])]

    def count(self, match: Match, limit: int) -> int:
        found = _found(match)
        if found is None:
            return 0
        conditions, values = found
        query = f"SELECT count(*) FROM (SELECT 1 {conditions} LIMIT %s)"  # noqa: S608 - constants only
        return rows(query, [*values, limit])[0][0]

    def beginning(self, column: str, prefix: str) -> tuple[str, list[str]]:
        if not is_prefix(prefix):
            return NOTHING, []
        return f"{column} >= %s AND {column} < %s", [prefix, prefix + _LAST]

    def faults(self) -> list[str]:
        written = {name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'trigger'", [])}
        return [f"le déclencheur {name} de l’index manque" for name in sorted(_TRIGGERS - written)] + _disagreements()


def _found(match: Match) -> tuple[str, list] | None:
    """The part of the query that says what matches, and its values; None when nothing can."""
    match = findable(match)
    if match is None:
        return None
    low, high = ids(match)
    # FTS5 is walked from the highest row id down: CROSS JOIN keeps SQLite from beginning with the documents.
    conditions = """
        FROM search_fts CROSS JOIN search_searchdocument AS document ON document.id = search_fts.rowid
        WHERE search_fts MATCH %s AND search_fts.rowid >= %s AND search_fts.rowid < %s
    """
    values = [_expression(match), low, high]
    if match.visible_at is None:
        return conditions, values
    visible_at = connection.ops.adapt_datetimefield_value(match.visible_at)
    return f"{conditions} AND document.visible_from <= %s", [*values, visible_at]


def _expression(match: Match) -> str:
    """What FTS5 is asked. Nothing of it is ours to escape: terms and tokens are letters and figures between quotes.

    Facets begin with « # » and words never do: each is only found where it stands, without naming the columns. The
    words of titles are there once more, after « = »: to name their column, FTS5 would read all the places of a word.
    """
    mark = "=" if match.in_title else ""
    required = [f"({_either(group, mark)})" for group in match.required]
    filters = [f"({_either((token,) for token in sorted(tokens))})" for tokens in match.filters]
    wanted = " AND ".join([*required, *filters])
    return f"({wanted}) NOT ({_either(match.excluded, mark)})" if match.excluded else wanted


def _either(phrases: Iterable[Phrase], mark: str = "") -> str:
    return " OR ".join(_quoted(phrase, mark) for phrase in phrases)


def _quoted(phrase: Phrase, mark: str) -> str:
    return f'"{" ".join(mark + term for term in phrase)}"'


def _disagreements() -> list[str]:
    """What FTS5 itself says of its index, compared with the words of the documents."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts(search_fts, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        return [f"l’index des mots ne dit pas la même chose que les documents ({error})"]
    return []
