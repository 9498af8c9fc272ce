"""The querysets of the directory’s pages.

Articles, quotes and people stand above this app and are not imported: they are reached through
the reverse managers of the organisation, and filtered by what is public now.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import Left
from django.utils import timezone

from organisations.cards import full_quotes, model_of
from organisations.models import Organisation, OrganisationRelation
from organisations.ties import article_keys
from portal.core.by_address import ByAddress
from portal.core.prepared import Given, Prepared
from portal.core.publishing import published_q

STALE_AFTER = timedelta(days=365)  # a function only known to have been held before that may be over


organisation_at = ByAddress(lambda: Organisation.objects.select_related("logo"), "names")


def public_articles(organisation: Organisation, said: Collection[int]):
    """The articles where the organisation, or its people (their `quote_keys`), speak or are named, newest first."""
    keys = article_keys(organisation, said)
    return organisation.articles_about.model.objects.published().filter(pk__among=keys).newest_first().with_card()


def with_voices(quotes: QuerySet):
    """`quotes` with those of their other speakers who are public, for `voices` to read."""
    people = quotes.model._meta.get_field("co_speakers").related_model.objects
    return quotes.prefetch_related(Prefetch("co_speakers", people.published().select_related("portrait")))


def public_quotes(said: Collection[int]):
    """Those of these quotes that are public and full, newest first."""
    return with_voices(full_quotes(said).with_card())


@dataclass
class Functions:
    """Functions by what is known of them today."""

    present: list = field(default_factory=list)
    coming: list = field(default_factory=list)
    last_known: list = field(default_factory=list)
    past: list = field(default_factory=list)


def sorted_functions(functions: Iterable) -> Functions:
    """Held now, to come, held when last heard of (without end, and attested more than a year ago), over."""
    today, found = timezone.localdate(), Functions()
    for function in functions:
        if function.start is not None and function.start > today:
            found.coming.append(function)
        elif not function.holds_on(today):
            found.past.append(function)
        elif _is_stale(function, today - STALE_AFTER):
            found.last_known.append(function)
        else:
            found.present.append(function)
    return found


def _is_stale(function, limit) -> bool:
    """A beginning says nothing of today: without an end, what counts is when the function was last attested."""
    return function.end is None and function.attested_on is not None and function.attested_on < limit


def people_of(organisation: Organisation) -> Functions:
    """The functions held in the organisation, of people whom lists may show."""
    functions = _FUNCTIONS(organisation=organisation.pk)
    for function in functions:
        function.organisation = organisation
    return sorted_functions(functions)


def _functions(organisation: Given) -> QuerySet:
    held = model_of("affiliations").objects.filter(
        published_q("person__"), organisation=organisation, person__is_unlisted=False
    )
    return held.select_related("person__portrait").order_by(F("end").desc(nulls_first=True), "person__sort_key", "pk")


_FUNCTIONS = Prepared(_functions)
_THEMES = Prepared(
    lambda organisation: model_of("tags").objects.published().filter(organisation=organisation).alphabetical()
)


def themes_named_after(organisation: Organisation) -> list:
    """The public themes of the same name."""
    return _THEMES(organisation=organisation.pk)


def directory_shelves() -> set[tuple[str, str]]:
    """The kinds of the public organisations, each with a first letter under which it holds one."""
    shelves = Organisation.objects.published().order_by()
    return set(shelves.annotate(letter=Left("name_key", 1)).values_list("kind", "letter").distinct())


def _relations(end: str, other: str) -> Prepared:
    """Those that have an organisation at this end, and a public one at the other."""
    rows = OrganisationRelation.objects
    return Prepared(
        lambda organisation: rows.filter(published_q(f"{other}__"), **{end: organisation}).select_related(other)
    )


_RECEIVED, _GIVEN = _relations("target", "source"), _relations("source", "target")


def relations_of(organisation: Organisation) -> list[tuple[str, list[tuple[Organisation, OrganisationRelation]]]]:
    """Headings with the organisations under them: what others are to this one, then what it is to others."""
    groups: dict[str, list] = {}
    for relation in _RECEIVED(organisation=organisation.pk):
        groups.setdefault(OrganisationRelation.HEADINGS[relation.kind], []).append((relation.source, relation))
    for relation in _GIVEN(organisation=organisation.pk):
        groups.setdefault(relation.get_kind_display().capitalize(), []).append((relation.target, relation))
    return list(groups.items())
