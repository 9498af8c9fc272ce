"""What is corrected of a quote shows on its page, from its article or from the list of quotes."""

import pytest

from articles.admin.quote_forms import without_outer_marks
from articles.models import Article, Quote
from tests.admin.forms import add_row, admin_url, fields_of, messages_of
from tests.factories import ArticleFactory, PersonFactory, quote_block, text_block

pytestmark = pytest.mark.django_db

WITH_INCISE = "Il faut avancer, souligne-t-il, mais ensemble."


def make(words, **fields):
    article = ArticleFactory(blocks=[quote_block(words, speaker=PersonFactory(), **fields)])
    return article, Quote.objects.get()


def in_list(desk, quote, **changes):
    url = admin_url(Quote, "change", quote.pk)
    return desk.post(url, fields_of(desk.get(url), "quote_form") | changes, follow=True)


def in_article(desk, quote, **changes):
    url = admin_url(Article, "change", quote.parent_id)
    posted = fields_of(desk.get(url), "article_form")
    changes = {f"articles_quote_set-0-{name}": value for name, value in changes.items()}
    return desk.post(url, posted | changes, follow=True)


DOORS = pytest.mark.parametrize("edit", [in_list, in_article])


@DOORS
def test_a_corrected_printed_text_corrects_the_words_and_the_page(desk, edit):
    article, quote = make(WITH_INCISE)
    assert quote.text == "Il faut avancer mais ensemble."

    edit(desk, quote, text_as_printed="Il faut reculer, souligne-t-il, mais ensemble.")

    quote.refresh_from_db()
    article.refresh_from_db()
    assert quote.text == "Il faut reculer mais ensemble."
    assert "reculer" in article.body_html
    assert "Il faut avancer" not in article.body_html


@DOORS
def test_words_typed_by_hand_are_kept_and_the_editor_is_told(desk, edit):
    _article, quote = make("Il faut avancer", text="Il faut [que nous avancions]")

    response = edit(desk, quote, text_as_printed="Il faut reculer")

    quote.refresh_from_db()
    assert quote.text == "Il faut [que nous avancions]"
    assert "saisi à la main" in messages_of(response)
    assert f'data-record="{quote.pk}"' in messages_of(response)


@DOORS
def test_a_correction_of_both_texts_is_taken_as_typed(desk, edit):
    _article, quote = make("Il faut avancer")

    response = edit(desk, quote, text_as_printed="Il faut reculer, dit-il", text="Il faut reculer")

    quote.refresh_from_db()
    assert (quote.text_as_printed, quote.text) == ("Il faut reculer, dit-il", "Il faut reculer")
    assert "saisi à la main" not in messages_of(response)


@DOORS
@pytest.mark.parametrize("typed", ["« Des mots »", "“Des mots”", '"Des mots"', " «\u00a0Des mots\u00a0» "])
def test_the_outer_marks_are_taken_off(desk, edit, typed):
    _article, quote = make("Autre chose")

    edit(desk, quote, text_as_printed=typed, text=typed)

    quote.refresh_from_db()
    assert (quote.text_as_printed, quote.text) == ("Des mots", "Des mots")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("« Un » et « deux »", "« Un » et « deux »"),
        ("« Un « deux » trois »", "Un « deux » trois"),
        ("Un « deux »", "Un « deux »"),
        ('"Un" et "deux"', '"Un" et "deux"'),
        ("«", "«"),
        ("", ""),
    ],
)
def test_only_a_pair_round_the_whole_is_taken_off(typed, kept):
    assert without_outer_marks(typed) == kept


def test_marks_round_nothing_are_refused(desk):
    _article, quote = make("Des mots")
    assert "Il ne reste rien entre les guillemets." in in_list(desk, quote, text_as_printed="« »").content.decode()


def test_a_noted_quote_that_is_not_in_the_text_is_linked(desk):
    noted = quote_block("introuvable ici", region="noted", is_unnamed=True)
    article = ArticleFactory(blocks=[text_block("<p>Rien.</p>"), noted])
    quote = Quote.objects.get()

    response = in_list(desk, quote)

    page = admin_url(Article, "change", article.pk)
    assert f'href="{page}#articles_quote_set-group" data-field="articles_quote_set" data-record="{quote.pk}"' in (
        messages_of(response)
    )
    assert 'class="gaps"' in messages_of(response)


def test_quotes_are_found_by_their_speaker_and_with_a_typist_s_apostrophe(desk):
    url = admin_url(Quote, "changelist")
    _article, quote = make("L’hôpital d’abord")
    quote.speaker.family_name, quote.speaker.given_name = "Tesnière", "Antoine"
    quote.speaker.save()

    for typed in ("l'hôpital", "tesniere", "Tesnière hôpital", "\"l'hôpital d'abord\""):
        assert list(desk.get(url, {"q": typed}).context["cl"].result_list) == [quote], typed
    assert not desk.get(url, {"q": "tesniere absent"}).context["cl"].result_list


def test_a_long_quote_is_refused_and_kept_whole(desk):
    _article, quote = make("Des mots")
    typed = "mot " * 1500

    response = in_list(desk, quote, text_as_printed=typed)

    assert "5" in "".join(response.context["adminform"].form.errors["text_as_printed"])
    assert typed.strip() in response.content.decode()
    assert "maxlength" not in str(response.context["adminform"].form["text_as_printed"])


def test_a_quote_deleted_in_another_tab_is_said_in_plain_words(desk):
    article, _quote = make("Des mots")
    url = admin_url(Article, "change", article.pk)
    posted = fields_of(desk.get(url), "article_form")
    Quote.objects.all().delete()
    add_row(posted, "articles_richtext_set", text="<p>Un texte précieux.</p>", region="body", ordering=30)

    refused = desk.post(url, posted)
    assert refused.status_code == 409
    page = desk.post(url, fields_of(refused, "conflict_form") | {"_merge": "1"}).content.decode()

    assert "Supprimé entre-temps" in page
    assert "Un texte précieux." in page
