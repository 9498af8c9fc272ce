"""One Chromium for all these tests, each in a window of its own that nobody had opened before."""

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.opening import ARGUMENTS, PATIENCE, let_in, watched
from tests.factories import ArticleTypeFactory, RubriqueFactory

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def browser(chromium):
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, live_server, editor):
    """The desk, where the editor is let in. At the end, nothing must have gone elsewhere or failed."""
    with watched(browser, viewport={"width": 1280, "height": 900}) as context:
        let_in(context, editor, live_server.url)
        page = context.new_page()
        page.goto(f"{live_server.url}/admin/")
        expect(page.get_by_role("heading", name="Bureau de la rédaction")).to_be_visible()
        yield page


@pytest.fixture
def form(page: Page, live_server) -> Page:
    ArticleTypeFactory()
    RubriqueFactory()
    page.goto(f"{live_server.url}/admin/articles/article/add/")
    return page
