"""Sitemaps in pages cut by primary key: no page needs those before it, and nothing is counted."""

from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import EmptyPage, Page, Paginator

PAGE = 5_000  # addresses at most, of the 50,000 that the protocol takes


def newest(records) -> datetime | None:
    """When the newest of public `records` was published, read from the index of dates; None without any."""
    return records.order_by("-published_at").values_list("published_at", flat=True).first()


class SiteMap(Sitemap):
    """Addresses are those of the public site, whatever name the request came by."""

    limit = PAGE

    def get_protocol(self, protocol=None):
        return settings.SITE_URL.partition("://")[0]

    def get_domain(self, site=None):
        return settings.SITE_URL.partition("://")[2]

    def get_latest_lastmod(self) -> datetime | None:
        """When the section last changed; None when it holds nothing, and is not worth a visit."""
        raise NotImplementedError

    def page_numbers(self) -> list[int]:
        """The first page only, for a section of few addresses."""
        return [1]

    def first_page(self) -> int:
        """The one that has the bare address."""
        return 1


class KeyRanges(Paginator):
    """Page n holds the rows whose keys lie between (n - 1) × PAGE + 1 and n × PAGE; one without rows does not exist.

    Keys are never used again, so that an address stays on its page.
    """

    def __init__(self, rows):
        super().__init__(rows, PAGE)

    def page(self, number):
        last = number * PAGE
        rows = list(self.object_list.filter(pk__gt=last - PAGE, pk__lte=last))
        if not rows:
            raise EmptyPage(number)
        return Page(rows, number, self)

    def number_after(self, number: int) -> int | None:
        """The next page that holds something: one look at the index of keys."""
        key = self.object_list.filter(pk__gt=number * PAGE).order_by("pk").values_list("pk", flat=True).first()
        return key and -(-key // PAGE)


class Section(SiteMap):
    """The pages of one kind of record. `items` is a queryset ordered by primary key."""

    @property
    def paginator(self):
        return KeyRanges(self.items())

    def page_numbers(self):
        ranges, found = self.paginator, []
        number = ranges.number_after(0)
        while number:
            found.append(number)
            number = ranges.number_after(number)
        return found

    def first_page(self):
        return self.paginator.number_after(0) or 1

    def get_latest_lastmod(self):
        return newest(self.items())
