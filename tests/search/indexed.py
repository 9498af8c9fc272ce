"""What the index holds, for tests of whoever writes it."""

from portal.search.indexing.checking import check
from portal.search.indexing.rows import DOCUMENT_FIELDS, NAME_FIELDS
from portal.search.kinds import MODELS
from portal.search.models import SearchDocument, SearchName


class NoBar:
    def reset(self, total=None):
        pass

    def update(self, n=1):
        pass


def faults():
    """Where the index is not what would be written now."""
    return list(check(NoBar()))


def snapshot():
    """All that the index says, but for the keys of names, which the database gives."""
    documents = SearchDocument.objects.order_by("pk").values_list("kind", "object_id", *DOCUMENT_FIELDS)
    names = SearchName.objects.order_by("kind", "object_id", "key").values_list("kind", "object_id", *NAME_FIELDS)
    return list(documents), list(names)


def document(record):
    """The document of a record; None when it has none."""
    kind = next(kind for kind, model in MODELS.items() if model is type(record))
    return SearchDocument.objects.filter(kind=kind, object_id=record.pk).first()
