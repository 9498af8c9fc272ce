"""The real site behind nginx: readers’ pages are kept there too, and never for longer than five seconds."""

import json
import shutil
import time

import pytest

from articles.models import Article
from tests.factories import ArticleFactory
from tests.operation.restoring import database_url
from tests.operation.serving import certificate, gunicorn, listens, nginx, running

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx n’est pas installé (paquet « nginx »)"),
]


@pytest.fixture
def site(tmp_path):
    certificate(tmp_path)
    (tmp_path / "medias").mkdir()
    socket = str(tmp_path / "gunicorn.sock")
    environment = {
        "DEBUG": "0",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "vigie.example.org",
        "SITE_URL": "https://vigie.example.org",
        "SERVE_FILES": "1",
        "DATABASE_URL": database_url(),
        "MEDIA_ROOT": str(tmp_path / "medias"),
        "GUNICORN_BIND": f"unix:{socket}",
        "WEB_CONCURRENCY": "2",
    }
    with (
        running(gunicorn("portal.wsgi"), tmp_path / "gunicorn.log", is_ready=lambda: listens(socket), **environment),
        nginx(tmp_path, socket) as site,
    ):
        yield site


def kept(site) -> list[str]:
    """What nginx says of each answer: HIT, MISS, STALE…"""
    time.sleep(0.3)
    return [json.loads(line)["cache"] for line in (site.folder / "vigie.log").read_text().splitlines()]


def test_a_page_is_kept_and_what_is_saved_is_read_five_seconds_later_at_most(site):
    ArticleFactory(title="Un premier titre")
    for _time in range(5):
        status, headers, body = site.get("/articles/")
        assert (status, headers["X-Accel-Expires"]) == (200, None)
        assert headers["Cache-Control"] == "public, max-age=1, stale-while-revalidate=3, stale-if-error=3"
        assert "Un premier titre" in body.decode()
    assert "HIT" in kept(site)

    Article.objects.update(title="Un second titre")
    saved = time.monotonic()
    assert "Un second titre" in site.get("/articles/", Cookie="sessionid=1")[2].decode()  # an editor sees it at once
    while time.monotonic() - saved < 5:
        time.sleep(0.2)
    assert "Un second titre" in site.get("/articles/")[2].decode()

    # Nothing changes: nginx asks again, is told so, and goes on showing what it has.
    until = time.monotonic() + 20
    while not {"STALE", "REVALIDATED"} & set(kept(site)):
        assert time.monotonic() < until
        assert "Un second titre" in site.get("/articles/")[2].decode()
        time.sleep(1.5)


def test_a_page_is_kept_in_the_form_that_each_browser_takes(site):
    ArticleFactory(title="Un titre")
    tags = {}
    for _time in range(2):
        for coding in ("gzip", "identity"):
            _status, headers, _body = site.get("/articles/", Accept_Encoding=coding)
            assert headers["Content-Encoding"] == ("gzip" if coding == "gzip" else None)
            assert tags.setdefault(coding, headers["ETag"]) == headers["ETag"]
            known = site.get("/articles/", Accept_Encoding=coding, If_None_Match=headers["ETag"])
            assert (known[0], known[2]) == (304, b"")
    assert len(set(tags.values())) == 2
    assert "HIT" in kept(site)


def test_what_is_not_for_all_is_not_kept(site):
    ArticleFactory(title="Un titre")
    for path in ("/articles/999/rien/", "/signaler/", "/admin/login/", "/sante/"):
        for _time in range(2):
            site.get(path)
    assert set(kept(site)) == {"MISS"}
