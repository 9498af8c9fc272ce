"""Uploads are judged by their content, not by their name. Every refusal is a French sentence."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError

from portal.media.opening import TOO_LARGE, TOO_LARGE_SAID, UNREADABLE, kind_of, opened
from portal.media.weights import weight

IMAGE_EXTENSIONS = {"JPEG": {".jpg", ".jpeg"}, "PNG": {".png"}, "WEBP": {".webp"}}

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT_SIGNATURES = {
    ".pdf": b"%PDF-",
    ".ppt": _OLE,
    ".doc": _OLE,
    ".xls": _OLE,
    ".pptx": _ZIP,
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".odp": _ZIP,
    ".odt": _ZIP,
    ".ods": _ZIP,
    ".csv": None,
}


def validate_image(file) -> None:
    """Refuses what is too heavy, too large, truncated, or not the JPEG, PNG or WebP that its name says."""
    if _is_stored(file):
        return
    _check_weight(file, settings.MEDIA_MAX_IMAGE_BYTES, "L’image")
    kind, width, height = _read_image(file)
    if width * height > settings.MEDIA_MAX_IMAGE_PIXELS:
        raise ValidationError(
            f"L’image est trop grande : {width} × {height} pixels. "
            f"Le maximum est de {settings.MEDIA_MAX_IMAGE_PIXELS // 1_000_000} millions de pixels."
        )
    if _suffix(file) not in IMAGE_EXTENSIONS[kind]:
        raise ValidationError(
            f"Ce fichier est une image {kind} : son nom doit finir par {min(IMAGE_EXTENSIONS[kind])}."
        )


def validate_document(file) -> None:
    """Refuses what is too heavy, of a type that we do not publish, or not what its name says."""
    if _is_stored(file):
        return
    _check_weight(file, settings.MEDIA_MAX_DOCUMENT_BYTES, "Le document")
    suffix = _suffix(file)
    if suffix not in DOCUMENT_SIGNATURES:
        accepted = ", ".join(sorted(name[1:].upper() for name in DOCUMENT_SIGNATURES))
        raise ValidationError(f"Ce type de fichier n’est pas accepté. Types acceptés : {accepted}.")
    signature = DOCUMENT_SIGNATURES[suffix]
    file.seek(0)
    head = file.read(512)
    file.seek(0)
    is_text = b"\x00" not in head
    if not (head.startswith(signature) if signature else is_text):
        raise ValidationError(f"Le contenu de ce fichier n’est pas celui d’un {suffix[1:].upper()}.")


def _is_stored(file) -> bool:
    """Judged when it came. A form sent without another file opens none, be it lost."""
    return getattr(file, "_committed", False)


def _check_weight(file, limit: int, subject: str) -> None:
    if file.size == 0:
        raise ValidationError(f"{subject} est vide.")
    if file.size > limit:
        raise ValidationError(
            f"{subject} est trop lourd{'e' if subject.endswith('image') else ''} : {weight(file.size)}. "
            f"Le maximum est de {weight(limit)}."
        )


def _read_image(file) -> tuple[str, int, int]:
    """The kind and size of a picture."""
    try:
        with opened(file) as picture:
            kind, width, height = kind_of(picture), picture.width, picture.height
            if width * height <= settings.MEDIA_MAX_IMAGE_PIXELS:
                picture.load()  # `verify()` takes a JPEG cut short for a sound one
            return kind, width, height
    except TOO_LARGE as error:
        raise ValidationError(TOO_LARGE_SAID) from error
    except UNREADABLE as error:
        raise ValidationError("Ce fichier n’est pas une image JPEG, PNG ou WebP lisible et entière.") from error
    finally:
        file.seek(0)


def _suffix(file) -> str:
    return PurePosixPath(file.name).suffix.lower()
