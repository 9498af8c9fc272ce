"""The querysets of people’s pages. Articles and quotes stand above this app: see `organisations.queries`."""

from collections.abc import Collection
from itertools import chain
from string import ascii_lowercase

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery

from organisations.queries import Functions, sorted_functions
from people.models import Affiliation, Person
from people.ties import article_ties, model_of
from portal.core.approximate_dates import Precision, format_approximate
from portal.core.house import french_date
from portal.core.prepared import Prepared
from portal.core.publishing import of_public, published_q
from portal.core.sql import LookedUp, rows, told_apart
from portal.core.text import name_key

FUNCTIONS = 2  # on a card
THEMES, RECENT = 8, 500  # shown of an author, out of how many articles


def named_functions():
    """The functions that may be printed: in public organisations or in none."""
    functions = Affiliation.objects.filter(Q(organisation=None) | published_q("organisation__"))
    return functions.select_related("organisation")


def listed_people():
    """Who spoke in public (a quote, a section of their own, an event), but those who asked to be left out of lists."""
    quotes = of_public(model_of("quotes").objects, "parent")
    sections = of_public(model_of("interventions").objects, "parent")
    participations = of_public(model_of("participations").objects, "event")
    spoke = (
        LookedUp(quotes.filter(speaker=OuterRef("pk")))
        | LookedUp(quotes.filter(co_speakers=OuterRef("pk")))
        | LookedUp(sections.filter(person=OuterRef("pk")))
        | LookedUp(participations.filter(person=OuterRef("pk")))
    )
    return Person.objects.published().filter(spoke, is_unlisted=False)


def with_latest_label(people):
    """`people` with their portrait and the label of their latest quote."""
    labels = of_public(model_of("quotes").objects.filter(speaker=OuterRef("pk")), "parent").exclude(speaker_label="")
    latest = Subquery(labels.newest_first().values("speaker_label")[:1])
    return people.select_related("portrait").annotate(latest_label=latest)


def with_presentation(people):
    """`people` with what `presentation` reads: portrait, functions, the label of their latest quote.

    For few people: the label is looked for before they are sorted. See `present` for a page of a list.
    """
    return with_latest_label(people).prefetch_related(Prefetch("affiliations", named_functions()))


def present(people: list[Person]) -> None:
    """Gives each of the people of a page their `presentation`. Two queries, three where somebody has no function."""
    listed = Person.objects.filter(pk__in=[person.pk for person in people])
    known = listed.prefetch_related(Prefetch("affiliations", named_functions())).in_bulk()
    # Looked for among all that they said: not of those whose function is told.
    unknown = [key for key, person in known.items() if not _told(sorted_functions(person.affiliations.all()))]
    labels = _latest_labels(unknown) if unknown else {}
    for person in people:
        known[person.pk].latest_label = labels.get(person.pk)
        person.presentation = presentation(known[person.pk])


def _latest_labels(people: Collection[int]) -> dict[int, str | None]:
    labelled = with_latest_label(Person.objects.filter(pk__in=people))
    return dict(labelled.values_list("pk", "latest_label"))


def presentation(person: Person) -> list[str]:
    """What a card prints under the name: functions of today, else the last known, those to come, a label."""
    functions = sorted_functions(person.affiliations.all())
    if told := _told(functions):
        return told
    if presented := _without_name(person.latest_label or "", person):
        return [presented]
    return [_dated(function.wording, _past_period(function)) for function in functions.past[:1]]


def _told(functions: Functions) -> list[str]:
    """Before any label."""
    if functions.present:
        return [function.wording for function in functions.present[:FUNCTIONS]]
    if functions.last_known:
        return [
            _dated(function.wording, f"fonction attestée le {french_date(function.attested_on, 'j F Y')}")
            for function in functions.last_known[:FUNCTIONS]
        ]
    return [_dated(function.wording, function.period) for function in functions.coming[:FUNCTIONS]]


def _past_period(function: Affiliation) -> str:
    """As it stands between brackets, hence without any of its own."""
    if not function.is_former or function.end:
        return function.period
    begins = format_approximate(function.start, function.start_precision)
    on = "le" if function.start_precision == Precision.DAY else "en"
    return f"ancienne fonction, commencée {on} {begins}" if begins else "ancienne fonction"


def _dated(wording: str, period: str) -> str:
    return f"{wording} ({period})" if period and period not in wording else wording


def _without_name(label: str, person: Person) -> str:
    """« Manuel Gea, Président – Bio » without the name; nothing when the label is of several people."""
    name, _comma, function = label.partition(",")
    return function.strip() if name_key(name) in {person.name_key, name_key(person.full_name)} else ""


_FUNCTIONS = Prepared(lambda person: named_functions().filter(person=person))


def public_functions(person: Person) -> Functions:
    return sorted_functions(_FUNCTIONS(person=person.pk))


def public_articles(person: Person, said: Collection[int]):
    """The articles where the person speaks (their `quote_keys`) or is named, newest first (see `article_ties`)."""
    keys = list(article_ties(person, said))
    return person.articles_about.model.objects.published().filter(pk__among=keys).newest_first().with_card()


def articles_signed(person: Person):
    articles = person.articles_about.model.objects.published()
    return articles.filter(pk__in=person.bylines.values("article")).newest_first().with_card()


def listed_authors():
    """Who signed something public, but those who asked to be left out of lists.

    They are few among all that are known, and are found by what they signed.
    """
    bylines = model_of("bylines")
    signed = of_public(bylines.objects.filter(person=OuterRef("pk")), "article")
    people = Person.objects.published().filter(pk__in=told_apart(bylines, "person_id"), is_unlisted=False)
    return people.filter(LookedUp(signed))


def letters_of(people) -> list[str]:
    """The letters, small and plain, under which one of `people` stands: one is looked for under each."""
    key = f"{people.model._meta.db_table}.sort_key"
    under = f"{key} >= letters.name AND {key} < letters.after AND SUBSTR({key}, 1, 1) = letters.name"
    one = people.order_by().extra(where=[under]).values("pk")[:1]  # noqa: S610 - our own names
    try:
        query, values = one.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:  # nobody at all
        return []
    pairs = [(letter, chr(ord(letter) + 1)) for letter in ascii_lowercase]
    letters = f"WITH letters(name, after) AS (VALUES {', '.join(['(%s, %s)'] * len(pairs))})"
    told = rows(f"{letters} SELECT name FROM letters WHERE ({query}) IS NOT NULL", [*chain(*pairs), *values])  # noqa: S608
    return [letter for (letter,) in told]


def themes_signed(person: Person):
    """The themes that the person signs most, as rows; of the newest articles only, for a career is long."""
    recent = articles_signed(person).values("pk")[:RECENT]
    tagged = person.articles_about.model._meta.get_field("tagged").related_model.objects
    themes = tagged.filter(content_object__in=recent).order_by().values("tag__name", "tag__slug", "tag__name_key")
    return themes.annotate(articles=Count("pk")).order_by("-articles", "tag__name_key")[:THEMES]
