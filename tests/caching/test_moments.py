"""When pages next change by themselves, and that no page that is kept is shown after."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.test import Client

from articles import services
from articles.models import Article, Change, PlannedChange
from articles.planning import due
from articles.planning.services import plan_withdrawal
from portal.caching.moments import next_change
from portal.core.publishing import Publishable, Status
from portal.media.models import Image
from tests.caching.test_kept import questions
from tests.factories import (
    ArticleFactory,
    DossierFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
)
from tests.pages.test_time import MARK, SECOND, TIME, World, clock_set_by

pytestmark = pytest.mark.django_db(transaction=True)

# In Paris, an hour later in winter.
NOW = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 12, 23, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 12, 14, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=30)
MAKERS = [ArticleFactory, DossierFactory, EventFactory, OrganisationFactory, PersonFactory]


def test_dates_change_at_midnight_in_paris():
    assert next_change(NOW) == MIDNIGHT
    assert next_change(MIDNIGHT) == MIDNIGHT + timedelta(days=1)
    spring = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)  # the night that has 23 hours
    assert next_change(spring) == spring + timedelta(hours=23)


def test_every_kind_of_publication_is_tried():
    tried = {make._meta.model for make in MAKERS}
    assert tried == {model for model in apps.get_models() if issubclass(model, Publishable)}


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make._meta.model.__name__)
def test_a_publication_to_come_changes_pages_and_a_draft_does_not(make):
    make(published_at=LONG_AGO)
    record = make(published_at=LATER)
    assert next_change(NOW) == LATER
    assert next_change(LATER - SECOND) == LATER
    assert next_change(LATER) == MIDNIGHT
    type(record).objects.update(status=Status.DRAFT)
    assert next_change(NOW) == MIDNIGHT


def test_a_correction_dated_later_and_an_update_dated_later_change_pages():
    article = ArticleFactory(published_at=LONG_AGO)
    Change.objects.create(article=article, note="À venir.", changed_at=LATER)
    assert next_change(NOW) == LATER
    Change.objects.all().delete()
    Article.objects.update(updated_at=LATER - SECOND)
    assert next_change(NOW) == LATER - SECOND


@pytest.mark.parametrize("days", [2, 7])
def test_an_article_leaves_what_is_fresh_and_what_is_of_the_week(days):
    ArticleFactory(published_at=LATER - timedelta(days=days))
    assert next_change(NOW) == LATER
    assert next_change(LATER) == MIDNIGHT


def test_a_change_that_is_planned_changes_pages_and_one_that_could_not_be_made_is_tried_again(editor):
    article = ArticleFactory(published_at=LONG_AGO)
    plan_withdrawal(article, at=LATER, by=editor)
    assert next_change(NOW) == LATER
    assert next_change(LATER) == LATER + SECOND  # nobody has made it
    PlannedChange.objects.update(done_at=LATER)
    assert next_change(LATER) == MIDNIGHT


@pytest.fixture
def clock(monkeypatch, settings, warm):
    """As in tests/pages/test_time.py, on a site that keeps its pages."""
    kept = settings.MIDDLEWARE.index("portal.caching.middleware.KeptPages")
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[: kept + 1], settings.DUE_CHANGES, *settings.MIDDLEWARE[kept + 1 :]]
    with clock_set_by(monkeypatch) as set_to:
        yield set_to


def test_what_is_planned_appears_at_its_second_on_pages_that_are_kept(clock):
    world = World(published_at=TIME)
    clock(TIME - SECOND)
    assert world.showing() == set()
    assert questions(Client(), "/articles/") == 0  # it is kept
    clock(TIME)
    assert world.everywhere - world.showing() == set()
    assert questions(Client(), "/articles/") == 0
    clock(TIME - SECOND)  # the clock was put back
    assert world.showing() == set()


def test_what_is_to_be_withdrawn_leaves_at_its_second_pages_that_are_kept(clock, editor):
    world = World(published_at=TIME - timedelta(hours=1))
    plan_withdrawal(world.article, at=TIME, by=editor)
    due.forget()
    clock(TIME - SECOND)
    assert world.everywhere - world.showing() == set()
    assert questions(Client(), world.article.get_absolute_url()) == 0
    clock(TIME)
    assert world.showing() == set()


def test_nobody_is_told_to_keep_a_page_beyond_its_time(clock):
    ArticleFactory(published_at=TIME)
    for seconds, age in ((10, 1), (1, 1), (0.4, 0)):
        clock(TIME - timedelta(seconds=seconds))
        for _time in range(2):
            assert f"max-age={age}," in Client().get("/recherche/suggestions/?q=titre")["Cache-Control"]


def test_a_picture_whose_rights_end_leaves_at_midnight(clock):
    image = Image.objects.create(caption="Une image", credit="D.R.", file="images/a.png", width=9, height=9)
    Image.objects.update(rights_expire_on=date(2026, 3, 10))
    person = PersonFactory(portrait=image)
    clock(datetime(2026, 3, 10, 22, 59, 59, tzinfo=UTC))
    client = Client()
    assert "images/a" in client.get(person.get_absolute_url()).content.decode()
    assert questions(client, person.get_absolute_url()) == 0
    clock(datetime(2026, 3, 10, 23, 0, tzinfo=UTC))
    assert "images/a" not in client.get(person.get_absolute_url()).content.decode()


def test_the_quotes_of_the_week_are_of_the_week(clock):
    article = ArticleFactory(
        published_at=TIME - timedelta(days=7), blocks=[quote_block(f"Un {MARK} dit", speaker=PersonFactory())]
    )
    services.publish(article)
    clock(TIME - SECOND)
    pages = [Client().get("/").content for _time in range(2)]
    clock(TIME)
    assert pages[0] == pages[1] != Client().get("/").content
