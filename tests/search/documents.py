"""Documents of the index, written as terms: what an engine is asked to find, without any text to analyse."""

from datetime import UTC, date, datetime

from portal.search.engines import engine
from portal.search.kinds import Kind, document_id, kind_and_key
from portal.search.matching import Match
from portal.search.models import SearchDocument
from portal.search.tokens import nature

PAST = datetime(2024, 3, 12, 8, 30, tzinfo=UTC)
NOW = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)
DAY = date(2021, 9, 1)


def document(key, title="", lead="", body="", *facets, kind=Kind.ARTICLE, moment=DAY, visible_from=PAST):
    return SearchDocument.objects.create(
        id=document_id(kind, key, moment),
        kind=kind,
        object_id=key,
        visible_from=visible_from,
        title=title,
        lead=lead,
        body=body,
        facets=" ".join([nature(kind), *facets]),
    )


def words(*texts):
    """Required words, each given alone."""
    return tuple(((text,),) for text in texts)


def phrase(text):
    return tuple(text.split())


def found(limit=50, **asked):
    """The keys of the documents found, in their order."""
    return [kind_and_key(row.id)[1] for row in engine().newest(Match(**asked), limit)]


def write_library():
    document(
        1, "etude paris sante", "institut imaginair", "donnee sante publiqu", "#t1", "#p1", moment=date(2020, 1, 5)
    )
    document(2, "plan donnee", "sante publiqu paris", "etude etude publiqu", "#t1", "#p2", moment=date(2021, 6, 7))
    document(3, "sante donnee", "", "paris", "#t2", "#p1", moment=date(2022, 2, 3))
    document(4, "verdurin cameli", "paris", "", "#p1", kind=Kind.PERSON, moment=None)
