"""Pages that have not changed are not sent twice, and a page is the same for every reader."""

import gzip

import pytest

from tests.factories import ArticleFactory
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_page_already_read_is_not_sent_again(client, encoding):
    ArticleFactory()
    first = client.get("/articles/", headers={"accept-encoding": encoding})
    again = {"accept-encoding": encoding, "if-none-match": first["ETag"]}
    assert first.status_code == 200
    assert client.get("/articles/", headers=again).status_code == 304
    ArticleFactory(title="Une nouvelle")
    assert client.get("/articles/", headers=again).status_code == 200


def test_pages_travel_compressed(client):
    page = get_page(client, "/")
    response = client.get("/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"
    assert gzip.decompress(response.content).decode() == page.source
    assert not response.cookies


def test_style_sheets_travel_compressed_and_fonts_as_they_are(client):
    sheet = client.get("/static/css/tokens.css", headers={"accept-encoding": "gzip"})
    assert sheet["Content-Encoding"] == "gzip"
    assert b"@layer" in gzip.decompress(b"".join(sheet))
    sheet.close()
    font = client.get("/static/fonts/vigie-sans.woff2", headers={"accept-encoding": "gzip"})
    assert (font.status_code, font.get("Content-Encoding")) == (200, None)
    font.close()
