"""An éditeur publishes while the rédacteur still types: nothing typed is lost, and the refusal says so in French."""

import pytest
from django.contrib.auth import get_user_model

from articles import services
from articles.models import Article, Autosave, Quote, RichText
from portal.core.publishing import Status
from portal.core.roles import EDITOR, WRITER
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import ArticleFactory, PersonFactory, quote_block, text_block
from tests.members import desk_of, member
from tests.pages.html import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return desk_of(member(WRITER))


@pytest.fixture
def chief():
    return member(EDITOR, first_name="Camille")


@pytest.fixture
def article():
    quote = quote_block("Des mots dits", speaker=PersonFactory())
    blocks = [text_block("<p>Un début.</p>"), quote]
    return ArticleFactory(title="Le titre", status=Status.REVIEW, published_at=None, blocks=blocks)


def change_url(article):
    return admin_url(Article, "change", article.pk)


def sent_after_publication(writer, chief, article, **typed):
    posted = fields_of(writer.get(change_url(article)), "article_form") | typed
    services.publish(article, by=chief)
    return posted, writer.post(change_url(article), posted)


def test_both_texts_are_shown_and_what_was_typed_is_kept(writer, chief, article):
    _posted, refused = sent_after_publication(writer, chief, article, title="Le titre du rédacteur")

    page = refused.content.decode()
    assert refused.status_code == 403
    text = Page(refused).text
    for words in ("Rien n’est perdu.", "par Camille", "publié", "Le titre du rédacteur", "Enregistrée", "La vôtre"):
        assert words in text
    assert "<ins> du rédacteur</ins>" in page
    assert Article.objects.get().title == "Le titre"
    assert Autosave.objects.get(is_closed=False).data["title"] == ["Le titre du rédacteur"]


def test_a_block_added_is_shown_too_and_nothing_is_written(writer, chief, article):
    posted = fields_of(writer.get(change_url(article)), "article_form")
    add_row(posted, "articles_richtext_set", text="<p>Un ajout.</p>", region="body", ordering=30)
    services.publish(article, by=chief)

    refused = writer.post(change_url(article), posted)

    assert "Un ajout." in refused.content.decode()
    assert RichText.objects.count() == 1


def test_what_was_kept_is_read_again_then_taken_up_once_the_article_is_a_draft_again(writer, chief, article):
    sent_after_publication(writer, chief, article, title="Le titre du rédacteur")
    form = writer.get(change_url(article))
    assert "Relire</button>" in form.content.decode()
    kept = form.context["autosaves"][0].pk

    assert "<ins> du rédacteur</ins>" in writer.post(change_url(article), {"_resume": kept}).content.decode()

    services.back_to_draft(Article.objects.get(), by=chief)
    kept = writer.get(change_url(article)).context["autosaves"][0].pk
    resumed = writer.post(change_url(article), {"_resume": kept})
    assert fields_of(resumed, "article_form")["title"] == "Le titre du rédacteur"


def test_nothing_changed_is_nothing_to_keep(writer, chief, article):
    _posted, refused = sent_after_publication(writer, chief, article)
    assert "Rien ne diffère." in refused.content.decode()
    assert not Autosave.objects.exists()


def test_who_types_on_is_kept_on_and_changes_nothing(writer, chief, article):
    posted, _refused = sent_after_publication(writer, chief, article)
    keep = change_url(article).replace("change/", "saisie/")
    assert writer.post(keep, posted | {"title": "Encore", "rank": "1"}).status_code == 204
    assert Article.objects.get().title == "Le titre"


def test_a_form_forged_without_window_is_refused_as_before(writer, article):
    services.publish(article)
    refused = writer.post(change_url(article), {"title": "Forcé"})
    assert refused.status_code == 403
    assert "Rien n’est perdu" not in refused.content.decode()
    assert not Autosave.objects.exists()


