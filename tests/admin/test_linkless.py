"""A name proposed where no link may stand: what accepting it does is said before it is done."""

import pytest

from articles.models import Article
from tests.admin.forms import admin_url
from tests.admin.test_suggestions import decide, house, review, waiting, written  # noqa: F401 (a fixture)
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_a_name_that_stands_in_a_quotation_alone_says_that_no_link_will_be_seen(desk, house):  # noqa: F811
    PersonFactory(given_name="Maud", family_name="Trividic")
    article = written(
        "L’Institut des Embruns recrute.", "Elle dit : « Je dois tout à Maud Trividic, qui sait compter ici »."
    )
    said = "sans lien dans le texte"
    shown = desk.get(review(article)).content.decode()
    assert set(waiting(article)) == {"Maud Trividic", "Institut des Embruns"}
    assert shown.count(said) == 1
    assert said in shown.split("<mark>Maud Trividic</mark>")[1]
    assert desk.get(admin_url(Article, "change", article.pk)).content.decode().count(said) == 1

    kept = article.mentions.get(surface="Maud Trividic")
    shown = decide(desk, article, accepter=kept.pk).content.decode()
    article.refresh_from_db()
    assert "data-card" not in article.body_html
    assert f"({said})" in shown
