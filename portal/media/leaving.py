"""Files that nothing needs any more leave the storage, once the change that frees them is certain."""

from collections.abc import Iterable
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model

from portal.media import renditions


def remove_files(model: type[Model], names: Iterable[str]) -> None:
    """After the transaction: were it undone, the record would still need them."""
    for name in names:
        transaction.on_commit(partial(_remove, model, name))


def follow_deletion(sender, instance, **kwargs) -> None:
    """A picture that is deleted, one by one or in a list, takes its files along."""
    if instance.file:
        remove_files(sender, [instance.file.name, *renditions.names_of(instance.renditions)])


def _remove(model: type[Model], name: str) -> None:
    if not model._base_manager.filter(file=name).exists():
        default_storage.delete(name)
