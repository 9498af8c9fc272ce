"""« Aperçu » of the form before it is saved: the reader’s page of what is typed, and nothing kept of it."""

import html5lib
import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Quote, RichText
from portal.core import saving
from portal.core.publishing import Status
from tests.admin.forms import add_row, admin_url, fields_of
from tests.admin.french import english_in, visible_texts
from tests.factories import ArticleFactory, PersonFactory, TagFactory, quote_block, text_block

pytestmark = pytest.mark.django_db

NEW = admin_url(Article, "preview_new")


def _url(article):
    return admin_url(Article, "preview", article.pk)


def _form(desk, article):
    return fields_of(desk.get(admin_url(Article, "change", article.pk)), "article_form")


def _words(response):
    root = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return " ".join("".join(root.itertext()).split())


def _everything():
    """Every row of every table, but those of the session."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label != "sessions"]
    return {model._meta.label: sorted(map(repr, model._base_manager.values_list())) for model in models}


@pytest.fixture
def draft():
    return ArticleFactory(
        title="Le titre enregistré", status=Status.DRAFT, published_at=None, blocks=[text_block("<p>Avant.</p>")]
    )


def test_what_is_typed_is_shown_in_the_page_of_readers(desk, draft):
    speaker = PersonFactory(given_name="Aude", family_name="Verdurin")
    posted = _form(desk, draft) | {"title": "Le titre tout neuf", "standfirst": "Un chapô pas enregistré."}
    posted["articles_richtext_set-0-text"] = "<p>Un paragraphe récrit.</p>"
    words = {"text_as_printed": "Des mots jamais enregistrés", "kind": "integrale", "speaker": speaker.pk}
    add_row(posted, "articles_quote_set", region="body", ordering=20, **words)

    response = desk.post(_url(draft), posted)

    assert response.status_code == 200
    assert "admin/articles/article/preview.html" in [template.name for template in response.templates]
    shown = _words(response)
    for words in ("Le titre tout neuf", "Un chapô pas enregistré.", "Un paragraphe récrit.", "Aude Verdurin"):
        assert words in shown
    assert "Des mots jamais enregistrés" in shown
    assert "Le titre enregistré" not in shown
    assert "rien n’en est enregistré" in shown


def test_nothing_at_all_is_kept_of_it(desk, draft):
    tag = TagFactory(name="zeppelin")
    posted = _form(desk, draft) | {"title": "Un autre titre", "status": Status.PUBLISHED, "number": "4242"}
    posted["tags"] = [str(tag.pk)]
    posted["articles_richtext_set-0-DELETE"] = "on"
    add_row(posted, "articles_richtext_set", text="<p>Un mot nouveau.</p>", region="body", ordering=30)
    before = _everything()

    assert "Un mot nouveau." in _words(desk.post(_url(draft), posted | {"_publish": "1"}))

    assert _everything() == before
    assert RichText.objects.get().text == "<p>Avant.</p>"


def test_a_new_article_is_shown_before_its_first_save(desk):
    posted = fields_of(desk.get(admin_url(Article, "add")), "article_form") | {"title": "Tout neuf"}
    add_row(posted, "articles_richtext_set", text="<p>Le premier mot.</p>", region="body", ordering=10)
    before = _everything()

    assert "Le premier mot." in _words(desk.post(NEW, posted))
    assert _everything() == before


def test_nobody_is_told_of_a_change_that_is_undone(desk, draft, django_capture_on_commit_callbacks):
    told = []
    saving.records_changed.connect(lambda sender, keys, **kwargs: told.append(keys), weak=False, dispatch_uid="essai")
    try:
        with django_capture_on_commit_callbacks() as waiting:
            desk.post(_url(draft), _form(desk, draft) | {"title": "Un autre titre"})
        assert (told, waiting) == ([], [])
        desk.post(admin_url(Article, "change", draft.pk), _form(desk, draft) | {"title": "Un autre titre"})
        assert told
    finally:
        saving.records_changed.disconnect(dispatch_uid="essai")


def test_a_live_article_keeps_its_page_while_its_form_is_shown(desk, client):
    article = ArticleFactory(title="En ligne", blocks=[text_block("<p>Lu de tous.</p>")])
    posted = _form(desk, article) | {"title": "Un titre d’essai", "status": Status.WITHDRAWN}

    assert "Un titre d’essai" in _words(desk.post(_url(article), posted))
    assert "Lu de tous." in _words(client.get(article.get_absolute_url()))
    assert Article.objects.get().title == "En ligne"


def test_what_to_read_follows_the_themes_of_the_form(desk, draft):
    other = ArticleFactory(title="Voisin par le thème", tags=["zeppelin"])
    ArticleFactory.create_batch(6)
    posted = _form(desk, draft) | {"tags": [str(other.tags.get().pk)]}

    suggestions = desk.post(_url(draft), posted).context["related"]
    assert suggestions[0].article == other
    assert suggestions[0].reasons == ["Thème rare\u00a0: zeppelin"]


def test_what_somebody_else_saved_since_does_not_hinder_a_preview(desk, draft):
    posted = _form(desk, draft) | {"title": "Le mien"}
    desk.post(admin_url(Article, "change", draft.pk), _form(desk, draft) | {"title": "Le sien"})

    assert "Le mien" in _words(desk.post(_url(draft), posted))
    assert Article.objects.get().title == "Le sien"


def test_a_form_that_cannot_be_read_says_what_to_correct(desk, draft):
    posted = _form(desk, draft) | {"title": "", "published_at_0": "jeudi"}
    add_row(posted, "articles_quote_set", region="body", ordering=20, kind="integrale", text_as_printed="x" * 5001)

    response = desk.post(_url(draft), posted)

    assert response.status_code == 422
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    shown = _words(response)
    assert "Titre : Ce champ est obligatoire." in shown
    assert "Date de publication : Saisissez une date valide." in shown
    assert "Citation 1 – Texte imprimé" in shown
    assert english_in(visible_texts(response.content.decode())) == []
    assert not Quote.objects.exists()


def test_a_form_cut_short_is_refused_in_french(desk, draft):
    response = desk.post(_url(draft), {"title": "Seul"})
    assert response.status_code == 422
    assert english_in(visible_texts(response.content.decode())) in ([], ["Les données du formulaire ManagementForm"])


def test_a_file_that_comes_with_the_form_is_not_stored(desk, draft, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("note.txt", b"Un texte.")
    assert desk.post(_url(draft), _form(desk, draft) | {"fichier": file}).status_code == 200
    assert list(tmp_path.iterdir()) == []


def test_the_page_is_kept_by_nothing_and_may_stand_beside_the_form(desk, draft):
    response = desk.post(_url(draft), _form(desk, draft))
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "application/ld+json" not in response.content.decode()


def test_only_who_may_save_may_see_the_form_previewed(client, django_user_model, draft):
    reader = django_user_model.objects.create_user("lecteur", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    assert client.get(_url(draft)).status_code == 200
    assert client.post(_url(draft), {"title": "x"}).status_code == 403
    assert client.post(NEW, {"title": "x"}).status_code == 403
    client.logout()
    assert client.post(_url(draft), {"title": "x"}).status_code == 302
    assert Article.objects.get().title == "Le titre enregistré"


def test_an_article_that_is_not_there_is_not_found(desk):
    assert desk.post("/admin/articles/article/999999/apercu/", {"title": "x"}).status_code == 404


def test_the_address_typed_by_hand_leads_to_the_form(desk):
    assert desk.get(NEW)["Location"] == admin_url(Article, "add")


def test_the_form_has_the_button_whatever_its_state(desk, draft):
    for url, address in ((admin_url(Article, "add"), NEW), (admin_url(Article, "change", draft.pk), _url(draft))):
        source = desk.get(url).content.decode()
        assert f'name="_preview" class="preview-button" formaction="{address}"' in source


def test_quotes_are_computed_in_the_preview_as_at_a_save(desk, draft):
    posted = _form(desk, draft)
    posted["articles_richtext_set-0-text"] = "<p>Elle parle d’un projet « unique au monde ».</p>"
    words = {"text_as_printed": "unique au monde", "kind": "partielle", "speaker": PersonFactory().pk}
    add_row(posted, "articles_quote_set", region="noted", ordering=10, **words)
    shown = html5lib.parse(desk.post(_url(draft), posted).content.decode(), namespaceHTMLElements=False)
    spans = [span for span in shown.iter("span") if "quote-span" in (span.get("class") or "").split()]
    assert ["".join(span.itertext()) for span in spans] == ["unique au monde"]
    assert spans[0].get("id")


def test_the_saved_version_still_has_its_own_page(desk):
    article = ArticleFactory(title="Gardé", blocks=[quote_block("Dit.", speaker=PersonFactory())])
    shown = _words(desk.get(_url(article)))
    assert "dernière version enregistrée" in shown
