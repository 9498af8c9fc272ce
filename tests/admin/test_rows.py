"""The rows of a form: what the database refuses is said on the row, and a new row comes last."""

import pytest
from django.contrib import admin
from django.utils import timezone

from articles.models import Article, Change, Dossier, DossierEntry, GlossaryTerm, Recommendation, Reference
from organisations.models import Organisation, OrganisationRelation
from portal.core.admin.rows import parent_rules
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import PAST, ArticleFactory, DossierFactory, GlossaryTermFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

TO_ITSELF = {
    "relations_out": (OrganisationFactory, {"kind": "membre"}, "target", "Une organisation n’est pas liée"),
    "relations_in": (OrganisationFactory, {"kind": "membre"}, "source", "Une organisation n’est pas liée"),
    "recommendations": (ArticleFactory, {"choice": "pin"}, "target", "Un article ne se recommande pas lui-même."),
    "references": (ArticleFactory, {"list": "articles", "title": "x"}, "target", "Un article ne se cite pas lui-même."),
}
PRECISIONS = {"start_precision": "day", "end_precision": "day"}


def _form(desk, record):
    url = admin_url(type(record), "change", record.pk)
    return url, fields_of(desk.get(url), f"{record._meta.model_name}_form")


@pytest.mark.parametrize("prefix", TO_ITSELF)
def test_a_record_linked_to_itself_is_refused_on_its_row_and_nothing_is_lost(desk, prefix):
    factory, fields, to, said = TO_ITSELF[prefix]
    record = factory()
    url, posted = _form(desk, record)
    more = PRECISIONS if isinstance(record, Organisation) else {"ordering": 0}
    response = desk.post(url, add_row(posted, prefix, **fields, **more, **{to: record.pk}))
    assert response.status_code == 200
    assert said in response.content.decode()
    models = (OrganisationRelation, Recommendation, Reference)
    assert not any(model.objects.exists() for model in models)


def test_every_rule_that_names_the_parent_is_tried_above():
    found = {
        rule.name
        for model_admin in admin.site._registry.values()
        for inline in model_admin.inlines
        for field in inline.model._meta.fields
        if field.remote_field and field.remote_field.model is model_admin.model
        for rule in parent_rules(inline.model, field.name)
    }
    # A quote that is a row of the form has its article: a withdrawn one is on no form.
    assert found - {"articles_quote_in_article_or_withdrawn"} == {
        "organisations_relation_not_itself",
        "articles_recommendation_not_itself",
        "articles_reference_not_itself",
    }


def test_rows_that_repeat_one_another_are_refused_in_french(desk):
    one, other = OrganisationFactory(), OrganisationFactory()
    url, posted = _form(desk, one)
    for _twice in range(2):
        add_row(posted, "relations_out", kind="membre", target=other.pk, **PRECISIONS)
    page = desk.post(url, posted).content.decode()
    assert "Ce lien existe déjà." in page
    assert "Cette ligne en répète une autre." in page
    assert "en double" not in page


def test_the_same_recommendation_twice_is_refused_in_french(desk):
    one, other = ArticleFactory(), ArticleFactory()
    url, posted = _form(desk, one)
    for rank in range(2):
        add_row(posted, "recommendations", choice="pin", target=other.pk, ordering=rank)
    assert "Cet article est déjà dans la liste." in desk.post(url, posted).content.decode()


def test_an_article_added_without_a_place_comes_last(desk):
    dossier, first, second, third = DossierFactory(), ArticleFactory(), ArticleFactory(), ArticleFactory()
    DossierEntry.objects.create(dossier=dossier, article=first, ordering=30)
    url, posted = _form(desk, dossier)
    for article in (second, third):
        add_row(posted, "entries", article=article.pk, ordering=0)
    assert desk.post(url, posted).status_code == 302
    entries = Dossier.objects.get().entries.values_list("article", "ordering")
    assert list(entries) == [(first.pk, 30), (second.pk, 40), (third.pk, 50)]


def test_an_empty_row_with_a_proposed_place_is_no_row(desk):
    dossier = DossierFactory()
    url, posted = _form(desk, dossier)
    assert desk.post(url, add_row(posted, "entries", article="", ordering=10)).status_code == 302
    assert not DossierEntry.objects.exists()


@pytest.mark.parametrize(
    ("day", "said"),
    [("01/01/2024", "ne peut précéder la publication"), ("next", "ne peut être daté de l’avenir")],
)
def test_a_change_before_the_publication_or_to_come_is_refused(desk, day, said):
    article = ArticleFactory(published_at=PAST)
    day = f"31/12/{timezone.localdate().year + 1}" if day == "next" else day
    url, posted = _form(desk, article)
    add_row(posted, "changes", kind="correction", note="Un nom.", changed_at_0=day, changed_at_1="9 h")
    response = desk.post(url, posted)
    assert said in response.content.decode()
    assert not Change.objects.exists()


def test_a_change_that_nobody_touched_keeps_its_moment(desk):
    article = ArticleFactory()
    change = Change.objects.create(article=article, note="Un nom.", changed_at=timezone.now())
    url, posted = _form(desk, article)
    assert posted["changes-0-changed_at_1"].count(":") == 1
    assert desk.post(url, posted | {"changes-0-note": "Un autre nom."}).status_code == 302
    assert Article.objects.get().changes.get().changed_at == change.changed_at


def test_the_language_of_a_term_is_one_of_a_list(desk):
    term = GlossaryTermFactory()
    url, posted = _form(desk, term)
    assert "Choisissez une langue" in desk.post(url, posted | {"language": "anglais"}).content.decode()
    assert desk.post(url, posted | {"language": "en"}).status_code == 302
    assert GlossaryTerm.objects.get().language == "en"
