"""Counts what a day costs: each click, each key of choice and each list chosen from, by chapter."""

from collections import Counter
from typing import Any

from playwright.sync_api import Locator, Page

COSTLY = {"click", "check", "uncheck", "select_option", "press", "dblclick", "tap"}
_PLACES = {"locator", "get_by_role", "get_by_label", "get_by_text", "nth", "filter", "first", "last"}


class Counted:
    """A page, or a place in it, whose costly gestures are counted. Filling in a text is writing, and costs nothing."""

    def __init__(self, thing: Page | Locator, tally: "Tally"):
        self._thing, self._tally = thing, tally

    @property
    def plain(self) -> Any:
        """The page or the place itself: to look at, at no cost."""
        return self._thing

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._thing, name)
        if name in COSTLY:
            return self._tally.wrapped(name, found, self._thing)
        if name in _PLACES:
            if not callable(found):
                return Counted(found, self._tally)
            return lambda *args, **kwargs: Counted(found(*args, **kwargs), self._tally)
        return found


class Tally:
    """Gestures of the chapter that is being played."""

    def __init__(self) -> None:
        self.chapters: dict[str, list[str]] = {}
        self._current = ""

    def open(self, chapter: str) -> None:
        self._current = chapter
        self.chapters[chapter] = []

    def wrapped(self, name: str, function, place):
        def counting(*args, **kwargs):
            self.chapters[self._current].append(f"{name} {str(place)[-90:]}")
            return function(*args, **kwargs)

        return counting

    def counts(self) -> dict[str, int]:
        return dict(Counter({chapter: len(gestures) for chapter, gestures in self.chapters.items()}))

    def told(self) -> str:
        """For whoever reads the output of the tests: each chapter with what it costs."""
        return "\n".join(f"{count:3} gestes – {chapter}" for chapter, count in self.counts().items())
