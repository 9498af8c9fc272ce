"""A quote that the newsroom takes back: gone everywhere at once, its address says why, and it can be put back."""

import pytest
from django.contrib.admin.models import LogEntry

from articles import services
from articles.extracting.proposing import propose
from articles.models import Article, Change, Quote
from articles.services import CorrectionRefused
from people.models import Person
from portal.core import merging
from portal.core.publishing import Status
from portal.search.kinds import Kind
from portal.search.models import SearchDocument
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.corrections.helpers import SAID, quoting, where_read
from tests.factories import ArticleFactory, PersonFactory, quote_block, text_block
from tests.pages.html import Page, get_page, text_of

pytestmark = pytest.mark.django_db

REASON = "Ces mots étaient ceux d’une autre personne."


def _url(quote, action):
    return f"/admin/articles/quote/{quote.pk}/{action}/"


def _withdraw(desk, quote, **typed):
    url = _url(quote, "retirer")
    return desk.post(url, fields_of(desk.get(url), "decision_form") | {"reason": REASON} | typed, follow=True)


@pytest.mark.parametrize("region", ["body", "noted"])
def test_no_page_feed_search_or_sitemap_tells_of_a_withdrawn_quote(client, region):
    article, quote = quoting(region)
    former = "Les pétrels gris veilleront sur vingt registres."
    services.correct_quote(quote, seen=SAID, text_as_printed=former, text="", note="Bleus, puis gris.")
    services.correct_quote(quote, seen=former, text_as_printed=SAID, text="", note="Gris, puis bleus.")
    traces = (SAID.rstrip("."), former.rstrip("."), f"/citations/{quote.pk}/")
    before = where_read(client, *traces)
    expected = [quote.get_absolute_url(), "/", "/citations/", quote.speaker.get_absolute_url(), "/corrections/"]
    expected += [article.get_absolute_url(), article.event.get_absolute_url(), "/recherche/?q=pétrels"]
    expected += ["/citations/flux/", "/citations/flux.json", "/corrections/flux/"]
    assert set(expected) <= set(before)

    services.withdraw_quote(quote, reason=REASON)

    assert where_read(client, *traces) == []
    assert REASON in get_page(client, article.get_absolute_url()).text

    services.restore_quote(quote)
    assert where_read(client, *traces) == before


def test_the_address_of_a_withdrawn_quote_answers_gone_with_the_reason(client):
    article, quote = quoting()
    services.withdraw_quote(quote, reason=REASON)

    page = get_page(client, quote.get_absolute_url(), status=410)

    assert REASON in page.text
    assert SAID not in page.source
    assert page.links()[article.title] == article.get_absolute_url()
    assert page.response["Cache-Control"] == "no-store"
    for address in (f"/signaler/citation/{quote.pk}/", f"/signaler/citation/{quote.pk}/merci/"):
        assert REASON in get_page(client, address, status=410).text


def test_the_address_follows_the_article_when_that_is_withdrawn_or_put_back_to_draft(client):
    article, quote = quoting()
    services.withdraw_quote(quote, reason=REASON)
    for status, answer in ((Status.WITHDRAWN, 410), (Status.DRAFT, 404)):
        Article.objects.filter(pk=article.pk).update(status=status)
        response = client.get(quote.get_absolute_url())
        assert response.status_code == answer
        assert REASON not in response.content.decode()


def test_words_noted_in_the_text_make_way_for_a_notice_and_what_was_written_stays(client):
    article, quote = quoting("noted")
    services.withdraw_quote(quote, reason=REASON)

    page = get_page(client, article.get_absolute_url())

    assert "Elle prévient\u00a0: «\u00a0[citation retirée]\u00a0» Puis elle se tait." in text_of_body(page)
    assert SAID in article.articles_richtext_set.get().text
    assert text_of(page.one("div", "note--change")).startswith("Retrait d’une citation du ")


def text_of_body(page) -> str:
    return "".join(page.one("div", "article__body").itertext())


