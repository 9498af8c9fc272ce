from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Article, Quote, TaggedArticle
from portal.core.publishing import Status
from portal.search import tokens
from portal.search.documents.articles import class_tokens
from portal.search.documents.citations import Citations, Sight, named
from portal.search.documents.description import Description, lines
from portal.search.documents.parts import Functions, Spoken, by_owner, co_speakers_of, values_of
from portal.search.kinds import Kind

_COLUMNS = (
    *("pk", "speaker", "organisation", "spoken_on", "event", "speaker_label", "text", "text_as_printed", "parent"),
    *("parent__published_at", "parent__type", "parent__rubrique", "parent__event"),
)


def records() -> QuerySet[Quote]:
    """Those of articles that are public or to come. The words of a title are found with the article."""
    # Each article looked up by its id: across a join, SQLite would start from everything published.
    publishing = Article.objects.filter(pk=OuterRef("parent"), status=Status.PUBLISHED)
    return Quote.objects.filter(Exists(publishing)).exclude(kind=Quote.Kind.TITLE)


def describe(keys: Collection[int]) -> list[Description]:
    rows = list(records().filter(pk__in=keys).order_by().values(*_COLUMNS))
    parts = _Parts(rows)
    return [_describe(row, parts) for row in rows]


class _Parts:
    """What the quotes and their articles cite: nine queries, or a little more for events within one another."""

    def __init__(self, rows: list[dict]):
        keys = [row["pk"] for row in rows]
        spoken = {row["pk"]: _spoken(row) for row in rows}
        self.together = co_speakers_of(keys)
        self.about = by_owner(Quote.about.through, "quote", keys, "person")
        self.tags = by_owner(TaggedArticle, "content_object", {row["parent"] for row in rows}, "tag")
        functions = Functions(spoken.values())
        self.houses = {key: functions.spoken_for(quote) for key, quote in spoken.items()}
        self.citations = Citations()
        self.citations.read_events(map(event_of, rows))
        speakers = {row["speaker"] for row in rows}
        self.citations.read_people(speakers | values_of(self.together) | values_of(self.about))
        self.citations.read_organisations(values_of(self.houses))


def _spoken(row: dict) -> Spoken:
    return Spoken(row["pk"], row["speaker"], row["organisation"], row["spoken_on"])


def event_of(row: dict) -> int | None:
    return row["event"] or row["parent__event"]


def _describe(row: dict, parts: _Parts) -> Description:
    key, event = row["pk"], event_of(row)
    sight = Sight(parts.citations, row["parent__published_at"])
    speakers = sight.people([row["speaker"], *parts.together.get(key, ())])
    about = sight.people(parts.about.get(key, ()))
    houses = sight.organisations(parts.houses.get(key, ()))
    facets = {
        tokens.nature(Kind.QUOTE),
        *class_tokens(row["parent__rubrique"], row["parent__type"], parts.tags.get(row["parent"], ())),
        *named(tokens.PERSON, [*speakers, *about]),
        *named(tokens.SPEAKER, speakers),
        *named(tokens.ORGANISATION, houses),
        *named(tokens.EVENT, sight.events_with_parents([event])),
        *tokens.days(row["spoken_on"]),
    }
    return Description(
        kind=Kind.QUOTE,
        object_id=key,
        moment=row["spoken_on"],
        visible_from=row["parent__published_at"],
        title=lines([row["speaker_label"], *(speaker.name for speaker in speakers)]),
        lead=row["text"] or row["text_as_printed"],
        body=lines(record.name for record in [*sight.events([event]), *houses]),
        facets=tuple(sorted(facets)),
        is_waiting=sight.is_waiting,
    )
