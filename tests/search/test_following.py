"""Whatever a document tells, once changed, changes the index in the same transaction."""

import re
from copy import deepcopy
from datetime import timedelta

import pytest
from django.core import serializers
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import services
from articles.models import (
    Article,
    ArticleType,
    Byline,
    DirectoryEntry,
    Event,
    EventSeries,
    Intervention,
    Mention,
    Participation,
    Quote,
    Rubrique,
    Tag,
    TaggedArticle,
    TagSynonym,
)
from organisations.models import Organisation, OrganisationName
from people.models import Affiliation, Person, PersonName
from portal.core.publishing import Status
from portal.core.saving import gathered
from portal.search.documents import describe, records
from portal.search.indexing.following import CHOICES
from portal.search.kinds import MODELS, Kind
from portal.search.models import SearchDocument, SearchName
from tests.factories import (
    FUTURE,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
    text_block,
)
from tests.search.indexed import faults, snapshot

pytestmark = pytest.mark.django_db


class World:
    """A published article that holds and cites one record of each sort, and another of each to put in its place."""

    def __init__(self):
        self.speaker, self.author, self.heard, self.subject, self.named, self.other = (
            PersonFactory(given_name=name) for name in ("Odette", "Elstir", "Rachel", "Robert", "Oriane", "Palamède")
        )
        self.house, self.hired, self.listed, self.organiser, self.new_house = (OrganisationFactory() for _ in range(5))
        self.function = Affiliation.objects.create(person=self.speaker, organisation=self.hired, role="directrice")
        self.series = EventSeries.objects.create(name="Les journées de Balbec")
        self.larger = EventFactory(name="La semaine de Balbec")
        self.event = EventFactory(name="La matinée", series=self.series, parent=self.larger)
        self.event.organisers.add(self.organiser)
        self.participation = Participation.objects.create(event=self.event, person=self.speaker)
        self.tag, self.new_tag = TagFactory(name="hydravion"), TagFactory(name="tramway")
        self.synonym = TagSynonym.objects.create(tag=self.tag, name="aéroplane")
        self.person_name = PersonName.objects.create(person=self.speaker, name="Miss Sacripant")
        self.house_name = OrganisationName.objects.create(organisation=self.house, name="IDB", kind="sigle")
        self.quote = quote_block("Bien dit.", speaker=self.speaker)
        self.own_words = quote_block("Au nom de tous.", organisation=self.house)
        self.intervention = Intervention(heading="Elle parle", person=self.heard, region="body")
        self.article = ArticleFactory(
            title="Un titre",
            event=self.event,
            tags=[self.tag],
            rubrique=RubriqueFactory(name="Mondanités"),
            blocks=[text_block("<p>Le corps.</p>"), self.quote, self.own_words, self.intervention],
        )
        self.quote.co_speakers.add(self.subject)
        self.quote.about.add(self.named)
        self.article.about_people.add(self.subject)
        self.article.about_organisations.add(self.house)
        self.byline = Byline.objects.create(article=self.article, person=self.author)
        self.entry = DirectoryEntry.objects.create(article=self.article, organisation=self.listed)
        accepted = {"article": self.article, "state": Mention.State.ACCEPTED}
        self.mention = Mention.objects.create(surface="elle", person=self.named, **accepted)
        self.elsewhere = ArticleFactory(title="Ailleurs")


@pytest.fixture
def world():
    with gathered():
        world = World()
    assert faults() == []
    return world


def _set(record, **fields):
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


