"""The facets whose values are records: how these are addressed and printed, as far as readers may see them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticleType, Rubrique
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
    """For each facet, those of its records that are public. Three queries at most: the names are read together."""
    of_names = {name: keys for name, keys in wanted.items() if RECORDS[name].kind}
    names = _names(of_names)
    labels = {name: _labels_of_names(RECORDS[name], keys, names) for name, keys in of_names.items()}
    return labels | {name: _labels_of_table(RECORDS[name], wanted[name]) for name in wanted.keys() - labels.keys()}


def _public_names() -> QuerySet[SearchName]:
    return SearchName.objects.filter(is_main=True, visible_from__lte=timezone.now()).order_by()


def _names(wanted: dict[str, Collection[str]]) -> dict[tuple[int, str], tuple[str, str]]:
    """By kind and key."""
    any_of = Q()
    for name, keys in wanted.items():
        if keys:
            any_of |= Q(kind=RECORDS[name].kind, object_id__in=list(map(int, keys)))
    if not any_of:
        return {}
    # Rows that an earlier version wrote have no address until they are written again.
    rows = _public_names().filter(any_of).exclude(slug="").values_list("kind", "object_id", "slug", "shown")
    return {(kind, str(key)): (slug, shown) for kind, key, slug, shown in rows}


def _labels_of_names(facet: Records, keys: Collection[str], names: dict[tuple[int, str], tuple[str, str]]) -> Labels:
    found = {key: names[facet.kind, key] for key in keys if (facet.kind, key) in names}
    return {key: (slug, facet.label(shown)) for key, (slug, shown) in found.items()}


def _labels_of_table(facet: Records, keys: Collection[str]) -> Labels:
    if not keys:
        return {}
    rows = facet.table.objects.order_by().filter(pk__in=list(map(int, keys))).values_list("pk", "slug", "name")
    return {str(key): (slug, facet.label(label)) for key, slug, label in rows}
