"""What every page says of itself in its head: once, whole, and unlike the others."""

from collections import Counter

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from articles.models import Article
from portal.core.publishing import Status
from tests.factories import ArticleFactory
from tests.pages.crawl import Visit, build_world, local, mapped, visits
from tests.pages.html import Page, get_page

pytestmark = pytest.mark.django_db

OPEN_GRAPH = {"og:site_name", "og:locale", "og:type", "og:title", "og:description", "og:url", "og:image"}


def metas(page: Page) -> list[tuple[str, str]]:
    return [(node.get("name") or node.get("property"), node.get("content")) for node in page.all("meta")]


def links(page: Page, relation: str) -> list[str]:
    return [node.get("href") for node in page.all("link") if node.get("rel") == relation]


def wrong_head(visit: Visit) -> list[str]:
    page, said = visit.page, dict(metas(visit.page))
    found = [f"{name} est vide" for name, content in metas(page) if name and not (content or "").strip()]
    found += [f"{name} manque" for name in OPEN_GRAPH | {"description", "twitter:card"} if name not in said]
    if not 40 <= len(said["description"]) <= 300:
        found.append(f"description de {len(said['description'])} caractères : {said['description']!r}")
    is_kept = "noindex" not in said.get("robots", "")
    if [local(address) for address in links(page, "canonical")] != ([visit.address] if is_kept else []):
        found.append(f"adresse canonique : {links(page, 'canonical')}")
    if "'" in said["description"] or "'" in said["og:title"]:
        found.append("apostrophe droite")
    if "\n\n\n" in page.source.partition("</head>")[0]:
        found.append("lignes vides")
    return found


def test_every_page_says_what_it_is(client):
    build_world()
    wrong = {visit.address: wrong for visit in visits(client) if (wrong := wrong_head(visit))}
    assert wrong == {}


def test_pages_of_the_demonstration_are_told_apart(client):
    call_command("load_demo", verbosity=0)
    visited = [visit for visit in visits(client) if "recherche" not in visit.address]
    assert {visit.address: wrong for visit in visited if (wrong := wrong_head(visit))} == {}
    for says in (lambda page: page.all("title")[0].text, lambda page: dict(metas(page))["description"]):
        words = Counter(says(visit.page) for visit in visited)
        assert [word for word, times in words.items() if times > 1] == []


def test_everything_that_a_head_points_at_answers(client):
    build_world()
    pointed = {
        address
        for visit in visits(client)
        for relation in ("alternate", "search", "next", "prev")
        for address in links(visit.page, relation)
    }
    assert len(pointed) > 10
    for address in pointed:
        path = local(address) if address.startswith("http") else address
        response = client.get(path)
        assert response.status_code == 200, path


def test_a_page_without_picture_is_shared_with_that_of_the_house(client):
    said = dict(metas(get_page(client, ArticleFactory().get_absolute_url())))
    assert said["og:image"].startswith("http://127.0.0.1:8000/static/")
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["twitter:card"] == "summary_large_image"
    assert finders.find(said["og:image"].partition("/static/")[2])


def test_a_search_is_not_to_be_kept(client):
    for address in ("/recherche/", "/recherche/?q=donnees"):
        assert dict(metas(get_page(client, address)))["robots"].startswith("noindex")
        assert address not in mapped(client)


def test_words_of_a_title_stay_words_in_the_head(client):
    article = ArticleFactory(title='« Un » "titre" <b>&</b>')
    page = get_page(client, article.get_absolute_url())
    assert dict(metas(page))["og:title"] == Article.objects.get().title


def test_a_preview_of_a_draft_has_no_empty_date(desk):
    article = ArticleFactory(status=Status.DRAFT, published_at=None)
    source = desk.get(f"/admin/articles/article/{article.pk}/apercu/").content.decode()
    assert 'content=""' not in source
