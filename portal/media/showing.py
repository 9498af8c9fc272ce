"""A picture as a page prints it: which of its forms, and with which words for who does not see it."""

from typing import NamedTuple

from portal.core.text import fold

NOT_DESCRIBED = "Image sans description"


class Shown(NamedTuple):
    """An address and the size of what is there; the size of a file that was lost is not known."""

    url: str
    width: int | None
    height: int | None


class ShownMixin:
    """What templates ask of a picture. Nothing here reads the database, nor the storage."""

    @property
    def is_shown(self) -> bool:
        """Whether readers may see it: it has a file, and its rights have not ended. Asked at each reading."""
        return bool(self.file) and not self.is_lapsed

    @property
    def alt_text(self) -> str:
        """What it shows, wherever it stands; empty when decorative. Beside a legend, see `alternative`."""
        return "" if self.is_decorative else self.alt

    @property
    def sources(self) -> str:
        """Its widths in WebP, as a `srcset`; empty when none was made."""
        return ", ".join(f"{self._address(name)} {width}w" for width, _height, name in self.renditions.get("webp", ()))

    @property
    def whole(self) -> Shown:
        """The one in JPEG, that everything reads; failing that the file itself."""
        for width, height, name in self.renditions.get("jpeg", ()):
            return Shown(self._address(name), width, height)
        return Shown(self.file.url, self.width, self.height)

    @property
    def preview(self) -> str:
        """The address of a small one, for the desk."""
        made = [name for width, _height, name in self.renditions.get("webp", ()) if width <= 640]
        return self._address(made[-1]) if made else self.file.url

    @property
    def small_square(self) -> str:
        """The address of its square for a face beside a name."""
        return self._square(0)

    @property
    def large_square(self) -> str:
        """The address of its square for a portrait."""
        return self._square(-1)

    def _square(self, rank: int) -> str:
        made = self.renditions.get("squares")
        return self._address(made[rank][-1]) if made else self.file.url

    def _address(self, name: str) -> str:
        return self.file.storage.url(name)


def alternative(image, *, caption: str = "", alt: str = "") -> str:
    """The alternative text to print beside the legend `caption`; `alt` is that of this very place.

    Empty only for a picture that is decorative, or whose legend says as much: who hears the page hears it once.
    """
    words = alt or image.alt_text
    if words:
        return "" if caption and fold(words).rstrip(".") == fold(caption).rstrip(".") else words
    return "" if image.is_decorative or caption else NOT_DESCRIBED
