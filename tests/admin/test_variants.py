"""Quotes of the same words: told after a save, tied from a page that shows both, said to readers."""

import pytest
from django.urls import reverse

from articles import services
from articles.models import Article, Quote
from articles.queries.variants import quotes_alike
from tests.admin.forms import add_row, admin_url, fields_of, messages_of
from tests.factories import ArticleFactory, PersonFactory, quote_block, text_block
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db
WORDS = "La mer monte plus vite que prévu."


def said(words, **fields):
    title = fields.pop("title", "Marée haute")
    article = ArticleFactory(title=title, blocks=[quote_block(words, **({"speaker": PersonFactory()} | fields))])
    return article.articles_quote_set.get()


def variant(quote, other):
    return reverse("admin:articles_quote_variant", args=[quote.pk, other.pk])


@pytest.mark.parametrize(
    "words", ["la mer monte plus vite que prévu", "La mer monte… plus vite que prévu\u202f!", WORDS]
)
def test_words_are_the_same_whatever_their_case_and_punctuation(words):
    first, second = said(WORDS), said(words)
    assert list(quotes_alike(second)) == [first]


@pytest.mark.parametrize(("one", "other"), [("Oui.", "Oui !"), (WORDS, "La mer monte moins vite que prévu.")])
def test_other_words_and_those_that_anybody_says_are_not(one, other):
    said(one)
    assert not quotes_alike(said(other)).exists()


def test_saving_a_quote_with_the_words_of_another_leads_to_it_and_to_the_page_that_ties_them(desk):
    first = said(WORDS)
    article = ArticleFactory(blocks=[text_block("<p>Rien.</p>")])
    url = admin_url(Article, "change", article.pk)
    row = {"text_as_printed": WORDS.lower(), "kind": "integrale", "region": "body", "ordering": 20, "is_unnamed": "on"}
    posted = add_row(fields_of(desk.get(url), "article_form"), "articles_quote_set", **row)

    told = messages_of(desk.post(url, posted, follow=True))

    quote = article.articles_quote_set.get()
    assert "a déjà été relevée" in told
    assert admin_url(Quote, "change", first.pk) in told
    assert variant(quote, first) in told
    url, posted = admin_url(Article, "change", article.pk), None
    assert "a déjà été relevée" not in messages_of(
        desk.post(url, fields_of(desk.get(url), "article_form"), follow=True)
    )


def test_several_quotes_already_noted_are_told_in_one_notice(desk):
    other_words = "Le vent tourne vraiment ce soir."
    first, second = said(WORDS), said(other_words)
    article = ArticleFactory(blocks=[text_block("<p>Rien.</p>")])
    url = admin_url(Article, "change", article.pk)
    posted = fields_of(desk.get(url), "article_form")
    for rank, words in enumerate((WORDS, other_words)):
        row = {"text_as_printed": words, "kind": "integrale", "region": "body", "ordering": 20 + rank}
        posted = add_row(posted, "articles_quote_set", **row, is_unnamed="on")

    answer = desk.post(url, posted, follow=True)

    told = [str(message) for message in answer.context["messages"] if "citations ont déjà été relevées" in str(message)]
    assert len(told) == 1
    for quote in (first, second):
        assert admin_url(Quote, "change", quote.pk) in told[0]
    assert told[0].count("En faire une variante") == 2
    assert "<details>" in told[0]  # it is opened by who wants to read them


def test_the_words_of_a_withdrawn_quote_are_saved_again_without_an_error(desk):
    first, second = said(WORDS), said("Autre chose de bien différent.")
    services.withdraw_quote(first, reason="Elle n’a pas dit cela.")
    url = admin_url(Quote, "change", second.pk)
    posted = fields_of(desk.get(url), "quote_form") | {"text_as_printed": WORDS, "text": WORDS}

    assert desk.post(url, posted).status_code == 302

    second.refresh_from_db()
    assert second.text == WORDS
    assert not quotes_alike(second).exists()
    assert desk.get(variant(second, first)).status_code == 404


def test_a_quote_corrected_from_the_list_is_compared_too(desk):
    first, second = said(WORDS), said("Autre chose de bien différent.")
    url = admin_url(Quote, "change", second.pk)
    posted = fields_of(desk.get(url), "quote_form") | {"text_as_printed": WORDS, "text": WORDS}
    assert variant(second, first) in messages_of(desk.post(url, posted, follow=True))


def test_two_quotes_are_tied_from_the_page_that_shows_both(desk):
    first, second = said(WORDS, title="Premier article"), said(WORDS.lower(), title="Second article")
    page = desk.get(variant(second, first)).content.decode()
    assert "Premier article" in page
    assert "Second article" in page

    response = desk.post(variant(second, first), follow=True)

    second.refresh_from_db()
    assert second.variant_of == first
    assert "Variante de" in messages_of(response)
    assert not quotes_alike(second).exists()
    assert not quotes_alike(first).exists()
    assert "déjà liées" in desk.get(variant(second, first)).content.decode()


def test_ties_lead_to_the_first_quote_and_never_round(desk):
    first, second, third = said(WORDS), said(WORDS), said(WORDS)
    services.tie_variant(third, to=second)
    services.tie_variant(second, to=first)
    assert [quote.variant_of for quote in Quote.objects.order_by("pk")] == [None, first, first]
    assert "déjà liées" in messages_of(desk.post(variant(first, third), follow=True))
    assert Quote.objects.get(pk=first.pk).variant_of is None


def test_readers_of_a_variant_are_led_to_the_other_when_it_is_public(client):
    first, second = said(WORDS, title="Premier article"), said(WORDS)
    services.tie_variant(second, to=first)
    assert "Mêmes paroles" in get_page(client, second.get_absolute_url()).text
    assert "Premier article" in get_page(client, second.get_absolute_url()).text
    services.withdraw(first.parent)
    assert "Mêmes paroles" not in get_page(client, second.get_absolute_url()).text


@pytest.mark.parametrize(
    "address", ["/admin/articles/quote/999999/variante/1/", "/admin/articles/quote/1/variante/999999/"]
)
def test_an_odd_address_is_a_page_not_found(desk, address):
    assert desk.get(address).status_code == 404


def test_only_who_may_change_quotes_ties_them(client, django_user_model):
    first, second = said(WORDS), said(WORDS)
    client.force_login(django_user_model.objects.create_user("lectrice", password="x", is_staff=True))
    assert client.post(variant(second, first)).status_code == 403
    assert Quote.objects.get(pk=second.pk).variant_of is None
