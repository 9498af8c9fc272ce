"""The records of a page of results, read once for each kind, with what their cards need.

Each is looked up among what is public now: what was withdrawn meanwhile drops out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import Model, QuerySet

from articles.models import Article, Event, Quote, Tag
from organisations.models import Organisation
from organisations.queries import with_voices
from people.models import Person
from people.queries import presentation, with_presentation
from portal.search.kinds import Kind

Key = tuple[Kind, int]

# Of an article. To read all its columns takes twice the time.
_PRINTED = (
    *("number", "slug", "title", "standfirst", "body_text", "published_at", "partner", "type__name"),
    *("rubrique__slug", "rubrique__name", "publication__name", "publication__is_default", "publication__shows_numbers"),
)
# Of a quote, of who says it, of where it stands and of when it was said.
_DATED = ("status", "published_at", "slug", "name", "start", "start_precision", "end", "end_precision", "start_time")
_NAMED = (
    "status",
    "published_at",
    "slug",
    "honorific_prefix",
    "given_name",
    "family_name",
    "portrait",
    "portrait__file",
)
_SAID = (
    *(
        "text",
        "text_as_printed",
        "kind",
        "speaker_label",
        "is_unnamed",
        "said_on",
        "region",
        "parent",
        "speaker",
        "organisation",
        "event",
    ),
    *(f"parent__{name}" for name in ("number", "slug", "title", "status", "published_at", "event")),
    *(f"speaker__{name}" for name in _NAMED),
    *(f"organisation__{name}" for name in ("status", "published_at", "slug", "name")),
    *(f"{event}__{name}" for event in ("event", "parent__event") for name in _DATED),
)


def _articles() -> QuerySet:
    """With what their cards print, and their text, from which extracts are taken."""
    return Article.objects.published().select_related("type", "rubrique", "publication").only(*_PRINTED)


def _quotes() -> QuerySet:
    joined = Quote.objects.published().select_related("parent__event", "speaker__portrait", "organisation", "event")
    return with_voices(joined.only(*_SAID))


def _people() -> QuerySet:
    return with_presentation(Person.objects.published().filter(is_unlisted=False)).prefetch_related("names")


def _organisations() -> QuerySet:
    return Organisation.objects.published().with_names()


def _events() -> QuerySet:
    return Event.objects.published().select_related("parent")


def _themes() -> QuerySet:
    return Tag.objects.published().prefetch_related("synonyms")


_PUBLIC: dict[Kind, Callable[[], QuerySet]] = {
    Kind.ARTICLE: _articles,
    Kind.QUOTE: _quotes,
    Kind.PERSON: _people,
    Kind.ORGANISATION: _organisations,
    Kind.EVENT: _events,
    Kind.THEME: _themes,
}


def hydrated(keys: Iterable[Key]) -> dict[Key, Model]:
    """Those of these records that are public, ready for their cards."""
    by_kind: dict[Kind, list[int]] = defaultdict(list)
    for kind, key in keys:
        by_kind[kind].append(key)
    found = {kind: _PUBLIC[kind]().in_bulk(pks) for kind, pks in by_kind.items()}
    for person in found.get(Kind.PERSON, {}).values():
        person.presentation = presentation(person)
    return {(kind, key): record for kind, records in found.items() for key, record in records.items()}
