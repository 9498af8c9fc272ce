"""Which documents tell something of a record: whoever cites a person tells their name, if readers may see it."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import Model, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import (
    Article,
    ArticleType,
    Byline,
    DirectoryEntry,
    Event,
    EventSeries,
    Intervention,
    Mention,
    Participation,
    Quote,
    Rubrique,
    Tag,
    TaggedArticle,
)
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.search.kinds import Kind
from portal.search.models import Backlog

MANY = 300  # documents written at once because of one change: nobody waits longer for a save

Keys = set[tuple[Kind, int]]


class Path(NamedTuple):
    """`rows` whose `cited` is the record tell by `citing` whose documents follow it."""

    kind: Kind
    rows: type[Model]
    cited: str
    citing: str = "pk"
    without: str = ""  # what those rows must not name

    @property
    def key(self) -> str:
        """The column itself: the name of a relation would mean the order of what it leads to."""
        return self.citing if self.citing == "pk" else f"{self.citing}_id"

    def keys(self, cited: Collection[int]) -> QuerySet:
        rows = self.rows._default_manager.filter(**{f"{self.cited}__in": cited})
        if self.without:
            # Written with a function: SQLite would otherwise begin with the index of all that names nothing.
            rows = rows.alias(named=Coalesce(f"{self.without}_id", 0)).filter(named=0)
        return rows.order_by(f"-{self.key}").values_list(self.key, flat=True).distinct()


# The functions of somebody count for what they say for nobody in particular.
SPEAKING = [
    Path(Kind.ARTICLE, Quote, "speaker", "parent", without="organisation"),
    Path(Kind.QUOTE, Quote, "speaker", without="organisation"),
]
_MEMBERS = "speaker__affiliations__organisation"
# Events first: those that are sessions of one are cited in their turn.
CITING: dict[type[Model], list[Path]] = {
    Person: [
        Path(Kind.EVENT, Participation, "person", "event"),
        Path(Kind.ARTICLE, Quote, "speaker", "parent"),
        Path(Kind.ARTICLE, Quote.co_speakers.through, "person", "quote__parent"),
        Path(Kind.ARTICLE, Byline, "person", "article"),
        Path(Kind.ARTICLE, Intervention, "person", "parent"),
        Path(Kind.ARTICLE, Article.about_people.through, "person", "article"),
        Path(Kind.ARTICLE, Mention, "person", "article"),
        Path(Kind.QUOTE, Quote, "speaker"),
        Path(Kind.QUOTE, Quote.co_speakers.through, "person", "quote"),
        Path(Kind.QUOTE, Quote.about.through, "person", "quote"),
    ],
    Organisation: [
        Path(Kind.EVENT, Event.organisers.through, "organisation", "event"),
        Path(Kind.PERSON, Affiliation, "organisation", "person"),
        Path(Kind.THEME, Tag, "organisation"),
        Path(Kind.ARTICLE, Quote, "organisation", "parent"),
        Path(Kind.ARTICLE, Quote, _MEMBERS, "parent", without="organisation"),
        Path(Kind.ARTICLE, Article.about_organisations.through, "organisation", "article"),
        Path(Kind.ARTICLE, DirectoryEntry, "organisation", "article"),
        Path(Kind.ARTICLE, Mention, "organisation", "article"),
        Path(Kind.QUOTE, Quote, "organisation"),
        Path(Kind.QUOTE, Quote, _MEMBERS, without="organisation"),
    ],
    Event: [
        Path(Kind.EVENT, Event, "parent"),
        Path(Kind.PERSON, Participation, "event", "person"),
        Path(Kind.ARTICLE, Article, "event"),
        Path(Kind.QUOTE, Quote, "event"),
        Path(Kind.QUOTE, Quote, "parent__event", without="event"),
    ],
    Tag: [Path(Kind.ARTICLE, TaggedArticle, "tag", "content_object")],
    ArticleType: [Path(Kind.ARTICLE, Article, "type")],
    Rubrique: [Path(Kind.ARTICLE, Article, "rubrique")],
    EventSeries: [Path(Kind.EVENT, Event, "series")],
}


class Spreading:
    """What follows several changes made at once: `MANY` documents in all; the others are left to `rebuild_search`."""

    def __init__(self):
        self._left = MANY

    def along(self, model: type[Model], cited: Collection[int], paths: Iterable[Path] | None = None) -> Keys:
        """The documents to write again now of those that cite these records, the newest first."""
        found: Keys = set()
        if not cited:
            return found
        for path in CITING.get(model, ()) if paths is None else paths:
            keys = list(path.keys(cited)[: self._left + 1])
            if len(keys) > self._left:
                leave(model, cited)
                keys = keys[: self._left]
            fresh = {(path.kind, key) for key in keys if key is not None} - found  # a withdrawn quote is in no article
            found |= fresh
            self._left -= len(fresh)
        return found


def citing(model: type[Model], keys: Collection[int]) -> Keys:
    """The documents to write again now of those that tell of these records: see `Spreading`."""
    return Spreading().along(model, keys)


def all_citing(model: type[Model], keys: Collection[int]) -> Keys:
    """All the documents that tell of these records, however many."""
    return {(path.kind, key) for path in CITING.get(model, ()) for key in path.keys(keys) if key}


def leave(model: type[Model], keys: Collection[int]) -> None:
    """Leaves what cites these records to `rebuild_search`."""
    now = timezone.now()
    rows = [Backlog(model=model._meta.label_lower, object_id=key, since=now) for key in sorted(keys)]
    Backlog.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["model", "object_id"], update_fields=["since"]
    )
