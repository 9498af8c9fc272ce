"""The dictionary of all names, as an automaton that reads a text once whatever the number of names.

A. V. Aho and M. J. Corasick, « Efficient string matching: an aid to bibliographic search », CACM 18(6), 1975;
the automaton is that of `pyahocorasick`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

import ahocorasick

from articles.linking.changes import State, state
from articles.linking.entries import Entry, Post, Rule, Target, keys
from articles.linking.folding import searched, words_key
from articles.linking.posts import read_posts, wordings
from articles.linking.reading import read_automatic, read_ignored, read_names


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words of the dictionary stand in a text, and all that they may mean."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass
class Lexicon:
    """`posts` are those of each organisation; `ignored` pairs folded words with the record for which they are."""

    entries: list[Entry] = field(default_factory=list)
    posts: dict[int, list[Post]] = field(default_factory=dict)
    ignored: set[tuple[str, Target]] = field(default_factory=set)
    automatic: set[Target] = field(default_factory=set)

    def __post_init__(self):
        self._automaton = ahocorasick.Automaton()
        by_key: dict[str, dict[Entry, None]] = defaultdict(dict)
        self._spellings: dict[Target, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for key in keys(entry.spelling):
                if key.strip():
                    by_key[key][entry] = None
            if entry.target:
                self._spellings[entry.target].append(entry)
        for key, found in by_key.items():
            self._automaton.add_word(key, (len(key), tuple(found)))
        self._automaton.make_automaton()
        self._is_empty = not by_key

    def hits(self, text: str) -> Iterable[Hit]:
        """Every place of the text where whole words of the dictionary stand, be they inside of others."""
        if self._is_empty:
            return
        # A space on either side: names begin and end with a space.
        for last, (length, entries) in self._automaton.iter(f" {searched(text)} "):
            yield Hit(last - length + 1, last - 1, entries)

    def spellings(self, target: Target) -> list[Entry]:
        return self._spellings.get(target, [])

    def is_ignored(self, surface: str, target: Target) -> bool:
        return (words_key(surface), target) in self.ignored


def build_lexicon(
    entries: Iterable[Entry],
    posts: Iterable[Post] = (),
    ignored: Iterable[tuple[str, Target | None]] = (),
    automatic: Iterable[Target] = (),
) -> Lexicon:
    entries, ignored = list(entries), list(ignored)
    by_house: dict[int, list[Post]] = defaultdict(list)
    for post in posts:
        if post.organisation:
            by_house[post.organisation].append(post)
        else:
            target = Target("person", post.person)
            entries += [Entry(words, Rule.ROLE, target, post=post) for words in wordings(post.words)]
    entries += [Entry(words, Rule.NAME, None) for words, target in ignored if target is None]
    for_one = {(words_key(words), target) for words, target in ignored if target is not None}
    return Lexicon(entries, dict(by_house), for_one, set(automatic))


_lock = Lock()
_kept: tuple[State, Lexicon] | None = None


def current_lexicon() -> Lexicon:
    """The dictionary as of now, read again from the database when any name changed since, in whatever process.

    One or two queries when nothing changed. Read inside of a transaction, it holds what that transaction has written.
    """
    global _kept  # noqa: PLW0603 - one for the process: it takes tens of milliseconds to read
    now = state()
    kept = _kept
    if kept is not None and kept[0] == now:
        return kept[1]
    with _lock:
        if _kept is None or _kept[0] != now:
            _kept = now, build_lexicon(read_names(), read_posts(), read_ignored(), read_automatic())
        return _kept[1]
