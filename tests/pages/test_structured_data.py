"""What pages tell machines."""

import json

import pytest

from articles.models import Byline
from tests.factories import ArticleFactory, PersonFactory
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db


def _data(client, article):
    return json.loads(get_page(client, article.get_absolute_url()).one("script").text)


def test_an_article_is_a_news_article_with_its_dateline_dates_and_authors(client):
    article = ArticleFactory(title="Un titre", dateline="Paris")
    Byline.objects.create(article=article, person=PersonFactory(given_name="Ada", family_name="Lux"))
    data = _data(client, article)
    assert data["@type"] == "NewsArticle"
    assert (data["headline"], data["dateline"]) == ("Un titre", "Paris")
    assert data["datePublished"] == data["dateModified"] == "2024-03-12T09:30:00+01:00"
    assert data["author"] == [{"@type": "Person", "name": "Ada Lux"}]


def test_what_is_not_known_is_not_said(client):
    assert "dateline" not in _data(client, ArticleFactory())


def test_a_title_cannot_close_the_element(client):
    article = ArticleFactory(title="</script><script>alert(1)</script>")
    assert _data(client, article)["headline"] == "</script><script>alert(1)</script>"
