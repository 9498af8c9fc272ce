"""What photographers write inside their files (IPTC-IIM, EXIF): who took the picture, what it shows, when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from struct import error

from PIL import ExifTags, Image, IptcImagePlugin

from portal.core.text import fold, squash
from portal.media.opening import TOO_LARGE, UNREADABLE, opened

_BYLINE, _CREDIT, _COPYRIGHT, _CAPTION, _DAY = (2, 80), (2, 110), (2, 116), (2, 120), (2, 55)
_CHARSET, _UTF8 = (1, 90), b"\x1b%G"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SIGN = re.compile(r"^\s*(?:©|\(c\)|copyright\b)[\s:©]*", re.IGNORECASE)
# What cameras put there by themselves.
_SAYS_NOTHING = re.compile(r"^(?:olympus digital camera|sony dsc|digital camera|dcim.*|img_\d+|unknown|default)?$")


@dataclass(frozen=True)
class Metadata:
    """Each is empty, or None, where the file says nothing. `credit` is without « © »."""

    credit: str = ""
    caption: str = ""
    taken_on: date | None = None


def without_sign(credit: str) -> str:
    """The page writes « © » itself."""
    return _SIGN.sub("", credit)


def read_metadata(file) -> Metadata:
    """What `file` tells of its picture; nothing at all of one that cannot be read."""
    try:
        with opened(file) as picture:
            return _metadata(picture)
    except (*TOO_LARGE, *UNREADABLE, LookupError, TypeError, OverflowError, error):
        return Metadata()
    finally:
        file.seek(0)


def _metadata(picture: Image.Image) -> Metadata:
    exif, iptc = picture.getexif(), IptcImagePlugin.getiptcinfo(picture) or {}
    is_utf8 = iptc.get(_CHARSET) == _UTF8
    told = {key: _words(_decoded(iptc.get(key), is_utf8)) for key in (_BYLINE, _CREDIT, _COPYRIGHT, _CAPTION, _DAY)}
    artist, notice, described = (
        _words(_repaired(exif.get(tag)))
        for tag in (ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.ImageDescription)
    )
    taken = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    ways = (_signed(told[_BYLINE] or artist, told[_CREDIT]), told[_COPYRIGHT], notice)
    return Metadata(
        credit=without_sign(next(filter(None, ways), "")),
        caption=told[_CAPTION] or described,
        taken_on=_day(told[_DAY], "%Y%m%d") or _day(_words(_repaired(taken))[:10], "%Y:%m:%d"),
    )


def _signed(author: str, source: str) -> str:
    """« Ada Lux / Agence », as the press writes it."""
    parts = [part for part in (author, source) if part]
    is_same = len(parts) == 2 and (fold(author) in fold(source) or fold(source) in fold(author))
    return max(parts, key=len) if is_same else " / ".join(parts)


def _decoded(value: bytes | Iterable[bytes] | None, is_utf8: bool) -> str:
    """Several authors are several values."""
    if isinstance(value, list):
        return ", ".join(_decoded(part, is_utf8) for part in value)
    if not isinstance(value, bytes):
        return ""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8", "replace") if is_utf8 else value.decode("cp1252", "replace")


def _repaired(value) -> str:
    """EXIF promises ASCII; software writes UTF-8 there, which is read as Latin-1."""
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return value


def _words(text: str) -> str:
    words = squash(_CONTROL.sub(" ", text))
    return "" if _SAYS_NOTHING.match(words.lower()) else words


def _day(text: str, form: str) -> date | None:
    try:
        day = datetime.strptime(text, form).date()  # noqa: DTZ007 - the day on the camera’s own calendar
    except ValueError:
        return None
    return day if 1826 <= day.year <= date.max.year else None  # the first photograph
