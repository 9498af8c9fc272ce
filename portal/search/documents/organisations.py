from collections.abc import Collection

from django.db.models import QuerySet

from organisations.models import Organisation, OrganisationName
from portal.core.markup import plain_text
from portal.search import tokens
from portal.search.documents.description import Description, Name, lines, other_names, visible_from
from portal.search.documents.parts import by_owner
from portal.search.kinds import Kind

_COLUMNS = ("pk", "slug", "name", "kind", "description", "status", "published_at")


def records() -> QuerySet[Organisation]:
    return Organisation.objects.all()


def describe(keys: Collection[int]) -> list[Description]:
    others = by_owner(OrganisationName, "organisation", keys, "name", "kind")
    rows = Organisation.objects.filter(pk__in=keys).order_by().values(*_COLUMNS)
    return [_describe(row, other_names(others.get(row["pk"], []))) for row in rows]


def _describe(row: dict, others: tuple[Name, ...]) -> Description:
    key = row["pk"]
    return Description(
        kind=Kind.ORGANISATION,
        object_id=key,
        moment=None,
        visible_from=visible_from(row["status"], row["published_at"]),
        title=lines([row["name"], *(other.shown for other in others)]),
        lead=Organisation.Kind(row["kind"]).label,
        body=plain_text(row["description"]),
        facets=(tokens.nature(Kind.ORGANISATION), tokens.token(tokens.ORGANISATION, key)),
        names=(Name(row["name"], is_main=True, slug=row["slug"]), *others),
    )
