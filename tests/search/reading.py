"""The documents that match, found by reading them all: what both databases must find, in the same order."""

from datetime import date, timedelta

from django.utils import timezone

from portal.search.kinds import first_id, undated
from portal.search.matching import Match, Row
from portal.search.models import SearchDocument
from portal.search.results import Ask
from portal.search.searching import search

FIRST = 10


class ReadingEngine:
    """An engine without an index. What begins a name is left to the database: it is no part of what is searched."""

    def __init__(self):
        self.documents = list(SearchDocument.objects.order_by("-id"))

    def newest(self, match: Match, limit: int) -> list[Row]:
        found = [document for document in self.documents if _matches(document, match)]
        return [Row(document.id, document.title, document.lead, document.facets) for document in found[:limit]]

    def count(self, match: Match, limit: int) -> int:
        return len(self.newest(match, limit))


def first_ones(text: str, count: int = FIRST) -> list[tuple[int, int]]:
    """The kind and the key of the first records that a reader is shown."""
    results = search(Ask(text=text), is_counted=False)
    return [(hit.kind, hit.record.pk) for hit in [*results.best, *results.hits]][:count]


def share_alike(queries: list[str], monkeypatch) -> tuple[float, list[str]]:
    """Of `queries`, the part whose first ten are those of the reading engine, in the same order; and the others.

    Held on each database, it holds both to each other.
    """
    found = {query: first_ones(query) for query in queries}
    reading = ReadingEngine()
    with monkeypatch.context() as patch:
        for module in ("ranking.ordering", "searching"):
            patch.setattr(f"portal.search.{module}.engine", lambda: reading)
        unlike = [query for query in queries if first_ones(query) != found[query]]
    return 1 - len(unlike) / len(queries), unlike


def _matches(document: SearchDocument, match: Match) -> bool:
    facets = set(document.facets.split())
    visible_at = match.visible_at or timezone.now()
    return (
        document.visible_from is not None
        and document.visible_from <= visible_at
        and all(_bears(document, group, match) for group in match.required)
        and not _bears(document, match.excluded, match)
        and all(facets & tokens for tokens in match.filters)
        and _is_in_period(document, match)
    )


def _bears(document: SearchDocument, phrases, match: Match) -> bool:
    texts = [document.title] if match.in_title else [document.title, document.lead, document.body]
    return any(f" {' '.join(phrase)} " in f" {text} " for phrase in phrases for text in texts)


def _is_in_period(document: SearchDocument, match: Match) -> bool:
    if match.is_undated:
        return undated(document.id) == document.id
    if match.since is match.until is None:
        return True
    after_first = document.id >= first_id(match.since or date.min)
    return after_first and (match.until is None or document.id < first_id(match.until + timedelta(days=1)))