def test_nobody_is_shown_a_way_that_is_closed_to_them(writer, chief, article):
    """« Corriger… » and « Retirer… », in the record of a quote."""
    services.publish(article)
    url = admin_url(Quote, "change", Quote.objects.get().pk)
    told, shown = writer.get(url).content.decode(), desk_of(chief).get(url).content.decode()
    assert "Corriger…" not in told
    assert "Retirer…" not in told
    assert "revient à qui peut publier" in told
    assert "Corriger…" in shown
    assert "Retirer…" in shown
    services.withdraw_quote(Quote.objects.get(), reason="Un motif.")
    assert "Rétablir…" not in writer.get(url).content.decode()
    assert "Rétablir…" in desk_of(chief).get(url).content.decode()


def test_a_preview_asked_for_after_the_publication_says_so_above_the_form_and_keeps_what_was_typed(
    writer, chief, article
):
    posted = fields_of(writer.get(change_url(article)), "article_form") | {"title": "Le titre du rédacteur"}
    services.publish(article, by=chief)

    refused = writer.post(admin_url(Article, "preview", article.pk), posted)

    assert (refused.status_code, refused["X-Frame-Options"]) == (403, "SAMEORIGIN")
    assert "no-store" in refused["Cache-Control"]
    assert "Rien n’est perdu." in Page(refused).text
    assert "<ins> du rédacteur</ins>" in refused.content.decode()
    assert {link.get("target") for link in Page(refused).one("div", "versions").iter("a")} == {"_top"}
    assert Autosave.objects.get(is_closed=False).data["title"] == ["Le titre du rédacteur"]
    assert Article.objects.get().title == "Le titre"


def quote_sent_late(writer, meanwhile, **typed):
    """The answer to a quote saved alone after `meanwhile`."""
    quote = Quote.objects.get()
    url = admin_url(Quote, "change", quote.pk)
    posted = fields_of(writer.get(url), "quote_form") | typed
    meanwhile()
    return writer.post(url, posted)


def test_a_quote_saved_alone_after_the_publication_is_left_to_an_editor(writer, chief, article):
    words = {"text_as_printed": "Des mots mieux dits"}
    refused = quote_sent_late(writer, lambda: services.publish(article, by=chief), **words)

    assert refused.status_code == 403
    assert "Vous ne pouvez plus changer cette citation" in Page(refused).text
    assert "<ins> mieux</ins>" in refused.content.decode()
    assert Quote.objects.get().text_as_printed == "Des mots dits"

    left = writer.post(admin_url(Article, "followup", article.pk), fields_of(refused, "leave_form") | {"noter": "1"})
    assert left.status_code == 302
    note = article.notes.get()
    assert "Texte imprimé\u00a0: Des mots mieux dits" in note.text
    assert note.by == get_user_model().objects.get(pk=writer.session["_auth_user_id"])


def test_a_quote_withdrawn_while_it_was_typed_says_so(desk, chief, article):
    services.publish(article, by=chief)
    withdrawal = {"reason": "Un motif."}
    refused = quote_sent_late(
        desk, lambda: services.withdraw_quote(Quote.objects.get(), **withdrawal), speaker_label="Une autre"
    )
    assert refused.status_code == 403
    assert "cette citation a été retirée" in Page(refused).text
    assert "<ins>Une autre</ins>" in refused.content.decode()
    assert Quote.objects.get().is_withdrawn


def test_a_quote_forged_without_its_form_is_refused_as_before(writer, chief, article):
    services.publish(article, by=chief)
    refused = writer.post(admin_url(Quote, "change", Quote.objects.get().pk), {"text_as_printed": "Forcé"})
    assert refused.status_code == 403
    assert "saisies" not in refused.content.decode()


def test_an_address_that_only_follows_the_title_is_not_told_as_a_change(writer, chief, article):
    _posted, refused = sent_after_publication(writer, chief, article, title="Le titre du rédacteur")
    assert "Titre" in Page(refused).text
    assert "Adresse" not in Page(refused).text
