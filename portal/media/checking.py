"""Files that records name and the storage has not: a page would show a hole."""

from collections.abc import Iterator

from django.db.models import Model

from portal.core.integrity import Bar
from portal.media import renditions
from portal.media.models import Document, Image

_BATCH = 500


def check(bar: Bar) -> Iterator[str]:
    for model in (Image, Document):
        with_file = model.objects.exclude(file="").order_by("pk")
        bar.reset(total=with_file.count())
        for record in with_file.iterator(chunk_size=_BATCH):
            yield from _lacking(record)
            bar.update()


def _lacking(record: Model) -> Iterator[str]:
    called = f"{record._meta.verbose_name} {record.pk} ({record})"
    if not record.file.storage.exists(record.file.name):
        yield f"{called}\u00a0: le fichier {record.file.name} manque"
    elif isinstance(record, Image):
        for name in renditions.names_of(record.renditions):
            if not record.file.storage.exists(name):
                yield f"{called}\u00a0: la forme {name} manque (manage.py make_renditions --all la refait)"
