"""Writes the records of the demonstration: organisations, people, events, themes, terms, dossiers.

Each function finds the record by name before making one, and fills only what is empty: what an
editor changed is never written over, and a record already imported is completed.
"""

from datetime import datetime, time, timedelta

from django.db.models import Model
from django.utils import timezone

from articles import services
from articles.demo.markup import to_html
from articles.demo.schema import (
    Day,
    DossierData,
    EventData,
    FunctionData,
    OrganisationData,
    PersonData,
    RelationData,
    TagData,
    TermData,
)
from articles.models import (
    Article,
    ArticleType,
    Dossier,
    DossierEntry,
    Event,
    EventResource,
    EventSeries,
    GlossaryTerm,
    Participation,
    Rubrique,
    Tag,
    TagSynonym,
)
from organisations.models import Organisation, OrganisationName, OrganisationRelation
from people.models import Affiliation, Person, PersonName
from portal.core.text import name_key
from portal.core.typography import normalise
from portal.media.models import Image

OPENED_AT = datetime(2021, 1, 4, 9, 0)  # noqa: DTZ001 - made aware in the site’s time zone below
STEP = timedelta(minutes=7)


def paris(moment: datetime) -> datetime:
    return timezone.make_aware(moment)


def rich(text: str) -> str:
    """Text without links to articles, in HTML; nothing for nothing."""
    return to_html(text, number_of=lambda key: 0) if text else ""


def fill(record: Model, **values) -> None:
    """Sets the fields that are still empty, and saves if that changed anything."""
    empty = {name: value for name, value in values.items() if value and not getattr(record, name)}
    if record.pk is None or empty:
        for name, value in empty.items():
            setattr(record, name, value)
        record.save()


def as_stored(text: str) -> str:
    """The text as its field keeps it, in French typography, to look it up."""
    return normalise(text).strip()


def rubrique(rank: int, name: str, description: str) -> Rubrique:
    defaults = {"description": description, "ordering": rank * 10}
    return Rubrique.objects.get_or_create(name=as_stored(name), defaults=defaults)[0]


def article_type(rank: int, name: str, plural: str, has_kicker: bool) -> ArticleType:
    defaults = {"plural_name": plural, "has_kicker": has_kicker, "ordering": rank * 10}
    return ArticleType.objects.get_or_create(name=as_stored(name), defaults=defaults)[0]


def tag(data: TagData, organisations: dict[str, Organisation]) -> Tag:
    key = name_key(data.name)
    found = Tag.objects.filter(name_key=key).first() or Tag(name=data.name)
    fill(found, organisation=organisations.get(data.organisation), description=rich(data.description))
    for synonym in data.synonyms:
        taken = {"name_key": name_key(synonym)}
        if not (Tag.objects.filter(**taken).exists() or TagSynonym.objects.filter(**taken).exists()):
            TagSynonym.objects.create(tag=found, name=synonym)
    return found


def term(data: TermData) -> GlossaryTerm:
    found = GlossaryTerm.objects.filter(term_key=name_key(data.term)).first() or GlossaryTerm(term=data.term)
    fill(found, expansion=data.expansion, definition=rich(data.definition), language=data.language)
    return found


def organisation(rank: int, data: OrganisationData, images: dict[str, Image]) -> Organisation:
    found = Organisation.objects.named(data.name).order_by("pk").first() or Organisation(name=data.name, kind=data.kind)
    verified = Day(data.verified_on).value
    fill(
        found,
        description=rich(data.description),
        website=data.website,
        siren=data.siren,
        ror_id=data.ror_id,
        logo=images.get(data.logo),
        verified_at=verified and paris(datetime.combine(verified, time(18))),
    )
    for kind, name, until in data.names:
        if not found.names.filter(name=as_stored(name)).exists():
            day = Day(until)
            OrganisationName.objects.create(
                organisation=found, kind=kind, name=name, until=day.value, until_precision=day.precision
            )
    services.publish_record(found, at=paris(OPENED_AT + rank * STEP))
    return found


