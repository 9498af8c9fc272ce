"""What the desk does of the errors that readers report."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Change
from portal.core.publishing import Status
from portal.reports.models import ErrorReport
from tests.admin.forms import admin_url, fields_of
from tests.factories import ArticleFactory
from tests.pages.html import Page, get_page
from tests.reports.helpers import WRONG, article_with_quote, send

pytestmark = pytest.mark.django_db

State = ErrorReport.State
LIST = "/admin/reports/errorreport/"


@pytest.fixture
def report(client):
    article = ArticleFactory(title="Un décret imaginaire")
    path = f"/signaler/article/{article.number}/"
    send(client, path, correction="Le décret date du 12 mars.", email="lectrice@exemple.fr")
    return ErrorReport.objects.get()


def _change(desk, report, **fields):
    url = admin_url(ErrorReport, "change", report.pk)
    return desk.post(url, fields_of(desk.get(url), "errorreport_form") | fields)


def _act(desk, action, *reports):
    return desk.post(LIST, {"action": action, "_selected_action": [report.pk for report in reports]}, follow=True)


def test_the_list_says_how_many_wait_and_leads_to_the_text(desk, report):
    page = Page(desk.get(LIST))
    assert "Erreurs signalées\u00a0: 1 à traiter" in page.source
    assert page.links()["Un décret imaginaire"] == admin_url(type(report.article), "change", report.article.pk)

    _act(desk, "mark_done", report)
    assert "Erreurs signalées\u00a0: tout est traité" in desk.get(LIST).content.decode()


def test_filters_narrow_the_list(desk, client, report):
    _article, quote = article_with_quote()
    send(client, f"/signaler/citation/{quote.pk}/", wrong="Ces mots ne sont pas les siens.")

    def shown(query):
        return [str(row) for row in desk.get(f"{LIST}?{query}").context["cl"].result_list]

    of_quote = ["«\u00a0Ces mots ne sont pas les siens.\u00a0»"]
    assert shown("sur=citation") == of_quote
    assert shown("sur=article") == [str(report)]
    assert shown("q=siens") == of_quote
    assert shown("state__exact=traitee") == []


def test_closing_a_report_says_who_and_when_and_forgets_the_address(desk, editor, report):
    assert _change(desk, report, state=State.REJECTED, note="La date est juste.").status_code == 302

    report.refresh_from_db()
    assert (report.state, report.email, report.handled_by, report.note) == (
        State.REJECTED,
        "",
        editor,
        "La date est juste.",
    )
    assert report.handled_at
    assert report.wrong == WRONG


def test_a_note_alone_closes_nothing(desk, report):
    _change(desk, report, note="Vérifier au Journal officiel.")

    report.refresh_from_db()
    assert (report.state, report.email, report.handled_at) == (State.WAITING, "lectrice@exemple.fr", None)


@pytest.mark.parametrize(
    ("action", "state"),
    [("mark_done", State.DONE), ("mark_rejected", State.REJECTED), ("mark_spam", State.SPAM)],
)
def test_actions_close_reports_and_open_them_again(desk, editor, report, action, state):
    _act(desk, action, report)
    report.refresh_from_db()
    assert (report.state, report.handled_by) == (state, editor)
    assert LogEntry.objects.filter(object_id=report.pk, change_message__contains=state.label).exists()

    _act(desk, "mark_waiting", report)
    report.refresh_from_db()
    assert (report.state, report.handled_by, report.handled_at) == (State.WAITING, None, None)


def test_a_report_becomes_a_correction_in_the_words_of_the_newsroom(desk, client, editor, report):
    url = f"{LIST}{report.pk}/correction/"
    posted = fields_of(desk.get(url), "correction_form")
    assert (posted["kind"], posted["note"]) == (Change.Kind.CORRECTION, "Le décret date du 12 mars.")
    note = "Une première version datait le décret du 14 mars\u202f; il est du 12."

    said = desk.post(url, posted | {"note": note}, follow=True)

    assert "Le texte, lui, n’est pas changé" in said.content.decode()
    change = report.article.changes.get()
    assert (change.kind, change.note) == (Change.Kind.CORRECTION, note)
    report.refresh_from_db()
    assert (report.state, report.handled_by) == (State.DONE, editor)
    client.logout()
    for page in (report.article.get_absolute_url(), "/corrections/"):
        assert note in get_page(client, page).source
        assert WRONG not in get_page(client, page).text


def test_the_page_of_a_correction_leads_to_the_text_before_it_is_told(desk, report):
    page = Page(desk.get(f"{LIST}{report.pk}/correction/"))
    assert page.links()["l’ouvrir"] == admin_url(type(report.article), "change", report.article.pk)


def test_the_report_shows_what_the_reader_wrote_and_a_message_to_answer_with(desk, client, report):
    source = desk.get(admin_url(ErrorReport, "change", report.pk)).content.decode()
    assert 'href="mailto:lectrice@exemple.fr?subject=Votre%20signalement' in source
    assert "ce qu’il faudrait lire" in source.lower()
    assert "mots de la citation" not in source.lower()  # there is no quote


def test_a_correction_of_a_quote_begins_with_its_words_and_leads_to_it(desk, client):
    _article, quote = article_with_quote()
    send(client, f"/signaler/citation/{quote.pk}/")
    url = f"{LIST}{ErrorReport.objects.get().pk}/correction/"

    posted = fields_of(desk.get(url), "correction_form")
    assert posted["note"] == "La citation «\u00a0Nous verrons bien.\u00a0» a été corrigée."
    said = desk.post(url, posted, follow=True).content.decode()
    assert f'href="{admin_url(type(quote), "change", quote.pk)}"' in said


def test_a_correction_without_words_is_refused_in_french(desk, report):
    refused = desk.post(f"{LIST}{report.pk}/correction/", {"kind": "correction", "note": " "})
    assert "Rien n’est enregistré" in refused.content.decode()
    assert not Change.objects.exists()


def test_nobody_is_told_of_a_correction_of_what_is_not_public(desk, report):
    type(report.article).objects.update(status=Status.WITHDRAWN)
    said = desk.post(f"{LIST}{report.pk}/correction/", {"kind": "correction", "note": "Un mot."}, follow=True)
    assert "n’est pas public" in said.content.decode()
    assert not Change.objects.exists()


def test_whoever_may_only_read_reports_changes_and_corrects_nothing(client, django_user_model, report):
    reader = django_user_model.objects.create_user("lecture", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_errorreport"))
    client.force_login(reader)

    assert client.get(LIST).status_code == 200
    assert client.get(f"{LIST}{report.pk}/correction/").status_code == 403
    assert client.post(f"{LIST}{report.pk}/correction/", {"kind": "correction", "note": "x"}).status_code == 403
    _act(client, "mark_done", report)
    report.refresh_from_db()
    assert report.is_waiting


def test_whoever_has_no_right_to_reports_sees_none(client, django_user_model, report):
    client.force_login(django_user_model.objects.create_user("autre", password="x", is_staff=True))
    pages = [LIST, admin_url(ErrorReport, "change", report.pk), admin_url(ErrorReport, "history", report.pk)]
    assert [client.get(page).status_code for page in [*pages, f"{LIST}{report.pk}/correction/"]] == [403] * 4


def test_the_list_costs_the_same_for_two_reports_and_for_twenty(desk, client, report):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(LIST).status_code == 200
        return len(queries)

    costs = []
    for number in (1, 18):
        for rank in range(number):
            _article, quote = article_with_quote()
            send(client, f"/signaler/citation/{quote.pk}/", sender=f"5.39.2.{rank}")
        costs.append(cost())
    assert costs[0] == costs[1]
