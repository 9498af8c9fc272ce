"""Writes on pictures that no form asks for."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.media.cleaning import cleaned, tells_something
from portal.media.leaving import remove_files
from portal.media.models import Image
from portal.media.opening import TOO_LARGE, UNREADABLE
from portal.media.renditions import are_current


def make_renditions(image: Image, *, is_forced: bool = False) -> bool:
    """Makes the forms of `image` that are missing or out of date, or all of them. Says whether any was made.

    Nothing else of the record is written, so that an editor who saves it meanwhile loses nothing.
    """
    if are_current(image) and not is_forced:
        return False
    if image.renditions:
        image.renditions = image.renditions | {"recipe": 0}
    else:
        _clean_stored(image)
    left = image.settle_file()
    with transaction.atomic():
        Image.objects.filter(pk=image.pk, file=image.file.name).update(
            width=image.width, height=image.height, renditions=image.renditions
        )
        remove_files(Image, left)
    return bool(image.renditions)


def _clean_stored(image: Image) -> None:
    """A file stored before files were cleaned is written again under its name, if it tells more than its picture."""
    storage, name = image.file.storage, image.file.name
    if not storage.exists(name):
        return
    with storage.open(name) as file:
        content = BytesIO(file.read())
    try:
        if not tells_something(content):
            return
        clean = cleaned(content)
    except (*TOO_LARGE, *UNREADABLE, ValidationError):
        return  # told by the command: no form can be made of it
    storage.delete(name)
    storage.save(name, clean)
