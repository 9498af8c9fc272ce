"""One form for a whole article: a draft may be incomplete, and nothing typed is ever lost."""

import json

import html5lib
import pytest
from django.contrib.auth.models import Permission

from articles.models import Article, Quote, RichText
from portal.core.publishing import Status
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import ArticleFactory, ArticleTypeFactory, PersonFactory, TagFactory, quote_block, text_block

pytestmark = pytest.mark.django_db

ADD = admin_url(Article, "add")


def change_url(article):
    return admin_url(Article, "change", article.pk)


@pytest.fixture
def blank(desk):
    """What the empty form posts."""
    return fields_of(desk.get(ADD), "article_form")


def edit(desk, article, **changes):
    posted = fields_of(desk.get(change_url(article)), "article_form")
    return desk.post(change_url(article), posted | changes, follow=True)


def test_a_draft_saves_with_a_title_alone(desk, blank, editor):
    response = desk.post(ADD, blank | {"title": "Un brouillon"})

    assert response.status_code == 302
    article = Article.objects.get()
    assert (article.title, article.status, article.number, article.type) == ("Un brouillon", Status.DRAFT, None, None)
    assert article.created_by == editor


def test_an_article_without_title_is_refused_and_keeps_what_was_typed(desk, blank):
    response = desk.post(ADD, blank | {"standfirst": "Un chapô précieux"})

    assert response.status_code == 200
    assert "Un chapô précieux" in response.content.decode()
    assert not Article.objects.exists()


def test_blocks_are_saved_in_their_order_and_the_page_is_computed(desk, blank):
    speaker = PersonFactory()
    add_row(blank, "articles_richtext_set", text="<p>Avant.</p>", region="body", ordering=20)
    words = {"text_as_printed": "Des mots", "kind": "integrale", "speaker": speaker.pk}
    add_row(blank, "articles_quote_set", region="body", ordering=10, **words)

    desk.post(ADD, blank | {"title": "Un article"})

    article = Article.objects.get()
    assert article.body_text.index("Des mots") < article.body_text.index("Avant.")
    assert Quote.objects.get().text == "Des mots"


def test_only_quotes_may_stand_outside_the_body(desk, blank):
    add_row(blank, "articles_richtext_set", text="<p>Texte.</p>", region="noted", ordering=10)

    response = desk.post(ADD, blank | {"title": "Un article"})

    assert response.status_code == 200
    assert "Ce bloc ne peut être placé que dans le corps" in response.content.decode()


def test_a_noted_quote_is_anchored_where_its_words_stand(desk, blank):
    add_row(blank, "articles_richtext_set", text="<p>Un projet « unique au monde ».</p>", region="body", ordering=10)
    words = {"text_as_printed": "unique au monde", "kind": "partielle"}
    add_row(blank, "articles_quote_set", region="noted", ordering=10, **words)

    desk.post(ADD, blank | {"title": "Un article"})

    assert f'id="{Quote.objects.get().anchor}"' in Article.objects.get().body_html


def test_a_noted_quote_absent_from_the_text_is_named_in_a_warning(desk):
    article = ArticleFactory(
        status=Status.DRAFT, blocks=[text_block("<p>Rien.</p>"), quote_block("introuvable ici", region="noted")]
    )

    response = edit(desk, article)

    assert "introuvable ici" in "".join(str(message) for message in response.context["messages"])


def test_themes_are_chosen_by_record_and_kept(desk, blank):
    kept, other = TagFactory(name="données de santé"), TagFactory()

    desk.post(ADD, blank | {"title": "Un article", "tags": [kept.pk, other.pk]})
    article = Article.objects.get()
    assert set(article.tags.all()) == {kept, other}

    edit(desk, article, tags=[kept.pk])
    assert set(article.tags.all()) == {kept}


