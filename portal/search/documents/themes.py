from collections.abc import Collection

from django.db.models import Min, Q, QuerySet

from articles.models import Tag, TaggedArticle, TagSynonym
from portal.core.markup import plain_text
from portal.core.publishing import Status
from portal.search import tokens
from portal.search.documents.citations import Citations, Sight, named
from portal.search.documents.description import Description, Name, lines, other_names
from portal.search.documents.parts import by_owner
from portal.search.kinds import Kind

_COLUMNS = ("pk", "slug", "name", "description", "organisation")
# A theme becomes public with the first article that bears it. Not a condition of the query: SQLite would read every
# published article.
_FIRST = Min("content_object__published_at", filter=Q(content_object__status=Status.PUBLISHED))


def records() -> QuerySet[Tag]:
    return Tag.objects.all()


def describe(keys: Collection[int]) -> list[Description]:
    rows = list(Tag.objects.filter(pk__in=keys).order_by().values(*_COLUMNS))
    parts = _Parts(keys, {row["organisation"] for row in rows})
    return [_describe(row, parts) for row in rows]


class _Parts:
    def __init__(self, keys: Collection[int], organisations: set[int | None]):
        self.synonyms = by_owner(TagSynonym, "tag", keys, "name", "kind")
        borne = TaggedArticle.objects.filter(tag__in=keys).order_by()
        self.first = dict(borne.values("tag").annotate(first=_FIRST).values_list("tag", "first"))
        self.citations = Citations()
        self.citations.read_organisations(organisations)


def _describe(row: dict, parts: _Parts) -> Description:
    key, synonyms = row["pk"], other_names(parts.synonyms.get(row["pk"], []))
    seen_from = parts.first.get(key)
    sight = Sight(parts.citations, seen_from)
    houses = sight.organisations([row["organisation"]])
    facets = {
        tokens.nature(Kind.THEME),
        tokens.token(tokens.THEME, key),
        *named(tokens.ORGANISATION, houses),
    }
    return Description(
        kind=Kind.THEME,
        object_id=key,
        moment=None,
        visible_from=seen_from,
        title=lines([row["name"], *(synonym.shown for synonym in synonyms)]),
        lead=lines(house.name for house in houses),
        body=plain_text(row["description"]),
        facets=tuple(sorted(facets)),
        names=(Name(row["name"], is_main=True, slug=row["slug"]), *synonyms),
        is_waiting=sight.is_waiting,
    )
