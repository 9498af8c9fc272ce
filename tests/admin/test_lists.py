"""Every list costs as much for twenty records as for two."""

from http import HTTPStatus

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin
from django.contrib.redirects.models import Redirect
from django.db import connection
from django.forms import ModelChoiceField
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import capfirst

from articles.models import (
    ArticleType,
    Byline,
    DossierEntry,
    EventSeries,
    GlossaryTerm,
    Participation,
    Publication,
    Quote,
    Rubrique,
    Tag,
    TagSynonym,
)
from organisations.models import Organisation, OrganisationName
from people.models import Person
from portal.media.models import Document, Image
from tests import factories
from tests.admin.forms import admin_url

pytestmark = pytest.mark.django_db


def rich_article(rank):
    person = factories.PersonFactory()
    factories.AffiliationFactory(person=person)
    article = factories.ArticleFactory(
        rubrique=factories.RubriqueFactory(name=f"Rubrique {rank}"),
        type=factories.ArticleTypeFactory(name=f"Type {rank}"),
        event=factories.EventFactory(series=EventSeries.objects.create(name=f"Série {rank}")),
        tags=[factories.TagFactory(organisation=factories.OrganisationFactory())],
        blocks=[factories.quote_block(f"Des mots {rank}", speaker=person)],
    )
    Byline.objects.create(article=article, person=person)
    Participation.objects.create(event=article.event, person=person)
    OrganisationName.objects.create(organisation=factories.OrganisationFactory(), name=f"Sigle {rank}", kind="sigle")
    TagSynonym.objects.create(tag=article.tags.get(), name=f"Synonyme {rank}")
    DossierEntry.objects.create(dossier=factories.DossierFactory(), article=article)
    factories.ImageFactory()
    factories.DocumentFactory()
    factories.GlossaryTermFactory()
    Redirect.objects.create(site_id=1, old_path=f"/ancienne-{rank}/", new_path="/")


MODELS = [
    factories.ArticleFactory._meta.model,
    Quote,
    factories.EventFactory._meta.model,
    factories.DossierFactory._meta.model,
    EventSeries,
    Person,
    Organisation,
    Tag,
    Rubrique,
    ArticleType,
    GlossaryTerm,
    Image,
    Document,
    Redirect,
    Publication,
]


def count_queries(desk, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert desk.get(url).status_code == 200
    return len(captured)


SUGGESTIONS = "?app_label=articles&model_name=quote&field_name=speaker&term=verdurin"


# Filters list the values of small tables, and a list links to the page of each record.
def test_a_list_and_suggestions_cost_the_same_for_two_records_and_for_twenty(desk):
    urls = [admin_url(model, "changelist") for model in MODELS] + [reverse("admin:autocomplete") + SUGGESTIONS]
    for rank in range(2):
        rich_article(rank)
    for url in urls:
        desk.get(url)
    few = {url: count_queries(desk, url) for url in urls}
    for rank in range(2, 20):
        rich_article(rank)
    many = {url: count_queries(desk, url) for url in urls}

    assert {url: (few[url], many[url]) for url in urls if many[url] > few[url]} == {}


def test_the_index_groups_records_as_the_newsroom_thinks_of_them(desk):
    sections = {
        app["name"]: [model["name"] for model in app["models"]] for app in desk.get("/admin/").context["app_list"]
    }

    assert sections == {
        "Rédaction": [
            *("Articles", "Liens proposés", "Citations proposées", "Changements de fonction proposés", "Citations"),
            *("Événements", "Dossiers", "Séries d’événements"),
            *("Erreurs signalées", "Recherches sans résultat", "Changements en série"),
        ],
        "Annuaire": ["Personnes", "Organisations", "Fusions"],
        "Médiathèque": ["Images", "Documents"],
        "Classement": ["Thèmes", "Rubriques", "Types d’article", "Glossaire", "Mots toujours ignorés"],
        "Réglages": [
            "Pages de la maison",
            "Titres de presse",
            "Journal",
            "Redirections",
            "Groupes",
            "Utilisateurs",
            "Connexions bloquées",
        ],
    }


def test_no_path_above_a_page_says_the_same_name_twice():
    for model in admin.site._registry:
        options = model._meta
        assert options.app_config.verbose_name != capfirst(options.verbose_name_plural), options.label


def test_every_relation_is_chosen_by_typing(desk):
    """A plain list of every person or article ever would not be usable, nor load."""
    small = {"type", "rubrique", "publication", "groups", "user_permissions", "permissions", "parent", "article"}
    for model, model_admin in admin.site._registry.items():
        if model is Quote:
            continue
        response = desk.get(admin_url(model, "add"))
        if response.status_code == HTTPStatus.FORBIDDEN:  # the pages of the house are all there already
            continue
        context = response.context
        forms = [context["adminform"].form]
        forms += [inline.formset.empty_form for inline in context["inline_admin_formsets"]]
        for form in forms:
            plain = {name for name, field in form.fields.items() if _is_plain_choice_of_records(field)}
            assert plain <= small, model_admin


def _is_plain_choice_of_records(field) -> bool:
    widget = getattr(field.widget, "widget", field.widget)
    is_typed = isinstance(widget, AutocompleteMixin) or field.widget.is_hidden
    return isinstance(field, ModelChoiceField) and not is_typed


def test_what_is_empty_is_a_dash_of_the_house(desk):
    factories.TagFactory(name="marées")
    source = desk.get("/admin/articles/tag/").content.decode()
    assert ' data-empty class="field-organisation nowrap">–</td>' in source


def test_a_page_of_the_desk_is_known_by_the_icon_of_the_site(desk):
    assert '<link rel="icon" href="/static/favicon' in desk.get("/admin/").content.decode()
