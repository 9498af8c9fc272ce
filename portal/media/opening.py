"""Opening a picture. Its head is read before its points, so that a bomb is never unpacked."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
TOO_LARGE = (Image.DecompressionBombWarning, Image.DecompressionBombError)
TOO_LARGE_SAID = "L’image est trop grande (en pixels) pour être acceptée."
UNREADABLE = (OSError, SyntaxError, ValueError)


@contextmanager
def opened(file) -> Iterator[Image.Image]:
    """The picture in `file`, its points not yet unpacked. Raises `TOO_LARGE` or `UNREADABLE`."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        file.seek(0)
        with Image.open(file, formats=FORMATS) as picture:
            yield picture


def kind_of(picture: Image.Image) -> str:
    """« JPEG », « PNG » or « WEBP ». Many telephones put a second view behind a JPEG, which is one all the same."""
    return "JPEG" if picture.format == "MPO" else picture.format
