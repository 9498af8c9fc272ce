"""A documentalist merges two people from the list, and takes it back; at the width of a telephone too."""

import pytest
from playwright.sync_api import Page, expect

from people.models import Person
from tests.factories import ArticleFactory, PersonFactory, quote_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [390, 1280])
def test_two_people_become_one_and_two_again(form: Page, live_server, width):
    kept = PersonFactory(given_name="Maud", family_name="Trividic")
    merged = PersonFactory(given_name="Maude", family_name="Trividic")
    ArticleFactory(blocks=[quote_block("Le registre grandit", speaker=merged)])
    form.set_viewport_size({"width": width, "height": 800})
    form.goto(f"{live_server.url}/admin/people/person/")
    for record in (kept, merged):
        form.locator(f"input[name=_selected_action][value='{record.pk}']").check()
    form.locator("select[name=action]").select_option(label="Fusionner…")
    form.get_by_role("button", name="Envoyer").click()

    form.get_by_role("button", name="Garder plutôt celle-ci (Maud Trividic)").click()
    expect(form.get_by_role("heading", name="« Maude Trividic » devient « Maud Trividic »")).to_be_visible()
    assert form.evaluate("document.documentElement.scrollWidth <= innerWidth")
    form.get_by_role("button", name="Fusionner, et garder Maud Trividic").click()
    expect(form.locator(".messagelist .success")).to_contain_text("est maintenant")
    assert (Person.objects.get(), kept.quotes.count()) == (kept, 1)

    form.goto(f"{live_server.url}/admin/core/merge/")
    expect(form.get_by_role("link", name="Annuler…")).to_be_in_viewport(ratio=1)
    form.get_by_role("link", name="Annuler…").click()
    form.get_by_role("button", name="Annuler la fusion").click()
    expect(form.locator(".messagelist .success")).to_contain_text("est de retour")
    assert (kept.quotes.count(), merged.quotes.count()) == (0, 1)


def test_from_a_form_the_only_close_name_is_ticked_and_two_clicks_more_merge(form: Page, live_server):
    kept = PersonFactory(given_name="Maud", family_name="Trividic")
    PersonFactory(given_name="Maude", family_name="Trividic")
    form.goto(f"{live_server.url}/admin/people/person/{kept.pk}/change/")
    form.get_by_role("link", name="Fusionner…").click()
    form.get_by_role("button", name="Comparer").click()
    form.get_by_role("button", name="Fusionner, et garder Maud Trividic").click()
    expect(form.locator(".messagelist .success", has_text="est maintenant")).to_be_visible()
    assert Person.objects.get() == kept
