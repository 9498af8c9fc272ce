"""The people of the corpus, with the functions that they hold or held."""

from datetime import date, timedelta
from random import Random

from articles.corpus import words
from articles.corpus.dice import dice, skewed
from articles.corpus.names import address, person_name
from articles.corpus.records import House, Post, Setting, Voice
from articles.corpus.sizes import AUTHORS
from articles.corpus.writing import Table, new_ids
from people.models import Affiliation, Person, PersonName
from portal.core.approximate_dates import Precision, first_day, last_day
from portal.core.publishing import Status
from portal.core.text import name_key

_PERSON = (
    *("id", "given_name", "family_name", "honorific_prefix", "gender", "slug", "name_key", "sort_key"),
    *("biography", "portrait", "status", "published_at"),
)
_POST = (
    "person",
    "organisation",
    "role",
    "label",
    "start",
    "start_precision",
    "end",
    "end_precision",
    "is_former",
    "last_on",
)


def write_people(setting: Setting, houses: list[House]) -> list[Voice]:
    """Everybody, the authors first."""
    now = setting.span.end
    people, posts = Table(Person, *_PERSON, now=now), _Posts(setting, houses)
    spellings = Table(PersonName, "person", "kind", "name", "name_key", now=now)
    ids = new_ids(Person)
    voices = []
    for rank in range(setting.sizes.people):
        rng = dice(setting.seed, "person", rank)
        voice = _voice(next(ids), rank, rng, setting)
        _add_person(people, voice, rng, setting)
        if rng.random() < 0.05:
            spelling = f"{voice.given_name[0]}. {voice.family_name}"
            spellings.add(voice.pk, PersonName.Kind.SPELLING.value, spelling, name_key(spelling))
        if rank < AUTHORS:
            posts.add_author(voice, rank)
        else:
            posts.add_some(voice, rng)
        voices.append(voice)
    for table in (people, posts.table, spellings):
        table.flush()
    return voices


def person_slug(rank: int, seed: int) -> str:
    return address(" ".join(person_name(rank + seed, is_woman=rank % 2 == 0)), seed)


def _voice(pk: int, rank: int, rng: Random, setting: Setting) -> Voice:
    is_woman = rank % 2 == 0
    given_name, family_name = person_name(rank + setting.seed, is_woman=is_woman)
    title = rng.choice(words.TITLES) if rng.random() < 0.2 and rank >= AUTHORS else ""
    has_portrait = setting.portraits and rng.random() < 0.15
    picture = rng.randrange(len(setting.portraits)) if has_portrait else -1
    return Voice(pk, given_name, family_name, title, person_slug(rank, setting.seed), is_woman, picture)


def _add_person(table: Table, voice: Voice, rng: Random, setting: Setting) -> None:
    biography = ""
    if rng.random() < 0.4:
        noun = "cette experte" if voice.is_woman else "cet expert"
        biography = f"<p>Personnage inventé\u00a0: {noun} n’existe pas.{_second_sentence(rng, voice)}</p>"
    gender = (Person.Gender.FEMALE if voice.is_woman else Person.Gender.MALE).value
    keys = (voice.slug, name_key(voice.name), name_key(f"{voice.family_name} {voice.given_name}"))
    portrait = setting.portraits[voice.picture].pk if voice.picture >= 0 else None
    public = (Status.PUBLISHED.value, setting.opened_at)
    named = (voice.given_name, voice.family_name, voice.title, "" if rng.random() < 0.1 else gender)
    table.add(voice.pk, *named, *keys, biography, portrait, *public)


def _second_sentence(rng: Random, voice: Voice) -> str:
    subject = "Elle" if voice.is_woman else "Il"
    return f" {subject} {rng.choice(words.VERBS)} {rng.choice(words.OBJECTS)}{rng.choice(words.TAILS)}."


class _Posts:
    """Writes the functions of people, and gives them to the people kept in memory."""

    def __init__(self, setting: Setting, houses: list[House]):
        self.table = Table(Affiliation, *_POST, now=setting.span.end)
        self._houses, self._start, self._end = houses, setting.span.start.date(), setting.span.end.date()

    def add_author(self, voice: Voice, rank: int) -> None:
        house, day = self._houses[rank % len(self._houses)], Precision.DAY.value
        label = f"journaliste, signature inventée {house.of_name}"
        voice.posts.append(Post(house, label, self._start, None))
        self.table.add(voice.pk, house.pk, "journaliste", label, self._start, day, None, day, False, None)

    def add_some(self, voice: Voice, rng: Random) -> None:
        """One function, or two that follow each other; a few people have none, some functions are over."""
        draw = rng.random()
        if draw < 0.05:
            return
        began = self._start - timedelta(days=rng.randrange(30, 2_000))
        turn = self._start + (self._end - self._start) * rng.uniform(0.1, 0.95)
        if draw < 0.50:
            self._add(voice, rng, began, turn)
        else:
            self._add(voice, rng, began, None, is_former=draw < 0.58)
        if draw < 0.40:
            self._add(voice, rng, turn, None)

    def _add(self, voice: Voice, rng: Random, start: date, end: date | None, *, is_former: bool = False) -> None:
        house = self._houses[skewed(rng, len(self._houses))]
        role = rng.choice(words.ROLES)[0 if voice.is_woman else 1]
        precision = rng.choices(Precision.values, (6, 3, 1))[0]
        start, end = first_day(start, precision), end and first_day(end, precision)
        label = f"{role} {house.of_name}"
        if not is_former:
            voice.posts.append(Post(house, label, start, end))
        last_on = last_day(end, precision) if end else None
        self.table.add(voice.pk, house.pk, role, label, start, precision, end, precision, is_former, last_on)
