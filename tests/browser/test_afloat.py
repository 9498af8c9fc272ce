"""What was just done is told at the foot of a form that comes back where it was left."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_it_moves_nothing_under_a_pressed_button_and_leaves_once_it_is_released(form: Page):
    form.locator("#id_title").fill("Un titre")
    form.get_by_role("button", name="Enregistrer et continuer").click()
    form.locator(".errornote, .messagelist").first.wait_for()
    form.evaluate("() => window.scrollTo(0, 400)")
    told = form.locator(".messagelist--afloat")
    expect(told).to_be_visible()

    button = form.get_by_role("button", name="Enregistrer et continuer")
    form.mouse.move(2, 200)
    form.mouse.down()
    before = button.bounding_box()
    expect(told).to_be_visible()
    assert button.bounding_box() == before
    form.mouse.up()

    expect(told).to_have_count(0)
