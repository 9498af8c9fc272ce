"""One day of the newsroom, in order, in one database; and what it costs in clicks, chapter by chapter.

A chapter that costs more than its bound made somebody’s work longer: mend the desk, not the bound.
"""

import re
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, Change, Quote, Tag
from organisations.models import Organisation
from people.models import Person
from portal.core.publishing import Status
from portal.core.roles import ARCHIVIST, EDITOR, WRITER
from portal.reports import tokens
from portal.reports.models import ErrorReport
from tests.browser.clicks import Counted, Tally
from tests.browser.opening import AT_HOME, PATIENCE
from tests.browser.pasting import PASTE
from tests.factories import (
    AffiliationFactory,
    ArticleTypeFactory,
    EditorialPageFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
)
from tests.members import member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "un-mot-de-passe-d-essai"
TITLE = "Un registre des marées ouvre à l’ouest"
TEXT = (
    "<p>L’Institut des Embruns ouvre un registre des marées.</p>"
    "<p>« La mer monte plus vite que prévu ici », explique Yann Kergoat.</p>"
    "<p>« Le vent tourne vraiment ce soir », prévient Maud Trividic. Elle veut « agir ».</p>"
)
SAID, CORRECTED = "Le vent tourne vraiment ce soir", "Le vent tourne vraiment demain soir"
# Gestures, at most: clicks, lists chosen from, keys that decide. Logging in is not counted.
MOST = {
    "le rédacteur écrit et envoie en relecture": 12,
    "l’éditeur relit, note, programme et publie": 11,
    "le documentaliste fusionne, et voit l’annulation": 14,
    "le lecteur signale une erreur": 3,
    "l’éditeur corrige la citation": 3,
}


class Day:
    """Who works, and where: each member in a browser of their own, all gestures in one tally."""

    def __init__(self, browser: Browser, address: str):
        self.browser, self.address, self.tally = browser, address, Tally()
        self.faults: list[str] = []
        self.pages: list[Page] = []

    def page(self, **options) -> Page:
        context = self.browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", **options)
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self._heard(urlsplit(request.url).hostname, request.url))
        context.on("response", lambda answer: self.faults.append(answer.url) if answer.status >= 500 else None)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        self.pages.append(context.new_page())
        return self.pages[-1]

    def desk(self, role: str) -> Counted:
        page = self.page(viewport={"width": 1280, "height": 900})
        page.goto(f"{self.address}/admin/login/")
        page.get_by_label("Nom d’utilisateur").fill(role)
        page.get_by_label("Mot de passe").fill(WORDS)
        page.get_by_role("button", name="Connexion").click()
        expect(page.get_by_role("heading", name="Bureau de la rédaction")).to_be_visible()
        return Counted(page, self.tally)

    def reader(self) -> Counted:
        return Counted(self.page(viewport={"width": 390, "height": 844}), self.tally)

    def _heard(self, host: str | None, address: str) -> None:
        if host not in AT_HOME | {None}:
            self.faults.append(address)


@pytest.fixture
def day(browser, live_server):
    ArticleTypeFactory()
    EditorialPageFactory()
    house = OrganisationFactory(name="Institut des Embruns")
    AffiliationFactory(person=PersonFactory(given_name="Yann", family_name="Kergoat", gender="m"), organisation=house)
    PersonFactory(given_name="Maud", family_name="Trividic", gender="f")
    PersonFactory(given_name="Yan", family_name="Kergoatt")
    TagFactory(name="marées")
    TagFactory(name="marée")
    for role in (WRITER, EDITOR, ARCHIVIST):
        member(role, password=WORDS)
    played = Day(browser, live_server.url)
    yield played
    for page in played.pages:
        page.context.close()
    assert played.faults == []


def told(page: Counted, words: str) -> None:
    expect(page.plain.locator(".messagelist", has_text=words).first).to_be_visible()


def writer_writes(day: Day) -> None:
    day.tally.open("le rédacteur écrit et envoie en relecture")
    page = day.desk(WRITER)
    page.locator(".model-article").get_by_role("link", name="Ajouter").click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_type").select_option(label="Actualité")
    page.locator("#id_standfirst").fill("Le premier registre de la côte.")
    page.plain.locator("#articles_richtext_set-0 .ProseMirror[contenteditable=true]").evaluate(PASTE, TEXT)
    page.get_by_role("button", name="Enregistrer et continuer").click()

    told(page, "3 citations sont proposées dans le texte")
    page.locator(".messagelist li", has_text="citations sont proposées").get_by_role(
        "link", name="Examiner les citations"
    ).click()
    page.get_by_role("button", name="Accepter ce qui est coché").first.click()
    told(page, "2 citations acceptées.")
    expect(page.plain.locator(".proposal:focus mark")).to_have_text("agir")
    page.locator(".proposal:focus").press("r")
    page.get_by_role("link", name="Liens proposés dans cet article").click()
    page.get_by_role("button", name="Accepter les 3 sûrs").first.click()
    told(page, "3 liens acceptés.")
    page.get_by_role("link", name="Revenir à l’article").click()

    page.get_by_role("button", name="Aperçu", exact=True).click()
    expect(page.plain.locator(".preview-dialog__told")).to_have_text("Rien n’est enregistré.")
    shown = page.plain.frame_locator(".preview-dialog iframe")
    expect(shown.get_by_role("link", name="Maud Trividic").first).to_be_visible()
    page.get_by_role("button", name="Fermer").click()
    page.get_by_role("button", name="Envoyer en relecture").click()
    told(page, "attend un éditeur")
    assert Article.objects.get().status == Status.REVIEW
    assert sorted(quote.speaker.family_name for quote in Quote.objects.all()) == ["Kergoat", "Trividic"]


