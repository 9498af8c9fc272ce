"""Opens Chromium and its windows."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext

PATIENCE = 60_000  # milliseconds, of whatever is awaited: long for a busy machine, and nothing where all is well
AT_HOME = {"127.0.0.1", "localhost"}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    # Whatever a page or Chromium itself would ask elsewhere finds nobody.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


@contextmanager
def watched(browser: Browser, **options) -> Iterator[BrowserContext]:
    """Windows of a French reader. At the end, nothing must have gone elsewhere or failed."""
    with browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", **options) as context:
        context.set_default_timeout(PATIENCE)
        hosts, faults = set(), []
        context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        context.on("response", lambda answer: faults.append(answer.url) if answer.status >= 500 else None)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        yield context
    assert hosts - {None} <= AT_HOME
    assert faults == []


def let_in(context: BrowserContext, member, address: str) -> None:
    """Logs the member in without the form: the day (test_day.py) and the second factor go through it."""
    client = Client()
    client.force_login(member)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": session.key, "value": session.value, "url": address}])
