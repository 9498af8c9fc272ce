"""Files that nothing needs any more leave the storage, once the change that frees them is certain."""

from collections.abc import Callable, Iterable

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model

from portal.media import renditions


def remove_files(model: type[Model], names: Iterable[str]) -> None:
    """After the transaction: were it undone, the record would still need them.

    A storage that fails then is told in the log: what was asked is done, and a file too many harms nobody.
    """
    for name in names:
        transaction.on_commit(_removal(model, name), robust=True)


def follow_deletion(sender, instance, **kwargs) -> None:
    """A picture or a document that is deleted, one by one or in a list, takes its files along."""
    if instance.file:
        remove_files(sender, [instance.file.name, *renditions.names_of(getattr(instance, "renditions", {}))])


def _removal(model: type[Model], name: str) -> Callable[[], None]:
    def remove() -> None:
        if not model._base_manager.filter(file=name).exists():
            default_storage.delete(name)

    return remove
