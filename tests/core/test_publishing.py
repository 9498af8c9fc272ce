"""« Public » is written once: the queryset and the property agree, whatever the model."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from articles import services
from articles.models import Article, Dossier, Event, Quote, Tag
from organisations.models import Organisation
from people.models import Person
from portal.core.publishing import Publishable, Status, published_sql
from tests.factories import (
    FUTURE,
    PAST,
    ArticleFactory,
    DossierFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
)

pytestmark = pytest.mark.django_db

SITUATIONS = [
    (Status.DRAFT, None, False),
    (Status.DRAFT, PAST, False),
    (Status.REVIEW, None, False),
    (Status.REVIEW, PAST, False),
    (Status.PUBLISHED, PAST, True),
    (Status.PUBLISHED, FUTURE, False),
    (Status.WITHDRAWN, PAST, False),
    (Status.WITHDRAWN, None, False),
]


def _with_a_manager_of_public_records():
    """Every model whose manager knows `published()`, ours or to come."""
    return {model for model in apps.get_models() if hasattr(model._default_manager, "published")}


def _itself(factory):
    def build(status, published_at):
        record = factory()
        return _put(record, status, published_at)

    return build


def _put(record, status, published_at):
    record.status, record.published_at = status, published_at
    record.save()
    return record


def _quote(status, published_at):
    article = ArticleFactory(blocks=[quote_block("Des mots.", speaker_label="Quelqu’un")])
    _put(article, status, published_at)
    return Quote.objects.get()


def _tag(status, published_at):
    article = ArticleFactory(tags=["un thème"])
    _put(article, status, published_at)
    return Tag.objects.get()


BUILDERS = {
    Article: _itself(ArticleFactory),
    Person: _itself(PersonFactory),
    Organisation: _itself(OrganisationFactory),
    Event: _itself(EventFactory),
    Dossier: _itself(DossierFactory),
    Quote: _quote,
    Tag: _tag,
}


def test_every_model_with_public_records_is_tested_here():
    assert _with_a_manager_of_public_records() == set(BUILDERS)


@pytest.mark.parametrize(("status", "published_at", "is_public"), SITUATIONS)
@pytest.mark.parametrize("model", BUILDERS, ids=lambda model: model.__name__)
def test_the_queryset_and_the_property_agree(model, status, published_at, is_public):
    record = BUILDERS[model](status, published_at)
    assert record.is_published is is_public
    assert model._default_manager.published().filter(pk=record.pk).exists() is is_public


@pytest.mark.parametrize("model", BUILDERS, ids=lambda model: model.__name__)
def test_a_record_becomes_public_when_its_time_comes_without_any_job(model, monkeypatch):
    at = timezone.now() + timedelta(hours=1)
    record = BUILDERS[model](Status.PUBLISHED, at)
    for seconds, is_public in ((-1, False), (0, True), (1, True)):
        moment = at + timedelta(seconds=seconds)
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        assert record.is_published is is_public
        assert model._default_manager.published().filter(pk=record.pk).exists() is is_public


def test_the_default_manager_hides_nothing():
    for model, build in BUILDERS.items():
        if issubclass(model, Publishable):
            build(Status.DRAFT, None)
            assert model._default_manager.exists()


def test_scheduled_means_published_later():
    ArticleFactory(published_at=FUTURE)
    ArticleFactory()
    assert Article.objects.scheduled().count() == 1


def test_a_withdrawn_article_takes_its_quotes_with_it():
    article = ArticleFactory(blocks=[quote_block("Des mots.", speaker_label="Quelqu’un")])
    services.withdraw(article)
    assert not Quote.objects.published().exists()


@pytest.mark.parametrize(("status", "published_at", "is_public"), SITUATIONS)
@pytest.mark.parametrize("model", [model for model in BUILDERS if issubclass(model, Publishable)])
def test_the_condition_written_in_sql_says_the_same(model, status, published_at, is_public):
    record = BUILDERS[model](status, published_at)
    condition, values = published_sql("record")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {model._meta.db_table} AS record WHERE {condition}", values)  # noqa: S608
        assert ((record.pk,) in cursor.fetchall()) == is_public
