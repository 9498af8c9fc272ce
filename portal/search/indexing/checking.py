"""Whether the index says what would be written now, and nothing else."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils.text import capfirst

from portal.core.house import between_marks
from portal.core.integrity import Bar
from portal.search.documents import Description, describe, records
from portal.search.engines import engine
from portal.search.indexing.rows import DOCUMENT_FIELDS, NAME_FIELDS, WAITING, document_row, name_rows
from portal.search.indexing.writing import BATCH
from portal.search.kinds import MODELS, Kind
from portal.search.models import SearchDocument, SearchName

_OWN_FIELDS = ("id", "visible_from")  # of a document, that nothing it cites decides


def check(bar: Bar) -> Iterator[str]:
    """Each record against its document and its names, both ways; then what the engine says of its own index."""
    bar.reset(total=sum(records(kind).count() for kind in Kind))
    for kind in Kind:
        for first, last, keys in _ranges(kind):
            if _differences(kind, first, last):
                # Asked again: somebody may have saved between two readings.
                yield from _differences(kind, first, last)
            bar.update(len(keys))
    yield from _names_without_document()
    yield from engine().faults()


def _ranges(kind: Kind) -> Iterator[tuple[int, int | None, list[int]]]:
    """Batches of the keys of records, with what lies between them: the last one has no end."""
    first, keys = 0, records(kind).order_by("pk").values_list("pk", flat=True)
    while True:
        batch = list(keys.filter(pk__gt=first)[:BATCH])
        is_last = len(batch) < BATCH
        yield first, None if is_last else batch[-1], batch
        if is_last:
            return
        first = batch[-1]


def _differences(kind: Kind, first: int, last: int | None) -> list[str]:
    """Between the records whose keys are above `first` and up to `last`, and what the index holds of such keys."""
    keys = _between(records(kind), "pk", first, last).order_by().values_list("pk", flat=True)
    described = {description.object_id: description for description in describe(kind, list(keys))}
    documents = _between(SearchDocument.objects.filter(kind=kind), "object_id", first, last)
    stored = {row.object_id: row for row in documents}
    names = defaultdict(dict)
    for row in _between(SearchName.objects.filter(kind=kind), "object_id", first, last):
        names[row.object_id][row.key] = row
    found = []
    for key in sorted(described.keys() | stored.keys()):
        fault = _fault(described.get(key), stored.get(key), names[key])
        if fault:
            found.append(f"{capfirst(MODELS[kind]._meta.verbose_name)} {key}\u00a0: {fault}.")
    return found


def _between(rows: QuerySet, field: str, first: int, last: int | None) -> QuerySet:
    rows = rows.filter(**{f"{field}__gt": first})
    return rows if last is None else rows.filter(**{f"{field}__lte": last})


def _fault(description: Description | None, stored: SearchDocument | None, names: dict[str, SearchName]) -> str:
    if description is None:
        return "un document est resté, sans fiche qui doive en avoir"
    if stored is None:
        return "le document manque"
    # What waited for a record to become public tells it from the next `rebuild_search` on: that is no fault.
    fields = _OWN_FIELDS if stored.version == WAITING else DOCUMENT_FIELDS
    if differing := _differing(fields, document_row(description), stored):
        return f"le document n’est pas à jour ({', '.join(differing)})"
    expected = {row.key: row for row in name_rows(description)}
    wrong = [row.shown for key, row in expected.items() if key not in names or _differing(NAME_FIELDS, row, names[key])]
    wrong += [row.shown for key, row in names.items() if key not in expected]
    return f"les noms ne sont pas à jour ({', '.join(wrong)})" if wrong else ""


def _differing(fields: tuple[str, ...], row: Model, stored: Model) -> list[str]:
    """The French names of the fields that do not say the same."""
    names = {field.name: field.verbose_name for field in row._meta.fields}
    return [names[field] for field in fields if getattr(row, field) != getattr(stored, field)]


def _names_without_document() -> Iterator[str]:
    owner = SearchDocument.objects.filter(kind=OuterRef("kind"), object_id=OuterRef("object_id"))
    for row in SearchName.objects.filter(~Exists(owner)).order_by("pk").iterator(chunk_size=BATCH):
        yield f"Le nom {between_marks(row.shown)} ne mène à aucune fiche."
