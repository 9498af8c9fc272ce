"""What changed after publication: dated, worded, and shown to readers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Change
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import ArticleFactory
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db

MAY = datetime(2024, 5, 2, 9, 0, tzinfo=UTC)


def _page(client, article):
    return get_page(client, article.get_absolute_url())


def _change(article, note, **fields):
    return Change.objects.create(article=article, note=note, **({"changed_at": MAY} | fields))


def test_updated_opens_the_list_of_changes_the_newest_first(client):
    article = ArticleFactory(updated_at=datetime(2024, 5, 3, 9, 0, tzinfo=UTC))
    _change(article, "Le calendrier est précisé.", kind="precision")
    _change(article, "Une réaction est ajoutée.", changed_at=MAY + timedelta(days=1))
    details = _page(client, article).one("details", "changes")
    assert text_of(details.find("summary")) == "Mis à jour le 3 mai 2024 à 11h00 : ce qui a changé"
    assert [text_of(item) for item in details.iter("li")] == [
        "Mise à jour 3 mai 2024 Une réaction est ajoutée.",
        "Précision 2 mai 2024 Le calendrier est précisé.",
    ]


def test_a_change_of_an_article_that_nobody_dated_is_shown_all_the_same(client):
    article = ArticleFactory()
    _change(article, "Une coquille de taille.")
    page = _page(client, article)
    assert text_of(page.one("details", "changes").find("summary")) == "Mis à jour le 2 mai 2024 : ce qui a changé"
    assert "Mis à jour" not in page.texts("p", "stamps")[0]


def test_an_update_without_any_change_told_is_a_plain_stamp(client):
    page = _page(client, ArticleFactory(updated_at=MAY))
    assert page.all("details", "changes") == []
    assert "Mis à jour le 2 mai 2024 à 11h00" in page.texts("p", "stamps")[0]


def test_a_correction_is_told_above_the_text_and_another_change_is_not(client):
    article = ArticleFactory()
    _change(article, "Le budget est de 3 millions, et non de 30.", kind="correction")
    _change(article, "Une réaction est ajoutée.")
    page = _page(client, article)
    assert [text_of(note) for note in page.all("div", "note--change")] == [
        "Correction du 2 mai 2024 Le budget est de 3 millions, et non de 30."
    ]
    assert page.source.index("note--change") < page.source.index("article__body")


def test_a_change_to_come_is_not_told(client):
    article = ArticleFactory()
    _change(article, "Pas encore.", changed_at=timezone.now() + timedelta(days=1), kind="correction")
    page = _page(client, article)
    assert "Pas encore." not in page.source
    assert page.all("details", "changes") == []


def test_the_newest_change_dates_the_page(client):
    article = ArticleFactory(updated_at=MAY)
    _change(article, "Plus tard.", changed_at=MAY + timedelta(days=3))
    assert 'property="article:modified_time" content="2024-05-05T11:00:00+02:00"' in _page(client, article).source


def test_an_editor_words_a_change_in_the_form_of_the_article(client, desk):
    article = ArticleFactory()
    url = admin_url(type(article), "change", article.pk)
    posted = add_row(fields_of(desk.get(url), "article_form"), "changes", kind="correction", note="Lire 3 et non 30.")
    posted |= {"changes-0-changed_at_0": "2024-05-02", "changes-0-changed_at_1": "11:00"}
    assert desk.post(url, posted).status_code == 302
    assert "Lire 3 et non 30." in _page(client, article).text