def test_mending_a_typo_touches_neither_date_nor_number_nor_address(desk):
    article = ArticleFactory(blocks=[text_block("<p>Une coquile.</p>")])
    Article.objects.filter(pk=article.pk).update(
        published_at=article.published_at.replace(microsecond=123456),
        updated_at=article.published_at.replace(microsecond=654321),
    )
    before = Article.objects.filter(pk=article.pk).values("published_at", "updated_at", "number", "slug").get()

    edit(desk, article, **{"articles_richtext_set-0-text": "<p>Une coquille.</p>", "title": "Un titre corrigé"})

    assert Article.objects.filter(pk=article.pk).values("published_at", "updated_at", "number", "slug").get() == before
    assert "Une coquille." in Article.objects.get().body_html


def test_a_forged_copy_of_blocks_is_ignored(desk):
    article = ArticleFactory(status=Status.DRAFT, blocks=[text_block("<p>Un.</p>")])
    copied = f"articles.richtext:{RichText.objects.get().pk}"

    edit(desk, article, _clone=copied, _clone_region="noted", _clone_ordering="10")

    assert RichText.objects.count() == 1


def test_someone_who_may_only_look_sees_the_article_and_cannot_save_it(client, django_user_model):
    reader = django_user_model.objects.create_user("stagiaire", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    article = ArticleFactory(tags=[TagFactory(name="lisible")], blocks=[text_block("<p>Un.</p>")])

    page = client.get(change_url(article))

    assert page.status_code == 200
    assert "lisible" in page.content.decode()
    assert client.post(change_url(article), {"title": "Autre"}).status_code == 403


def test_the_form_offers_every_kind_of_block_and_only_quotes_in_both_regions(desk):
    page = html5lib.parse(desk.get(ADD).content.decode(), namespaceHTMLElements=False)
    plugins = json.loads(page.find(".//script[@id='content-editor-context']").text)["plugins"]

    assert {plugin["title"]: plugin["regions"] for plugin in plugins} == {
        "Texte": ["body"],
        "Citation": None,
        "Image": ["body"],
        "Encadré": ["body"],
        "Intervention": ["body"],
        "Pièce jointe": ["body"],
        "Vidéo ou son": ["body"],
    }
    assert len({plugin["color"] for plugin in plugins}) == len(plugins)


def test_a_type_alone_is_offered_in_plain_choices(desk):
    ArticleTypeFactory(name="Mercato", plural_name="Mercato")
    assert "Mercato" in desk.get(ADD).content.decode()


def test_saving_twice_alone_is_never_refused(desk):
    article = ArticleFactory(blocks=[text_block("<p>Un.</p>")])
    for title in ("Un", "Deux", "Trois"):
        edit(desk, article, title=title)
        article.refresh_from_db()
        assert article.title == title


def test_blocks_deleted_and_added_in_another_tab_cost_nothing_typed(desk):
    article = ArticleFactory(blocks=[text_block("<p>Un.</p>"), text_block("<p>Deux.</p>")])
    posted = fields_of(desk.get(change_url(article)), "article_form")
    add_row(posted, "articles_richtext_set", text="<p>Trois.</p>", region="body", ordering=30)
    posted["articles_richtext_set-0-text"] = "<p>Un, corrigé.</p>"
    RichText.objects.filter(text="<p>Un.</p>").delete()
    RichText.objects.create(parent=article, text="<p>D’ailleurs.</p>", region="body", ordering=1)

    refused = desk.post(change_url(article), posted)

    assert refused.status_code == 409
    assert RichText.objects.count() == 2
    desk.post(change_url(article), fields_of(refused, "conflict_form") | {"_mine": "1"})
    assert [block.text for block in RichText.objects.order_by("ordering")] == [
        "<p>D’ailleurs.</p>",
        "<p>Un, corrigé.</p>",
        "<p>Deux.</p>",
        "<p>Trois.</p>",
    ]


def test_a_long_title_is_refused_and_kept_whole(desk, blank):
    title, standfirst = "mot " * 90, "mot " * 300

    response = desk.post(ADD, blank | {"title": title, "standfirst": standfirst})

    form = response.context["adminform"].form
    assert {"title", "standfirst"} <= set(form.errors)
    assert title.strip() in response.content.decode()
    assert "maxlength" not in f"{form['title']}{form['standfirst']}"
