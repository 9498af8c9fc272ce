"""« Signaler une erreur », as a reader does it."""

from datetime import timedelta

import pytest
from django.core import signing
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.core.senders import sender_of
from portal.reports import rates, tokens
from portal.reports.models import LENGTH, ErrorReport, SendingCount
from tests.factories import ArticleFactory
from tests.pages.html import get_page
from tests.reports.helpers import WRONG, article_with_quote, old_token, send, token_of

pytestmark = pytest.mark.django_db

FORM, THANKS, SENDING = 2, 2, 12  # queries


@pytest.fixture
def article():
    return ArticleFactory()


@pytest.fixture
def path(article):
    return f"/signaler/article/{article.number}/"


def test_every_article_and_every_quote_leads_to_its_form(client):
    article, quote = article_with_quote()

    for record, path in (
        (article, f"/signaler/article/{article.number}/"),
        (quote, f"/signaler/citation/{quote.pk}/"),
    ):
        assert get_page(client, record.get_absolute_url()).links()["Signaler une erreur"] == path
        form = get_page(client, path)
        assert form.links()[article.title] == record.get_absolute_url()
        assert '<meta name="robots" content="noindex, follow">' in form.source
        assert form.response["Cache-Control"] == "no-store"


def test_a_report_is_stored_and_thanked_for(article, path):
    client = Client(enforce_csrf_checks=True)

    sent = send(client, path, correction="Le décret du 12 mars", email="lectrice@exemple.fr")

    assert (sent.status_code, sent["Location"]) == (303, f"{path}merci/")
    assert not client.cookies
    assert get_page(client, sent["Location"]).texts("h1") == ["Merci"]
    report = ErrorReport.objects.get()
    assert (report.article, report.quote, report.state) == (article, None, ErrorReport.State.WAITING)
    assert (report.wrong, report.correction, report.email) == (WRONG, "Le décret du 12 mars", "lectrice@exemple.fr")


def test_a_report_on_a_quote_keeps_the_words_that_the_reader_saw(client):
    article, quote = article_with_quote()

    send(client, f"/signaler/citation/{quote.pk}/")
    quote.delete()

    report = ErrorReport.objects.get()
    assert (report.article, report.quote, report.quoted) == (article, None, "Nous verrons bien.")


def test_nothing_of_a_report_shows_on_any_page(client, article, path):
    send(client, path, wrong="licorne MARQUE", correction="licorne MARQUE", email="marque@exemple.fr")

    pages = [path, f"{path}merci/", article.get_absolute_url(), "/", "/corrections/", "/recherche/?q=licorne"]
    feeds = ["/articles/flux/", "/corrections/flux/", "/recherche/flux/?q=licorne"]
    for page in pages + feeds:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert "marque" not in answer.content.decode().lower(), page


def test_what_is_missing_or_malformed_is_said_and_what_was_typed_is_kept(client, path):
    token = old_token(path)
    refused = send(client, path, token=token, wrong=" ", correction="Le 12 mars", email="lectrice@")

    assert refused.status_code == 400
    body = refused.content.decode()
    assert "Dites en quelques mots ce qui est faux." in body
    assert "Cette adresse n’est pas complète." in body
    assert "Le 12 mars</textarea>" in body
    assert 'aria-describedby="id_wrong_helptext id_wrong_error"' in body
    assert token_of(refused) == token  # still good: nobody waits again
    assert send(client, path, token=token).status_code == 303
    assert ErrorReport.objects.count() == 1


def test_a_text_at_the_limit_is_taken_and_one_above_is_refused(client, path):
    lines = "a\r\n" * (LENGTH // 2)  # a break counts as one, as in the browser
    assert send(client, path, wrong=lines.strip() + "é").status_code == 303
    refused = send(client, path, wrong="é" * (LENGTH + 1))
    assert "2001 signes\u00a0: c’est trop. La limite est de 2000." in refused.content.decode()
    assert ErrorReport.objects.count() == 1


@pytest.mark.parametrize(
    ("age", "said"),
    [(tokens.SHORTEST - 2, "très rapide"), (tokens.LONGEST + 60, "plus d’un jour"), (-500, "très rapide")],
)
def test_a_form_sent_too_soon_or_too_late_is_shown_again_with_its_words(client, path, age, said):
    refused = send(client, path, token=old_token(path, age=age))

    assert refused.status_code == 400
    assert said in refused.content.decode()
    assert WRONG in refused.content.decode()
    assert not ErrorReport.objects.exists()
    assert token_of(refused)


def test_a_form_opened_now_may_be_sent_after_the_shortest_delay(client, path, monkeypatch):
    token = token_of(client.get(path))
    assert send(client, path, token=token).status_code == 400

    later = tokens.time.time() + tokens.SHORTEST + 1
    monkeypatch.setattr(tokens.time, "time", lambda: later)
    assert send(client, path, token=token).status_code == 303


def test_a_token_is_good_for_its_own_record_only(client, path):
    other = f"/signaler/article/{ArticleFactory().number}/"
    assert send(client, other, token=old_token(path)).status_code == 400
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    "token", ["", "x", "a:b:c", "\x00", "é" * 5000, signing.dumps(["article-1", "x", 0])], ids=range(6)
)
def test_a_forged_token_is_refused(client, path, token):
    assert client.post(path, {"wrong": WRONG, "jeton": token}).status_code == 400
    assert not ErrorReport.objects.exists()


def test_the_same_page_sent_twice_is_one_report(client, path):
    token = old_token(path)
    assert [send(client, path, token=token).status_code for _ in range(2)] == [303, 303]
    assert ErrorReport.objects.count() == 1


