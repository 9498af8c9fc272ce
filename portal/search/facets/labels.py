"""How the records that the documents bear are addressed and printed, as far as readers may see them."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone

from portal.search.facets.chosen import RECORDS, capital
from portal.search.kinds import Kind
from portal.search.models import SearchName

Labels = dict[str, tuple[str, str]]  # by value of the token: what stands in the address, and what is printed

# The facets whose records have names in the index, read all at once; the others are few, and read in their own tables.
_NAMED = {
    "theme": Kind.THEME,
    "personne": Kind.PERSON,
    "organisation": Kind.ORGANISATION,
    "evenement": Kind.EVENT,
    "auteur": Kind.PERSON,
}
_COLUMNS = ("kind", "object_id", "slug", "shown")


def record_labels(wanted: dict[str, Collection[str]]) -> dict[str, Labels]:
    """For each facet, those of its records that are public. Three queries at most."""
    names = _names({name: values for name, values in wanted.items() if name in _NAMED})
    return {
        name: _of_names(_NAMED[name], values, names) if name in _NAMED else _of_table(name, values)
        for name, values in wanted.items()
    }


def _names(wanted: dict[str, Collection[str]]) -> dict[tuple[int, int], tuple[str, str]]:
    """By kind and key."""
    any_of = Q()
    for name, values in wanted.items():
        if values:
            any_of |= Q(kind=_NAMED[name], object_id__in=[int(value) for value in values])
    if not any_of:
        return {}
    # Rows that an earlier version wrote have no address until they are written again.
    addressed = SearchName.objects.filter(any_of, is_main=True).exclude(slug="")
    public = addressed.filter(visible_from__lte=timezone.now()).order_by()
    return {(kind, key): told for kind, key, *told in public.values_list(*_COLUMNS)}


def _of_names(kind: Kind, values: Collection[str], names: dict[tuple[int, int], tuple[str, str]]) -> Labels:
    found = {value: names[kind, int(value)] for value in values if (kind, int(value)) in names}
    if kind == Kind.THEME:
        return {value: (slug, capital(shown)) for value, (slug, shown) in found.items()}
    return {value: (slug, shown) for value, (slug, shown) in found.items()}


def _of_table(name: str, values: Collection[str]) -> Labels:
    if not values:
        return {}
    facet = RECORDS[name]
    public = facet.public().order_by().filter(pk__in=[int(value) for value in values])
    rows = public.values_list("pk", "slug", *facet.names)
    return {str(key): (slug, facet.label(*names)) for key, slug, *names in rows}
