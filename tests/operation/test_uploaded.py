"""An uploaded file is a picture or a download, and nothing that runs, whatever it holds and however it came there."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.media.models import Document, Image
from portal.media.serving import POLICY, headers_of
from tests.admin.forms import admin_url, fields_of

pytestmark = pytest.mark.django_db  # the first page of a process reads the table of addresses

HOSTILE = ("a.svg", "a.html", "a.HTM", "a.xhtml", "a.xml", "a.js", "a.css", "a.txt", "a.docx", "a", "a.png.svg")
SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.fixture
def stored():
    """As if it had come without passing by the desk."""
    folder = Path(settings.MEDIA_ROOT) / "essai"
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*HOSTILE, "a.PNG", "b.jpeg"):
        (folder / name).write_bytes(SCRIPT)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_might_run_is_downloaded(client, stored, name):
    response = client.get(f"/media/essai/{name}")
    b"".join(response)
    assert response.status_code == 200
    assert response["Content-Disposition"] == "attachment"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == POLICY
    assert "sandbox" in POLICY


@pytest.mark.parametrize(("name", "kind"), [("a.PNG", "image/png"), ("b.jpeg", "image/jpeg")])
def test_pictures_are_shown_as_pictures_alone(client, stored, name, kind):
    response = client.get(f"/media/essai/{name}")
    b"".join(response)
    assert response["Content-Type"] == kind
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "attachment" not in response.get("Content-Disposition", "")


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.xhtml", "a.pdf.html", "a", "a.pdf", "a.png"])
@pytest.mark.parametrize(("model", "form"), [(Document, "document_form"), (Image, "image_form")])
def test_the_desk_takes_no_page_and_no_drawing(desk, model, form, name):
    address = admin_url(model, "add")
    posted = fields_of(desk.get(address), form) | {"title": "Un titre", "credit": "Studio", "caption": "Légende"}
    for content in (SCRIPT, b"<!DOCTYPE html><script>alert(1)</script>"):
        response = desk.post(address, posted | {"file": SimpleUploadedFile(name, content)})
        assert response.status_code == 200
        assert response.context["errors"]
        assert not model.objects.exists()


def test_the_front_server_is_told_the_same():
    text = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()
    assert f'"{POLICY}"' in text
    for kind in {headers_of(f"a{suffix}")["Content-Type"] for suffix in (".png", ".jpg", ".webp", ".pdf", ".svg")}:
        assert kind in text
