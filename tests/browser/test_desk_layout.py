"""What an editor reads of the lists and forms without scrolling sideways, and without guessing what is cut."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_editor import browser, form, page  # noqa: F401 (fixtures)
from tests.factories import ImageFactory, PersonFactory, TagFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOM = 260  # pixels: some thirty letters


def test_a_list_without_filters_is_no_wider_than_the_window(form: Page, live_server):  # noqa: F811
    TagFactory()
    form.set_viewport_size({"width": 1280, "height": 800})
    form.goto(f"{live_server.url}/admin/articles/tag/")
    expect(form.locator("#changelist .actions")).to_be_visible()
    assert form.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [390, 1280])
def test_names_and_words_have_room_where_they_are_typed(form: Page, live_server, width):  # noqa: F811
    person, image = PersonFactory(), ImageFactory()
    form.set_viewport_size({"width": width, "height": 800})
    form.goto(f"{live_server.url}/admin/people/person/{person.pk}/change/")
    for label in ("Prénom", "Nom :"):
        assert form.get_by_label(label).first.bounding_box()["width"] >= ROOM
    form.goto(f"{live_server.url}/admin/media/image/{image.pk}/change/")
    text, caption = form.locator("#id_alt").bounding_box(), form.locator("#id_caption").bounding_box()
    assert text["width"] == caption["width"]


def test_the_first_page_has_its_records_in_view_on_a_desk(form: Page, live_server):  # noqa: F811
    form.set_viewport_size({"width": 1280, "height": 1000})
    form.goto(f"{live_server.url}/admin/")
    first, last = form.locator("#content-main .module").first, form.locator("#content-main .module").last
    assert last.bounding_box()["x"] > first.bounding_box()["x"] + ROOM
    assert form.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_empty_list_counts_as_french_does(form: Page, live_server):  # noqa: F811
    form.goto(f"{live_server.url}/admin/articles/careerproposal/")
    expect(form.locator(".paginator")).to_have_text("0 changement de fonction proposé")
