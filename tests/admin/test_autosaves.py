"""What is typed is kept by itself, apart from the article, and never over something newer."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from articles.models import Article, Autosave, Revision
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import ArticleFactory, text_block

pytestmark = pytest.mark.django_db

ADD = admin_url(Article, "add")
KEEP_NEW = "/admin/articles/article/saisie/"


@pytest.fixture
def article():
    return ArticleFactory(title="Le titre", blocks=[text_block("<p>Un début.</p>")])


def change_url(article):
    return admin_url(Article, "change", article.pk)


def keep_url(article):
    return f"/admin/articles/article/{article.pk}/saisie/"


def opened(client, article):
    return fields_of(client.get(change_url(article)), "article_form")


def test_what_is_typed_is_kept_without_a_word_in_the_article_or_its_history(desk, article):
    before = Article.objects.values().get()
    posted = opened(desk, article)

    answer = desk.post(keep_url(article), posted | {"title": "En cours", "rank": "1"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert Article.objects.values().get() == before
    assert not LogEntry.objects.exists()
    assert not Revision.objects.exists()


def test_opening_the_form_offers_to_take_it_up_again_or_to_throw_it_away(desk, article):
    posted = opened(desk, article)
    add_row(posted, "articles_richtext_set", text="<p>Un bloc en cours.</p>", region="body", ordering=20)
    desk.post(keep_url(article), posted | {"title": "En cours", "rank": "1"})

    form = desk.get(change_url(article))
    page = form.content.decode()
    assert fields_of(form, "article_form")["title"] == "Le titre"
    for words in ("En cours", "Reprendre", "Jeter"):
        assert words in page

    kept = Autosave.objects.get()
    resumed = desk.post(change_url(article), {"_resume": kept.pk})
    again = fields_of(resumed, "article_form")
    assert (again["title"], again["articles_richtext_set-1-text"]) == ("En cours", "<p>Un bloc en cours.</p>")
    assert Article.objects.get().title == "Le titre"
    assert desk.post(change_url(article), again).status_code == 302
    assert Article.objects.get().title == "En cours"
    assert "Reprendre" not in desk.get(change_url(article)).content.decode()


def test_what_is_thrown_away_is_gone(desk, article):
    desk.post(keep_url(article), opened(desk, article) | {"rank": "1"})

    desk.post(change_url(article), {"_discard": Autosave.objects.get().pk})

    assert not Autosave.objects.exists()
    assert desk.post(change_url(article), {"_resume": "12"}, follow=True).status_code == 200


def test_an_article_never_saved_is_kept_too(desk):
    blank = fields_of(desk.get(ADD), "article_form")
    assert desk.post(KEEP_NEW, blank | {"title": "Tout neuf", "rank": "1"}).status_code == 204
    assert not Article.objects.exists()

    form = desk.get(ADD)
    assert "Tout neuf" in form.content.decode()
    resumed = fields_of(desk.post(ADD, {"_resume": Autosave.objects.get().pk}), "article_form")
    desk.post(ADD, resumed)

    assert Article.objects.get().title == "Tout neuf"
    assert "Reprendre" not in desk.get(ADD).content.decode()


def test_a_sending_that_arrives_after_a_newer_one_is_refused(desk, article):
    posted = opened(desk, article)
    desk.post(keep_url(article), posted | {"title": "Le plus récent", "rank": "2"})

    late = desk.post(keep_url(article), posted | {"title": "Parti avant", "rank": "1"})

    assert late.status_code == 409
    assert Autosave.objects.get().data["title"] == ["Le plus récent"]


def test_a_sending_that_arrives_after_the_save_is_refused(desk, article):
    posted = opened(desk, article)
    desk.post(change_url(article), posted | {"title": "Enregistré"})

    late = desk.post(keep_url(article), posted | {"title": "Parti avant", "rank": "99"})

    assert late.status_code == 409
    assert Article.objects.get().title == "Enregistré"
    assert "Reprendre" not in desk.get(change_url(article)).content.decode()


def test_two_windows_of_one_editor_keep_each_their_own(desk, article):
    for title in ("Une fenêtre", "L’autre"):
        desk.post(keep_url(article), opened(desk, article) | {"title": title, "rank": "1"})

    assert {kept.data["title"][0] for kept in Autosave.objects.all()} == {"Une fenêtre", "L’autre"}


def test_taken_up_over_a_newer_version_it_is_compared_before_it_is_saved(desk, article, django_user_model):
    desk.post(keep_url(article), opened(desk, article) | {"title": "En cours", "rank": "1"})
    other = Client()
    other.force_login(django_user_model.objects.create_superuser("camille", password="x"))
    other.post(change_url(article), opened(other, article) | {"title": "Plus récent"})

    resumed = desk.post(change_url(article), {"_resume": Autosave.objects.get(is_closed=False).pk})
    refused = desk.post(change_url(article), fields_of(resumed, "article_form"))

    assert refused.status_code == 409
    assert Article.objects.get().title == "Plus récent"


def test_what_others_type_is_theirs(desk, article, client, django_user_model):
    desk.post(keep_url(article), opened(desk, article) | {"title": "En cours", "rank": "1"})
    other = Client()
    other.force_login(django_user_model.objects.create_superuser("camille", password="x"))

    assert "En cours" not in other.get(change_url(article)).content.decode()
    other.post(change_url(article), {"_discard": Autosave.objects.get().pk})
    assert Autosave.objects.exists()


def test_who_may_not_change_an_article_keeps_nothing_of_it(client, article, django_user_model):
    assert client.post(keep_url(article), {"rank": "1", "window": "a"}).status_code == 302
    reader = django_user_model.objects.create_user("stagiaire", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)

    assert client.post(keep_url(article), {"rank": "1", "window": "a"}).status_code == 403
    assert client.post(KEEP_NEW, {"rank": "1", "window": "a"}).status_code == 403
    assert not Autosave.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"window": "a"},
        {"window": "a", "rank": "x"},
        {"window": "a" * 33, "rank": "1"},
        {"window": "a\0", "rank": "1"},
        {"window": "a", "rank": "9" * 30},
        {"window": "a", "rank": "²"},
    ],
)
def test_a_sending_that_is_none_is_refused_without_an_error(desk, article, sent):
    assert desk.post(keep_url(article), sent).status_code == 400
    assert desk.get(keep_url(article)).status_code == 405
    assert desk.post("/admin/articles/article/99999/saisie/", sent | {"rank": "1"}).status_code == 404


def test_a_nul_byte_typed_is_kept_without_an_error(desk, article):
    posted = opened(desk, article) | {"title": "a\0b", "rank": "1"}
    assert desk.post(keep_url(article), posted).status_code == 204
    assert Autosave.objects.get().data["title"] == ["ab"]
