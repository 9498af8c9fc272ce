"""What a partner provided or paid for says so wherever it is read, and is offered nowhere by itself."""

import json

import pytest

from articles import services
from articles.models import Recommendation
from tests.admin.forms import admin_url, fields_of
from tests.factories import ArticleFactory, PersonFactory, quote_block
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db

LABEL = "Contenu partenaire – Institut des Embruns"


def _partner(**fields):
    return ArticleFactory(partner="Institut des Embruns", title="Une offre imaginaire", tags=["rare"], **fields)


@pytest.mark.parametrize("address", ["/", "/articles/", "/recherche/?q=offre", "/themes/rare/", "/articles/2024/03/"])
def test_every_list_prints_the_label(client, address):
    _partner()
    assert LABEL in get_page(client, address).text


def test_its_page_prints_the_label_and_tells_machines_who_paid(client):
    page = get_page(client, _partner().get_absolute_url())
    assert page.texts("p", "partner") == [LABEL]
    (article,) = [node for node in json.loads(page.graph_source)["@graph"] if node["@type"] == "NewsArticle"]
    assert article["sponsor"] == [{"@type": "Organization", "name": "Institut des Embruns"}]


@pytest.mark.parametrize("feed", ["/articles/flux/", "/articles/flux.json", "/themes/rare/flux/"])
def test_feeds_say_it_in_the_title(client, feed):
    _partner()
    assert f"[{LABEL}] Une offre imaginaire" in client.get(feed).content.decode()


def test_an_article_of_the_newsroom_says_nothing_of_partners(client):
    page = get_page(client, ArticleFactory().get_absolute_url())
    assert page.all("p", "partner") == []
    assert "sponsor" not in page.graph_source


def test_what_to_read_offers_none_but_those_that_an_editor_pinned(client):
    person = PersonFactory()
    partner = _partner(blocks=[quote_block("Achetez.", speaker=person)])
    article = ArticleFactory(tags=["rare"], blocks=[quote_block("Nous verrons.", speaker=person)])
    quote = article.articles_quote_set.get()
    for record in (article, quote, person):
        section = get_page(client, record.get_absolute_url()).section("À lire")
        assert section is None or partner.title not in "".join(section.itertext())

    Recommendation.objects.create(article=article, target=partner)
    services.refresh(article)
    assert partner.title in get_page(client, article.get_absolute_url()).titles("À lire")


def test_an_editor_says_who_paid_in_the_form_of_the_article(client, desk):
    article = ArticleFactory()
    url = admin_url(type(article), "change", article.pk)
    posted = fields_of(desk.get(url), "article_form") | {"partner": "Institut des Embruns"}
    assert desk.post(url, posted).status_code == 302
    assert LABEL in get_page(client, article.get_absolute_url()).text