def test_a_few_words_are_taken_out_between_marks_alone(client):
    text = text_block("<p>Elle veut une «\u00a0vraie souveraineté\u00a0», mais une vraie souveraineté coûte.</p>")
    quote = quote_block("vraie souveraineté", region="noted", kind=Quote.Kind.PARTIAL, speaker=PersonFactory())
    article = ArticleFactory(blocks=[text, quote])
    services.withdraw_quote(Quote.objects.get(), reason=REASON)
    said = text_of_body(get_page(client, article.get_absolute_url()))
    assert "une «\u00a0[citation retirée]\u00a0», mais une vraie souveraineté coûte" in said


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>Irez-vous plus loin\u00a0?</p><p>Oui, demain.</p>", "[citation retirée]."),
        ("<p>Oui, demain, dit-on. «\u00a0Oui, demain, si tout va.\u00a0»</p>", "Oui, demain, dit-on. «\u00a0[citation"),
    ],
)
def test_a_few_words_outside_marks_leave_the_place_that_they_were_noted_at(client, html, said):
    quote = quote_block("Oui, demain", region="noted", speaker=PersonFactory())
    article = ArticleFactory(blocks=[text_block(html), quote])
    services.withdraw_quote(Quote.objects.get(), reason=REASON)
    assert said in text_of_body(get_page(client, article.get_absolute_url()))


def test_a_few_words_shown_as_a_block_take_nothing_from_the_running_text(client):
    article = ArticleFactory(
        blocks=[text_block("<p>Il faut agir ici.</p>"), quote_block("agir", speaker=PersonFactory())]
    )
    services.withdraw_quote(Quote.objects.get(), reason=REASON)
    assert "Il faut agir ici." in text_of_body(get_page(client, article.get_absolute_url()))


@pytest.mark.parametrize("field", ["title", "standfirst"])
def test_words_that_the_title_or_the_standfirst_would_still_say_are_not_withdrawn(desk, field):
    article, quote = quoting("noted", **{field: f"Trividic\u00a0: «\u00a0{SAID}\u00a0»"})

    said = _withdraw(desk, quote)

    assert "Ces mots se lisent dans le" in said.content.decode()
    assert REASON in said.content.decode()
    quote.refresh_from_db()
    assert not quote.is_withdrawn
    assert not Change.objects.exists()
    assert article.articles_quote_set.get() == quote


def test_the_reason_does_not_say_again_what_is_taken_back(desk):
    _article, quote = quoting()
    said = _withdraw(desk, quote, reason=f"Elle n’a pas dit «\u00a0{SAID}\u00a0»")
    assert "Le motif redit les mots retirés" in said.content.decode()
    assert not Change.objects.exists()


def test_an_editor_withdraws_and_puts_back_and_the_history_says_it(client, desk, editor):
    article, quote = quoting()
    said = _withdraw(desk, quote)
    assert "La citation est retirée" in messages_of(said)
    page = Page(said)
    assert "Retirée le" in page.text
    assert page.links()["Rétablir…"] == _url(quote, "retablir")
    assert 'name="_save"' not in page.source
    history = LogEntry.objects.filter(object_id=quote.pk, content_type__model="quote", user=editor)
    assert REASON in history.get().change_message

    url = _url(quote, "retablir")
    restored = desk.post(url, fields_of(desk.get(url), "decision_form"), follow=True)

    assert "rétablie dans l’article" in messages_of(restored)
    assert LogEntry.objects.filter(object_id=article.pk, change_message__contains="Citation rétablie").exists()
    assert SAID in get_page(client, quote.get_absolute_url()).text
    assert REASON not in get_page(client, article.get_absolute_url()).source
    assert "n’est pas retirée" in messages_of(desk.post(url, follow=True))


def test_a_restored_quote_is_where_it_was(client):
    article, quote = quoting()
    before = get_page(client, article.get_absolute_url()).text
    services.withdraw_quote(quote, reason=REASON)
    assert get_page(client, article.get_absolute_url()).text != before
    services.restore_quote(quote)
    assert get_page(client, article.get_absolute_url()).text == before


