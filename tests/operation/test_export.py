"""The copy of the site is whole: a server of files shows it, and every link in it leads somewhere."""

import http.client
import threading
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from articles import services
from portal.export import copying
from portal.export.addresses import Address, address, moved, uploads
from portal.media.models import Image
from tests.factories import FUTURE, ArticleFactory, PersonFactory
from tests.media.drawing import plain
from tests.operation.restoring import files
from tests.pages.crawl import build_world, mapped

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    article = build_world()
    portrait = Image.objects.create(file=ContentFile(plain(), "portrait.jpg"), credit="D.R.", alt="Un portrait")
    PersonFactory(given_name="Odette", portrait=portrait)
    ArticleFactory.create_batch(25)
    ArticleFactory(title="Pas encore", published_at=FUTURE)
    return article


@pytest.fixture
def target(tmp_path):
    return tmp_path / "copie"


def export(target) -> str:
    told = StringIO()
    call_command("export_site", str(target), stdout=told, stderr=told)
    return told.getvalue()


class _Files(SimpleHTTPRequestHandler):
    """As nginx with « index index.html index.xml index.json »."""

    def send_head(self):
        folder = Path(self.translate_path(self.path))
        for name in ("index.html", "index.xml", "index.json"):
            if folder.is_dir() and self.path.endswith("/") and (folder / name).exists():
                self.path += name
                break
        return super().send_head()

    def log_message(self, *args):
        """Nothing."""


@contextmanager
def served(folder: Path):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield partial(_get, server.server_port)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _get(port: int, path: str):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read()


def _targets(content: bytes, seen_from: str) -> set[str]:
    """Whatever a browser would ask for, links and files."""
    document = html5lib.parse(content, namespaceHTMLElements=False)
    found = set()
    for node in document.iter():
        if isinstance(node.tag, str):
            found |= {node.get(name) for name in ("href", "src", "action") if node.get(name)}
            found |= {part.split()[0] for part in node.get("srcset", "").split(",") if part.strip()}
    site = urlsplit(settings.SITE_URL).netloc
    parts = [urlsplit(target) for target in found if not target.startswith("#")]
    ours = [part for part in parts if part.scheme in {"", "http", "https"} and part.netloc in {"", site}]
    assert not [part for part in ours if part.query], seen_from
    assert not [part for part in ours if part.path and not part.path.startswith("/")], seen_from
    return {part.path for part in ours if part.path}


def crawled(get, beginnings: set[str]) -> tuple[dict[str, int], set[str]]:
    """The status of each address that can be reached from the first ones, and the pages among them."""
    statuses, waiting, pages = {}, ["/", *beginnings], set()
    while waiting:
        path = waiting.pop()
        if path not in statuses:
            statuses[path], kind, content = get(path)
            if kind.startswith("text/html"):
                pages.add(path)
                waiting += _targets(content, path)
    return statuses, pages


def test_every_link_of_the_copy_leads_somewhere(world, target, client):
    listed = set(mapped(client))
    told = export(target)
    assert "Lien sans destination" not in told
    with served(target) as get:
        statuses, pages = crawled(get, listed)
        assert {path: status for path, status in statuses.items() if status != 200} == {}
        assert listed <= pages  # all that engines are told of
        assert "/articles/_page-2/" in pages
        for path, kind in {
            "/sitemap.xml": "xml",
            "/robots.txt": "text/plain",
            "/articles/flux/": "xml",
            "/articles/flux.json": "json",
            "/evenements/agenda.ics": "calendar",
            "/.well-known/tdmrep.json": "json",
        }.items():
            status, shown, _content = get(path)
            assert status == 200, path
            assert kind in shown, path


def test_what_needs_the_site_says_that_it_is_not_available(world, target):
    export(target)
    with served(target) as get:
        page = get("/recherche/")[2].decode()
        assert "La recherche est indisponible" in page
        assert "Aucun mot ne peut y être cherché" in page
        for path in ("/themes/", "/intervenants/", "/annuaire/", "/articles/", "/citations/", "/evenements/"):
            assert f'<li><a href="{path}">' in page
            assert get(path)[0] == 200
        article = get(world.get_absolute_url())[2].decode()
        assert 'href="/signaler/"' in article
        assert 'href="/signaler/article' not in article
        assert "Cette page est indisponible" in get("/signaler/")[2].decode()


def test_nothing_unpublished_is_copied(world, target):
    export(target)
    assert [name for name, content in files(target).items() if b"Pas encore" in content] == []


def test_pictures_and_styles_come_along(world, target):
    export(target)
    names = set(files(target))
    assert {"static/css/base.css", "static/fonts/vigie-serif.woff2"} <= names
    assert [name for name in names if name.startswith("media/") and "carre" in name]


def test_a_new_copy_takes_the_place_of_the_former(world, target):
    export(target)
    page = target / world.get_absolute_url().strip("/") / "index.html"
    assert page.exists()
    services.withdraw(world)
    export(target)
    assert not page.exists()
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_copy_that_is_interrupted_leaves_the_former(world, target, monkeypatch):
    export(target)
    before = files(target)

    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(copying._Copy, "_write_uploads", interrupt)
    with pytest.raises(KeyboardInterrupt):
        export(target)
    assert files(target) == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_folder_that_is_no_copy_is_left_alone(target):
    target.mkdir()
    (target / "important.txt").write_text("à garder")
    with pytest.raises(CommandError, match="n’est pas une copie du site"):
        export(target)
    assert list(files(target)) == ["important.txt"]


@pytest.mark.parametrize(
    ("target", "seen_from", "place"),
    [
        ("/articles/?page=2", "/", "/articles/_page-2/"),
        ("?page=2&nature=a", "/annuaire/", "/annuaire/_nature-a/_page-2/"),
        ("/sitemap-articles.xml?p=3", "/", "/sitemap-articles_p-3.xml"),
        ("/recherche/?q=a&theme=b", "/", "/recherche/"),
        ("/articles/?page=../../x", "/", "/articles/"),
        ("http://127.0.0.1:8000/themes/", "/", "/themes/"),
    ],
)
def test_a_query_becomes_part_of_the_path(target, seen_from, place):
    assert address(target, seen_from=seen_from).place == place


@pytest.mark.parametrize("target", ["#ici", "mailto:a@example.org", "https://autre.example/", "http://["])
def test_what_is_not_ours_has_no_place(target):
    assert address(target) is None
    assert moved(f'<a href="{target}">', seen_from="/") == f'<a href="{target}">'


def test_an_upload_that_json_names_has_the_name_of_its_file():
    text = '{"content_html": "<img src=\\"/media/images/a.jpg\\">", "image": "http://testserver/media/images/b.jpg"}'
    assert uploads(text) == {"images/a.jpg", "images/b.jpg"}


def test_a_redirect_becomes_a_page_that_leads_on(world, target):
    number = Address(f"/n/{world.number}/")
    copy = copying._Copy(target, lambda *args: None)
    copy._copy(number)
    assert f'href="{world.get_absolute_url()}"' in (target / number.file("text/html")).read_text()
