"""How often each named record is told of: of two names that begin alike, the more frequent one is suggested first."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from portal.search.indexing.writing import take_turn
from portal.search.models import SearchDocument, SearchName
from portal.search.tokens import OF_KIND, token

_READ_AT_ONCE = 2_000


def weigh_names() -> None:
    """Counts, for every name, the public documents that bear its record. Reads the facets of all of them once."""
    counts = _counts()
    last = 0
    names = SearchName.objects.order_by("pk").values_list("pk", "kind", "object_id", "weight")
    while rows := list(names.filter(pk__gt=last)[:_READ_AT_ONCE]):
        changed = {}
        for pk, kind, key, weight in rows:
            count = counts.get(token(OF_KIND[kind], key), 0)
            if count != weight:
                changed.setdefault(count, []).append(pk)
        if changed:
            _write(changed)
        last = rows[-1][0]


def _write(changed: dict[int, list[int]]) -> None:
    with transaction.atomic():
        take_turn()
        for weight, pks in changed.items():
            SearchName.objects.filter(pk__in=pks).update(weight=weight)


def _counts() -> Counter[str]:
    """By token; the record’s own document counts too."""
    wanted = tuple(f"#{prefix}" for prefix in OF_KIND.values())
    counts: Counter[str] = Counter()
    last = 0
    documents = SearchDocument.objects.filter(visible_from__lte=timezone.now()).order_by("pk")
    while rows := list(documents.filter(pk__gt=last).values_list("pk", "facets")[:_READ_AT_ONCE]):
        for _pk, facets in rows:
            counts.update(text for text in facets.split() if text.startswith(wanted))
        last = rows[-1][0]
    return counts
