"""Several articles changed together: in one transaction, counted, and taken back row by row."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from articles.admin import bulk as desk_bulk
from articles.models import Article, TaggedArticle
from portal.core.bulk import BulkChange, aspects
from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.admin.french import english_in, visible_texts
from tests.factories import FUTURE, PAST, ArticleFactory, PersonFactory, RubriqueFactory, TagFactory, quote_block

pytestmark = pytest.mark.django_db

LIST = admin_url(Article, "changelist")


def ask(desk, kind, articles, **more):
    return desk.post(LIST, {"action": kind, "_selected_action": [one.pk for one in articles]} | more)


def change(desk, kind, articles, **answers):
    """From the list to the page that asks, and back."""
    posted = fields_of(ask(desk, kind, articles), "bulk_form")
    posted["_selected_action"] = [one.pk for one in articles]
    return desk.post(LIST, posted | answers | {"apply": "1"}, follow=True)


def undo(desk, done=None):
    done = done or BulkChange.objects.get()
    return desk.post(reverse("admin:core_bulkchange_undo", args=[done.pk]), follow=True)


def draft(**fields):
    return ArticleFactory(status=Status.DRAFT, published_at=None, **fields)


def themes(article):
    return {tag.name for tag in article.tags.all()}


def test_a_theme_is_added_to_all_and_the_count_is_said(desk, editor):
    theme = TagFactory(name="données")
    bare, bearing = [ArticleFactory() for _ in range(3)], ArticleFactory(tags=[theme])

    response = change(desk, "add_theme", [*bare, bearing], theme="Donnees")

    assert all(themes(article) == {"données"} for article in [*bare, bearing])
    said = messages_of(response)
    assert "3 articles\u00a0: thème «\u00a0données\u00a0» ajouté. 1 article sans changement." in said
    assert "Annuler…" in said
    done = BulkChange.objects.get()
    assert (done.count, done.made_by) == (3, editor)
    assert LogEntry.objects.count() == 3


def test_undoing_gives_back_exactly_what_was(desk):
    theme = TagFactory(name="données")
    bare, bearing = ArticleFactory(), ArticleFactory(tags=[theme])
    change(desk, "add_theme", [bare, bearing], theme="données")

    response = undo(desk)

    assert (themes(bare), themes(bearing)) == (set(), {"données"})
    assert "1 sur 1" in messages_of(response)
    assert "déjà annulé" in messages_of(undo(desk))


def test_a_theme_is_taken_from_all_and_given_back(desk):
    theme, other = TagFactory(name="données"), TagFactory(name="santé")
    articles = [ArticleFactory(tags=[theme, other]) for _ in range(2)]
    page = ask(desk, "remove_theme", articles).content.decode()
    assert "données" in page
    assert "santé" in page

    change(desk, "remove_theme", articles, theme=theme.pk)
    assert [themes(article) for article in articles] == [{"santé"}] * 2

    undo(desk)
    assert [themes(article) for article in articles] == [{"données", "santé"}] * 2


def test_the_rubrique_of_several_is_changed_and_given_back(desk):
    former, new = RubriqueFactory(name="Avant"), RubriqueFactory(name="Après")
    articles = [ArticleFactory(rubrique=former), ArticleFactory(rubrique=None)]

    change(desk, "set_rubrique", articles, rubrique=new.pk)
    assert set(Article.objects.values_list("rubrique", flat=True)) == {new.pk}

    undo(desk)
    assert list(Article.objects.order_by("pk").values_list("rubrique", flat=True)) == [former.pk, None]


def test_what_somebody_changed_since_is_left_and_told(desk):
    new, later = RubriqueFactory(name="Après"), RubriqueFactory(name="Plus tard")
    kept, moved, gone = ArticleFactory(), ArticleFactory(), draft(title="Un brouillon")
    change(desk, "set_rubrique", [kept, moved, gone], rubrique=new.pk)
    Article.objects.filter(pk=moved.pk).update(rubrique=later)
    Article.objects.get(pk=gone.pk).delete()
    page = desk.get(reverse("admin:core_bulkchange_undo", args=[BulkChange.objects.get().pk])).content.decode()
    assert "donnée depuis (rubrique)" in page
    assert "1 article retrouve sa valeur d’avant." in page

    said = messages_of(undo(desk))

    assert "1 sur 3" in said
    assert f"«\u00a0{moved}\u00a0»\u00a0: une autre valeur lui a été donnée depuis (rubrique)" in said
    assert "«\u00a0Un brouillon\u00a0»\u00a0: supprimé depuis." in said
    kept.refresh_from_db()
    moved.refresh_from_db()
    assert (kept.rubrique, moved.rubrique) == (None, later)


def test_an_undo_that_could_restore_nothing_is_refused(desk):
    new, later = RubriqueFactory(name="Après"), RubriqueFactory(name="Plus tard")
    article = ArticleFactory()
    change(desk, "set_rubrique", [article], rubrique=new.pk)
    Article.objects.update(rubrique=later)

    assert "Rien ne peut revenir en arrière." in messages_of(undo(desk))
    assert not BulkChange.objects.get().is_undone


def test_drafts_published_together_go_back_to_drafts(desk):
    person = PersonFactory(status=Status.DRAFT, published_at=None)
    articles = [draft(blocks=[quote_block("Des mots", speaker=person)]), draft()]
    incomplete = draft(type=None)

    said = messages_of(ask(desk, "publish_now", [*articles, incomplete], index=0) and desk.get(LIST))
    assert "2 articles\u00a0: publication." in said
    assert set(Article.objects.published()) == set(articles)

    undo(desk)
    assert not Article.objects.exclude(status=Status.DRAFT).exists()
    assert not Article.objects.exclude(published_at=None).exists()
    person.refresh_from_db()
    assert person.is_published  # the page says so


def test_a_schedule_brought_forward_goes_back_to_its_date(desk):
    article = ArticleFactory(published_at=FUTURE)
    ask(desk, "publish_now", [article], index=0)
    article.refresh_from_db()
    assert article.is_published

    undo(desk)
    article.refresh_from_db()
    assert (article.published_at, article.is_scheduled) == (FUTURE, True)


def test_articles_withdrawn_together_come_back(desk, client):
    article, never = ArticleFactory(), draft()
    ask(desk, "withdraw", [article, never], index=0)
    assert BulkChange.objects.get().count == 1

    undo(desk)
    article.refresh_from_db()
    assert (article.status, article.published_at) == (Status.PUBLISHED, PAST)
    assert client.get(article.get_absolute_url()).status_code == 200


def test_an_article_that_may_not_come_back_is_told_of(desk):
    article, lacking = ArticleFactory(), ArticleFactory()
    ask(desk, "withdraw", [article, lacking], index=0)
    Article.objects.filter(pk=lacking.pk).update(type=None)

    said = messages_of(undo(desk))

    assert "1 sur 2" in said
    assert "Le type d’article manque." in said


def test_a_theme_that_nobody_has_changes_nothing_and_keeps_the_choice(desk):
    article = ArticleFactory()
    response = ask(desk, "add_theme", [article], theme="licorne", apply="1")

    assert "Aucun thème ne porte ce nom" in response.content.decode()
    assert fields_of(response, "bulk_form")["theme"] == "licorne"
    assert not TaggedArticle.objects.exists()
    assert not BulkChange.objects.exists()


@pytest.mark.parametrize("theme", ["", "a, b", "\0", "%", "x" * 300])
def test_odd_words_are_no_error(desk, theme):
    assert ask(desk, "add_theme", [ArticleFactory()], theme=theme, apply="1").status_code == 200


def test_a_failure_halfway_changes_nothing(desk, monkeypatch):
    theme = TagFactory(name="données")
    articles = [ArticleFactory(), ArticleFactory()]
    write = aspects.aspect_of("add_theme", theme.pk).__class__.write

    def fail(self, article, value, *, by):
        if article == articles[1]:
            raise RuntimeError("la base s’arrête")
        write(self, article, value, by=by)

    monkeypatch.setattr("articles.bulk.ThemeAspect.write", fail)
    with pytest.raises(RuntimeError):
        change(desk, "add_theme", articles, theme="données")

    assert not TaggedArticle.objects.exists()


def test_nothing_is_changed_beyond_what_one_may_look_through(desk, monkeypatch):
    monkeypatch.setattr(desk_bulk, "MOST", 1)
    articles = [draft(), draft()]
    ask(desk, "publish_now", articles, index=0)

    assert not Article.objects.published().exists()


def test_a_change_that_changes_nothing_is_not_remembered(desk):
    theme = TagFactory(name="données")
    response = change(desk, "add_theme", [ArticleFactory(tags=[theme])], theme="données")

    assert "Rien à changer" in messages_of(response)
    assert not BulkChange.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        BulkChange.objects.create(kind="add_theme", model="articles.Article", label="rien", count=0)


def test_after_thirty_days_it_is_too_late_and_the_rows_are_forgotten(desk):
    theme, other = TagFactory(name="données"), TagFactory(name="santé")
    article = ArticleFactory()
    change(desk, "add_theme", [article], theme="données")
    BulkChange.objects.update(made_at=timezone.now() - timedelta(days=31))
    old = BulkChange.objects.get()

    assert "30 jours" in messages_of(undo(desk, old))
    change(desk, "add_theme", [article], theme=other.name)
    old.refresh_from_db()
    assert (old.rows, old.count) == ([], 1)
    assert themes(article) == {theme.name, other.name}


def test_whoever_has_the_form_open_is_told(desk):
    article = ArticleFactory()
    url = admin_url(Article, "change", article.pk)
    posted = fields_of(desk.get(url), "article_form")
    TagFactory(name="données")
    change(desk, "add_theme", [article], theme="données")

    assert "Enregistré entre-temps" in desk.post(url, posted | {"dateline": "Lyon"}).content.decode()


def test_the_log_is_of_those_who_may_change_articles(desk, client, django_user_model):
    TagFactory(name="données")
    change(desk, "add_theme", [ArticleFactory()], theme="données")
    log = reverse("admin:core_bulkchange_changelist")
    assert "thème «\u00a0données\u00a0» ajouté" in desk.get(log).content.decode()

    reader = django_user_model.objects.create_user("lecture", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    assert client.get(log).status_code == 403
    assert undo(client).status_code == 403
    assert "Changements en série" not in client.get(reverse("admin:index")).content.decode()


def test_the_pages_are_french(desk):
    theme = TagFactory(name="données")
    article = ArticleFactory(tags=[theme])
    for kind in ("add_theme", "remove_theme", "set_rubrique"):
        assert english_in(visible_texts(ask(desk, kind, [article]).content.decode())) == []
    change(desk, "remove_theme", [article], theme=theme.pk)
    page = desk.get(reverse("admin:core_bulkchange_undo", args=[BulkChange.objects.get().pk]))
    assert english_in(visible_texts(page.content.decode())) == []
    assert english_in(visible_texts(undo(desk).content.decode())) == []


def test_readers_and_search_follow(desk, client):
    TagFactory(name="données")
    articles = [ArticleFactory(title="Une licorne"), ArticleFactory()]
    change(desk, "add_theme", articles, theme="données")

    assert "données" in client.get(articles[0].get_absolute_url()).content.decode()
    assert "Une licorne" in client.get("/recherche/?q=données").content.decode()
