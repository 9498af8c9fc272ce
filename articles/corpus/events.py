"""The events of the corpus: editions of a series or not, of a day or several, past but for a few."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from articles.corpus import words
from articles.corpus.dice import dice, skewed
from articles.corpus.names import address, coined
from articles.corpus.records import Directory, Gathering, Setting
from articles.corpus.sizes import YEARS
from articles.corpus.writing import Table, new_ids
from articles.models import Event, EventSeries, Participation
from portal.core.approximate_dates import Precision, last_day
from portal.core.publishing import Status
from portal.core.text import name_key

TO_COME, FURTHEST = 3, 120  # events to come at least; how many days ahead
_EVENT = (
    *("id", "name", "name_key", "slug", "kind", "series", "edition", "start", "start_precision", "end"),
    *("last_on", "start_time", "place", "description", "status", "published_at"),
)


@dataclass(frozen=True, order=True)
class Planned:
    """An event before it is written: its first day, its rank, and its series if it is an edition."""

    start: date
    rank: int
    series: int = -1


def planned(setting: Setting) -> list[Planned]:
    """Every event, by date."""
    count, end = setting.sizes.events, setting.span.end.date()
    editions = min(YEARS, max(3, count // 4))
    found = []
    for rank in range(count):
        rng = dice(setting.seed, "event", rank)
        series = rank // editions
        if (series + 1) * editions <= count // 3:
            day = dice(setting.seed, "series", series).randrange(340)
            found.append(Planned(end - timedelta(days=365 * (rank % editions) + day), rank, series))
        elif rank >= count - TO_COME or rng.random() < 0.01:
            found.append(Planned(end + timedelta(days=rng.randrange(2, FURTHEST)), rank))
        else:
            found.append(Planned(end - timedelta(days=rng.randrange(1, YEARS * 365)), rank))
    return sorted(found)


def event_name(event: Planned, seed: int) -> str:
    start = words.GATHERINGS[(event.rank if event.series < 0 else event.series) % len(words.GATHERINGS)][0]
    if event.series >= 0:
        return f"{_series_name(event.series, seed)} {event.start.year}"
    return f"{start} {coined(event.rank + seed)} {event.rank + 1}"


def event_slug(event: Planned, seed: int) -> str:
    """Two editions of one year have one name, and two addresses."""
    name = event_name(event, seed)
    return address(f"{name} {event.rank + 1}" if event.series >= 0 else name, seed)


def _series_name(series: int, seed: int) -> str:
    return f"{words.GATHERINGS[series % len(words.GATHERINGS)][0]} de {coined(series + seed + 2_000)} (g{seed})"


def write_events(setting: Setting, directory: Directory) -> None:
    now = setting.span.end
    table = Table(Event, *_EVENT, now=now)
    organisers = Table(Event.organisers.through, "event", "organisation", now=now)
    participations = Table(Participation, "event", "person", "label", "role", "ordering", now=now)
    ids, series_ids = new_ids(Event), {}
    for event in planned(setting):
        rng = dice(setting.seed, "event row", event.rank)
        if event.series >= 0 and event.series not in series_ids:
            name = _series_name(event.series, setting.seed)
            series_ids[event.series] = EventSeries.objects.create(name=name).pk
        gathering = Gathering(next(ids), event_name(event, setting.seed), event.start, _voices(rng, directory))
        row = _row(event, gathering, rng, series_ids.get(event.series), setting.seed)
        table.add(gathering.pk, *row, Status.PUBLISHED.value, setting.opened_at)
        for house in rng.sample(directory.houses, rng.randint(0, 2)):
            organisers.add(gathering.pk, house.pk)
        for rank, voice in enumerate(gathering.voices):
            role = Participation.Role.MODERATOR if rank == 3 else Participation.Role.SPEAKER
            participations.add(gathering.pk, voice.pk, voice.presented_on(event.start), role.value, rank * 10)
        directory.gatherings.append(gathering)
    for waiting in (table, organisers, participations):
        waiting.flush()


def _voices(rng: Random, directory: Directory) -> list:
    ranks = dict.fromkeys(skewed(rng, len(directory.voices)) for _voice in range(rng.randint(2, 5)))
    return [directory.voices[rank] for rank in ranks]


def _row(event: Planned, gathering: Gathering, rng: Random, series: int | None, seed: int) -> tuple:
    """The values of `_EVENT` from the name on. An event known to the month begins on its first day."""
    kind = words.GATHERINGS[(event.rank if event.series < 0 else event.series) % len(words.GATHERINGS)][1]
    precision, end, hour = Precision.DAY, None, None
    if rng.random() < 0.1:
        precision, gathering.start = Precision.MONTH, event.start.replace(day=1)
        gathering.is_dated = False
    elif rng.random() < 0.25:
        end = event.start + timedelta(days=rng.randint(1, 4))
    elif rng.random() < 0.5:
        hour = time(rng.randint(8, 18), 30)
    start, edition = gathering.start, str(event.start.year) if series else ""
    place = coined(event.rank * 3 + 1) if rng.random() < 0.8 else ""
    description = "<p>Événement inventé\u00a0: il n’a pas eu lieu.</p>" if rng.random() < 0.5 else ""
    named = (gathering.name, name_key(gathering.name), event_slug(event, seed), kind, series, edition)
    return (*named, start, precision.value, end, end or last_day(start, precision), hour, place, description)
