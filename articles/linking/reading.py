"""Reads from the database every name under which a record may be named. Drafts count, what was withdrawn does not."""

from collections.abc import Iterator

from articles.linking.entries import Entry, Rule, Target, is_common, plurals
from articles.models import GlossaryTerm, IgnoredWords
from organisations.models import Organisation, OrganisationName
from people.models import Person, PersonName
from portal.core.approximate_dates import last_day
from portal.core.publishing import Status

_KINDS = {
    OrganisationName.Kind.ACRONYM: Rule.ACRONYM,
    OrganisationName.Kind.FORMER: Rule.FORMER,
    PersonName.Kind.FORMER: Rule.FORMER,
}


def read_names() -> Iterator[Entry]:
    """Five queries, whatever the number of names."""
    yield from _people()
    yield from _organisations()
    yield from _terms()


def read_ignored() -> list[tuple[str, Target | None]]:
    """The words that are always ignored, with the record for which they are; without one, for all."""
    rows = IgnoredWords.objects.values_list("words", "person", "organisation", "term")
    return [(words, _target(*keys)) for words, *keys in rows]


def read_automatic() -> set[Target]:
    """The public records that a documentalist lets link by themselves; nobody who asked to be left out of lists."""
    people = Person.objects.published().filter(is_linked_automatically=True, is_unlisted=False)
    houses = Organisation.objects.published().filter(is_linked_automatically=True)
    return {Target("person", pk) for pk in people.values_list("pk", flat=True)} | {
        Target("organisation", pk) for pk in houses.values_list("pk", flat=True)
    }


def _target(person: int | None, organisation: int | None, term: int | None) -> Target | None:
    kinds = {"person": person, "organisation": organisation, "term": term}
    return next((Target(kind, pk) for kind, pk in kinds.items() if pk), None)


def _people() -> Iterator[Entry]:
    there = Person.objects.exclude(status=Status.WITHDRAWN)
    for pk, given, family, gender in there.order_by("pk").values_list("pk", "given_name", "family_name", "gender"):
        target = Target("person", pk)
        if given:
            yield Entry(f"{given} {family}", Rule.NAME, target)
        elif not is_common(family):
            yield Entry(family, Rule.NAME, target)
        if given and len(family) > 1:
            yield Entry(family, Rule.SURNAME, target, gender=gender)
    others = PersonName.objects.exclude(person__status=Status.WITHDRAWN).order_by("pk")
    for pk, kind, name in others.values_list("person", "kind", "name"):
        if not is_common(name):
            yield Entry(name, _KINDS.get(kind, Rule.OTHER), Target("person", pk))


def _organisations() -> Iterator[Entry]:
    there = Organisation.objects.exclude(status=Status.WITHDRAWN)
    for pk, name in there.order_by("pk").values_list("pk", "name"):
        if not is_common(name):
            yield Entry(name, Rule.NAME, Target("organisation", pk))
    others = OrganisationName.objects.exclude(organisation__status=Status.WITHDRAWN).order_by("pk")
    for pk, kind, name, until, precision in others.values_list(
        "organisation", "kind", "name", "until", "until_precision"
    ):
        if not is_common(name):
            last = last_day(until, precision) if until else None
            yield Entry(name, _KINDS.get(kind, Rule.OTHER), Target("organisation", pk), last)


def _terms() -> Iterator[Entry]:
    for pk, term, expansion in GlossaryTerm.objects.order_by("pk").values_list("pk", "term", "expansion"):
        for spelling in plurals(term):
            yield Entry(spelling, Rule.TERM, Target("term", pk))
        for spelling in plurals(expansion) if expansion and " " in expansion else ():
            yield Entry(spelling, Rule.EXPANSION, Target("term", pk))
