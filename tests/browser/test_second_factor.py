"""A member sets up a second factor, leaves, and comes back with a code, then with a recovery code."""

import base64

import pytest
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def log_in(page, code):
    page.get_by_label("Nom d’utilisateur").fill("redaction")
    page.get_by_label("Mot de passe").fill("mot-de-passe-d-essai")
    page.get_by_role("button", name="Connexion").click()
    expect(page.get_by_role("heading", name="Bureau de la rédaction")).to_have_count(0)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Se connecter").click()


def leave(page):
    page.get_by_role("button", name="Déconnexion").click()
    expect(page.get_by_role("button", name="Déconnexion")).to_have_count(0)
    page.goto(page.url.replace("logout/", ""))


def test_a_second_factor_from_the_picture_to_the_recovery_code(page, live_server):
    page.get_by_role("link", name="Double authentification").click()
    picture = page.get_by_role("img", name="Image à lire")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 100")
    words = page.locator(".second-factor__key").inner_text()
    key = base64.b32decode(words.replace(" ", ""))
    page.get_by_label("Code").fill(f"{totp(key):06}")
    page.get_by_role("button", name="Confirmer").click()
    codes = page.locator(".second-factor__codes code").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("link", name="C’est fait").click()
    expect(page.get_by_role("heading", name="Bureau de la rédaction")).to_be_visible()

    TOTPDevice.objects.update(last_t=-1)  # as a minute later
    leave(page)
    log_in(page, f"{totp(key):06}")
    expect(page.get_by_role("heading", name="Bureau de la rédaction")).to_be_visible()
    leave(page)
    log_in(page, codes[0])
    expect(page.get_by_role("heading", name="Bureau de la rédaction")).to_be_visible()
    page.get_by_role("link", name="Double authentification").click()
    expect(page.get_by_text("Il reste 9 codes de secours")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_name_of_the_field_does_not_touch_it(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("link", name="Double authentification").click()
    expect(page.get_by_role("heading", name="Double authentification")).to_be_visible()
    page.wait_for_load_state()
    label, field = page.locator("label[for=id_code]").bounding_box(), page.get_by_label("Code").bounding_box()
    beside = field["x"] - label["x"] - label["width"]
    below = field["y"] - label["y"] - label["height"]
    assert max(beside, below) >= 4
