"""What every page says of itself, once: for its `<head>`, for search engines, for its feed."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone

from portal.core.templatetags.house import excerpt

TITLE = 90  # characters of a title in a browser’s tab and in search results
DESCRIPTION = 300  # characters; engines show about half of it

_BLANKS = re.compile(r"[ \t\r\n]+")  # but no-break spaces, which French typography wants

SHARE_IMAGE = "brand/share.png"
SHARE_IMAGE_SIZE = (1200, 630)


def absolute(path: str) -> str:
    """The full address of `path` on the public site; what is already whole is left as it is."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


def last_change(published_at: datetime, updated_at: datetime | None) -> datetime:
    """When a publication last changed, as told to machines.

    A change before the publication, or still to come, is a slip of the keyboard, and refused by those who read dates.
    """
    return updated_at if updated_at and published_at <= updated_at <= timezone.now() else published_at


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumb. The last one, the page itself, has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Link:
    """Another form of the page: its feed, its calendar."""

    title: str
    url: str
    media_type: str = "application/atom+xml"


@dataclass(frozen=True)
class Picture:
    """The picture shown when the page is shared. `url` is absolute."""

    url: str
    width: int | None = None
    height: int | None = None
    alt: str = ""


def share_picture() -> Picture:
    """The house’s own picture, for a page that has none. Asked for at each page: tests change the storage."""
    width, height = SHARE_IMAGE_SIZE
    return Picture(absolute(static(SHARE_IMAGE)), width, height, settings.SITE_NAME)


@dataclass(kw_only=True)
class PageInfo:
    """A page’s title, description and place. `path` is its own address, with the query that makes it what it is."""

    title: str
    description: str = ""
    path: str = ""
    breadcrumb: tuple[Crumb, ...] = ()
    og_type: str = "website"
    schema_type: str = "WebPage"
    main_id: str = ""  # JSON-LD identifier of the record that the page is about
    picture: Picture | None = None
    links: list[Link] = field(default_factory=list)
    is_indexed: bool = True
    published_at: datetime | None = None
    modified_at: datetime | None = None
    section: str = ""
    keywords: tuple[str, ...] = ()
    previous_url: str = ""
    next_url: str = ""

    def __post_init__(self):
        if self.published_at and self.modified_at:
            self.modified_at = last_change(self.published_at, self.modified_at)
        elif self.modified_at and self.modified_at > timezone.now():
            self.modified_at = None

    @property
    def head_title(self) -> str:
        return f"{excerpt(self.title, TITLE)} – {settings.SITE_NAME}"

    @property
    def summary(self) -> str:
        """The description as printed: on one line, cut at a word."""
        return excerpt(_BLANKS.sub(" ", self.description).strip(), DESCRIPTION) or settings.SITE_TAGLINE

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @property
    def shown_picture(self) -> Picture:
        return self.picture or share_picture()
