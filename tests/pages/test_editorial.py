"""The pages in which the house says who it is and how it works."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Change
from portal.checks import REQUIRED
from portal.core.structured_data import POLICIES
from portal.editorial.first_texts import MISSING
from portal.editorial.models import Address, EditorialPage
from scripts.gate import PRODUCTION
from tests.admin.forms import admin_url, fields_of
from tests.factories import PAST, ArticleFactory
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def legal(settings):
    settings.LEGAL = {name: PRODUCTION[name] for name in REQUIRED} | {"PRESS_REGISTRATION": "0000 X 00000"}
    return settings.LEGAL


def _change(note, *, kind=Change.Kind.CORRECTION, at=PAST, **article):
    return Change.objects.create(article=ArticleFactory(**article), kind=kind, changed_at=at, note=note)


@pytest.mark.parametrize("address", Address.values)
def test_each_page_exists_from_the_first_day(client, address):
    page = get_page(client, f"/{address}/")
    assert page.texts("h1") == [EditorialPage.objects.get(address=address).title]
    description = [node.get("content") for node in page.all("meta") if node.get("name") == "description"]
    assert 40 <= len(description[0]) <= 300
    assert f'rel="canonical" href="http://127.0.0.1:8000/{address}/"' in page.source


def test_first_texts_are_as_a_save_would_leave_them():
    for page in EditorialPage.objects.all():
        before = page.title, page.standfirst, page.body
        page.full_clean()
        page.save()
        page.refresh_from_db()
        assert (page.title, page.standfirst, page.body) == before


def test_readers_are_never_told_what_the_publisher_has_yet_to_write(client):
    for address in Address.values:
        page = get_page(client, f"/{address}/")
        assert not [words for words in ("ompléter", "à ajouter", "au bas de chaque page") if words in page.text]
        assert "<p></p>" not in page.source


def test_the_desk_is_told_which_pages_nobody_has_completed(desk):
    team = EditorialPage.objects.get(address=Address.TEAM)
    listed = desk.get(admin_url(EditorialPage, "changelist")).content.decode()
    assert listed.count("oui\u202f; à ajouter") == len(MISSING) == 7
    assert MISSING["equipe"] in listed
    team.body = "<p>Ada Exemple, rédactrice.</p>"
    team.save()
    assert MISSING["equipe"] not in desk.get(admin_url(EditorialPage, "changelist")).content.decode()


def test_the_cookies_of_the_desk_are_those_that_the_privacy_page_counts(client):
    get_user_model().objects.create_superuser("ada", password="essai")
    for url in (reverse("admin:login"), admin_url(EditorialPage, "change", EditorialPage.objects.first().pk)):
        form = client.get(url)
        name = "editorialpage_form" if "change" in url else "login-form"
        posted = fields_of(form, name) | ({} if "change" in url else {"username": "ada", "password": "essai"})
        assert client.post(url, posted).status_code == 302
    assert set(client.cookies) == {"csrftoken", "sessionid", "messages"}
    assert "trois cookies" in get_page(Client(), "/donnees-personnelles/").text


@pytest.mark.parametrize("email", ["redaction@vigie.example", ""])
def test_the_page_of_corrections_says_whom_to_write_to(client, legal, email):
    legal["PUBLISHER_EMAIL"] = email
    note = get_page(client, "/corrections/").one("p", "note")
    (link,) = note.iter("a")
    assert link.get("href") == (f"mailto:{email}" if email else "/mentions-legales/")


def test_links_of_the_first_texts_lead_somewhere(client):
    for address in Address.values:
        for link in get_page(client, f"/{address}/").one("div", "article__body").iter("a"):
            href = link.get("href")
            assert href.startswith("https://") or client.get(href).status_code == 200, f"{address} : {href}"


def test_an_address_answers_not_found_only_once_its_page_is_deleted(client):
    EditorialPage.objects.all().delete()
    for address in Address.values:
        get_page(client, f"/{address}/", status=404)


def test_what_the_publisher_tells_machines_of_its_policies_is_there(client):
    for path in POLICIES.values():
        get_page(client, path)


def test_legal_notice_prints_every_mention_and_the_press_number(client, legal):
    page = get_page(client, "/mentions-legales/")
    shown = list(zip(page.texts("dt"), page.texts("dd"), strict=True))
    assert sorted(said for _label, said in shown) == sorted(set(legal.values()) - {legal["DATA_PROTECTION_CONTACT"]})
    assert ("Direction de la publication", legal["PUBLICATION_DIRECTOR"]) in shown
    assert ("CPPAP", legal["PRESS_REGISTRATION"]) in shown
    assert page.links()[legal["PUBLISHER_EMAIL"]] == f"mailto:{legal['PUBLISHER_EMAIL']}"


def test_a_mention_that_lacks_is_said_to(client, legal):
    legal["HOST_PHONE"] = legal["PRESS_REGISTRATION"] = ""
    page = get_page(client, "/mentions-legales/")
    assert page.texts("dd").count("non renseigné") == 1
    assert "CPPAP" not in page.texts("dt")


def test_privacy_page_says_whom_to_write_to(client, legal):
    page = get_page(client, "/donnees-personnelles/")
    assert page.links()[legal["DATA_PROTECTION_CONTACT"]] == f"mailto:{legal['DATA_PROTECTION_CONTACT']}"
    legal["DATA_PROTECTION_CONTACT"] = "Ada Exemple, 1 rue de l’Exemple"
    page = get_page(client, "/donnees-personnelles/")
    assert "Ada Exemple, 1 rue de l’Exemple" in page.texts("dd")
    assert not any("Ada" in words for words in page.links())


@pytest.mark.parametrize("status", ["non conforme", "partiellement conforme", "totalement conforme"])
def test_accessibility_is_declared_at_the_foot_of_pages_and_on_its_own(client, settings, status):
    settings.ACCESSIBILITY_STATUS = status
    assert get_page(client, "/").links()[f"Accessibilité : {status}"] == "/accessibilite/"
    assert f"La Vigie est {status}" in get_page(client, "/accessibilite/").text


def test_the_foot_of_pages_leads_to_every_page_of_the_house(client, legal):
    footer = get_page(client, "/").one("footer")
    links = {node.get("href") for node in footer.iter("a")}
    assert {f"/{address}/" for address in Address.values} <= links
    assert f"mailto:{legal['PUBLISHER_EMAIL']}" in links
    legal["PUBLISHER_EMAIL"] = ""
    assert "mailto:" not in get_page(client, "/").source
    for link in sorted(link for link in links if link.startswith("/")):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("address", Address.values)
def test_a_page_of_the_house_costs_three_queries_at_most(client, django_assert_max_num_queries, address):
    with django_assert_max_num_queries(3):
        get_page(client, f"/{address}/")


def test_corrections_are_listed_with_their_day_and_article_newest_first(client):
    old = _change("Il fallait lire 12 %.", title="Un premier")
    new = _change("Le nom de l’institut.", kind=Change.Kind.PRECISION, at=PAST + timedelta(days=2), title="Un second")
    page = get_page(client, "/corrections/")
    lines = [text_of(node) for node in page.all("li", "correction")]
    assert [("Un second" in line, "précision" in line) for line in lines] == [(True, True), (False, False)]
    assert "Il fallait lire 12 %." in lines[1]
    assert {old.article.get_absolute_url(), new.article.get_absolute_url()} <= set(page.links().values())
    assert old.changed_at.strftime("%Y-%m-%d") in page.source


def test_updates_and_changes_to_come_are_no_corrections(client):
    _change("Une mise à jour de fond.", kind=Change.Kind.UPDATE)
    _change("Demain.", at=timezone.now() + timedelta(days=1))
    page = get_page(client, "/corrections/")
    assert "Aucune correction pour l’instant." in page.text
    assert "Demain." not in page.source
    assert "mise à jour de fond" not in page.source


def test_the_policy_opens_the_first_page_of_corrections_only(client):
    article = ArticleFactory()
    kind = Change.Kind.CORRECTION
    notes = [Change(article=article, kind=kind, changed_at=PAST, note=f"Note {rank}.") for rank in range(21)]
    Change.objects.bulk_create(notes)
    first, second = get_page(client, "/corrections/"), get_page(client, "/corrections/?page=2")
    assert [len(page.all("li", "correction")) for page in (first, second)] == [20, 1]
    assert [len(page.all("div", "article__body")) for page in (first, second)] == [1, 0]
    get_page(client, "/corrections/?page=3", status=404)


def test_corrections_have_a_feed_of_the_same(client):
    change = _change("Il fallait lire <12> millions.", title="Un premier")
    address = reverse("feeds:corrections")
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert change.article.get_absolute_url() in response.content.decode()
    assert "Correction\u00a0: Un premier" in response.content.decode()
    assert f'href="http://127.0.0.1:8000{address}"' in get_page(client, "/corrections/").source


def test_the_desk_changes_a_page_and_sees_it_on_the_site(desk, client):
    page = EditorialPage.objects.get(address=Address.TEAM)
    url = admin_url(EditorialPage, "change", page.pk)
    form = desk.get(url)
    assert "Voir sur le site" in form.content.decode()
    posted = fields_of(form, "editorialpage_form") | {"body": "<p>Ada Exemple, rédactrice.</p><script>x</script>"}
    assert desk.post(url, posted).status_code == 302
    shown = get_page(Client(), "/equipe/")
    assert "Ada Exemple, rédactrice." in shown.text
    assert "<script>x" not in shown.source


def test_pages_of_the_house_are_not_deleted_and_only_missing_ones_are_added(desk):
    page = EditorialPage.objects.get(address=Address.TEAM)
    assert desk.get(admin_url(EditorialPage, "delete", page.pk)).status_code == 403
    assert desk.get(admin_url(EditorialPage, "add")).status_code == 403
    page.delete()
    source = desk.get(admin_url(EditorialPage, "add")).content.decode()
    assert 'value="equipe"' in source
    assert 'value="charte"' not in source