def test_what_fills_the_trap_is_thanked_and_put_aside_without_its_address(client, path):
    assert send(client, path, site="https://exemple.org", email="robot@exemple.org").status_code == 303
    report = ErrorReport.objects.get()
    assert (report.state, report.email, report.handled_by) == (ErrorReport.State.SPAM, "", None)


def test_one_place_sends_so_many_reports_a_day_and_no_more(client, path):
    for _ in range(rates.FROM_ONE_PLACE):
        assert send(client, path).status_code == 303
    refused = send(client, path)

    assert refused.status_code == 429
    assert WRONG in refused.content.decode()
    assert send(client, path, sender="5.39.1.2").status_code == 303
    assert ErrorReport.objects.count() == rates.FROM_ONE_PLACE + 1


def test_all_together_send_no_more_than_a_newsroom_can_read(client, path, monkeypatch):
    monkeypatch.setattr(rates, "FROM_ALL", 2)
    assert [send(client, path, sender=f"5.39.1.{rank}").status_code for rank in range(3)] == [303, 303, 429]


def test_behind_the_front_server_the_last_address_told_is_counted(rf):
    def sender(near, told=""):
        return sender_of(rf.get("/", REMOTE_ADDR=near, HTTP_X_FORWARDED_FOR=told))

    assert sender("127.0.0.1", "6.6.6.6, 5.39.1.1") == "5.39.1.1"
    assert sender("", "5.39.1.1") == "5.39.1.1"
    assert sender("5.39.1.1", "6.6.6.6") == "5.39.1.1"  # what a reader’s own machine pretends counts for nothing
    assert sender("127.0.0.1", "n’importe quoi") == sender("127.0.0.1") == ""
    assert sender("2a01:e0a:1:2:3::4") == sender("2a01:e0a:1:2:ffff::9") == "2a01:e0a:1:2::"
    assert sender("::ffff:5.39.1.1") == sender("5.39.1.1") != sender("::ffff:5.39.1.2")


def test_of_the_network_only_a_print_of_the_day_is_kept_until_the_next_day(client, path):
    send(client, path)
    kept = str(list(SendingCount.objects.values_list()) + list(ErrorReport.objects.values_list()))
    assert "5.39" not in kept
    today = timezone.localdate()
    assert rates._fingerprint(today, "5.39.1.1") != rates._fingerprint(today + timedelta(days=1), "5.39.1.1")

    SendingCount.objects.update(day=today - timedelta(days=1))
    send(client, path)
    assert set(SendingCount.objects.values_list("day", "number")) == {(today, 1)}


def test_addresses_and_spam_are_forgotten_in_time(client, article, path):
    send(client, path, email="lectrice@exemple.fr")
    send(client, path, site="x")
    call_command("forget_reports")
    assert ErrorReport.objects.exclude(email="").count() == 1

    ErrorReport.objects.update(reported_at=timezone.now() - timedelta(days=91))
    ErrorReport.objects.exclude(handled_at=None).update(handled_at=timezone.now() - timedelta(days=31))
    call_command("forget_reports")
    assert list(ErrorReport.objects.values_list("wrong", "email")) == [(WRONG, "")]


HOSTILE = [
    {"wrong": "a\x00b"},
    {"wrong": "<script>alert(1)</script>"},
    {"wrong": "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") * 1000},
    {"email": "a" * 5000 + "@exemple.fr"},
    {"email": "a@b.fr\r\nBcc: x@y.fr"},
    {"correction": ["un", "deux"]},
    {"wrong": "\u202e\u2028\ufeff"},
]


@pytest.mark.parametrize("fields", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_never_err(client, path, fields):
    answer = send(client, path, **fields)
    assert answer.status_code in {303, 400}
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe%zz&&==", "application/x-www-form-urlencoded"),
        (b"wrong=x", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x", "multipart/form-data"),
        (b'{"wrong": 1}', "application/json"),
        (b"&".join(b"a=%d" % rank for rank in range(10_001)), "application/x-www-form-urlencoded"),
    ],
)
def test_hostile_requests_are_bad_requests(client, path, body, kind):
    assert client.post(path, data=body, content_type=kind).status_code == 400
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    "path", ["/signaler/article/0/", f"/signaler/citation/{10**40}/", "/signaler/article/-1/", "/signaler/"]
)
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == client.post(path, {"wrong": WRONG}).status_code == 404


@pytest.mark.parametrize(("status", "answer"), [("draft", 404), ("withdrawn", 410)])
def test_nothing_is_reported_on_what_is_not_public(client, article, path, status, answer):
    type(article).objects.filter(pk=article.pk).update(status=status)
    assert send(client, path).status_code == answer
    assert not ErrorReport.objects.exists()


def test_the_form_takes_no_other_method(client, path):
    refused = [client.put(path), client.delete(path), client.post(f"{path}merci/")]
    assert [answer.status_code for answer in refused] == [405] * 3


def _queries_of(ask, *args) -> int:
    with CaptureQueriesContext(connection) as queries:
        ask(*args)
    return len(queries)


def test_the_pages_and_the_sending_cost_a_fixed_number_of_queries(client):
    _article, quote = article_with_quote()
    path = f"/signaler/citation/{quote.pk}/"
    send(client, path)  # the first of the day makes the counts
    before = [_queries_of(client.get, path), _queries_of(client.get, f"{path}merci/"), _queries_of(send, client, path)]
    for _ in range(5):
        article, _other = article_with_quote()
        send(client, f"/signaler/article/{article.number}/")
    after = [_queries_of(client.get, path), _queries_of(client.get, f"{path}merci/"), _queries_of(send, client, path)]

    assert before == after == [FORM, THANKS, SENDING]
