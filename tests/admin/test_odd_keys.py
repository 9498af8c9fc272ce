"""A form that comes back with what is no key, where a record was to be chosen, is shown again with its refusal."""

import pytest

from articles.models import Article
from tests.admin.forms import admin_url, fields_of
from tests.factories import ArticleFactory

ODD = ["texte", "-1", "1e3", "9" * 40, "٣", "1,2"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["tags", "event", "about_people"])
@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_key_is_refused_and_loses_nothing(desk, name, odd):
    article = ArticleFactory(tags=["un thème"])
    url = admin_url(Article, "change", article.pk)
    posted = fields_of(desk.get(url), "article_form") | {name: odd, "title": "Un titre tapé"}
    refused = desk.post(url, posted)
    assert refused.status_code == 200
    assert name in refused.context["adminform"].form.errors
    assert "Un titre tapé" in refused.content.decode()
    assert Article.objects.get().title == article.title
