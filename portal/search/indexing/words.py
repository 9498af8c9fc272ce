"""The words that the site knows, for « vouliez-vous dire »: those of titles, standfirsts and names that are public."""

import re
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone

from portal.search import analysis
from portal.search.documents import Description
from portal.search.kinds import Kind
from portal.search.models import NearWord, SearchWord

_LONGEST, _LONGEST_SHOWN = 40, 60
_SHORTEST = 2  # letters of a word; of one that is corrected:
_SHORTEST_CORRECTED = 4
_SHOUTED = 6  # letters of a word in capitals beyond which it is no acronym
_PARTS = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")  # « aujourd’hui » has none
_ASKED_AT_ONCE = 500


class Learning:
    """Writes the words that are not known yet, and remembers those that it met."""

    def __init__(self):
        self._met: set[str] = set()
        self._pieces: set[str] = set()  # what stands between spaces: a line of known ones need not be read

    def learn_later(self, descriptions: list[Description]) -> None:
        """Once the transaction is done: two of them that know the same new word would wait for each other.

        A word that is lost with the process is learnt with the next record that bears it.
        """
        public = _public(descriptions)
        if public:
            # A function of its own: Django names what fails, and `partial` has no name.
            transaction.on_commit(lambda: self.learn(public), robust=True)

    def learn(self, descriptions: Iterable[Description]) -> None:
        """The words of the public records among these."""
        spellings: dict[str, str] = {}
        for description in _public(descriptions):
            for word, shown in self._new_words(description):
                spellings.setdefault(word, shown)
        fresh = sorted(spellings.keys() - _known(sorted(spellings)))
        if fresh:
            _write({word: spellings[word] for word in fresh})

    def _new_words(self, description: Description) -> Iterator[tuple[str, str]]:
        """Each word with its spelling. Those of somebody’s name, or of how they are presented, keep their capitals."""
        is_person = description.kind in {Kind.PERSON, Kind.QUOTE}
        for text, is_name in ((description.title, is_person), (description.lead, False)):
            for line in text.splitlines():
                pieces = line.split()
                if self._pieces.issuperset(pieces):
                    continue
                self._pieces.update(pieces)
                for rank, token in enumerate(analysis.tokens(line)):
                    if token.text not in self._met:
                        self._met.add(token.text)
                        yield from _spelt(token.text, keeps_capital=is_name or rank > 0)


def _write(spellings: dict[str, str]) -> None:
    """In one order, whoever writes."""
    with transaction.atomic():
        words = [SearchWord(word=word, shown=shown) for word, shown in spellings.items()]
        SearchWord.objects.bulk_create(words, ignore_conflicts=True)
        near = [NearWord(key=key, word_id=word) for word in spellings for key in near_keys(word)]
        NearWord.objects.bulk_create(near, ignore_conflicts=True)


def near_keys(word: str) -> list[str]:
    """The word and what is left of it without one letter; nothing for a word so short that all are near."""
    if len(word) < _SHORTEST_CORRECTED:
        return []
    return sorted({word, *(word[:place] + word[place + 1 :] for place in range(len(word)))})


def _public(descriptions: Iterable[Description]) -> list[Description]:
    """A word of what is to come would give it away."""
    now = timezone.now()
    return [description for description in descriptions if description.visible_from and description.visible_from <= now]


def _spelt(text: str, *, keeps_capital: bool) -> Iterator[tuple[str, str]]:
    """A word, or a compound and its parts: whoever types « Saclay » may miss a letter of it."""
    parts = _PARTS.findall(text)
    for surface in [text, *parts] if len(parts) > 1 else parts:
        word = analysis.word_key(surface)
        if _SHORTEST <= len(word) < _LONGEST and len(surface) <= _LONGEST_SHOWN and not word.isdecimal():
            yield word, _as_in_a_sentence(surface, keeps_capital=keeps_capital)


def _as_in_a_sentence(surface: str, *, keeps_capital: bool) -> str:
    """In small letters what has a capital for its place only, and what is shouted."""
    is_shouted = surface.isupper() and len(surface) > _SHOUTED
    has_first_only = surface[1:].islower() and not keeps_capital
    return surface.lower() if is_shouted or has_first_only else surface


def _known(words: list[str]) -> set[str]:
    known = set()
    for first in range(0, len(words), _ASKED_AT_ONCE):
        asked = SearchWord.objects.filter(word__in=words[first : first + _ASKED_AT_ONCE])
        known.update(asked.values_list("word", flat=True))
    return known
