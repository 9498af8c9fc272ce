"""Addresses that are asked for on every page, worked out once; and those that others give, taken apart."""

from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse

_KEPT = 2_000  # names, each with the words of its address


def split(address: str) -> SplitResult:
    """`urlsplit`, with no parts for an address that is none (« http://[ »): readers and editors send anything."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def address_of(name: str, *args: str | int, current_app: str | None = None) -> str:
    """What `reverse` gives. For what has few addresses: sections, types, the rooms of the site.

    The table of addresses does not change while the site runs; one page asks for sixty of them.
    """
    return _reversed(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), name, args, current_app)


@lru_cache(maxsize=_KEPT)
def _reversed(urlconf, prefix: str, name: str, args: tuple, current_app: str | None) -> str:
    """`prefix` is part of the address, and known to `reverse`."""
    return reverse(name, urlconf=urlconf, args=args, current_app=current_app)
