"""A new article begins with the blocks of its type, or as the copy of another."""

import pytest

from articles.models import Article, ArticleType, Box, Byline, DirectoryEntry, Quote, RichText, TemplateBlock
from portal.core.publishing import Status
from tests.admin.forms import add_row, admin_url, fields_of, messages_of
from tests.factories import (
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db

ADD, LIST = admin_url(Article, "add"), admin_url(Article, "changelist")


@pytest.fixture
def kind():
    kind = ArticleType.objects.create(name="Portrait", plural_name="Portraits")
    TemplateBlock.objects.create(type=kind, ordering=10, text="<p>[Qui] est [fonction].</p>")
    TemplateBlock.objects.create(type=kind, ordering=20, kind="encadre", heading="Dates", text="<p>[Dates.]</p>")
    TemplateBlock.objects.create(type=kind, ordering=30, text="<h2>Parcours</h2>")
    return kind


def test_the_site_comes_with_blocks_for_a_mercato(desk):
    mercato = ArticleType.objects.get(slug="mercato")
    page = desk.get(f"{ADD}?type={mercato.pk}")
    posted = fields_of(page, "article_form")

    assert posted["type"] == str(mercato.pk)
    assert "[fonction]" in posted["articles_richtext_set-0-text"]
    assert posted["articles_richtext_set-TOTAL_FORMS"] == "2"
    assert "Nouveau\u00a0: Mercato" in desk.get(LIST).content.decode().replace("&nbsp;", "\u00a0")


def test_a_new_article_opens_with_the_blocks_of_its_type_in_their_order(desk, kind):
    posted = fields_of(desk.get(f"{ADD}?type={kind.pk}"), "article_form")
    assert not Article.objects.exists()

    desk.post(ADD, posted | {"title": "Un portrait"})

    article = Article.objects.get()
    assert (article.type, article.status) == (kind, Status.DRAFT)
    blocks = sorted([*RichText.objects.all(), *Box.objects.all()], key=lambda block: block.ordering)
    assert [block.text for block in blocks] == ["<p>[Qui] est [fonction].</p>", "<p>[Dates.]</p>", "<h2>Parcours</h2>"]
    assert {block.region for block in blocks} == {"body"}
    assert Box.objects.get().heading == "Dates"


def test_a_new_article_opens_with_a_text_to_write_and_none_is_kept_of_one_left_empty(desk):
    posted = fields_of(desk.get(ADD), "article_form")
    assert posted["articles_richtext_set-TOTAL_FORMS"] == "1"
    assert posted["articles_richtext_set-0-region"] == "body"

    desk.post(ADD, posted | {"title": "Un titre seul"})
    desk.post(ADD, posted | {"title": "Un titre et un blanc", "articles_richtext_set-0-text": "<p> </p>"})
    assert Article.objects.count() == 2
    assert not RichText.objects.exists()

    desk.post(ADD, posted | {"title": "Un texte", "articles_richtext_set-0-text": "<p>Des mots.</p>"})
    assert RichText.objects.get().parent.title == "Un texte"


def test_what_is_left_to_fill_is_told_until_it_is_filled(desk, kind):
    posted = fields_of(desk.get(f"{ADD}?type={kind.pk}"), "article_form")
    response = desk.post(ADD, posted | {"title": "Un portrait", "_continue": "1"}, follow=True)
    assert "à remplir dans le texte\u00a0: [Qui], [fonction]" in messages_of(response)

    article = Article.objects.get()
    url = admin_url(Article, "change", article.pk)
    posted = fields_of(desk.get(url), "article_form")
    filled = {
        "articles_richtext_set-0-text": "<p>Ada est [sic] physicienne.</p>",
        "articles_box_set-0-text": "<p>1815</p>",
    }
    assert "à remplir" not in messages_of(desk.post(url, posted | filled, follow=True))


def test_an_article_that_still_holds_words_of_its_template_is_not_published(desk, kind):
    posted = fields_of(desk.get(f"{ADD}?type={kind.pk}"), "article_form")
    response = desk.post(ADD, posted | {"title": "Un portrait", "_publish": "1"}, follow=True)

    article = Article.objects.get()
    assert article.status == Status.DRAFT
    said = messages_of(response)
    assert "Il reste des mots du modèle à remplir\u00a0: [Qui], [fonction]." in said
    assert (
        f'href="#articles_richtext_set-group" data-field="articles_richtext_set" data-record="{_text(article)}"' in said
    )
    assert said.count("à remplir") == 2  # each block once, and nothing twice

    posted = fields_of(response, "article_form")
    filled = {
        "articles_richtext_set-0-text": "<p>Ada est [sic] physicienne.</p>",
        "articles_box_set-0-text": "<p>1815</p>",
    }
    desk.post(admin_url(Article, "change", article.pk), posted | filled | {"_publish": "1"}, follow=True)
    assert Article.objects.get().is_published


def test_the_house_may_publish_with_words_of_the_template(desk, kind, settings):
    settings.PUBLICATION_BLOCKING = frozenset()
    posted = fields_of(desk.get(f"{ADD}?type={kind.pk}"), "article_form")
    response = desk.post(ADD, posted | {"title": "Un portrait", "_publish": "1"}, follow=True)
    assert Article.objects.get().is_published
    assert "Il reste des mots du modèle à remplir\u00a0: [Qui], [fonction]." in messages_of(response)


def _text(article):
    return RichText.objects.filter(parent=article).order_by("ordering").first().pk


def test_a_form_sent_back_with_an_error_keeps_its_blocks(desk, kind):
    posted = fields_of(desk.get(f"{ADD}?type={kind.pk}"), "article_form")
    again = fields_of(desk.post(f"{ADD}?type={kind.pk}", posted | {"title": ""}), "article_form")

    assert again["articles_richtext_set-TOTAL_FORMS"] == "2"
    assert again["articles_richtext_set-0-text"] == "<p>[Qui] est [fonction].</p>"


@pytest.mark.parametrize("wanted", ["", "0", "x", "99999999999999999999", "\0", "1&type=2", "²"])
def test_a_type_that_is_not_one_opens_an_empty_form(desk, wanted):
    page = desk.get(ADD, {"type": wanted})
    assert page.status_code == 200
    posted = fields_of(page, "article_form")
    assert (posted["articles_richtext_set-TOTAL_FORMS"], posted["articles_richtext_set-0-text"]) == ("1", "")


def test_the_blocks_of_a_type_are_changed_with_it(desk, kind):
    url = admin_url(ArticleType, "change", kind.pk)
    posted = add_row(
        fields_of(desk.get(url), "articletype_form"), "template_blocks", kind="texte", text="<p>Fin</p>", ordering=0
    )
    desk.post(url, posted)

    assert TemplateBlock.objects.filter(type=kind).count() == 4
    empty = add_row(
        fields_of(desk.get(url), "articletype_form"), "template_blocks", kind="encadre", text="", ordering=0
    )
    desk.post(url, empty)
    assert TemplateBlock.objects.filter(type=kind).count() == 4


def rich_article():
    person, organisation = PersonFactory(), OrganisationFactory()
    article = ArticleFactory(
        title="Un article",
        rubrique=RubriqueFactory(),
        event=EventFactory(),
        tags=["données", "santé"],
        blocks=[text_block("<p>Un mot.</p>"), quote_block("Des mots", speaker=person), text_block("<p>Un autre.</p>")],
    )
    Byline.objects.create(article=article, person=person, wording="Propos recueillis par")
    DirectoryEntry.objects.create(article=article, organisation=organisation)
    article.about_people.add(person)
    article.about_organisations.add(organisation)
    return article


def test_an_article_is_duplicated_as_a_draft(desk, editor):
    article = rich_article()
    assert "Dupliquer" in desk.get(admin_url(Article, "change", article.pk)).content.decode()

    response = desk.post(admin_url(Article, "duplicate", article.pk), follow=True)

    copy = Article.objects.exclude(pk=article.pk).get()
    assert response.request["PATH_INFO"] == admin_url(Article, "change", copy.pk)
    assert "Les citations n’y sont pas" in messages_of(response)
    assert (copy.title, copy.status, copy.number, copy.slug) == ("Copie de Un article", Status.DRAFT, None, "")
    assert (copy.published_at, copy.first_published_at, copy.created_by) == (None, None, editor)
    for name in ("type", "rubrique", "event", "standfirst", "publication"):
        assert getattr(copy, name) == getattr(article, name)
    for name in ("tags", "about_people", "about_organisations"):
        assert set(getattr(copy, name).all()) == set(getattr(article, name).all())
    assert copy.bylines.get().wording == "Propos recueillis par"
    assert copy.directory_entries.count() == 1
    assert [block.text for block in RichText.objects.filter(parent=copy)] == ["<p>Un mot.</p>", "<p>Un autre.</p>"]
    assert copy.body_text


def test_the_original_keeps_everything(desk):
    article = rich_article()
    desk.post(admin_url(Article, "duplicate", article.pk))

    assert Quote.objects.get().parent == article
    assert RichText.objects.filter(parent=article).count() == 2
    assert article.bylines.count() == 1
    article.refresh_from_db()
    assert article.is_published


def test_reading_the_address_duplicates_nothing(desk):
    article = rich_article()
    desk.get(admin_url(Article, "duplicate", article.pk))
    assert Article.objects.count() == 1
    assert desk.post(admin_url(Article, "duplicate", 999_999)).status_code == 404


def test_who_may_not_add_articles_duplicates_none(client, django_user_model):
    article = rich_article()
    client.force_login(django_user_model.objects.create_user("lecture", password="x", is_staff=True))
    assert client.post(admin_url(Article, "duplicate", article.pk)).status_code == 403
    assert Article.objects.count() == 1
