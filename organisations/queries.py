"""The querysets of the directory’s pages.

Articles, quotes and people stand above this app and are not imported: they are reached through
the reverse managers of the organisation, and filtered by what is public now.
"""

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, TruncDate, TruncMonth, TruncYear
from django.utils import timezone

from organisations.models import Organisation, OrganisationRelation
from portal.core.publishing import published_q


def public_articles(record):
    """The articles about a person or an organisation, or with an accepted mention of it, newest first."""
    articles = record.articles_about
    mentions = record.mentions.model.State
    mentioned = record.mentions.filter(state=mentions.ACCEPTED).values("article")
    wanted = Q(pk__in=articles.values("pk")) | Q(pk__in=mentioned)
    return articles.model.objects.published().filter(wanted).newest_first().with_card()


def public_quotes(organisation: Organisation):
    """The full quotes of the organisation, and those of its people while they held a function in it."""
    quotes = organisation.quotes.model.objects.published().full().newest_first().with_card()
    members = organisation.affiliations.values("person")
    day = Coalesce("said_on", "event__start", "parent__event__start", TruncDate("parent__published_at"))
    candidates = quotes.filter(Q(organisation=organisation) | Q(organisation=None, speaker__in=members))
    return (
        candidates.annotate(day=day)
        .annotate(day_month=TruncMonth("day"), day_year=TruncYear("day"))
        .filter(Q(organisation=organisation) | Exists(_functions_that_day(organisation)))
    )


def _functions_that_day(organisation: Organisation):
    """The same rule as `Affiliation.holds_on`, for the speaker and the day of an outer quote.

    An approximate end is stored as the first day that it may mean.
    """
    begun = Q(start=None) | Q(start__lte=OuterRef("day"))
    going_on = (
        Q(end=None, is_former=False)
        | Q(end_precision="day", end__gte=OuterRef("day"))
        | Q(end_precision="month", end__gte=OuterRef("day_month"))
        | Q(end_precision="year", end__gte=OuterRef("day_year"))
    )
    return organisation.affiliations.filter(begun & going_on, person=OuterRef("speaker"))


def people_of(organisation: Organisation) -> tuple[list, list]:
    """The functions held in the organisation now (or soon) and in the past, of people whom lists may show."""
    today = timezone.localdate()
    functions = (
        organisation.affiliations.filter(published_q("person__"), person__is_unlisted=False)
        .select_related("person__portrait")
        .order_by(F("end").desc(nulls_first=True), "person__sort_key", "pk")
    )
    present, past = [], []
    for function in functions:
        is_to_come = function.start is not None and function.start > today
        (present if is_to_come or function.holds_on(today) else past).append(function)
    return present, past


def relations_of(organisation: Organisation) -> list[tuple[str, list[tuple[Organisation, OrganisationRelation]]]]:
    """Headings with the organisations under them: what others are to this one, then what it is to others."""
    groups: dict[str, list] = {}
    received = organisation.relations_in.filter(published_q("source__")).select_related("source")
    for relation in received:
        groups.setdefault(OrganisationRelation.HEADINGS[relation.kind], []).append((relation.source, relation))
    given = organisation.relations_out.filter(published_q("target__")).select_related("target")
    for relation in given:
        groups.setdefault(relation.get_kind_display().capitalize(), []).append((relation.target, relation))
    return list(groups.items())
