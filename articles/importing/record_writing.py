"""Writes the records that a page states: people, functions, organisations, relations, event, terms.

A record already there is used as it is: only a name, a function, a relation or a participation that is new is added.
"""

from datetime import date

from articles.importing.function_writing import write_functions
from articles.importing.pieces import ParsedArticle, ParsedEvent, ParsedOrganisation, ParsedPerson
from articles.importing.resolving import (
    NO_CHOICES,
    Choices,
    find_event,
    find_organisation,
    find_person,
    find_term,
)
from articles.models import Event, EventSeries, GlossaryTerm, Participation
from organisations.models import Organisation, OrganisationName, OrganisationRelation
from people.models import Person
from portal.core.numbering import reserve_number
from portal.core.text import name_key
from portal.core.typography import normalise


class RecordWriter:
    """`people`, `organisations` and `terms` give the record of each name of the page; `created` those made now."""

    def __init__(self, parsed: ParsedArticle, choices: Choices = NO_CHOICES):
        self.parsed = parsed
        self.choices = choices
        self.people: dict[str, Person] = {}
        self.organisations: dict[str, Organisation] = {}
        self.terms: dict[str, GlossaryTerm] = {}
        self.event: Event | None = None
        self.created: list = []

    def write(self) -> None:
        for organisation in self.parsed.organisations:
            self.organisations[organisation.name] = self._organisation(organisation)
        self._relations()
        for person in self.parsed.people:
            self.people[person.name] = self._person(person)
        if self.parsed.event:
            self.event = self._event(self.parsed.event)
        for mention in self.parsed.mentions:
            if mention.kind == "term":
                self.terms[mention.surface] = self._term(mention.surface, mention.expansion)

    @property
    def day(self) -> date | None:
        """The day on which the page attests functions: the event’s, else its own."""
        if self.parsed.event and self.parsed.event.start:
            return self.parsed.event.start
        return self.parsed.published_at.date() if self.parsed.published_at else None

    def _organisation(self, parsed: ParsedOrganisation) -> Organisation:
        found = find_organisation(parsed, self.choices)
        if found is None:
            found = Organisation(name=parsed.name, kind=parsed.kind, description=parsed.description)
            self.created.append(found)
        if found.pk is None or (parsed.number and found.number is None):
            found.number = found.number or parsed.number
            found.description = found.description or parsed.description
            found.save()
        if parsed.number:
            reserve_number(Organisation.SEQUENCE, parsed.number)
        self._names(found, parsed)
        return found

    def _names(self, organisation: Organisation, parsed: ParsedOrganisation) -> None:
        kinds = OrganisationName.Kind
        for kind, names in (
            (kinds.ACRONYM, parsed.acronyms),
            (kinds.FORMER, parsed.former_names),
            (kinds.USUAL, [*parsed.usual_names, parsed.name]),
        ):
            for name in names:
                known = {organisation.name_key, *organisation.names.values_list("name_key", flat=True)}
                if name_key(name) not in known:
                    OrganisationName.objects.create(organisation=organisation, kind=kind, name=name)

    def _relations(self) -> None:
        for relation in self.parsed.relations:
            source, target = self.organisations[relation.source], self.organisations[relation.target]
            if source != target:
                OrganisationRelation.objects.get_or_create(source=source, kind=relation.kind, target=target)

    def _person(self, parsed: ParsedPerson) -> Person:
        found = find_person(parsed, self.choices)
        if found is None:
            found = Person.objects.create(
                honorific_prefix=parsed.honorific,
                given_name=parsed.given_name,
                family_name=parsed.family_name,
                gender=parsed.gender,
                biography=parsed.biography,
            )
            self.created.append(found)
        for affiliation in parsed.affiliations:
            write_functions(found, affiliation, self.organisations, day=self.day)
        return found

    def _event(self, parsed: ParsedEvent) -> Event:
        event = find_event(parsed, self.choices)
        if event is None:
            event = Event.objects.create(
                name=parsed.name,
                series=self._series(parsed.series),
                edition=parsed.edition,
                kind=parsed.kind,
                start=parsed.start,
                end=parsed.end,
            )
            event.organisers.set(self.organisations[name] for name in parsed.organisers)
            self.created.append(event)
        known = set(event.participations.values_list("person", flat=True))
        for rank, name in enumerate(parsed.participants):
            person = self.people[name]
            if person.pk not in known:
                label = self.parsed.person(name).label
                Participation.objects.create(event=event, person=person, label=label, ordering=len(known) + rank)
        return event

    def _series(self, name: str) -> EventSeries | None:
        if not name:
            return None
        found = EventSeries.objects.filter(name__iexact=normalise(name)).first()
        return found or EventSeries.objects.create(name=name)

    def _term(self, surface: str, expansion: str) -> GlossaryTerm:
        return find_term(surface) or GlossaryTerm.objects.create(term=surface, expansion=expansion)
