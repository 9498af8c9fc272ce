"""The querysets of people’s pages. Articles and quotes stand above this app: see `organisations.queries`."""

from django.db.models import Q
from django.utils import timezone

from people.models import Affiliation, Person
from portal.core.publishing import published_q


def listed_people():
    """Everybody public, but those who asked to be left out of lists."""
    return Person.objects.published().filter(is_unlisted=False)


def public_functions(person: Person) -> tuple[list[Affiliation], list[Affiliation]]:
    """The functions of the person now (or soon) and before, in public organisations or in none."""
    today = timezone.localdate()
    functions = person.affiliations.filter(Q(organisation=None) | published_q("organisation__"))
    present, past = [], []
    for function in functions.select_related("organisation"):
        is_to_come = function.start is not None and function.start > today
        (present if is_to_come or function.holds_on(today) else past).append(function)
    return present, past


def public_quotes(person: Person):
    """The full quotes of the person, alone or with others, newest first."""
    quotes = person.quotes.model.objects.published().full()
    said = Q(speaker=person) | Q(pk__in=person.co_quotes.values("pk"))
    return quotes.filter(said).newest_first().with_card()


def quotes_about(person: Person):
    """What others said of the person, be it in a few words."""
    return person.quotes_about.published().newest_first().with_card()


def articles_signed(person: Person):
    articles = person.articles_about.model.objects.published()
    return articles.filter(pk__in=person.bylines.values("article")).newest_first().with_card()


def public_participations(person: Person):
    """The public events where the person spoke, newest first."""
    return person.participations.filter(published_q("event__")).select_related("event").order_by("-event__start", "pk")