# By the model whose rows change.
CHANGES = {
    Article: {
        "its title": lambda w: _set(w.article, title="Un grand titre"),
        "its standfirst": lambda w: _set(w.article, standfirst="Un autre chapô."),
        "its place": lambda w: _set(w.article, dateline="Combray"),
        "its date": lambda w: _set(w.article, published_at=w.article.published_at - timedelta(days=40)),
        "its rubrique": lambda w: _set(w.article, rubrique=RubriqueFactory(name="Arts")),
        "its type": lambda w: _set(
            w.article, type=ArticleType.objects.create(name="Portrait", plural_name="Portraits")
        ),
        "its event": lambda w: _set(w.article, event=w.larger),
        "its withdrawal": lambda w: services.withdraw(w.article),
        "its return to draft": lambda w: _set(w.article, status=Status.DRAFT),
        "its postponement": lambda w: _set(w.article, published_at=FUTURE),
        "its text": lambda w: (
            _set(w.article.articles_richtext_set.get(), text="<p>Autre.</p>"),
            services.refresh(w.article),
        ),
        "another one": lambda w: ArticleFactory(tags=[w.new_tag]),
        "its deletion": lambda w: ArticleFactory(status=Status.DRAFT, tags=[w.new_tag]) and w.elsewhere.delete(),
    },
    Article.about_people.through: {
        "one more": lambda w: w.article.about_people.add(w.other),
        "one less": lambda w: w.article.about_people.remove(w.subject),
        "none": lambda w: w.article.about_people.clear(),
        "others": lambda w: w.article.about_people.set([w.other]),
        "one more, from the person": lambda w: w.other.articles_about.add(w.article),
        "one less, from the person": lambda w: w.subject.articles_about.remove(w.article),
        "none, from the person": lambda w: w.subject.articles_about.clear(),
    },
    Article.about_organisations.through: {
        "one more": lambda w: w.article.about_organisations.add(w.new_house),
        "none, from the organisation": lambda w: w.house.articles_about.clear(),
        "a deleted one": lambda w: (w.article.about_organisations.add(w.new_house), w.new_house.delete()),
    },
    TaggedArticle: {
        "one more": lambda w: w.article.tags.add(w.new_tag),
        "one less": lambda w: w.article.tags.remove(w.tag),
        "none": lambda w: w.article.tags.clear(),
        "one that is made": lambda w: w.article.tags.add("ambulance"),
        "moved": lambda w: _set(TaggedArticle.objects.get(tag=w.tag), content_object=w.elsewhere),
    },
    Byline: {
        "one more": lambda w: Byline.objects.create(article=w.article, person=w.other),
        "one less": lambda w: w.byline.delete(),
        "all less": lambda w: w.article.bylines.all().delete(),
        "moved": lambda w: _set(w.byline, article=w.elsewhere),
        "another": lambda w: _set(w.byline, person=w.other),
    },
    DirectoryEntry: {
        "one more": lambda w: DirectoryEntry.objects.create(article=w.article, organisation=w.new_house),
        "one less": lambda w: w.entry.delete(),
        "moved": lambda w: _set(w.entry, article=w.elsewhere),
    },
    Intervention: {
        "one less": lambda w: w.intervention.delete(),
        "another": lambda w: _set(w.intervention, person=w.other),
        "moved": lambda w: _set(w.intervention, parent=w.elsewhere),
    },
    Mention: {
        "rejected": lambda w: _set(w.mention, state=Mention.State.REJECTED),
        "moved": lambda w: _set(w.mention, article=w.elsewhere),
        "one less": lambda w: w.mention.delete(),
    },
    Quote: {
        "its words": lambda w: _set(w.quote, text="Mieux dit."),
        "its label": lambda w: _set(w.quote, speaker_label="Odette, de Balbec"),
        "its speaker": lambda w: _set(w.quote, speaker=w.other),
        "its organisation": lambda w: _set(w.quote, organisation=w.new_house),
        "its event": lambda w: _set(w.quote, event=w.larger),
        "its day": lambda w: _set(w.quote, said_on=w.quote.spoken_on - timedelta(days=400)),
        "its kind": lambda w: _set(w.quote, kind=Quote.Kind.TITLE),
        "its article": lambda w: _set(w.quote, parent=w.elsewhere),
        "one less": lambda w: w.quote.delete(),
        "one more": lambda w: quote_block("Encore.", speaker=w.other, parent=w.article).save(),
    },
    Quote.co_speakers.through: {
        "one more": lambda w: w.quote.co_speakers.add(w.other),
        "none": lambda w: w.quote.co_speakers.clear(),
        "none, from the person": lambda w: w.subject.co_quotes.clear(),
        "one more, from the person": lambda w: w.other.co_quotes.add(w.quote),
    },
    Quote.about.through: {
        "one more": lambda w: w.quote.about.add(w.other),
        "one less": lambda w: w.quote.about.remove(w.named),
    },
    Person: {
        "a name": lambda w: _set(w.speaker, family_name="de Forcheville"),
        "a title": lambda w: _set(w.speaker, honorific_prefix="Dr"),
        "a biography": lambda w: _set(w.speaker, biography="<p>Née à Nice.</p>"),
        "an author’s name": lambda w: _set(w.author, family_name="Biche"),
        "a withdrawal": lambda w: _set(w.speaker, status=Status.WITHDRAWN),
        "out of lists": lambda w: _set(w.speaker, is_unlisted=True),
        "postponed": lambda w: _set(w.heard, published_at=FUTURE),
        "a deletion": lambda w: w.other.delete(),
    },
    PersonName: {
        "one more": lambda w: PersonName.objects.create(person=w.other, name="Mémé"),
        "changed": lambda w: _set(w.person_name, name="La dame en rose"),
        "moved": lambda w: _set(w.person_name, person=w.other),
        "one less": lambda w: w.person_name.delete(),
    },
    Affiliation: {
        "one more": lambda w: Affiliation.objects.create(person=w.speaker, organisation=w.new_house, role="mécène"),
        "its end": lambda w: _set(w.function, end=w.quote.spoken_on - timedelta(days=1)),
        "its role": lambda w: _set(w.function, role="présidente"),
        "its organisation": lambda w: _set(w.function, organisation=w.new_house),
        "moved": lambda w: _set(w.function, person=w.other),
        "one less": lambda w: w.function.delete(),
    },
    Organisation: {
        "a name": lambda w: _set(w.house, name="Casino de Balbec"),
        "the name of an employer": lambda w: _set(w.hired, name="Théâtre de Balbec"),
        "the name of an organiser": lambda w: _set(w.organiser, name="Grand-Hôtel"),
        "a kind": lambda w: _set(w.house, kind=Organisation.Kind.HOSPITAL),
        "a description": lambda w: _set(w.house, description="<p>Une institution.</p>"),
        "the withdrawal of an employer": lambda w: _set(w.hired, status=Status.WITHDRAWN),
        "a withdrawal": lambda w: _set(w.listed, status=Status.WITHDRAWN),
    },
    OrganisationName: {
        "changed": lambda w: _set(w.house_name, name="CDB"),
        "moved": lambda w: _set(w.house_name, organisation=w.new_house),
        "one less": lambda w: w.house_name.delete(),
    },
    Event: {
        "a name": lambda w: _set(w.event, name="La soirée"),
        "the name of the larger one": lambda w: _set(w.larger, name="Le mois de Balbec"),
        "a date": lambda w: (_set(w.event, start=w.event.start - timedelta(days=50)), services.date_quotes(w.event)),
        "a place": lambda w: _set(w.event, place="Combray"),
        "no larger one": lambda w: _set(w.event, parent=None),
        "the withdrawal of the larger one": lambda w: _set(w.larger, status=Status.WITHDRAWN),
        "a withdrawal": lambda w: _set(w.event, status=Status.WITHDRAWN),
    },
    Event.organisers.through: {
        "one more": lambda w: w.event.organisers.add(w.new_house),
        "none": lambda w: w.event.organisers.clear(),
        "a deleted one": lambda w: (w.event.organisers.add(w.new_house), w.new_house.delete()),
    },
    Participation: {
        "one more": lambda w: Participation.objects.create(event=w.event, person=w.other),
        "another person": lambda w: _set(w.participation, person=w.other),
        "moved": lambda w: _set(w.participation, event=w.larger),
        "one less": lambda w: w.participation.delete(),
    },
    EventSeries: {"a name": lambda w: _set(w.series, name="Les nuits de Balbec")},
    Tag: {
        "a name": lambda w: _set(w.tag, name="bicyclette"),
        "a description": lambda w: _set(w.tag, description="<p>Il vole.</p>"),
        "an organisation": lambda w: _set(w.tag, organisation=w.new_house),
        "one less": lambda w: w.new_tag.delete(),
    },
    TagSynonym: {
        "changed": lambda w: _set(w.synonym, name="avion"),
        "moved": lambda w: _set(w.synonym, tag=w.new_tag),
        "one less": lambda w: w.synonym.delete(),
    },
    ArticleType: {"a name": lambda w: _set(w.article.type, name="Récit")},
    Rubrique: {"a name": lambda w: _set(w.article.rubrique, name="Soirées")},
}


