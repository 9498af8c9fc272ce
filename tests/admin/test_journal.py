"""« Journal »: who changed what, when, on the whole desk; to be searched, and taken away as a table."""

import csv
import io

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.utils import timezone

from articles.models import Article
from portal.core.roles import EDITOR
from tests.admin.forms import admin_url, fields_of
from tests.factories import ArticleFactory
from tests.members import desk_of, member

pytestmark = pytest.mark.django_db

LIST, EXPORT = admin_url(LogEntry, "changelist"), admin_url(LogEntry, "export")


def rows_of(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=";"))


def note(user, record, said):
    return LogEntry.objects.log_actions(user.pk, [record], CHANGE, said, single_object=True)


def test_a_save_is_in_it_with_who_when_and_which_field():
    editor, article = member(EDITOR, "irene", first_name="Irène", last_name="Roz"), ArticleFactory(title="Avant")
    desk = desk_of(editor)
    url = admin_url(Article, "change", article.pk)
    desk.post(url, fields_of(desk.get(url), "article_form") | {"title": "Après"})

    header, row, *_others = rows_of(desk.get(EXPORT))

    assert header == ["quand", "qui", "quoi", "nature", "fiche", "clé", "détail"]
    assert row[0].startswith(f"{timezone.localtime():%Y-%m-%dT%H}")
    assert row[1:6] == ["Irène Roz", "changement", "Article", "Après", str(article.pk)]
    assert "titre" in row[6].lower()


def test_the_table_is_that_of_the_list_with_its_filters():
    editor, article = member(EDITOR), ArticleFactory(title="Une nouvelle")
    note(editor, article, "Un chiffre corrigé.")
    note(editor, article, "Autre chose.")
    desk = desk_of(editor)

    page = desk.get(LIST, {"q": "chiffre"})

    assert [entry.change_message for entry in page.context["cl"].result_list] == ["Un chiffre corrigé."]
    assert page.context["export_path"] == f"{EXPORT}?q=chiffre"
    assert [row[6] for row in rows_of(desk.get(f"{EXPORT}?q=chiffre"))] == ["détail", "Un chiffre corrigé."]


@pytest.mark.parametrize("filters", ["?quoi=zzz", "?user__id__exact=abc", "?action_time__year=99999"])
def test_filters_typed_by_hand_are_no_error(filters):
    desk = desk_of(member(EDITOR))
    assert desk.get(f"{LIST}{filters}", follow=True).status_code == 200
    assert desk.get(f"{EXPORT}{filters}", follow=True).status_code == 200


def test_a_cell_that_a_spreadsheet_would_reckon_is_text():
    editor = member(EDITOR)
    note(editor, ArticleFactory(title="=1+1"), "Changé.")
    assert rows_of(desk_of(editor).get(EXPORT))[1][4] == "'=1+1"


def test_nobody_writes_in_it(desk, editor):
    entry = note(editor, ArticleFactory(), "Changé.")
    assert desk.post(admin_url(LogEntry, "change", entry.pk), {"change_message": "Rien."}).status_code == 403
    assert desk.post(admin_url(LogEntry, "delete", entry.pk), {"post": "yes"}).status_code == 403
