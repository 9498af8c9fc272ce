"""From what a record tells to the rows of the index."""

import re
from dataclasses import replace

from portal.core.text import name_key, squash
from portal.search import analysis
from portal.search.documents import Description, Name
from portal.search.kinds import document_id
from portal.search.models import SearchDocument, SearchName

# Terms of one document: a phrase is found as far as PostgreSQL counts places, and a vector holds a megabyte at most.
_TERMS = 16_000
_KEY = 250
WAITING = 0  # the version of what cites a record that is still to come: each `rebuild_search` writes it again
_ENDS = 12  # of one name
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"(?<=[^\W_])[-‑&.](?=[^\W_])")

# What a row says besides what it is about: two rows that agree on these are the same.
DOCUMENT_FIELDS = ("id", "visible_from", "title", "lead", "body", "facets", "version")
NAME_FIELDS = ("shown", "is_whole", "is_main", "is_spelling", "slug", "visible_from")


def document_row(description: Description) -> SearchDocument:
    title, lead = analysis.terms(description.title)[:_TERMS], analysis.terms(description.lead)
    lead = lead[: _TERMS - len(title)]
    body = analysis.terms(description.body)[: _TERMS - len(title) - len(lead)]
    kind, key = description.kind, description.object_id
    return SearchDocument(
        id=document_id(kind, key, description.moment),
        kind=kind,
        object_id=key,
        visible_from=description.visible_from,
        title=" ".join(title),
        lead=" ".join(lead),
        body=" ".join(body),
        facets=" ".join(description.facets),
        version=WAITING if description.is_waiting else analysis.VERSION,
    )


def name_rows(description: Description) -> list[SearchName]:
    """A row for each name, and for each end of it: « Data Hub » and « Hub » lead there too.

    Of two names with one key, the main one stands, then a whole one.
    """
    rows: dict[str, SearchName] = {}
    ends = [end for name in description.names for end in _ends(name)]
    for name in (*description.names, *ends):
        key = (name_key(name.shown) or name.slug)[:_KEY]  # « +++ » has no letter to be found by
        if key:
            rows.setdefault(key, _name_row(description, name, key, is_whole=name in description.names))
    return list(rows.values())


def _name_row(description: Description, name: Name, key: str, *, is_whole: bool) -> SearchName:
    return SearchName(
        kind=description.kind,
        object_id=description.object_id,
        key=key,
        shown=name.shown[:_KEY],
        is_whole=is_whole,
        is_main=name.is_main,
        is_spelling=name.is_spelling,
        slug=name.slug,
        visible_from=description.visible_from,
    )


def _ends(name: Name) -> list[Name]:
    """From each later word on, and in one piece what signs join: « APHP » for « AP-HP »."""
    shown = squash(name.shown)
    ends = [shown[word.start() :] for word in list(_WORD.finditer(shown))[1:]]
    return [replace(name, shown=end, is_main=False, slug="") for end in [*ends[:_ENDS], _JOINT.sub("", shown)]]


def same_document(row: SearchDocument, stored: SearchDocument) -> bool:
    return all(getattr(row, field) == getattr(stored, field) for field in DOCUMENT_FIELDS)


def same_name(row: SearchName, stored: SearchName) -> bool:
    return all(getattr(row, field) == getattr(stored, field) for field in NAME_FIELDS)
