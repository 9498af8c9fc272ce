"""The facets whose values are records: how these are addressed and printed, as far as readers may see them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db import connection
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticleType, Rubrique
from portal.core.sql import among, moment, rows
from portal.search import tokens
from portal.search.kinds import Kind
from portal.search.models import SearchName


@dataclass(frozen=True)
class Records:
    """`prefix` of the tokens; the kind of records that have names in the index, or else a table of a few rows."""

    prefix: str
    kind: Kind | None = None
    page: str = ""  # the name of the address of a record
    table: type[Model] | None = None

    def label(self, name: str) -> str:
        return f"{name[:1].upper()}{name[1:]}" if self.kind == Kind.THEME else name


RECORDS = {
    "rubrique": Records(tokens.RUBRIQUE, table=Rubrique),
    "type": Records(tokens.TYPE, table=ArticleType),
    "theme": Records(tokens.THEME, Kind.THEME, "articles:tag"),
    "personne": Records(tokens.PERSON, Kind.PERSON, "people:detail"),
    "organisation": Records(tokens.ORGANISATION, Kind.ORGANISATION, "organisations:detail"),
    "evenement": Records(tokens.EVENT, Kind.EVENT, "events:detail"),
    "auteur": Records(tokens.AUTHOR, Kind.PERSON, "people:detail"),
}
# Rows that an earlier version wrote have no address until they are written again: they are left out.
_NAMES = """
    SELECT CAST(%s AS text), object_id, slug, shown FROM search_searchname
    WHERE kind = %s AND is_main AND visible_from <= %s AND object_id IN {keys}
"""
_TABLE = "SELECT CAST(%s AS text), id, slug, name FROM {table} WHERE id IN {keys}"
Labels = dict[str, tuple[str, str]]  # by key, as the token holds it: what stands in the address, and what is printed


def record_of(name: str, slug: str) -> tuple[int, str] | None:
    """The key and the label of the public record that an address names. One query."""
    facet = RECORDS[name]
    if facet.table:
        rows = facet.table.objects.order_by().filter(slug=slug).values_list("pk", "name")[:1]
    else:
        rows = _public_names().filter(kind=facet.kind, slug=slug).values_list("object_id", "shown")[:1]
    found = next(((key, facet.label(label)) for key, label in rows), None)
    moved = "" if found or facet.table else _moved(facet.page, slug)
    return record_of(name, moved) if moved else found


def _moved(page: str, slug: str) -> str:
    """The end of the address to which the page of a record has moved from this one; empty when it has not."""
    moves = Redirect.objects.filter(site_id=settings.SITE_ID, old_path=reverse(page, args=[slug]))
    new_path = next(iter(moves.values_list("new_path", flat=True)[:1]), "")
    moved = new_path.strip("/").rpartition("/")[2]
    return moved if moved and new_path == reverse(page, args=[moved]) else ""


def record_labels(wanted: dict[str, Collection[str]]) -> dict[str, Labels]:
    """For each facet, those of its records that are public. One query: names and small tables are read together."""
    sources = {name: _source(RECORDS[name]) for name in wanted}
    keys: dict[str, set[int]] = defaultdict(set)
    for name, source in sources.items():
        keys[source].update(map(int, wanted[name]))
    read = _read({source: sorted(found) for source, found in keys.items() if found})
    return {
        name: {
            key: (slug, RECORDS[name].label(shown))
            for key in found
            for slug, shown in [read.get((sources[name], int(key)), ("", ""))]
            if slug
        }
        for name, found in wanted.items()
    }


def _source(facet: Records) -> str:
    """Where the names of its records are: facets of speakers and of authors share theirs."""
    return facet.table._meta.db_table if facet.table else str(int(facet.kind))


def _read(keys: dict[str, list[int]]) -> dict[tuple[str, int], tuple[str, str]]:
    """The end of the address and the name, by source and key."""
    parts, values = [], []
    for source, found in keys.items():
        if source.isdecimal():
            parts.append(_NAMES.format(keys=among(found)))
            values += [source, int(source), moment(timezone.now()), *found]
        else:
            parts.append(_TABLE.format(table=connection.ops.quote_name(source), keys=among(found)))
            values += [source, *found]
    found = rows(" UNION ALL ".join(parts), values) if parts else []
    return {(source, key): (slug, name) for source, key, slug, name in found}


def _public_names() -> QuerySet[SearchName]:
    return SearchName.objects.filter(is_main=True, visible_from__lte=timezone.now()).order_by()