def test_the_list_of_quotes_has_withdrawn_ones_apart(desk):
    _article, quote = quoting()
    _other, present = quoting(words="Autre chose, et longtemps.")
    services.withdraw_quote(quote, reason=REASON)
    services.correct_quote(present, seen=present.text_as_printed, text_as_printed="Autre.", text="", note="Abrégée.")

    def listed(query=""):
        return [row.pk for row in desk.get(f"/admin/articles/quote/{query}").context["cl"].result_list]

    assert listed() == [present.pk]
    assert listed("?correction=corrigees") == [present.pk]
    assert listed("?correction=retirees") == [quote.pk]


def test_an_article_left_open_does_not_bring_a_withdrawn_quote_back(desk):
    article, quote = quoting()
    url = admin_url(Article, "change", article.pk)
    posted = fields_of(desk.get(url), "article_form")
    services.withdraw_quote(quote, reason=REASON)

    refused = desk.post(url, posted)
    assert "Enregistré entre-temps" in refused.content.decode()
    again = fields_of(refused, "conflict_form") | {"_mine": "1"}
    assert desk.post(url, again).status_code == 302

    assert Quote.objects.filter(parent=article).count() == 0
    quote.refresh_from_db()
    assert quote.is_withdrawn


def test_a_withdrawn_quote_follows_the_merge_of_its_speaker_and_nobody_deletes_them(editor):
    article, quote = quoting()
    services.withdraw_quote(quote, reason=REASON)
    kept = PersonFactory()
    merging.merge(kept=kept, merged=Person.objects.get(pk=quote.speaker_id), by=editor)
    services.restore_quote(quote)
    assert article.articles_quote_set.get().speaker == kept


def test_what_never_appeared_is_not_withdrawn():
    _article, quote = quoting(status=Status.DRAFT)
    with pytest.raises(CorrectionRefused, match="jamais paru"):
        services.withdraw_quote(quote, reason=REASON)


def test_a_quote_is_withdrawn_once(desk):
    _article, quote = quoting()
    services.withdraw_quote(quote, reason=REASON)
    with pytest.raises(CorrectionRefused, match="retirée"):
        services.withdraw_quote(quote, reason="Encore.")
    assert "Cette citation est retirée." in messages_of(desk.get(_url(quote, "retirer"), follow=True))
    assert Change.objects.count() == 1


def test_the_same_words_in_another_quote_of_the_article_are_told(desk):
    _article, quote = quoting("noted")
    twin = quote_block(SAID, parent=quote.parent)
    twin.save()
    page = Page(desk.get(_url(quote, "retirer")))
    assert page.links()[f"la citation n° {twin.pk}"] == _url(twin, "retirer")


def test_the_index_keeps_no_document_of_it():
    _article, quote = quoting()
    documents = SearchDocument.objects.filter(kind=Kind.QUOTE, object_id=quote.pk)
    assert documents.exists()
    services.withdraw_quote(quote, reason=REASON)
    assert not documents.exists()


def test_an_older_version_of_the_article_does_not_bring_a_withdrawn_quote_back(desk, client):
    article, quote = quoting()
    change = admin_url(Article, "change", article.pk)
    assert (
        desk.post(change, fields_of(desk.get(change), "article_form") | {"title": "Un autre titre"}).status_code == 302
    )
    services.withdraw_quote(quote, reason=REASON)

    answer = desk.post(f"/admin/articles/article/{article.pk}/versions/1/restaurer/", follow=True)

    assert "est retirée, et le reste" in messages_of(answer)
    quote.refresh_from_db()
    assert quote.is_withdrawn
    assert not Quote.objects.filter(parent=article).exists()
    assert where_read(client, SAID.rstrip(".")) == []


def test_the_words_of_a_withdrawn_quote_are_proposed_no_more():
    article, quote = quoting("noted")
    services.withdraw_quote(quote, reason=REASON)
    assert propose(article) == 0
    services.restore_quote(quote)
    Quote.objects.filter(pk=quote.pk).delete()
    assert propose(article) == 1
