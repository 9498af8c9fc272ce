"""Quotations that the machine proposes, decided at the desk."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import services
from articles.models import Article, Quote, QuoteCandidate, RichText
from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.factories import AffiliationFactory, ArticleFactory, OrganisationFactory, PersonFactory, text_block

pytestmark = pytest.mark.django_db
SEA = "La mer monte plus vite que prévu"
TEXT = f"<p>« {SEA} », explique Yann Kergoat. Il veut « agir ». « Le vent tourne vraiment », dit un pêcheur.</p>"


def review(article):
    return reverse("admin:articles_quotecandidate_review", args=[article.pk])


@pytest.fixture
def yann():
    person = PersonFactory(given_name="Yann", family_name="Kergoat", gender="m")
    AffiliationFactory(person=person, organisation=OrganisationFactory(name="Phare Commun"), role="directeur")
    return person


@pytest.fixture
def article(yann):
    article = ArticleFactory(title="Marée haute", blocks=[text_block(TEXT)])
    services.propose_quotes(article)
    return article


def candidate(article, words):
    return next(one for one in article.quote_candidates.all() if words in one.text)


def decide(desk, article, **posted):
    return desk.post(review(article), posted, follow=True)


def test_saving_an_article_proposes_its_quotations_and_leads_to_them(desk, yann):
    article = ArticleFactory(status=Status.DRAFT, blocks=[text_block("<p>Rien.</p>")])
    RichText.objects.filter(parent=article).update(text=TEXT)
    url = admin_url(Article, "change", article.pk)

    said = messages_of(desk.post(url, fields_of(desk.get(url), "article_form"), follow=True))

    assert "3 citations sont proposées dans le texte." in said
    assert review(article) in said


def test_the_page_ticks_what_is_sure_and_whole_and_nothing_else(desk, article):
    page = desk.get(review(article))
    boxes = {row.candidate.text: row.candidate.is_sure for _key, _title, rows in page.context["groups"] for row in rows}
    assert boxes == {SEA: True, "agir": False, "Le vent tourne vraiment": False}
    assert page.content.decode().count(" checked>") == 1
    assert f"<mark>{SEA}</mark>" in page.content.decode()


def test_accepting_what_is_ticked_makes_quotes_with_their_speakers_and_labels(desk, article, yann):
    response = decide(desk, article, accepter="coches", coche=[candidate(article, SEA).pk])

    quote = Quote.objects.get()
    assert (quote.speaker, quote.region, quote.text) == (yann, "noted", SEA)
    assert quote.speaker_label == "Yann Kergoat, directeur, Phare Commun"
    assert "1 citation acceptée." in messages_of(response)
    assert "Citation acceptée" in LogEntry.objects.latest("pk").change_message
    article.refresh_from_db()
    assert f'id="c-{quote.pk}"' in article.body_html


def test_what_is_corrected_in_the_row_is_what_is_taken(desk, article):
    other, one = PersonFactory(given_name="Odile", family_name="Brun"), candidate(article, SEA)
    prefix = f"c{one.pk}-"
    sent = {f"{prefix}speaker": other.pk, f"{prefix}label": "Odile Brun, capitaine", f"{prefix}kind": "partielle"}

    decide(desk, article, accepter=str(one.pk), **sent)

    quote = Quote.objects.get()
    assert (quote.speaker, quote.speaker_label, quote.kind) == (other, "Odile Brun, capitaine", "partielle")
    one.refresh_from_db()
    assert one.state == QuoteCandidate.State.EDITED


def test_the_form_as_the_page_shows_it_accepts_without_a_change(desk, article, yann):
    one = candidate(article, SEA)
    posted = fields_of(desk.get(review(article)), "review_form") | {"accepter": str(one.pk)}

    desk.post(review(article), posted)

    one.refresh_from_db()
    assert (one.state, Quote.objects.get().speaker) == (QuoteCandidate.State.ACCEPTED, yann)


def test_somebody_unknown_is_taken_as_printed(desk, article):
    decide(desk, article, accepter=str(candidate(article, "Le vent").pk))
    quote = Quote.objects.get()
    assert (quote.speaker, quote.speaker_label) == (None, "un pêcheur")


def test_namesakes_are_told_apart_by_the_editor(desk, yann):
    other = PersonFactory(given_name="Yann", family_name="Kergoat")
    article = ArticleFactory(blocks=[text_block(TEXT)])
    services.propose_quotes(article)
    one = candidate(article, SEA)

    refused = decide(desk, article, accepter=str(one.pk))
    assert "laquelle" in refused.content.decode()
    assert not Quote.objects.exists()

    decide(desk, article, accepter=str(one.pk), **{f"c{one.pk}-chosen": f"person:{other.pk}"})
    assert Quote.objects.get().speaker == other


def test_words_wrongly_typed_come_back_with_the_rest_and_lose_nothing(desk, article):
    first, second = candidate(article, SEA), candidate(article, "agir")
    sent = {f"c{first.pk}-text_as_printed": "« »", f"c{first.pk}-label": "Un libellé précieux"}

    page = decide(desk, article, accepter="coches", coche=[first.pk, second.pk], **sent)

    assert [quote.text for quote in Quote.objects.all()] == ["agir"]
    assert "Il ne reste rien entre les guillemets." in page.content.decode()
    assert "Un libellé précieux" in page.content.decode()


def test_a_refusal_stays_after_another_save_and_may_be_taken_back(desk, article):
    one = candidate(article, SEA)
    decide(desk, article, refuser=str(one.pk))
    url = admin_url(Article, "change", article.pk)
    desk.post(url, fields_of(desk.get(url), "article_form"))
    assert candidate(article, SEA).state == "rejected"

    decide(desk, article, reprendre=str(one.pk))
    assert candidate(article, SEA).state == "proposed"


def test_the_button_reads_the_saved_text_again(desk, article):
    QuoteCandidate.objects.all().delete()
    response = decide(desk, article, relever="1")
    assert "3 citations à examiner." in messages_of(response)
    assert article.quote_candidates.count() == 3


def test_the_list_counts_what_waits_in_each_article(desk, article):
    page = desk.get(admin_url(QuoteCandidate, "changelist")).content.decode()
    assert "Marée haute" in page
    assert "À examiner&nbsp;: 3." in page
    QuoteCandidate.objects.update(state="rejected")
    assert "Aucune citation n’attend de décision." in desk.get(admin_url(QuoteCandidate, "changelist")).content.decode()


@pytest.mark.parametrize(
    "posted",
    [{}, {"accepter": "rien"}, {"accepter": "9" * 30}, {"refuser": "-1"}, {"accepter": "coches", "coche": ["x", "²"]}],
)
def test_odd_requests_change_nothing_and_break_nothing(desk, article, posted):
    assert decide(desk, article, **posted).status_code == 200
    assert article.quote_candidates.filter(state="proposed").count() == 3


def test_only_who_may_change_articles_sees_and_decides(article, django_user_model):
    reader = django_user_model.objects.create_user("lectrice", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_person"))
    client = Client()
    client.force_login(reader)
    for address in (review(article), admin_url(QuoteCandidate, "changelist")):
        assert client.get(address).status_code == 403
    assert client.post(review(article), {"accepter": "1"}).status_code == 403
    assert not Quote.objects.exists()


def test_the_page_costs_the_same_for_few_and_for_many(desk, yann, django_assert_num_queries):
    pages = []
    for count in (2, 12):
        html = "".join(f"<p>« Voici la phrase numéro {rank} », explique Yann Kergoat.</p>" for rank in range(count))
        article = ArticleFactory(blocks=[text_block(html)])
        services.propose_quotes(article)
        pages.append(article)
    desk.get(review(pages[0]))
    with django_assert_num_queries(_count(desk, pages[0])):
        desk.get(review(pages[1]))


def _count(desk, article):
    with CaptureQueriesContext(connection) as captured:
        desk.get(review(article))
    return len(captured)