@pytest.mark.parametrize("changes", [pytest.param(changes, id=model._meta.label) for model, changes in CHANGES.items()])
def test_a_change_of_what_documents_tell_changes_the_index_and_leaves_nothing_behind(world, changes):
    before = snapshot()
    for name, change in changes.items():
        with transaction.atomic():
            change(deepcopy(world))
            assert (name, snapshot() != before, faults()) == (name, True, [])
            transaction.set_rollback(True)


def test_every_table_that_documents_are_read_from_is_among_these_changes(world):
    with CaptureQueriesContext(connection) as queries:
        for kind in Kind:
            describe(kind, list(records(kind).values_list("pk", flat=True)))
    read = {table for query in queries for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
    assert read == {model._meta.db_table for model in CHANGES}


def test_each_list_of_choices_of_a_record_that_leads_to_another_is_followed():
    """A new one must be listened to, or be known to say nothing."""
    lists = {
        field.remote_field.through
        for model in MODELS.values()
        for field in model._meta.local_many_to_many
        if field.remote_field.through._meta.auto_created and field.related_model in MODELS.values()
    }
    assert lists == set(CHOICES)


CITED = [Rubrique, ArticleType, EventSeries, Person, Organisation, Event, Tag]


@pytest.mark.parametrize("is_cited_first", [True, False])
def test_a_fixture_is_indexed_in_whatever_order_it_comes(world, is_cited_first):
    citing = [model for model in CHANGES if model not in CITED and not model._meta.auto_created]
    models = [*CITED, *citing] if is_cited_first else [*citing, *CITED]
    records = [record for model in models for record in model.objects.order_by("pk")]
    fixture = serializers.serialize("json", records)
    expected = snapshot()
    _empty()
    for record in list(serializers.deserialize("json", fixture)):
        record.save()
    assert faults() == []
    assert snapshot() == expected


def _empty():
    """Without a word to anybody; the foreign keys are only checked at the end."""
    for model in [*CHANGES, SearchDocument, SearchName]:
        model.objects.all()._raw_delete(connection.alias)


def test_a_change_that_no_document_tells_of_writes_nothing(world):
    services.refresh(world.article)
    with CaptureQueriesContext(connection) as queries:
        _set(world.speaker, website="https://balbec.example")
        services.refresh(world.article)
    written = [query["sql"] for query in queries if re.match(r"(INSERT|UPDATE|DELETE)[^(]*search_", query["sql"])]
    assert written == []
