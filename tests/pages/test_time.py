"""At its time, and not a second before, a planned thing shows everywhere, with no job run in between."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import services
from articles.models import Article, Byline, PlannedChange, Quote, Revision, Tag
from articles.planning import due
from articles.planning.services import make_due, plan, plan_withdrawal, prepare
from articles.revisions.snapshots import Snapshot, take
from portal.core.publishing import Status
from tests.factories import (
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
TIME = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MARK = "Zirconium"


@contextmanager
def clock_set_by(monkeypatch):
    """Sets the time, from one second before on; what is due is forgotten at both ends."""
    due.forget()

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(BEFORE)
    yield set_to
    due.forget()


@pytest.fixture
def clock(monkeypatch, settings):
    """Sets the time; and the door where planned changes are made is back (tests/settings.py)."""
    settings.MIDDLEWARE = [settings.DUE_CHANGES, *settings.MIDDLEWARE]
    with clock_set_by(monkeypatch) as set_to:
        yield set_to


class World:
    """An article named by `MARK` in its title, with all that lists it; and another, which would recommend it."""

    def __init__(self, published_at):
        person, house = PersonFactory(family_name="Quidam"), OrganisationFactory(name="Un institut")
        tag, event = TagFactory(name="un thème rare"), EventFactory(name="Une rencontre")
        signatory = PersonFactory(family_name="Plume")
        blocks = [text_block("<p>Un texte.</p>"), quote_block(f"Un {MARK} dit", speaker=person, organisation=house)]
        fields = {"tags": [tag], "event": event, "rubrique": RubriqueFactory(name="Recherche")}
        self.other = ArticleFactory(title="Un autre article", published_at=BEFORE - timedelta(days=9), **fields)
        Byline.objects.create(article=self.other, person=signatory)
        self.article = ArticleFactory(title=f"{MARK} et données", published_at=published_at, blocks=blocks, **fields)
        Byline.objects.create(article=self.article, person=signatory)
        services.publish(self.article)
        self.article.refresh_from_db()
        self.quote = Quote.objects.get()
        number = self.article.number
        self.lists = [
            "/",
            "/articles/",
            "/articles/flux/",
            "/articles/flux.json",
            "/citations/",
            "/citations/flux/",
            "/citations/flux.json",
            f"/rubriques/{self.article.rubrique.slug}/",
            f"/types/{self.article.type.slug}/",
            tag.get_absolute_url(),
            f"{tag.get_absolute_url()}flux/",
            event.get_absolute_url(),
            person.get_absolute_url(),
            f"{person.get_absolute_url()}flux/",
            house.get_absolute_url(),
            f"/auteurs/{signatory.slug}/",
            "/sitemap-actualites.xml",
            "/recherche/?q=données",
            "/recherche/flux/?q=données",
            f"/recherche/suggestions/?q=n°+{number}",
            self.other.get_absolute_url(),
        ]
        self.addresses = {
            "/sitemap-articles.xml": self.article.get_absolute_url(),
            "/sitemap-citations.xml": self.quote.get_absolute_url(),
        }

    def showing(self) -> set[str]:
        """Where readers find the article; its own pages among them."""
        client = Client()
        found = {path for path in self.lists if MARK in _words_of(client.get(path))}
        found |= {path for path, address in self.addresses.items() if address in _words_of(client.get(path))}
        own = (self.article.get_absolute_url(), self.quote.get_absolute_url())
        return found | {path for path in own if client.get(path).status_code == 200}

    @property
    def everywhere(self) -> set[str]:
        own = {self.article.get_absolute_url(), self.quote.get_absolute_url()}
        return {*self.lists, *self.addresses} | own


def _words_of(response) -> str:
    return response.content.decode()


def test_an_article_appears_everywhere_at_its_time_and_nowhere_a_second_before(clock):
    world = World(published_at=TIME)
    clock(TIME - SECOND)
    assert world.showing() == set()
    clock(TIME)
    assert world.everywhere - world.showing() == set()


def test_an_article_to_be_withdrawn_is_everywhere_a_second_before_and_nowhere_at_its_time(clock, editor):
    world = World(published_at=TIME - timedelta(hours=1))
    plan_withdrawal(world.article, at=TIME, by=editor)
    due.forget()

    clock(TIME - SECOND)
    assert world.everywhere - world.showing() == set()
    clock(TIME)
    assert world.showing() == set()

    world.article.refresh_from_db()
    assert world.article.status == Status.WITHDRAWN
    assert Client().get(world.article.get_absolute_url()).status_code == 410
    assert PlannedChange.objects.get().done_at == TIME
    assert Revision.objects.latest("number").origin == Revision.Origin.PLANNED


def changed(article, **fields) -> Snapshot:
    content = take(article.pk).content
    lists = {name: fields.pop(name) for name in list(fields) if name in content["lists"]}
    return Snapshot(content | {"fields": content["fields"] | fields, "lists": content["lists"] | lists})


def test_a_prepared_version_replaces_the_article_everywhere_at_its_time(clock, editor):
    world = World(published_at=TIME - timedelta(hours=1))
    quote, later = world.quote.pk, TagFactory(name="un thème plus tard")
    prepared = prepare(world.article, changed(world.article, title="Autre titre", tags=[later.pk]), by=editor)
    plan(prepared, at=TIME)
    due.forget()

    clock(TIME - SECOND)
    assert all("Autre titre" not in Client().get(path).content.decode() for path in world.lists)
    assert Client().get(later.get_absolute_url()).status_code == 404
    clock(TIME)
    lists = ["/", "/articles/", "/articles/flux/", "/articles/flux.json", "/sitemap-actualites.xml"]
    assert [path for path in lists if "Autre titre" not in Client().get(path).content.decode()] == []
    assert "Autre titre" in Client().get("/recherche/?q=autre").content.decode()
    assert "Autre titre" in Client().get(later.get_absolute_url()).content.decode()
    assert Quote.objects.get().pk == quote
    assert list(Tag.objects.filter(articles=world.article)) == [later]


def test_what_changed_meanwhile_and_was_not_to_change_stays(clock, editor):
    article = ArticleFactory(title="Le titre", standfirst="Le chapô.", published_at=BEFORE - timedelta(days=1))
    plan(prepare(article, changed(article, title="Titre prévu"), by=editor), at=TIME)
    Article.objects.update(standfirst="Le chapô corrigé entre-temps.")

    clock(TIME)
    due.forget()
    Client().get("/")

    article.refresh_from_db()
    assert (article.title, article.standfirst) == ("Titre prévu", "Le chapô corrigé entre-temps.")
    kept = [revision.content["fields"]["standfirst"] for revision in Revision.objects.order_by("number")]
    assert kept == ["Le chapô.", "Le chapô corrigé entre-temps.", "Le chapô corrigé entre-temps."]


def test_a_version_without_date_or_given_up_never_appears(clock, editor):
    article = ArticleFactory(title="Le titre", published_at=BEFORE - timedelta(days=1))
    prepare(article, changed(article, title="Titre prévu"), by=editor)

    clock(TIME + timedelta(days=400))
    due.forget()
    Client().get("/")

    article.refresh_from_db()
    assert article.title == "Le titre"


def test_a_change_is_made_once_whoever_comes(clock, editor):
    article = ArticleFactory(published_at=BEFORE - timedelta(days=1))
    plan_withdrawal(article, at=TIME, by=editor)
    clock(TIME)
    assert [make_due(), make_due()] == [1, 0]
    assert Revision.objects.count() == 2


def test_a_change_that_fails_costs_readers_nothing_and_is_tried_again(clock, editor, monkeypatch, caplog):
    article = ArticleFactory(title="Le titre", published_at=BEFORE - timedelta(days=1))
    plan_withdrawal(article, at=TIME, by=editor)
    clock(TIME)

    def fails(*args, **kwargs):
        raise RuntimeError("essai")

    with monkeypatch.context() as broken:
        broken.setattr("articles.planning.services.services.withdraw", fails)
        assert Client().get("/articles/").status_code == 200
    assert "planned changes could not be made" in caplog.text
    due.forget()
    assert "Le titre" not in Client().get("/articles/").content.decode()


def test_readers_pages_ask_nothing_more_of_the_database_for_it(clock, django_assert_num_queries):
    ArticleFactory(published_at=BEFORE - timedelta(days=1))
    client = Client()
    client.get("/articles/")
    with django_assert_num_queries(0):
        assert not due.is_due()
