"""The desk speaks French: every page, every button, every field."""

import html
import json
import re

import html5lib
import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.redirects.models import Redirect
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    Article,
    CareerProposal,
    EventSeries,
    IgnoredWords,
    Publication,
    Quote,
    QuoteCandidate,
    SuggestedMention,
    TagSynonym,
)
from portal.accounts.models import ClosedLogin
from portal.core.bulk import BulkChange
from portal.core.merging import Merge
from portal.editorial.models import EditorialPage
from portal.reports.models import ErrorReport
from portal.search.models import EmptySearch
from tests import factories
from tests.admin.forms import admin_url, fields_of
from tests.admin.french import english_in, visible_texts


@pytest.fixture
def records(db):
    """One record of every model of the desk, by model."""
    person = factories.PersonFactory(given_name="Zoé", family_name="Quidam")
    tag = factories.TagFactory(name="santé")
    TagSynonym.objects.create(tag=tag, name="soin")
    article = factories.ArticleFactory(
        title="Une nouvelle",
        tags=[tag],
        rubrique=factories.RubriqueFactory(),
        event=factories.EventFactory(name="Une rencontre"),
        blocks=[factories.text_block("<p>Des mots.</p>"), factories.quote_block("Des mots", speaker=person)],
    )
    made = [
        article,
        Quote.objects.get(),
        person,
        tag,
        article.type,
        article.rubrique,
        article.event,
        Publication.objects.get(),
        EventSeries.objects.create(name="Une série"),
        factories.DossierFactory(title="Un dossier"),
        factories.OrganisationFactory(name="Un institut"),
        factories.ImageFactory(caption="Une légende"),
        factories.DocumentFactory(title="Un document"),
        factories.GlossaryTermFactory(term="Sigle", expansion="Développement"),
        EditorialPage.objects.first(),
        SuggestedMention.objects.create(article=article, person=person, surface="mots"),
        QuoteCandidate.objects.create(article=article, text_as_printed="des mots encore", words_hash="x"),
        IgnoredWords.objects.create(words="des mots"),
        CareerProposal.objects.create(article=article, person=person, role="directrice"),
        Redirect.objects.create(site_id=1, old_path="/ancienne/", new_path="/nouvelle/"),
        Merge.objects.create(model="people.Person", kept_pk=person.pk, kept_name="Zoé", merged_pk=0, merged_name="Zoë"),
        BulkChange.objects.create(kind="withdraw", model="articles.Article", label="retrait du site", count=1),
        EmptySearch.objects.create(day=timezone.localdate(), key="licorne", words="licorne", number=2),
        ErrorReport.objects.create(article=article, wrong="Un nombre est faux.", sending="un"),
        ClosedLogin.objects.create(username="ada", ip_address="5.39.1.1", failures_since_start=6),
    ]
    return {type(record): record for record in made}


@pytest.fixture
def accounts(editor, records):
    records[type(editor)] = editor
    records[Group] = Group.objects.create(name="Rédaction")
    records[LogEntry] = LogEntry.objects.log_actions(editor.pk, [editor], 2, "Modifié.", single_object=True)
    return records


def assert_french(response):
    assert response.status_code in {200, 403}, response.status_code
    assert english_in(visible_texts(response.content.decode())) == []


def test_the_scan_sees_english_where_it_may_hide():
    page = '<p title="Delete">Bon</p><input type="submit" value="Save"><a aria-label="Home">x</a><h2>Select one</h2>'
    assert english_in(visible_texts(page)) == ["Delete", "Save", "Home", "Select one"]
    assert english_in(visible_texts("<p>Un type d’article, une date, une image</p><script>delete x</script>")) == []


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model._meta.model_name)
def test_every_page_of_a_model_is_french(desk, accounts, model):
    record = accounts[model]
    pages = [
        admin_url(model, "changelist"),
        admin_url(model, "changelist") + "?q=zzz",
        admin_url(model, "add"),
        admin_url(model, "add") + "?_popup=1",
        admin_url(model, "change", record.pk),
        admin_url(model, "delete", record.pk),
        admin_url(model, "history", record.pk),
        reverse("admin:app_list", args=[model._meta.app_label]),
    ]
    for page in pages:
        assert_french(desk.get(page))


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model._meta.model_name)
def test_a_form_sent_empty_answers_in_french(desk, accounts, model):
    if model is Quote:
        return
    response = desk.post(admin_url(model, "add"), {})
    assert english_in(visible_texts(response.content.decode())) == []


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model._meta.model_name)
def test_deleting_and_what_it_says_are_french(desk, accounts, model):
    record = accounts[model]
    listed = desk.post(
        admin_url(model, "changelist"), {"action": "delete_selected", "_selected_action": [record.pk]}, follow=True
    )
    assert_french(listed)


