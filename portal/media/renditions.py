"""The forms in which a picture is served: whole at several widths, and square around its point of interest.

They stand beside the file, under its name and their width, and the record lists them, so that no page asks the storage
what is there. None is larger than it was, nor heavier than `MEDIA_MAX_RENDITION_BYTES`.
"""

import logging
from io import BytesIO
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile
from django.db.models import Q
from PIL import Image as Picture
from PIL import ImageOps

from portal.media.colours import in_srgb, on_white
from portal.media.opening import TOO_LARGE, UNREADABLE, opened

RECIPE = 2  # to be raised with any change of what follows: `make_renditions` then makes them all again
WIDTHS = (320, 480, 640, 960, 1280)
SHARED = 1200  # the one in JPEG, for networks, feeds and old browsers
SQUARES = (96, 320)
_QUALITIES = (80, 70, 60, 50, 40, 30)
_SHRINK = 0.8
_TALLEST = 16_000  # points that a WebP may hold in height

logger = logging.getLogger(__name__)


def are_current(image) -> bool:
    """Whether the record lists forms of this very file, cut around this very point, by this recipe."""
    known = image.renditions
    return bool(known) and known["recipe"] == RECIPE and known["of"] == image.file.name and _is_cut_there(image)


def names_of(renditions: dict) -> list[str]:
    """The files of these forms."""
    return [row[-1] for kind in ("webp", "jpeg", "squares") for row in renditions.get(kind, ())]


def make(image) -> dict:
    """Writes the forms of the stored file of `image`, and returns what its record is to list; nothing without a file.

    Where nothing but the point of interest moved, the squares alone are cut again.
    """
    storage, known = image.file.storage, image.renditions or {}
    if not storage.exists(image.file.name):
        return {}
    is_same = known.get("of") == image.file.name and known.get("recipe") == RECIPE
    try:
        with storage.open(image.file.name) as file, opened(file) as picture:
            whole = _prepared(picture)
    except (*TOO_LARGE, *UNREADABLE) as error:
        logger.warning("%s: no rendition could be made (%s)", image.file.name, error)
        return {}
    writer = _Writer(storage, image.file.name, former=set(names_of(known)), others=_files_of_others(image))
    try:
        return _written(image, whole, writer, known if is_same else {})
    except OSError:  # no room: an undone save leaves nothing
        writer.undo()
        raise


def _written(image, whole: Picture.Image, writer: "_Writer", same: dict) -> dict:
    made = {"recipe": RECIPE, "of": image.file.name, "focal": [image.focal_x, image.focal_y]}
    if same:
        made |= {"webp": same["webp"], "jpeg": same["jpeg"]}
    else:
        made |= {"webp": [writer.webp(whole, width) for width in _widths(whole.width)]}
        made |= {"jpeg": [writer.jpeg(whole, min(whole.width, SHARED))]}
    square = _square(whole, image.focal_x, image.focal_y)
    return made | {"squares": [writer.square(square, side) for side in SQUARES]}


def _is_cut_there(image) -> bool:
    return image.renditions["focal"] == [image.focal_x, image.focal_y]


def _widths(width: int) -> list[int]:
    """Those that are narrower, then the picture’s own; or all of them."""
    return [*(one for one in WIDTHS if one < width), width] if width < WIDTHS[-1] else list(WIDTHS)


def _prepared(picture: Picture.Image) -> Picture.Image:
    """Upright, in the colours of screens, and no larger than what is made of it."""
    picture.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))  # a JPEG is unpacked at a half, a quarter… of its size
    return in_srgb(ImageOps.exif_transpose(picture))


def _square(whole: Picture.Image, focal_x: int, focal_y: int) -> Picture.Image:
    """The largest square, its centre as near to the point of interest as the edges allow."""
    side = min(whole.size)
    left, top = (
        min(max(round(size * focal / 100 - side / 2), 0), size - side)
        for size, focal in zip(whole.size, (focal_x, focal_y), strict=True)
    )
    return whole.crop((left, top, left + side, top + side))


def _files_of_others(image) -> set[str]:
    """Files of other records under names that a form of this one may take, or the very same file."""
    begins = Q(file=image.file.name) | Q(file__startswith=f"{PurePosixPath(image.file.name).with_suffix('')}-")
    return set(type(image)._base_manager.exclude(pk=image.pk).filter(begins).values_list("file", flat=True))


class _Writer:
    """Writes beside the file `name`, over the forms that it had before, or that a save that was undone left there."""

    def __init__(self, storage, name: str, *, former: set[str], others: set[str]):
        self._storage, self._stem, self._former = storage, PurePosixPath(name).with_suffix(""), former
        self._others, self._is_shared = others, name in others
        self._new: list[str] = []
        self._replaced: dict[str, bytes] = {}

    def webp(self, whole: Picture.Image, width: int) -> list:
        content, size = _light(whole, width, "WEBP")
        return [*size, self._write(f"-{width}.webp", content)]

    def jpeg(self, whole: Picture.Image, width: int) -> list:
        content, size = _light(on_white(whole), width, "JPEG", optimize=True, progressive=True)
        return [*size, self._write(f"-{width}.jpg", content)]

    def square(self, square: Picture.Image, side: int) -> list:
        content, (side, _height) = _light(on_white(square), min(side, square.width), "JPEG", optimize=True)
        return [side, self._write(f"-carre-{side}.jpg", content)]

    def _write(self, ending: str, content: bytes) -> str:
        name = f"{self._stem}{ending}"
        if name in self._former or not (self._is_shared or name in self._others):
            self._take_away(name)
        self._new.append(self._storage.save(name, ContentFile(content)))
        return self._new[-1]

    def _take_away(self, name: str) -> None:
        if name in self._former and self._storage.exists(name):
            with self._storage.open(name) as file:
                self._replaced[name] = file.read()
        self._storage.delete(name)

    def undo(self) -> None:
        """All is as it was: the record goes on naming its former forms, for which there was room."""
        for name in self._new:
            self._storage.delete(name)
        for name, content in self._replaced.items():
            self._storage.save(name, ContentFile(content))


def _light(whole: Picture.Image, width: int, kind: str, **options) -> tuple[bytes, tuple[int, int]]:
    """The picture `width` wide, as fine as its weight allows; narrower when no quality is light enough."""
    width = max(min(width, whole.width * _TALLEST // whole.height), 1)
    while True:
        size = width, max(round(whole.height * width / whole.width), 1)
        picture = whole if size == whole.size else whole.resize(size, Picture.Resampling.LANCZOS)
        for quality in _QUALITIES:
            buffer = BytesIO()
            picture.save(buffer, kind, quality=quality, **options)
            if buffer.tell() <= settings.MEDIA_MAX_RENDITION_BYTES or width <= 1:
                return buffer.getvalue(), size
        width = max(int(width * _SHRINK), 1)
