from collections.abc import Collection

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Byline, DirectoryEntry, Intervention, Mention, Quote, TaggedArticle
from portal.search import tokens
from portal.search.documents.citations import Citations, Cited, Sight, named
from portal.search.documents.description import Description, lines, visible_from
from portal.search.documents.parts import SPOKEN, Functions, Spoken, by_owner, co_speakers_of, values_of
from portal.search.kinds import Kind

_COLUMNS = (
    *("pk", "status", "published_at", "created_at", "title", "standfirst", "dateline", "body_text"),
    *("type", "type__name", "rubrique", "rubrique__name", "event"),
)


def records() -> QuerySet[Article]:
    return Article.objects.all()


def describe(keys: Collection[int]) -> list[Description]:
    rows = list(Article.objects.filter(pk__in=keys).order_by().values(*_COLUMNS))
    parts = _Parts(keys, {row["event"] for row in rows})
    return [_describe(row, parts) for row in rows]


class _Parts:
    """What the articles hold and cite: sixteen queries, or a little more for events within one another."""

    def __init__(self, keys: Collection[int], events: set[int | None]):
        accepted = Mention.objects.filter(state=Mention.State.ACCEPTED)
        self.tags = by_owner(TaggedArticle, "content_object", keys, "tag", "tag__name")
        self.authors = by_owner(Byline.objects.all(), "article", keys, "person")
        self.about_people = by_owner(Article.about_people.through, "article", keys, "person")
        self.about_houses = by_owner(Article.about_organisations.through, "article", keys, "organisation")
        self.heard = by_owner(Intervention, "parent", keys, "person")
        self.mentioned = by_owner(accepted, "article", keys, "person", "organisation")
        self.directory = by_owner(DirectoryEntry, "article", keys, "organisation")
        self._read_quotes(keys)
        self._read_cited(events)

    def _read_quotes(self, keys: Collection[int]) -> None:
        rows = by_owner(Quote, "parent", keys, *SPOKEN)
        self.quotes = {article: [Spoken(*row) for row in quotes] for article, quotes in rows.items()}
        everything = [quote for quotes in self.quotes.values() for quote in quotes]
        self.together = co_speakers_of([quote.key for quote in everything]) if everything else {}
        self.functions = Functions(everything)

    def _read_cited(self, events: set[int | None]) -> None:
        quotes = [quote for quotes in self.quotes.values() for quote in quotes]
        mentioned = [mention for mentions in self.mentioned.values() for mention in mentions]
        citations = self.citations = Citations()
        citations.read_events(events)
        citations.read_people(
            {quote.speaker for quote in quotes}
            | {person for person, _house in mentioned}
            | values_of(self.together)
            | values_of(self.authors)
            | values_of(self.about_people)
            | values_of(self.heard)
        )
        citations.read_organisations(
            {quote.organisation for quote in quotes}
            | {house for _person, house in mentioned}
            | self.functions.organisations
            | values_of(self.about_houses)
            | values_of(self.directory)
        )

    def people(self, key: int) -> list[int | None]:
        """Who speaks in the article, whom it is about or names."""
        quotes = self.quotes.get(key, ())
        return [
            *(quote.speaker for quote in quotes),
            *(person for quote in quotes for person in self.together.get(quote.key, ())),
            *self.about_people.get(key, ()),
            *self.heard.get(key, ()),
            *(person for person, _house in self.mentioned.get(key, ())),
        ]

    def organisations(self, key: int) -> list[int | None]:
        return [
            *(house for quote in self.quotes.get(key, ()) for house in self.functions.spoken_for(quote)),
            *self.about_houses.get(key, ()),
            *self.directory.get(key, ()),
            *(house for _person, house in self.mentioned.get(key, ())),
        ]


def _describe(row: dict, parts: _Parts) -> Description:
    key, seen_from = row["pk"], visible_from(row["status"], row["published_at"])
    sight = Sight(parts.citations, seen_from)
    moment = row["published_at"] or row["created_at"]
    authors = sight.people(parts.authors.get(key, ()))
    facets = _facets(row, parts, sight, authors)
    about = sight.people(parts.about_people.get(key, ())) + sight.organisations(parts.about_houses.get(key, ()))
    cited = [*sight.events([row["event"]]), *authors, *about]
    return Description(
        kind=Kind.ARTICLE,
        object_id=key,
        moment=moment,
        visible_from=seen_from,
        title=row["title"],
        lead=lines(
            [
                row["standfirst"],
                *(name for _tag, name in parts.tags.get(key, ())),
                *(row["type__name"], row["rubrique__name"]),
                *(record.name for record in cited),
            ]
        ),
        body=lines([row["body_text"], row["dateline"]]),
        facets=tuple(sorted({*facets, *tokens.days(timezone.localdate(moment))})),
        is_waiting=sight.is_waiting,
    )


def _facets(row: dict, parts: _Parts, sight: Sight, authors: list[Cited]) -> list[str]:
    key = row["pk"]
    return [
        tokens.nature(Kind.ARTICLE),
        *class_tokens(row["rubrique"], row["type"], [tag for tag, _name in parts.tags.get(key, ())]),
        *named(tokens.PERSON, sight.people(parts.people(key))),
        *named(tokens.ORGANISATION, sight.organisations(parts.organisations(key))),
        *named(tokens.EVENT, sight.events_with_parents([row["event"]])),
        *named(tokens.AUTHOR, authors),
    ]


def class_tokens(rubrique: int | None, kind: int | None, tags: Collection[int]) -> list[str]:
    """How an article is classed, for itself and for its quotes."""
    placed = [(tokens.RUBRIQUE, rubrique), (tokens.TYPE, kind), *((tokens.THEME, tag) for tag in tags)]
    return [tokens.token(prefix, value) for prefix, value in placed if value]