def editor_reviews_and_publishes(day: Day) -> None:
    day.tally.open("l’éditeur relit, note, programme et publie")
    page = day.desk(EDITOR)
    page.get_by_role("link", name="Mes tâches").click()
    page.get_by_role("link", name=TITLE, exact=True).click()
    page.get_by_role("link", name="Versions", exact=True).click()
    page.get_by_role("link", name=re.compile("Comparer")).last.click()
    expect(page.plain.locator("ins").first).to_be_visible()
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("link", name="Suivi et notes").click()
    page.get_by_label("Nouvelle note").fill("Publier à la marée haute.")
    page.get_by_role("button", name="Ajouter la note").click()
    told(page, "Note ajoutée.")
    page.get_by_role("link", name=TITLE).first.click()

    page.locator("#id_published_at_0").fill(f"12/01/{timezone.localdate().year + 2}")
    page.locator("#id_published_at_1").fill("9h30")
    page.get_by_role("button", name="Enregistrer et publier").click()
    told(page, "est programmé")
    article = Article.objects.get()
    assert article.is_scheduled
    reader = day.reader()
    assert reader.goto(f"{day.address}{article.get_absolute_url()}").status == 404

    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("button", name="Publier maintenant").click()
    told(page, "est en ligne sous le n°")
    assert reader.goto(f"{day.address}{article.get_absolute_url()}").status == 200
    expect(reader.plain.get_by_role("heading", level=1)).to_have_text(TITLE)


def archivist_merges(day: Day) -> None:
    day.tally.open("le documentaliste fusionne, et voit l’annulation")
    page = day.desk(ARCHIVIST)
    page.locator("#content").get_by_role("link", name="Personnes", exact=True).click()
    _merge(page, "Kergoat, Yann", "Kergoatt, Yan", keeps="Yann Kergoat")
    page.get_by_role("link", name="Annuler cette fusion").click()
    page.get_by_role("button", name="Annuler la fusion").click()
    told(page, "est de retour")
    assert Person.objects.count() == 3

    page.locator("#nav-sidebar").get_by_role("link", name="Thèmes", exact=True).click()
    _merge(page, "marée", "marées", keeps="marées")
    assert [tag.name for tag in Tag.objects.all()] == ["marées"]
    assert Organisation.objects.count() == 1


def _merge(page: Counted, *names: str, keeps: str) -> None:
    for name in names:
        row = page.locator("#result_list tr").filter(has=page.plain.get_by_role("link", name=name, exact=True))
        row.locator("input[name=_selected_action]").check()
    page.locator("select[name=action]").select_option(label="Fusionner…")
    page.get_by_role("button", name="Envoyer").click()
    page.get_by_role("button", name=f"Fusionner, et garder {keeps}").click()
    told(page, "est maintenant")


def reader_reports(day: Day) -> None:
    day.tally.open("le lecteur signale une erreur")
    reader = day.reader()
    quote = Quote.objects.get(text__startswith=SAID[:20])
    reader.goto(f"{day.address}{quote.article.get_absolute_url()}")
    reader.locator(f'a.quote-span__link[href="{quote.get_absolute_url()}"]').click()
    reader.get_by_role("link", name="Signaler une erreur").click()
    reader.get_by_label("Qu’est-ce qui est faux").fill("Elle a dit demain soir.")
    reader.plain.wait_for_timeout(tokens.SHORTEST * 1000 + 500)
    reader.get_by_role("button", name="Envoyer à la rédaction").click()
    expect(reader.plain.get_by_role("heading", level=1)).to_have_text("Merci")
    assert reader.plain.context.cookies() == []


def editor_corrects(day: Day) -> None:
    day.tally.open("l’éditeur corrige la citation")
    page = day.desk(EDITOR)
    page.locator(".waiting").get_by_role("link", name=re.compile("erreur")).click()
    page.get_by_role("link", name="Corriger…").click()
    page.get_by_label("Texte imprimé").fill(CORRECTED)
    page.get_by_label("Ce qui a changé").fill("L’enregistrement dit demain.")
    page.get_by_role("button", name="Publier la correction").click()
    told(page, "à la même adresse")
    assert ErrorReport.objects.get().state == ErrorReport.State.DONE
    assert (Change.objects.get().former_text, Change.objects.get().new_text) == (SAID, CORRECTED)


def reader_sees_the_correction(day: Day) -> None:
    reader = day.reader().plain
    quote = Quote.objects.get(text=CORRECTED)
    reader.goto(f"{day.address}{quote.get_absolute_url()}")
    expect(reader.get_by_role("heading", name="Citation corrigée")).to_be_visible()
    expect(reader.locator(".wording ins").first).to_contain_text("demain")
    reader.goto(f"{day.address}{quote.article.get_absolute_url()}")
    expect(reader.locator("main")).to_contain_text(CORRECTED)
    expect(reader.locator("main")).to_contain_text("L’enregistrement dit demain.")
    assert reader.evaluate("document.documentElement.scrollWidth") <= 390
    reader.goto(f"{day.address}/corrections/")
    expect(reader.locator("main")).to_contain_text("L’enregistrement dit demain.")


def test_a_day_from_the_paste_to_the_correction_in_few_gestures(day):
    writer_writes(day)
    editor_reviews_and_publishes(day)
    archivist_merges(day)
    reader_reports(day)
    editor_corrects(day)
    reader_sees_the_correction(day)
    print(f"\n{day.tally.told()}")  # noqa: T201
    counts = day.tally.counts()
    assert counts.keys() == MOST.keys()
    assert {chapter: count for chapter, count in counts.items() if count > MOST[chapter]} == {}
