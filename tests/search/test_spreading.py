"""What cites a record follows it: the newest documents at once, the others with `rebuild_search`."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import EventSeries, Participation
from people.models import Affiliation
from portal.core.publishing import Status
from portal.core.saving import gathered
from portal.search.indexing import citing, writing
from portal.search.indexing.rebuilding import Rebuilt, rebuild
from portal.search.kinds import Kind
from portal.search.models import Backlog, SearchDocument
from tests.factories import (
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
)
from tests.search.indexed import document, faults

pytestmark = pytest.mark.django_db


def _rename(record, name):
    record.name = name
    record.save()


def _tell(record, **fields):
    for field, value in fields.items():
        setattr(record, field, value)
    record.save()


@pytest.fixture
def _few(monkeypatch):
    monkeypatch.setattr(citing, "MANY", 3)


@pytest.mark.usefixtures("_few")
class TestMany:
    def test_the_newest_follow_at_once_and_the_others_with_the_command(self):
        house = OrganisationFactory(name="Institut de Balbec")
        articles = [ArticleFactory(blocks=[quote_block("Dit.", organisation=house)]) for _ in range(4)]
        _rename(house, "Casino de Balbec")
        told = ["casino" in document(article.articles_quote_set.get()).body for article in articles]
        assert sum(told) < 4
        assert [entry.object_id for entry in Backlog.objects.filter(model="organisations.organisation")] == [house.pk]
        assert faults() != []
        rebuild(Rebuilt())
        assert faults() == []
        assert not Backlog.objects.exists()
        assert all("casino" in document(article.articles_quote_set.get()).body for article in articles)

    @pytest.mark.parametrize("made", [PersonFactory, OrganisationFactory])
    def test_what_is_deleted_is_forgotten_by_all_that_cited_it(self, made):
        name = "family_name" if made is PersonFactory else "name"
        record = made(**{name: "Zyzomys"})
        choices = "about_people" if made is PersonFactory else "about_organisations"
        for _ in range(5):
            article = ArticleFactory()
            getattr(article, choices).add(record)
        assert SearchDocument.objects.filter(lead__contains="zyzomy").count() == 5
        record.delete()
        assert not SearchDocument.objects.filter(lead__contains="zyzomy").exists()
        assert faults() == []

    def test_they_are_the_newest_records(self):
        rubrique = RubriqueFactory(name="Arts")
        articles = [ArticleFactory(rubrique=rubrique) for _ in range(5)]
        _rename(rubrique, "Mondanités")
        assert ["mondanit" in document(article).lead for article in articles] == [False, False, True, True, True]

    def test_what_is_left_costs_the_same_however_much_it_is(self):
        rubrique, counts = RubriqueFactory(name="Arts"), []
        for rank, more in enumerate((5, 20)):
            for _ in range(more):
                ArticleFactory(rubrique=rubrique)
            with CaptureQueriesContext(connection) as queries:
                _rename(rubrique, f"Rubrique {rank}")
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_a_change_during_the_command_is_not_taken_for_done(self, monkeypatch):
        rubrique = RubriqueFactory(name="Arts")
        for _ in range(5):
            ArticleFactory(rubrique=rubrique)
        _rename(rubrique, "Mondanités")
        rebuild(Rebuilt(), progress=lambda size: Backlog.objects.update(since=timezone.now()))
        assert Backlog.objects.count() == 1
        rebuild(Rebuilt())
        assert not Backlog.objects.exists()

    def test_the_command_follows_what_follows_from_what_was_left(self):
        larger = EventFactory(name="La semaine")
        sessions = [EventFactory(parent=larger) for _ in range(5)]
        articles = [ArticleFactory(event=session) for session in sessions]
        _tell(larger, status=Status.WITHDRAWN)
        while Backlog.objects.exists():
            rebuild(Rebuilt())
        assert faults() == []
        assert not any(f"#e{larger.pk} " in f"{document(article).facets} " for article in articles)


class TestWhatFollows:
    def test_a_name_is_followed_by_all_that_tells_it(self):
        house, person, event = OrganisationFactory(name="Balbec"), PersonFactory(given_name="Balbec"), EventFactory()
        event.organisers.add(house)
        Participation.objects.create(event=event, person=person)
        Affiliation.objects.create(person=person, organisation=house, role="mécène")
        tag = TagFactory(organisation=house)
        quote = quote_block("Dit.", speaker=person, organisation=house)
        article = ArticleFactory(event=event, tags=[tag], blocks=[quote])
        article.about_people.add(person)
        with gathered():
            _tell(person, given_name="Combray")
            _rename(house, "Combray")
            _rename(event, "Combray")
        rows = SearchDocument.objects.values_list("title", "lead", "body")
        assert not [row for row in rows if "balbec" in " ".join(row).split()]
        assert "combray" in document(tag).lead
        assert faults() == []

    def test_another_spelling_of_a_record_is_told_by_nobody_else(self, monkeypatch):
        house = OrganisationFactory()
        ArticleFactory(blocks=[quote_block("Dit.", organisation=house)])
        batches, write_batch = [], writing.write_batch
        monkeypatch.setattr(writing, "write_batch", lambda kind, keys: batches.append(kind) or write_batch(kind, keys))
        house.names.create(name="IDB", kind="sigle")
        _tell(house, description="<p>Une maison.</p>")
        assert set(batches) == {Kind.ORGANISATION}

    def test_a_date_that_stays_in_the_past_moves_nobody_else(self, monkeypatch):
        person = PersonFactory()
        ArticleFactory(blocks=[quote_block("Dit.", speaker=person)])
        batches, write_batch = [], writing.write_batch
        monkeypatch.setattr(writing, "write_batch", lambda kind, keys: batches.append(kind) or write_batch(kind, keys))
        _tell(person, published_at=person.published_at - timedelta(days=1))
        assert batches == [Kind.PERSON]

    def test_a_person_who_becomes_public_again_is_told_again(self):
        person = PersonFactory()
        quote = quote_block("Dit.", speaker=person)
        ArticleFactory(blocks=[quote])
        _tell(person, status=Status.WITHDRAWN)
        assert f"#s{person.pk}" not in document(quote).facets
        _tell(person, status=Status.PUBLISHED)
        assert f"#s{person.pk}" in document(quote).facets
        assert faults() == []

    def test_a_function_is_followed_by_what_was_said_that_day(self):
        person, house = PersonFactory(), OrganisationFactory()
        quote = quote_block("Dit.", speaker=person)
        article = ArticleFactory(blocks=[quote])
        Affiliation.objects.create(person=person, organisation=house, role="mécène")
        assert f"#o{house.pk}" in document(quote).facets
        assert f"#o{house.pk}" in document(article).facets

    def test_a_series_that_is_saved_under_the_same_name_moves_nothing(self):
        series = EventSeries.objects.create(name="Les journées")
        EventFactory(series=series)
        with CaptureQueriesContext(connection) as queries:
            _tell(series, description="<p>Chaque année.</p>")
        assert len(queries) == 2


class TestWaiting:
    def test_what_is_to_come_is_told_by_the_next_rebuilding_after_its_day(self, monkeypatch):
        """Nobody saves anything on that day."""
        tomorrow = timezone.now() + timedelta(days=1)
        house = OrganisationFactory(name="Institut de demain", published_at=tomorrow)
        event = EventFactory()
        event.organisers.add(house)
        rebuild(Rebuilt())
        assert "demain" not in document(event).lead
        assert document(event).version == 0
        assert faults() == []
        monkeypatch.setattr("portal.search.documents.citations.timezone.now", lambda: tomorrow + timedelta(minutes=1))
        rebuild(Rebuilt())
        assert "demain" in document(event).lead
        assert document(event).version > 0
        assert faults() == []
