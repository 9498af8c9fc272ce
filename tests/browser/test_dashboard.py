"""The first page of the admin and what it leads to, on a telephone and on a desk."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from articles.careers.deciding import propose_careers
from articles.models import Article, TemplateBlock
from portal.core.publishing import Status
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    ArticleTypeFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    text_block,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [390, 1280])


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@WIDTHS
def test_from_a_count_to_its_list_and_to_a_record_verified_in_one_click(form: Page, live_server, width):
    first, second = OrganisationFactory(name="Institut Alpha"), OrganisationFactory(name="Institut Beta")
    form.set_viewport_size({"width": width, "height": 800})
    form.goto(f"{live_server.url}/admin/")
    expect(form.get_by_role("heading", name="À tenir à jour")).to_be_visible()
    assert fits(form)

    form.get_by_role("link", name="2 organisations à vérifier").click()
    expect(form.get_by_role("button", name="Vérifiée aujourd’hui").first).to_be_in_viewport(ratio=1)
    form.get_by_role("button", name="Vérifiée aujourd’hui").first.click()

    expect(form.locator(".messagelist .success")).to_contain_text("« Institut Alpha »")
    expect(form.locator("#result_list tbody tr")).to_have_count(1)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.verified_at is not None
    assert second.verified_at is None


@WIDTHS
def test_a_theme_is_added_to_two_articles_and_taken_back(form: Page, live_server, width):
    TagFactory(name="entrepôts")
    articles = [ArticleFactory(title=f"Nouvelle {rank}") for rank in range(2)]
    form.set_viewport_size({"width": width, "height": 800})
    form.goto(f"{live_server.url}/admin/articles/article/")
    for article in articles:
        form.locator(f"input[name=_selected_action][value='{article.pk}']").check()
    form.locator("select[name=action]").select_option(label="Ajouter un thème…")
    form.get_by_role("button", name="Envoyer").click()
    form.get_by_label("Thème à ajouter").fill("Entrepots")
    assert fits(form)
    form.get_by_role("button", name="Ajouter un thème").click()
    expect(form.locator(".messagelist .success")).to_contain_text("2 articles : thème « entrepôts » ajouté.")
    assert all(article.tags.count() == 1 for article in articles)

    form.get_by_role("link", name="Annuler…").click()
    form.get_by_role("button", name="Annuler le changement").click()
    expect(form.locator(".messagelist .success")).to_contain_text("2 sur 2")
    assert not any(article.tags.count() for article in articles)


@WIDTHS
def test_an_appointment_is_accepted(form: Page, live_server, width):
    person, institute = (
        PersonFactory(given_name="Jeanne", family_name="Petit"),
        OrganisationFactory(name="Institut Alpha"),
    )
    held = AffiliationFactory(person=person, role="conseillère", start=date(2020, 1, 1))
    text = "<p>Jeanne Petit est nommée directrice générale de l’Institut Alpha.</p>"
    article = ArticleFactory(type=ArticleTypeFactory(name="Mercato"), blocks=[text_block(text)])
    article.about_people.add(person)
    propose_careers(Article.objects.select_related("type").get(pk=article.pk))
    form.set_viewport_size({"width": width, "height": 800})
    form.goto(f"{live_server.url}/admin/")
    form.get_by_role("link", name="1 changement de fonction proposé").click()
    form.locator("#result_list").get_by_role("link", name=article.title).click()

    expect(form.get_by_text("est nommée directrice générale de l’Institut Alpha")).to_be_visible()
    expect(form.get_by_label("Nouvelle fonction")).to_have_value("directrice générale")
    assert form.locator(".help").evaluate_all(
        "all => all.every(it => it.getBoundingClientRect().right <= innerWidth - 15)"
    )
    expect(form.locator(".select2-selection__rendered")).to_contain_text("Institut Alpha")
    assert fits(form)
    form.get_by_label("À compter du").fill("02/04/2024")
    form.get_by_role("button", name="Accepter").click()

    expect(form.locator(".messagelist .success")).to_contain_text("sont à jour")
    held.refresh_from_db()
    assert held.end == date(2024, 4, 1)
    assert person.affiliations.filter(organisation=institute, role="directrice générale").exists()


def test_a_new_article_opens_with_the_blocks_of_its_type_and_is_saved_with_them(form: Page, live_server):
    portrait = ArticleTypeFactory(name="Portrait", slug="portrait")
    TemplateBlock.objects.create(type=portrait, ordering=10, text="<p>[Qui] est nommé·e [fonction].</p>")
    TemplateBlock.objects.create(type=portrait, ordering=20, text="<h2>Son parcours</h2><p>Avant.</p>")
    form.goto(f"{live_server.url}/admin/articles/article/")
    form.get_by_role("link", name="Nouveau : Portrait").click()
    blocks = form.locator(".order-machine .inline-related[id^='articles_richtext_set-']:not(.empty-form)")
    expect(blocks).to_have_count(2)
    expect(blocks.first).to_contain_text("[fonction]")
    expect(blocks.last).to_contain_text("Son parcours")

    form.locator("#id_title").fill("Jeanne Petit prend la tête de l’institut")
    form.get_by_role("button", name="Enregistrer", exact=True).click()

    expect(form.locator(".messagelist .warning")).to_contain_text("à remplir")
    article = Article.objects.get()
    assert (article.type.slug, article.status) == ("portrait", Status.DRAFT)
    assert article.articles_richtext_set.count() == 2


def test_a_copy_is_one_click_away(form: Page, live_server):
    article = ArticleFactory(title="Une lettre de la semaine", blocks=[text_block("<p>Un mot.</p>")])
    form.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    form.get_by_role("button", name="Dupliquer").click()

    expect(form.locator(".messagelist .success")).to_contain_text("est un brouillon")
    assert Article.objects.filter(title="Copie de Une lettre de la semaine", status=Status.DRAFT).exists()
