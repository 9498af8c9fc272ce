"""A quote corrected in one action: its words, what readers are told, and the address that stays."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from articles import services
from articles.models import Change, Quote
from articles.services import CorrectionRefused
from portal.core.publishing import Status
from portal.core.roles import WRITER
from portal.reports.models import ErrorReport
from tests.admin.forms import fields_of, messages_of
from tests.admin.french import english_in, visible_texts
from tests.corrections.helpers import NOTED, SAID, quoting
from tests.factories import ArticleFactory, PersonFactory, quote_block, text_block
from tests.members import desk_of, member
from tests.pages.html import Page, get_page, text_of
from tests.reports.helpers import send

pytestmark = pytest.mark.django_db

NEW = "Les pétrels bleus veilleront sur trente registres."
NOTE = "Nous avions écrit vingt registres ; l’enregistrement dit trente."


def _url(quote, action="corriger"):
    return f"/admin/articles/quote/{quote.pk}/{action}/"


def _correct(desk, quote, **typed):
    posted = fields_of(desk.get(_url(quote)), "decision_form")
    return desk.post(_url(quote), posted | {"text_as_printed": NEW, "note": NOTE} | typed, follow=True)


def _graph(page, kind):
    (found,) = [node for node in json.loads(page.graph_source)["@graph"] if node["@type"] == kind]
    return found


@pytest.mark.parametrize("region", ["body", "noted"])
def test_one_form_corrects_the_quote_and_tells_it_everywhere(client, desk, editor, region):
    article, quote = quoting(region)
    said = _correct(desk, quote)
    assert "à la même adresse" in messages_of(said)

    page = get_page(client, quote.get_absolute_url())
    (note,) = page.all("div", "note--change")
    assert text_of(note).startswith("Correction du ")
    assert [text_of(node) for node in note.iter("del")] == ["[supprimé : vingt]"]
    assert [text_of(node) for node in note.iter("ins")] == ["[ajouté : trente]"]
    assert NEW in page.texts("blockquote")[0]

    in_article = get_page(client, article.get_absolute_url())
    assert NEW in text_of(in_article.one("div", "article__body"))
    assert SAID not in text_of(in_article.one("div", "article__body"))
    assert in_article.links()["La page de cette citation"] == quote.get_absolute_url()
    assert in_article.all("span" if region == "noted" else "figure", "quote-span" if region == "noted" else "quote")

    listed = get_page(client, "/corrections/")
    assert "Correction d’une citation".casefold() in listed.text.casefold()
    assert [text_of(node) for node in listed.all("del")] == ["[supprimé : vingt]"]
    feed = client.get("/corrections/flux/").content.decode()
    assert "Correction d’une citation" in feed
    assert SAID.rstrip(".") in feed
    assert f"/citations/{quote.pk}/" in feed

    for record in (quote, article):
        kind = record._meta.model_name
        entries = LogEntry.objects.filter(object_id=record.pk, content_type__model=kind, user=editor)
        assert any("trente" in entry.change_message for entry in entries)


def test_machines_are_told_of_the_correction_of_a_quote_and_of_its_article(client, desk):
    article, quote = quoting()
    assert "correction" not in _graph(get_page(client, quote.get_absolute_url()), "Quotation")
    _correct(desk, quote)
    for record, kind in ((quote, "Quotation"), (article, "NewsArticle")):
        (comment,) = _graph(get_page(client, record.get_absolute_url()), kind)["correction"]
        assert comment["@type"] == "CorrectionComment"
        assert comment["text"].startswith("Nous avions écrit vingt registres")
        assert comment["datePublished"]


def test_words_noted_in_the_text_are_changed_there_and_nothing_else_is(desk):
    article, quote = quoting("noted")
    _correct(desk, quote)
    assert article.articles_richtext_set.get().text == NOTED.replace("vingt", "trente")


def test_links_and_emphasis_among_the_words_stay_where_they_are():
    html = '<p>«\u00a0Les <em>pétrels</em> bleus veilleront sur <a href="/annuaire/">vingt</a> registres.\u00a0»</p>'
    quote = quote_block(SAID, region="noted", speaker=PersonFactory())
    article = ArticleFactory(blocks=[text_block(html), quote])
    services.correct_quote(Quote.objects.get(), seen=SAID, text_as_printed=NEW, text="", note=NOTE)
    text = article.articles_richtext_set.get().text
    assert '<a href="/annuaire/">trente</a>' in text
    assert "<em>pétrels</em>" in text


def test_a_link_that_the_correction_would_lose_is_refused_and_nothing_is_written(desk):
    html = f"<p>«\u00a0{SAID.replace('vingt registres', 'vingt <strong>registres</strong>')}\u00a0»</p>"
    block = quote_block(SAID, region="noted", speaker=PersonFactory())
    article = ArticleFactory(blocks=[text_block(html), block])
    quote = Quote.objects.get()

    said = _correct(desk, quote, text_as_printed="Les pétrels bleus veilleront sur trente hôpitaux.")

    assert "rien ne s’y perdra" in said.content.decode()
    assert NOTE in said.content.decode()
    quote.refresh_from_db()
    assert quote.text_as_printed == SAID
    assert "<strong>registres</strong>" in article.articles_richtext_set.get().text
    assert not Change.objects.exists()


def test_of_two_quotes_with_the_same_words_each_is_corrected_in_its_place():
    blocks = [text_block(f"<p>Un\u00a0: «\u00a0{SAID}\u00a0»</p><p>Deux\u00a0: «\u00a0{SAID}\u00a0»</p>")]
    blocks += [quote_block(SAID, region="noted", speaker=PersonFactory()) for _rank in range(2)]
    article = ArticleFactory(blocks=blocks)
    second = Quote.objects.order_by("ordering").last()
    services.correct_quote(second, seen=SAID, text_as_printed=NEW, text="", note=NOTE)
    text = article.articles_richtext_set.get().text
    assert text.index(f"Deux\u00a0: «\u00a0{NEW}") > text.index(f"Un\u00a0: «\u00a0{SAID}")


def test_the_words_of_a_title_change_with_their_quote_and_the_address_stays(client):
    title = f"Trividic\u00a0: «\u00a0{SAID}\u00a0»"
    quote = quote_block(SAID, region="noted", kind=Quote.Kind.TITLE, speaker=PersonFactory())
    article = ArticleFactory(title=title, blocks=[text_block("<p>Texte.</p>"), quote])
    address = article.get_absolute_url()
    services.correct_quote(Quote.objects.get(), seen=SAID, text_as_printed=NEW, text="", note=NOTE)
    assert NEW in get_page(client, address).one("h1").find("span").text


def test_former_words_that_the_standfirst_still_says_are_told(desk):
    _article, quote = quoting(standfirst=f"Elle a dit\u00a0: {SAID}")
    assert "se lisent encore dans le chapô" in messages_of(_correct(desk, quote))


def test_two_editors_who_correct_at_once_lose_nothing(desk):
    _article, quote = quoting()
    posted = fields_of(desk.get(_url(quote)), "decision_form")
    services.correct_quote(quote, seen=SAID, text_as_printed="Les pétrels sont partis.", text="", note="Partis.")

    refused = desk.post(_url(quote), posted | {"text_as_printed": NEW, "note": NOTE})

    body = refused.content.decode()
    assert "modifiée entre-temps" in body
    assert "Les pétrels sont partis." in body
    assert NEW in body
    again = desk.post(_url(quote), fields_of(refused, "decision_form"), follow=True)
    assert "à la même adresse" in messages_of(again)
    quote.refresh_from_db()
    assert quote.text_as_printed == NEW


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text_as_printed": SAID}, "Rien n’a changé"),
        ({"text_as_printed": "«\u00a0\u00a0»"}, "Il ne reste rien entre les guillemets"),
        ({"note": " "}, "Ce champ est obligatoire"),
        ({"note": "x" * 601}, "600"),
        ({"gravity": "autre"}, "Sélectionnez un choix valide"),
        ({"seen": ""}, "Rien n’est enregistré"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_french_with_what_was_typed(desk, typed, said):
    _article, quote = quoting()
    refused = _correct(desk, quote, **typed)
    assert said in refused.content.decode()
    assert typed.get("note", NOTE).strip() in refused.content.decode()
    assert not Change.objects.exists()
    quote.refresh_from_db()
    assert quote.text_as_printed == SAID


def test_the_marks_typed_around_the_words_are_left_out(desk):
    _article, quote = quoting()
    _correct(desk, quote, text_as_printed=f"«\u00a0{NEW}\u00a0»")
    quote.refresh_from_db()
    assert quote.text_as_printed == NEW


def test_words_typed_by_hand_less_the_incise_stay_the_editors(desk):
    _article, quote = quoting()
    _correct(desk, quote, text="Trente registres.")
    quote.refresh_from_db()
    assert quote.text == "Trente registres."
    assert fields_of(desk.get(_url(quote)), "decision_form")["text"] == "Trente registres."


def test_what_is_not_public_has_nobody_to_be_told(desk):
    _article, quote = quoting(status=Status.DRAFT)
    for action in ("corriger", "retirer"):
        assert "n’est pas public" in messages_of(desk.post(_url(quote, action), {"note": NOTE}, follow=True))
    assert not Change.objects.exists()


@pytest.mark.parametrize("lacking", ["change_quote", "change_article"])
def test_both_rights_are_asked_for(client, django_user_model, lacking):
    _article, quote = quoting()
    user = django_user_model.objects.create_user("pigiste", password="x", is_staff=True)
    rights = {"view_quote", "change_quote", "change_article"} - {lacking}
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    for action in ("corriger", "retirer", "retablir"):
        assert client.get(_url(quote, action)).status_code == 403
        assert client.post(_url(quote, action), {"note": NOTE, "reason": NOTE}).status_code == 403
    assert not Change.objects.exists()


def test_an_unknown_quote_is_not_found(desk):
    for action in ("corriger", "retirer", "retablir"):
        assert desk.get(f"/admin/articles/quote/999999/{action}/").status_code == 404


def test_a_report_about_a_quote_is_closed_by_its_correction(client, desk, editor):
    _article, quote = quoting()
    send(client, f"/signaler/citation/{quote.pk}/", wrong="Elle a dit trente.", email="lectrice@exemple.fr")
    report = ErrorReport.objects.get()
    row = Page(desk.get("/admin/reports/errorreport/")).links()
    url = f"/admin/reports/errorreport/{report.pk}/citation/"
    assert row["Corriger…"] == url
    posted = fields_of(desk.get(url), "correction_form")
    assert posted["text_as_printed"] == SAID

    said = desk.post(url, posted | {"text_as_printed": NEW, "note": NOTE}, follow=True)

    assert "à la même adresse" in messages_of(said)
    report.refresh_from_db()
    assert (report.state, report.handled_by, report.email) == (ErrorReport.State.DONE, editor, "")
    quote.refresh_from_db()
    assert quote.text_as_printed == NEW
    assert "Elle a dit trente." not in get_page(client, quote.get_absolute_url()).text


def test_a_correction_that_is_refused_leaves_the_report_open(client, desk):
    _article, quote = quoting()
    send(client, f"/signaler/citation/{quote.pk}/")
    report = ErrorReport.objects.get()
    url = f"/admin/reports/errorreport/{report.pk}/citation/"
    posted = fields_of(desk.get(url), "correction_form") | {"note": NOTE}
    assert "Rien n’a changé" in desk.post(url, posted).content.decode()
    report.refresh_from_db()
    assert report.is_waiting

    services.withdraw_quote(quote, reason="Elle n’a rien dit.")
    assert "n’est plus en ligne" in messages_of(desk.post(url, posted, follow=True))


def test_a_quote_that_is_gone_meanwhile_is_refused():
    _article, quote = quoting()
    Quote.objects.filter(pk=quote.pk).delete()
    with pytest.raises(CorrectionRefused, match="entre-temps"):
        services.correct_quote(quote, seen=SAID, text_as_printed=NEW, text="", note=NOTE)


def test_the_pages_of_a_decision_are_french(desk, client):
    _article, quote = quoting()
    send(client, f"/signaler/citation/{quote.pk}/")
    report = f"/admin/reports/errorreport/{ErrorReport.objects.get().pk}/citation/"
    pages = [_url(quote), _url(quote, "retirer"), report, "/admin/articles/quote/?correction=retirees"]
    for page in pages:
        assert english_in(visible_texts(desk.get(page).content.decode())) == []
        assert english_in(visible_texts(desk.post(page, {}, follow=True).content.decode())) == []
    services.withdraw_quote(quote, reason="Ces mots n’étaient pas les siens.")
    for page in (_url(quote, "retablir"), _url(quote, "change"), _url(quote, "history")):
        assert english_in(visible_texts(desk.get(page).content.decode())) == []


def test_correcting_is_one_click_from_the_list_for_who_may_publish(desk):
    _article, quote = quoting()
    draft = ArticleFactory(status=Status.DRAFT, blocks=[quote_block("Pas encore dites.", is_unnamed=True)])

    listed = desk.get("/admin/articles/quote/").content.decode()

    assert _url(quote) in listed
    assert _url(draft.articles_quote_set.get()) not in listed
    assert _url(quote) not in desk_of(member(WRITER)).get("/admin/articles/quote/").content.decode()
