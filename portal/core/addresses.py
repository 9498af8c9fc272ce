"""Addresses that are asked for on every page, worked out once; and those that others give, taken apart."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse

_KEPT = 2_000  # names, each with the words of its address
_PLAIN = re.compile(r"[-\w]+", re.ASCII)  # what stands in an address as it is
_NUMBER = 970_000_001  # and the next ones: they stand in no address of ours


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


def address_of_record(name: str, *args: str | int) -> str:
    """What `reverse` gives, for records: a page asks for a hundred of them, whose addresses differ by these words."""
    if not all(map(_is_plain, args)):
        return reverse(name, args=args)
    kinds = tuple(map(type, args))
    return _shape(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), name, kinds) % args


def _is_plain(word: object) -> bool:
    """Whether it stands in an address as it is: a record without key or without slug has no address."""
    return (word.__class__ is int and word >= 0) or (word.__class__ is str and bool(_PLAIN.fullmatch(word)))


@lru_cache(maxsize=_KEPT)
def _shape(urlconf, prefix: str, name: str, kinds: tuple[type, ...]) -> str:
    """The address with a place for each word; what is no number is taken for a slug."""
    given = [_NUMBER + rank if kind is int else f"a{_NUMBER + rank}" for rank, kind in enumerate(kinds)]
    shape = reverse(name, urlconf=urlconf, args=given).replace("%", "%%")
    for word in map(str, given):
        shape = shape.replace(word, "%s", 1)
    return shape
