"""What can be found, and how the index numbers it."""

from datetime import date, datetime

from django.db.models import IntegerChoices, Model
from django.utils import timezone

from articles.models import Article, Event, Quote, Tag
from organisations.models import Organisation
from people.models import Person


class Kind(IntegerChoices):
    """The kinds of record, by the words of the address (`?nature=`)."""

    ARTICLE = 1, "article"
    QUOTE = 2, "citation"
    PERSON = 3, "intervenant"
    ORGANISATION = 4, "organisation"
    EVENT = 5, "evenement"
    THEME = 6, "theme"


MODELS: dict[Kind, type[Model]] = {
    Kind.ARTICLE: Article,
    Kind.QUOTE: Quote,
    Kind.PERSON: Person,
    Kind.ORGANISATION: Organisation,
    Kind.EVENT: Event,
    Kind.THEME: Tag,
}
KINDS: dict[type[Model], Kind] = {model: kind for kind, model in MODELS.items()}
_KINDS = {int(kind): kind for kind in Kind}  # quicker than to call `Kind`, hundreds of times for each search

# A document’s id holds its date, so that the order of ids is the order of dates on both engines:
# 27 bits of minutes since 1900 (zero: undated), 3 of kind, 33 of the record’s own key.
_EPOCH = datetime(1900, 1, 1)  # noqa: DTZ001 - the site’s own clock, which the ids follow
_FIRST_DAY = _EPOCH.toordinal()
_MINUTES, _KIND, _KEY = 27, 3, 33
_RECORD = (1 << _KIND + _KEY) - 1


def document_id(kind: Kind, key: int, moment: datetime | date | None) -> int:
    return minutes_of(moment) << (_KIND + _KEY) | kind << _KEY | key


def record_id(kind: Kind, key: int) -> int:
    """The part of an id that names the record."""
    return kind << _KEY | key


def undated(document: int) -> int:
    """The same of a document."""
    return document & _RECORD


def kind_and_key(document: int) -> tuple[Kind, int]:
    return _KINDS[document >> _KEY & (1 << _KIND) - 1], document & (1 << _KEY) - 1


def first_id(day: date) -> int:
    """The lowest id that a document of `day` or later may have."""
    return minutes_of(day) << (_KIND + _KEY)


def date_of(document: int) -> date | None:
    """The day that the id holds; None for what has no date."""
    day = ordinal_of(document)
    return date.fromordinal(day) if day else None


def moment_of(document: int) -> int:
    """The same in minutes; 0 for what has no date."""
    return document >> (_KIND + _KEY)


def ordinal_of(document: int) -> int:
    """The same as a number of days (`date.toordinal`); 0 for what has no date."""
    minutes = moment_of(document)
    return _FIRST_DAY + minutes // 1440 if minutes else 0


def minutes_of(moment: datetime | date | None) -> int:
    """Minutes since 1900 on the site’s clock, never below 1 nor above what the id holds; 0 for no date."""
    if moment is None:
        return 0
    if isinstance(moment, datetime):
        local = timezone.localtime(moment)
        minutes = (local.date().toordinal() - _FIRST_DAY) * 1440 + local.hour * 60 + local.minute
    else:
        minutes = (moment.toordinal() - _FIRST_DAY) * 1440
    return min(max(minutes, 1), (1 << _MINUTES) - 1)
