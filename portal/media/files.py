"""Where uploaded files go: by year and month, under a plain name that ends with the real type."""

from pathlib import PurePosixPath

from django.utils import timezone

from portal.core.slugs import slugify


def image_path(image, filename: str) -> str:
    return _path("images", filename)


def document_path(document, filename: str) -> str:
    return _path("documents", filename)


def _path(folder: str, filename: str) -> str:
    name = PurePosixPath(filename.replace("\\", "/"))
    return f"{folder}/{timezone.now():%Y/%m}/{slugify(name.stem, max_length=60)}{name.suffix.lower()}"
