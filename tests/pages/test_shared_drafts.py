"""The link to a draft: open without account for seven days, closed at once when revoked, and found nowhere."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from articles import services
from articles.models import PreviewLink
from articles.services.sharing import SharingRefused, revoke_link, share_draft
from portal.core.publishing import Status
from tests.factories import FUTURE, ArticleFactory, text_block
from tests.pages.test_visibility import MARK, _public_addresses, _put

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(editor):
    blocks = [text_block(f"<p>Le corps {MARK}.</p>")]
    draft = ArticleFactory(title=f"Brouillon {MARK}", status=Status.DRAFT, published_at=None, blocks=blocks)
    return share_draft(article=draft, by=editor)


def _aged(link, **age):
    """The link as it will be once that time has gone by."""
    gone = timedelta(**age)
    dates = {"created_at": link.created_at - gone, "expires_at": link.expires_at - gone}
    PreviewLink.objects.filter(pk=link.pk).update(**dates)


def _private(response):
    assert response["Cache-Control"] == "no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"


def test_it_shows_the_saved_draft_to_somebody_without_account(client, link):
    response = client.get(link.get_absolute_url())
    source = response.content.decode()
    assert response.status_code == 200
    assert f"Le corps {MARK}." in source
    assert "Brouillon confié à votre lecture" in source
    assert '<meta name="robots" content="noindex, follow">' in source
    assert not response.cookies
    _private(response)


def test_a_draft_that_has_no_number_yet_prints_none(client, link):
    source = client.get(link.get_absolute_url()).content.decode()
    assert "Publié le" in source
    assert "n°&nbsp;" not in source.partition("</header>")[2].partition("À lire")[0]
    assert "None" not in source


def test_its_page_tells_its_own_address_to_nobody(client, link):
    source = client.get(link.get_absolute_url()).content.decode()
    assert link.get_absolute_url() not in source
    assert link.key not in source
    assert "application/ld+json" not in source
    assert "/admin/" not in source


def test_it_shows_what_was_saved_last(client, link):
    link.article.title = "Un titre corrigé"
    link.article.save()
    assert "Un titre corrigé" in client.get(link.get_absolute_url()).content.decode()


@pytest.mark.parametrize("state", [{"status": Status.REVIEW}, {"status": Status.PUBLISHED, "published_at": FUTURE}])
def test_it_opens_what_is_to_be_reviewed_or_to_appear(client, editor, state):
    article = ArticleFactory(title=f"Titre {MARK}", **({"published_at": None} | state))
    response = client.get(share_draft(article=article, by=editor).get_absolute_url())
    assert response.status_code == 200
    assert MARK in response.content.decode()


def test_it_closes_on_the_seventh_day_and_not_before(client, link):
    _aged(link, days=6, hours=23, minutes=59)
    assert client.get(link.get_absolute_url()).status_code == 200
    _aged(link, days=7)
    response = client.get(link.get_absolute_url())
    assert response.status_code == 410
    assert MARK not in response.content.decode()
    _private(response)


def test_it_closes_at_once_when_it_is_revoked(client, link, editor):
    other = share_draft(article=link.article, by=editor)
    assert revoke_link(link=link, by=editor)
    response = client.get(link.get_absolute_url())
    assert response.status_code == 410
    assert MARK not in response.content.decode()
    _private(response)
    assert client.get(other.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: "x",
        lambda token: token[:-1] + ("a" if token[-1] != "a" else "b"),
        lambda token: token.replace(".", ""),
        lambda token: "." + token.partition(".")[2],
        lambda token: token + "%00",
        lambda token: token * 40,
        lambda token: token.partition(".")[0] + ".",
        lambda token: "é" + token,
    ],
)
def test_an_address_that_we_never_gave_is_not_found(client, link, forge):
    token = link.get_absolute_url().strip("/").rpartition("/")[2]
    response = client.get(f"/apercu/{forge(token)}/")
    assert response.status_code == 404
    assert MARK not in response.content.decode()


def test_a_signature_made_for_something_else_opens_nothing(client, link, settings):
    address = link.get_absolute_url()
    settings.SECRET_KEY = "une autre"
    assert client.get(address).status_code == 404
    settings.SECRET_KEY_FALLBACKS = ["tests"]
    assert client.get(address).status_code == 200


def test_the_table_alone_opens_nothing(client, link):
    assert client.get(reverse("articles:shared", args=[link.key])).status_code == 404


def test_once_public_the_article_has_its_own_address(client, link):
    services.publish(link.article)
    response = client.get(link.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, link.article.get_absolute_url())
    _private(response)


def test_once_withdrawn_the_article_is_shown_by_no_link(client, link):
    services.publish(link.article)
    services.withdraw(link.article)
    assert client.get(link.get_absolute_url()).status_code == 410


def test_before_the_embargo_ends_only_the_newsroom_reads(client, editor, link, django_user_model):
    until = timezone.now() + timedelta(days=1)
    held = share_draft(article=link.article, by=editor, embargo_until=until)
    response = client.get(held.get_absolute_url())
    assert response.status_code == 403
    assert MARK not in response.content.decode()
    assert "sous embargo" in response.content.decode()
    _private(response)

    colleague = django_user_model.objects.create_user("collegue", password="x", is_staff=True)
    client.force_login(colleague)
    assert client.get(held.get_absolute_url()).status_code == 403
    colleague.user_permissions.add(Permission.objects.get(codename="view_article"))
    assert MARK in client.get(held.get_absolute_url()).content.decode()
    client.logout()

    PreviewLink.objects.filter(pk=held.pk).update(embargo_until=timezone.now() - timedelta(seconds=1))
    assert MARK in client.get(held.get_absolute_url()).content.decode()


def test_it_only_reads(client, link):
    assert client.post(link.get_absolute_url()).status_code == 405
    assert client.head(link.get_absolute_url()).status_code == 200


def test_it_is_named_on_no_page_map_feed_or_search(client, link):
    ArticleFactory(title="Un article public")
    addresses = [*_public_addresses(), "/sitemap.xml", "/sitemap-actualites.xml", "/robots.txt"]
    addresses += ["/articles/flux/", "/articles/flux.json", f"/recherche/?q={MARK}", "/recherche/?q=brouillon"]
    for address in addresses:
        source = client.get(address).content.decode()
        assert link.key not in source, address
        assert f"Brouillon {MARK}" not in source, address


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_only_what_is_not_public_yet_is_shared(editor, state):
    article = ArticleFactory()
    _put(article, state)
    with pytest.raises(SharingRefused):
        share_draft(article=article, by=editor)
