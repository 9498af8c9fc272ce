"""« Partager le brouillon »: links made, copied and revoked beside the form, each with its line of history."""

from datetime import timedelta

import html5lib
import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.models import Article, PreviewLink
from portal.core.publishing import Status
from tests.admin.forms import admin_url
from tests.admin.french import english_in, visible_texts
from tests.factories import PAST, ArticleFactory

pytestmark = pytest.mark.django_db
FRAGMENT = {"X-Fragment": "1"}


def _url(article):
    return admin_url(Article, "share", article.pk)


def _words(response):
    root = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return " ".join("".join(root.itertext()).split())


def _local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def draft():
    return ArticleFactory(title="Un brouillon", status=Status.DRAFT, published_at=None)


def test_a_link_is_made_for_seven_days_and_stands_in_the_form(desk, draft, editor, settings):
    response = desk.post(_url(draft), {}, headers=FRAGMENT)

    link = PreviewLink.objects.get()
    assert (link.article, link.created_by) == (draft, editor)
    assert link.expires_at - link.created_at == pytest.approx(timedelta(days=7), abs=timedelta(seconds=5))
    address = f"{settings.SITE_URL}{link.get_absolute_url()}"
    assert f'value="{address}"' in response.content.decode()
    form = desk.get(admin_url(Article, "change", draft.pk))
    assert f'value="{address}"' in form.content.decode()
    assert "Copier le lien" in _words(form)
    assert "Révoquer" in _words(form)
    assert LogEntry.objects.get().change_message == "Lien d’aperçu créé."


def test_without_script_the_links_have_a_page_of_their_own(desk, draft):
    response = desk.post(_url(draft), {}, follow=True)
    assert response.redirect_chain == [(_url(draft), 302)]
    assert "Le lien est prêt" in _words(response)
    assert english_in(visible_texts(response.content.decode())) == []


def test_a_revoked_link_says_by_whom_and_stays_revoked(desk, draft, editor):
    desk.post(_url(draft), {}, headers=FRAGMENT)
    link = PreviewLink.objects.get()
    first = desk.post(_url(draft), {"_revoke": link.pk}, headers=FRAGMENT)
    link.refresh_from_db()
    assert link.revoked_by == editor
    assert "il n’ouvre plus rien" in _words(first)
    assert "révoqué par redaction" in _words(first)
    assert link.get_absolute_url() not in first.content.decode()

    again = desk.post(_url(draft), {"_revoke": link.pk}, headers=FRAGMENT)
    assert "était déjà révoqué" in _words(again)
    assert PreviewLink.objects.get().revoked_at == link.revoked_at
    assert [entry.change_message for entry in LogEntry.objects.order_by("pk")] == [
        "Lien d’aperçu créé.",
        "Lien d’aperçu révoqué.",
    ]


@pytest.mark.parametrize("value", ["0", "abc", "9" * 30, "-1", "1 OR 1", "²"])
def test_a_link_that_is_not_of_the_article_cannot_be_revoked(desk, draft, value):
    PreviewLink.objects.create(article=ArticleFactory())
    assert desk.post(_url(draft), {"_revoke": value}).status_code == 404
    assert desk.post(_url(draft), {"_revoke": PreviewLink.objects.get().pk}).status_code == 404
    assert not PreviewLink.objects.get().is_revoked


def test_an_embargo_ends_within_the_life_of_the_link(desk, draft):
    now = timezone.now()
    for moment in (now - timedelta(hours=1), now + timedelta(days=8)):
        response = desk.post(_url(draft), {"embargo_until": _local(moment)}, headers=FRAGMENT)
        assert "L’embargo finit dans les sept jours que vaut le lien." in _words(response)
        assert _local(moment) in response.content.decode()
    for value in ("demain", "99999-01-01T00:00", "\0", "2026-13-45T99:99"):
        response = desk.post(_url(draft), {"embargo_until": value}, headers=FRAGMENT)
        assert "Cette date ne se lit pas." in _words(response)
    assert not PreviewLink.objects.exists()

    response = desk.post(_url(draft), {"embargo_until": _local(now + timedelta(days=2))}, headers=FRAGMENT)
    assert "sous embargo jusqu’au" in _words(response)
    assert PreviewLink.objects.get().is_under_embargo


@pytest.mark.parametrize(
    ("state", "sentence"),
    [({"published_at": PAST}, "son adresse suffit"), ({"status": Status.WITHDRAWN}, "il ne se partage plus")],
)
def test_what_is_public_or_withdrawn_has_nothing_to_share(desk, state, sentence):
    article = ArticleFactory(**state)
    response = desk.post(_url(article), {}, headers=FRAGMENT)
    assert sentence in _words(response)
    assert not PreviewLink.objects.exists()


def test_only_who_may_change_the_article_may_share_it(client, django_user_model, draft):
    reader = django_user_model.objects.create_user("lecteur", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    assert client.get(_url(draft)).status_code == 403
    assert client.post(_url(draft), {}).status_code == 403
    assert "Partager le brouillon" not in client.get(admin_url(Article, "change", draft.pk)).content.decode()
    client.logout()
    assert client.post(_url(draft), {}).status_code == 302
    assert not PreviewLink.objects.exists()


def test_a_draft_that_was_shared_can_still_be_deleted(desk, draft):
    PreviewLink.objects.create(article=draft)
    desk.post(admin_url(Article, "delete", draft.pk), {"post": "yes"})
    assert not Article.objects.exists()
    assert not PreviewLink.objects.exists()
