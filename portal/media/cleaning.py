"""What of an uploaded picture is kept: the picture, upright, and nothing else.

Where it was taken, with which camera, by whom, its thumbnail of before the crop, what follows its end: all of that
goes, whichever way the file came. What the newsroom needs of it is read before (`metadata`).
"""

from io import BytesIO

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import ImageField
from django.db.models.fields.files import ImageFieldFile
from PIL import Image, ImageOps, JpegImagePlugin

from portal.media.colours import in_srgb
from portal.media.opening import TOO_LARGE, TOO_LARGE_SAID, UNREADABLE, kind_of, opened

_LOSSLESS = b"VP8L"  # the chunk of a WebP that loses nothing
_HEAD = 4096  # where it stands, if at all
_TOLD = frozenset(["comment", "exif", "photoshop", "xmp", "XML:com.adobe.xmp"])
_FINE = 92  # quality of what cannot be written with the tables that it came with


class PictureFile(ImageFieldFile):
    """Nothing is stored but cleaned: this is the one door to the storage, for forms and for code."""

    def save(self, name, content, save=True):
        super().save(name, cleaned(content), save)


class PictureFormField(forms.ImageField):
    def to_python(self, data):
        """Of a picture with too many points Django says that it is none: the editor would look for the wrong fault."""
        try:
            return super().to_python(data)
        except ValidationError as error:
            if isinstance(error.__cause__, TOO_LARGE):
                raise ValidationError(TOO_LARGE_SAID) from error
            raise


class PictureField(ImageField):
    attr_class = PictureFile

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PictureFormField, **kwargs})


def cleaned(file) -> BytesIO:
    """The picture of `file` written again in its own format. A JPEG keeps its tables, hence its quality.

    Raises `ValidationError` on what is no picture, or has more points than are accepted.
    """
    try:
        with opened(file) as picture:
            if picture.width * picture.height > settings.MEDIA_MAX_IMAGE_PIXELS:
                raise ValidationError(TOO_LARGE_SAID)
            return _written(picture, file)
    except TOO_LARGE as error:
        raise ValidationError(TOO_LARGE_SAID) from error
    except UNREADABLE as error:
        raise ValidationError("Ce fichier n’est pas une image JPEG, PNG ou WebP lisible et entière.") from error


def tells_something(file) -> bool:
    """Whether the file holds more than its picture. Raises as `opened` does."""
    with opened(file) as picture:
        return bool(picture.getexif()) or picture.format == "MPO" or not _TOLD.isdisjoint(picture.info)


def _written(picture: Image.Image, file) -> BytesIO:
    kind, profile = kind_of(picture), picture.info.get("icc_profile")
    options = {"JPEG": _like_jpeg, "PNG": _like_png, "WEBP": _like_webp}[kind](picture, file)
    upright = ImageOps.exif_transpose(picture)
    if kind == "JPEG" and upright.mode not in {"L", "RGB"}:
        upright, profile = in_srgb(upright), None
    kept = {name: upright.info[name] for name in ("transparency",) if name in upright.info}
    upright.info = kept
    buffer = BytesIO()
    upright.save(buffer, kind, icc_profile=profile, **options)
    buffer.seek(0)
    return buffer


def _like_jpeg(picture: Image.Image, file) -> dict:
    if picture.mode not in {"L", "RGB"}:
        return {"quality": _FINE}
    sampling = JpegImagePlugin.get_sampling(picture)
    same = {"subsampling": sampling} if sampling >= 0 else {}
    return {"qtables": picture.quantization, "optimize": True, "progressive": True, **same}


def _like_png(picture: Image.Image, file) -> dict:
    return {}


def _like_webp(picture: Image.Image, file) -> dict:
    file.seek(0)
    is_lossless = _LOSSLESS in file.read(_HEAD)
    file.seek(0)
    return {"lossless": True} if is_lossless else {"quality": _FINE}