def relation(data: RelationData, organisations: dict[str, Organisation]) -> None:
    start, end = Day(data.start), Day(data.end)
    OrganisationRelation.objects.get_or_create(
        source=organisations[data.source],
        kind=data.kind,
        target=organisations[data.target],
        defaults={
            "start": start.value,
            "start_precision": start.precision,
            "end": end.value,
            "end_precision": end.precision,
        },
    )


def person(rank: int, data: PersonData, organisations: dict[str, Organisation], images: dict[str, Image]) -> Person:
    found = Person.objects.named(data.name).order_by("pk").first()
    found = found or Person(given_name=data.given_name, family_name=data.family_name)
    fill(
        found,
        honorific_prefix=data.honorific_prefix,
        gender=data.gender,
        biography=rich(data.biography),
        portrait=images.get(data.portrait),
    )
    for kind, name in data.names:
        if not found.names.filter(name_key=name_key(name)).exists():
            PersonName.objects.create(person=found, kind=kind, name=name)
    for function in data.functions:
        _affiliation(found, function, organisations)
    services.publish_record(found, at=paris(OPENED_AT + rank * STEP))
    return found


def _affiliation(person: Person, data: FunctionData, organisations: dict[str, Organisation]) -> None:
    start, end = Day(data.start), Day(data.end)
    held = {
        "person": person,
        "organisation": organisations[data.organisation] if data.organisation else None,
        "role": as_stored(data.role),
    }
    if Affiliation.objects.filter(**held).exists():
        return
    Affiliation.objects.create(
        **held,
        label=data.label,
        start=start.value,
        start_precision=start.precision,
        end=end.value,
        end_precision=end.precision,
        is_former=data.is_former,
        attested_on=Day(data.attested).value,
    )


def series(name: str, description: str) -> EventSeries:
    stored = as_stored(name)
    return EventSeries.objects.get_or_create(name=stored, defaults={"description": rich(description)})[0]


def event(data: EventData, shelves: dict[str, dict]) -> Event:
    """`shelves`: what is written already, by kind (series, organisations, people, events, images, documents)."""
    found = Event.objects.filter(name=as_stored(data.name)).first() or _new_event(data, shelves["organisations"])
    fill(
        found,
        series=shelves["series"].get(data.series),
        edition=data.edition,
        place=data.place,
        website=data.website,
        parent=shelves["events"].get(data.parent),
        description=rich(data.description),
    )
    for rank, (key, label, role) in enumerate(data.participants):
        defaults = {"label": label, "role": role, "ordering": rank * 10}
        Participation.objects.get_or_create(event=found, person=shelves["people"][key], defaults=defaults)
    kept = [{"document": shelves["documents"][key]} for key in data.documents]
    kept += [{"image": shelves["images"][key]} for key in data.pictures]
    for rank, thing in enumerate(kept):
        EventResource.objects.get_or_create(event=found, **thing, defaults={"ordering": rank * 10})
    announced = Day(data.announced or data.start).value
    opened = max(datetime.combine(announced, time(8)), OPENED_AT)
    services.publish_record(found, at=paris(opened))
    return found


def _new_event(data: EventData, organisations: dict[str, Organisation]) -> Event:
    start, end = Day(data.start), Day(data.end)
    hours = [time.fromisoformat(hour) for hour in data.hours]
    made = Event.objects.create(
        name=data.name,
        kind=data.kind,
        standing=data.standing,
        attendance=data.attendance,
        start=start.value,
        start_precision=start.precision,
        end=end.value,
        end_precision=end.precision,
        start_time=hours[0] if hours else None,
        end_time=hours[1] if len(hours) > 1 else None,
    )
    made.organisers.set(organisations[key] for key in data.organisers)
    return made


def dossier(data: DossierData, articles: dict[str, Article]) -> Dossier:
    found = Dossier.objects.filter(title=as_stored(data.title)).first()
    if found is None:
        found = Dossier.objects.create(
            title=data.title,
            standfirst=data.standfirst,
            state_of_play=rich(data.state_of_play),
            state_on=Day(data.state_on).value,
        )
        for rank, (key, note) in enumerate(data.entries):
            DossierEntry.objects.create(dossier=found, article=articles[key], note=note, ordering=rank * 10)
    services.publish_record(found, at=max(articles[key].published_at for key, _note in data.entries))
    return found
