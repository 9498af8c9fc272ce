"""The records of a page of results, read once for each kind, with what their cards need.

Each is looked up among what is public now: what was withdrawn meanwhile drops out.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model, QuerySet

from articles.models import Article, Event, Quote, Tag, TagSynonym
from organisations.cards import hang_voices
from organisations.models import Organisation, OrganisationName
from people.models import Person, PersonName
from people.queries import named_functions, presentation, with_latest_label
from portal.core.prepared import Given, Prepared, hang
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
    "portrait__renditions",
    "portrait__rights_expire_on",
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


def _articles(keys: Given) -> QuerySet[Article]:
    """With what their cards print, and their text, from which extracts are taken."""
    public = Article.objects.published().filter(pk__among=keys)
    return public.select_related("type", "rubrique", "publication").only(*_PRINTED)


def _quotes(keys: Given) -> QuerySet[Quote]:
    public = Quote.objects.published().filter(pk__among=keys)
    return public.select_related("parent__event", "speaker__portrait", "organisation", "event").only(*_SAID)


def _people(keys: Given) -> QuerySet[Person]:
    return with_latest_label(Person.objects.published().filter(pk__among=keys, is_unlisted=False))


# Of each kind: the public records of these keys, then what hangs from them.
_PUBLIC = {
    Kind.ARTICLE: Prepared(_articles),
    Kind.QUOTE: Prepared(_quotes),
    Kind.PERSON: Prepared(_people),
    Kind.ORGANISATION: Prepared(lambda keys: Organisation.objects.published().filter(pk__among=keys)),
    Kind.EVENT: Prepared(lambda keys: Event.objects.published().select_related("parent").filter(pk__among=keys)),
    Kind.THEME: Prepared(lambda keys: Tag.objects.published().filter(pk__among=keys)),
}
_RELATIONS = {
    (Kind.PERSON, "affiliations"): Prepared(lambda keys: named_functions().filter(person__among=keys)),
    (Kind.PERSON, "names"): Prepared(lambda keys: PersonName.objects.filter(person__among=keys)),
    (Kind.ORGANISATION, "names"): Prepared(lambda keys: OrganisationName.objects.filter(organisation__among=keys)),
    (Kind.THEME, "synonyms"): Prepared(lambda keys: TagSynonym.objects.filter(tag__among=keys)),
}


def with_relation(found: dict[Kind, list[Model]], kind: Kind, relation: str) -> None:
    """Those of `found` that are of this kind, with what hangs from them."""
    if records := found.get(kind):
        hang(records, relation, _RELATIONS[kind, relation](keys=[record.pk for record in records]))


def hydrated(keys: Iterable[Key]) -> dict[Key, Model]:
    """Those of these records that are public, ready for their cards."""
    by_kind: dict[Kind, list[int]] = defaultdict(list)
    for kind, key in keys:
        by_kind[kind].append(key)
    found = {kind: _PUBLIC[kind](keys=pks) for kind, pks in by_kind.items()}
    for kind, relation in _RELATIONS:
        with_relation(found, kind, relation)
    if quotes := found.get(Kind.QUOTE):
        hang_voices(quotes)
    for person in found.get(Kind.PERSON, []):
        person.presentation = presentation(person)
    return {(kind, record.pk): record for kind, records in found.items() for record in records}