def test_the_pages_of_an_account_are_french(desk, client, editor):
    for name in ("index", "password_change"):
        assert_french(desk.get(reverse(f"admin:{name}")))
    assert_french(desk.post(reverse("admin:password_change"), {"new_password1": "a", "new_password2": "b"}))
    assert_french(desk.get(reverse("admin:auth_user_password_change", args=[editor.pk])))
    assert_french(desk.post(reverse("admin:logout")))
    assert_french(client.get(reverse("admin:login")))
    assert_french(client.post(reverse("admin:login"), {"username": "a", "password": "b"}))
    client.force_login(editor)
    assert_french(client.get("/admin/articles/article/999999/change/", follow=True))


def test_the_pages_of_proposed_quotations_are_french(desk, records):
    quote, candidate = records[Quote], records[QuoteCandidate]
    assert_french(desk.get(reverse("admin:articles_quotecandidate_review", args=[candidate.article_id])))
    assert_french(desk.get(reverse("admin:articles_quote_variant", args=[quote.pk, quote.pk])))
    drafted = desk.post(reverse("admin:articles_event_draft", args=[candidate.article.event_id]), follow=True)
    assert_french(drafted)


def test_messages_after_a_save_are_french(desk, records):
    article = records[Article]
    url = admin_url(Article, "change", article.pk)
    for button in ("_save", "_continue", "_addanother"):
        posted = fields_of(desk.get(url), "article_form")
        assert_french(desk.post(url, posted | {button: "1", "title": f"Une autre {button}"}, follow=True))
    assert_french(desk.get(admin_url(Article, "history", article.pk)))


def test_the_editor_of_blocks_is_french(desk):
    page = html5lib.parse(desk.get(admin_url(Article, "add")).content.decode(), namespaceHTMLElements=False)
    context = json.loads(page.find(".//script[@id='content-editor-context']").text)

    assert english_in(context["messages"].values()) == []
    assert english_in(plugin["title"] for plugin in context["plugins"]) == []
    assert english_in(region["title"] for region in context["regions"]) == []


def test_the_scripts_of_the_desk_find_their_words_in_french(desk):
    catalog = desk.get(reverse("admin:jsi18n")).content.decode()
    words = json.loads(re.search(r"const newcatalog = (\{.*?\});\n", catalog, re.DOTALL)[1])

    assert words["Hide"] == "replier"
    assert words["Edit Link"] == "Modifier le lien"
    assert words["Toggle fullscreen"] == "Plein écran"
    assert words["Today"] == "Aujourd'hui"
    said = [text for value in words.values() for text in (value if isinstance(value, list) else [value])]
    assert english_in(said) == []


def test_inline_rows_and_their_buttons_are_french(desk):
    page = html5lib.parse(desk.get(admin_url(Article, "add")).content.decode(), namespaceHTMLElements=False)
    rows = [
        json.loads(group.get("data-inline-formset")) for group in page.iter("div") if group.get("data-inline-formset")
    ]

    assert len(rows) == 14
    assert english_in(text for row in rows for text in (row["options"]["addText"], row["options"]["deleteText"])) == []


def test_buttons_and_filters_are_said_as_one_says_them(desk, records):
    form = desk.get(admin_url(Article, "add")).content.decode()
    listed = desk.get(admin_url(Article, "changelist")).content.decode()

    assert "Ajouter une signature" in html.unescape(form)
    assert "Supprimer la sélection" in desk.get(admin_url(type(records[Quote].speaker), "changelist")).content.decode()
    assert "<summary>État</summary>" in listed


def test_an_address_already_taken_is_said_in_french(desk, records):
    record = factories.PersonFactory()
    url = admin_url(type(record), "change", record.pk)
    posted = fields_of(desk.get(url), "person_form") | {"slug": records[type(record)].slug}

    assert "Cette adresse est déjà prise." in desk.post(url, posted).content.decode()


OURS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith(("articles", "people", "organisations", "portal"))
]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_every_model_and_field_is_named_in_french(model):
    options = model._meta
    if not options.auto_created:
        same = {"article", "dossier", "image", "document", "organisation", "mention", "participation", "rubrique"}
        assert str(options.verbose_name_raw) != re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower() or (
            options.model_name in {*same, "intervention"}
        )
    for field in options.get_fields():
        if field.auto_created or not hasattr(field, "verbose_name") or field.model not in OURS:
            continue
        derived = field.name.replace("_", " ")
        is_same_word = derived in {
            "article",
            "articles",
            "image",
            "organisation",
            "type",
            "rubrique",
            "description",
            "document",
            "dossier",
            "portrait",
            "logo",
            "licence",
            "publication",
            "provenance",
            "siren",
            "orcid",
        }
        assert str(field.verbose_name) != derived or is_same_word, f"{model.__name__}.{field.name}"
        assert english_in([str(field.verbose_name), str(getattr(field, "help_text", ""))]) == []
