"""The querysets of the directory’s pages.

Articles, quotes and people stand above this app and are not imported: they are reached through
the reverse managers of the organisation, and filtered by what is public now.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce, Left
from django.utils import timezone

from organisations.models import Organisation, OrganisationRelation
from portal.core.publishing import of_public, published_q

STALE_AFTER = timedelta(days=365)  # a function only known to have been held before that may be over


def public_articles(organisation: Organisation):
    """The articles where the organisation, or its people, speak or are named, newest first.

    About it, with an accepted mention of it, quoting it (or its people while they held a function in
    it), with its record under « Dans l’annuaire », or of an event that it organised.
    """
    articles = organisation.articles_about.model.objects
    return newest_of(
        organisation,
        quotes_of(organisation).values("parent"),
        articles.filter(directory_entries__organisation=organisation).values("pk"),
        articles.filter(event__in=organisation.events_organised.published()).values("pk"),
    )


def newest_of(record, *others: QuerySet):
    """The public articles about `record`, with an accepted mention of it, or whose ids `others` give.

    One list of ids, for the database to start from: separate conditions would make it read every article.
    """
    about = record.articles_about.values("pk")
    accepted = record.mentions.model.State.ACCEPTED
    mentioned = record.mentions.filter(state=accepted).values("article")
    wanted = about.order_by().union(*(ids.order_by() for ids in (mentioned, *others)))
    articles = record.articles_about.model.objects.published()
    return articles.filter(pk__in=wanted).newest_first().with_card()


def with_voices(quotes: QuerySet):
    """`quotes` with those of their other speakers who are public, for `voices` to read."""
    people = quotes.model._meta.get_field("co_speakers").related_model.objects
    return quotes.prefetch_related(Prefetch("co_speakers", people.published().select_related("portrait")))


def public_quotes(organisation: Organisation):
    """The full quotes of the organisation, and those of its people while they held a function in it."""
    return with_voices(quotes_of(organisation).full().newest_first().with_card())


def public_events(organisation: Organisation):
    """The public events that the organisation held, or where it was spoken for, newest first."""
    events = organisation.events_organised.model.objects
    quotes = quotes_of(organisation).order_by()
    held = organisation.events_organised.order_by().values("pk")
    spoken = quotes.exclude(event=None).values("event")
    of_articles = quotes.filter(event=None).exclude(parent__event=None).values("parent__event")
    return events.published().filter(pk__in=held.union(spoken, of_articles)).newest_first()


def quotes_of(organisation: Organisation):
    """The public quotes, of any kind, of the organisation and of its people while they held a function in it.

    Two lists of ids, each from its own index: one condition for both would make the database read every quote.
    """
    own = organisation.quotes.order_by().values("pk")
    wanted = own.union(_quotes_of_its_people(organisation).order_by().values("pk"))
    return of_public(organisation.quotes.model.objects.filter(pk__in=wanted), "parent")


def _quotes_of_its_people(organisation: Organisation):
    """Said for no other organisation, on a day when the speaker held a function here (see `Affiliation.holds_on`)."""
    begun = Q(start=None) | Q(start__lte=OuterRef("spoken_on"))
    going_on = Q(last_on=None, is_former=False) | Q(last_on__gte=OuterRef("spoken_on"))
    held = organisation.affiliations.filter(begun & going_on, person=OuterRef("speaker"))
    members = organisation.affiliations.values("person")
    # Written with a function: SQLite would otherwise begin with the index of all that is said for nobody.
    said = organisation.quotes.model.objects.alias(house=Coalesce("organisation_id", 0))
    return said.filter(Exists(held), house=0, speaker__in=members)


@dataclass
class Functions:
    """Functions by what is known of them today."""

    present: list = field(default_factory=list)
    last_known: list = field(default_factory=list)
    past: list = field(default_factory=list)


def sorted_functions(functions: Iterable) -> Functions:
    """Held now (or soon), held when last heard of (without end, and attested more than a year ago), over."""
    today, found = timezone.localdate(), Functions()
    for function in functions:
        is_to_come = function.start is not None and function.start > today
        if not is_to_come and not function.holds_on(today):
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
    functions = (
        organisation.affiliations.filter(published_q("person__"), person__is_unlisted=False)
        .select_related("person__portrait")
        .order_by(F("end").desc(nulls_first=True), "person__sort_key", "pk")
    )
    return sorted_functions(functions)


def directory_shelves() -> set[tuple[str, str]]:
    """The kinds of the public organisations, each with a first letter under which it holds one."""
    shelves = Organisation.objects.published().order_by()
    return set(shelves.annotate(letter=Left("name_key", 1)).values_list("kind", "letter").distinct())


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
