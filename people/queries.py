"""The querysets of people’s pages. Articles and quotes stand above this app: see `organisations.queries`."""

from collections.abc import Collection
from string import ascii_lowercase

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from organisations.queries import Functions, sorted_functions
from people.models import Affiliation, Person
from people.ties import article_ties, model_of
from portal.core.approximate_dates import Precision, format_approximate
from portal.core.house import french_date
from portal.core.prepared import Given, Prepared, hang
from portal.core.publishing import of_public, published_q
from portal.core.sql import LookedUp, told_apart
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


_FUNCTIONS = Prepared(lambda people: named_functions().filter(person__among=people))


def present(people: list[Person]) -> None:
    """Gives each of the people of a page their `presentation`. One query, two where somebody has no function."""
    hang_functions(people)
    # Looked for among all that they said: not of those whose function is told.
    unknown = [person.pk for person in people if not _told(sorted_functions(person.affiliations.all()))]
    labels = _latest_labels(unknown) if unknown else {}
    for person in people:
        person.latest_label = labels.get(person.pk)
        person.presentation = presentation(person)


def hang_functions(people: Collection[Person]) -> None:
    """Leaves with each of `people` their functions that may be printed."""
    if people:
        hang(people, "affiliations", _FUNCTIONS(people=[person.pk for person in people]))


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


def public_functions(person: Person) -> Functions:
    return sorted_functions(_FUNCTIONS(people=[person.pk]))


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
    return _authors(told_apart(model_of("bylines"), "person_id"))


def _authors(signers: Collection[int] | Given):
    signed = of_public(model_of("bylines").objects.filter(person=OuterRef("pk")), "article")
    return Person.objects.published().filter(LookedUp(signed), pk__among=signers, is_unlisted=False)


# One of the people is looked for under each letter, small and plain as `sort_key` has them.
_ALPHABET = ", ".join(f"('{letter}', '{chr(ord(letter) + 1)}')" for letter in ascii_lowercase)
_LETTERS = f"WITH letters(name, after) AS (VALUES {_ALPHABET}) SELECT name FROM letters WHERE ({{}}) IS NOT NULL"  # noqa: S608


def _one_under_the_letter(people: QuerySet) -> QuerySet:
    key = f"{Person._meta.db_table}.sort_key"
    under = f"{key} >= letters.name AND {key} < letters.after AND SUBSTR({key}, 1, 1) = letters.name"
    return people.order_by().extra(where=[under]).values_list("pk")[:1]  # noqa: S610 - our own names


_LETTERS_OF_PEOPLE = Prepared(lambda: _one_under_the_letter(listed_people()), around=_LETTERS)
_LETTERS_OF_AUTHORS = Prepared(lambda signers: _one_under_the_letter(_authors(signers)), around=_LETTERS)


def letters_of_people() -> set[str]:
    """The letters under which the `listed_people` stand."""
    return {letter for (letter,) in _LETTERS_OF_PEOPLE()}


def letters_of_authors() -> set[str]:
    """The same of the `listed_authors`. Two queries."""
    return {letter for (letter,) in _LETTERS_OF_AUTHORS(signers=told_apart(model_of("bylines"), "person_id"))}


def themes_signed(person: Person):
    """The themes that the person signs most, as rows; of the newest articles only, for a career is long."""
    recent = articles_signed(person).values("pk")[:RECENT]
    tagged = person.articles_about.model._meta.get_field("tagged").related_model.objects
    themes = tagged.filter(content_object__in=recent).order_by().values("tag__name", "tag__slug", "tag__name_key")
    return themes.annotate(articles=Count("pk")).order_by("-articles", "tag__name_key")[:THEMES]
