"""Uploads are judged by their content; a refusal is a French sentence and the form keeps everything else."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from portal.media.models import Document, Image
from tests.admin.forms import admin_url, fields_of
from tests.factories import DocumentFactory, ImageFactory

pytestmark = pytest.mark.django_db

ADD = admin_url(Image, "add")


def picture(kind="JPEG", size=(400, 300)) -> bytes:
    buffer = io.BytesIO()
    Picture.effect_noise(size, 60).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


def png_of(width, height) -> bytes:
    """A tiny PNG that claims to be huge."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def upload(desk, content, name="photo.jpg", **fields):
    posted = fields_of(desk.get(ADD), "image_form") | {"credit": "Studio Témoin", "caption": "Une légende à garder"}
    return desk.post(ADD, posted | {"file": SimpleUploadedFile(name, content)} | fields)


def test_an_image_is_added_with_its_size_and_credit(desk):
    assert upload(desk, picture()).status_code == 302

    image = Image.objects.get()
    assert (image.width, image.height, image.credit) == (400, 300, "Studio Témoin")


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_picture_of_too_many_points_is_said_to_be_too_large(desk, side):
    response = upload(desk, png_of(side, side), "grande.png")
    assert "trop grande" in response.context["adminform"].form.errors["file"][0]


def test_of_a_file_that_is_refused_nobody_says_that_it_gives_no_credit(desk):
    response = upload(desk, b"<html></html>", credit="")
    assert set(response.context["adminform"].form.errors) == {"file"}


def test_rights_reserved_is_a_credit(desk):
    assert upload(desk, picture(), credit="D.R.").status_code == 302


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script></html>", "photo.jpg"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "photo.jpg"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "photo.svg"),
        (picture()[:2000], "photo.jpg"),
        (picture("PNG")[:500], "photo.png"),
        (picture("PNG"), "photo.jpg"),
        (picture("GIF"), "photo.gif"),
        (b"", "photo.jpg"),
        (png_of(60_000, 60_000), "bombe.png"),
        (png_of(9_000, 9_000), "grande.png"),
    ],
    ids=[
        "html",
        "svg-jpg",
        "svg",
        "jpeg-coupé",
        "png-coupé",
        "png-nommé-jpg",
        "gif",
        "vide",
        "bombe",
        "trop-de-pixels",
    ],
)
def test_a_wrong_image_is_refused_in_french_and_the_rest_is_kept(desk, content, name):
    response = upload(desk, content, name)

    assert response.status_code == 200
    page = response.content.decode()
    assert "Une légende à garder" in page
    errors = " ".join(response.context["errors"][0])
    assert any(word in errors for word in ("image", "vide", "extension", "fichier"))
    assert not Image.objects.exists()


def test_a_heavy_image_is_refused(desk, settings):
    settings.MEDIA_MAX_IMAGE_BYTES = 1000

    assert "trop lourde" in upload(desk, picture()).content.decode()


def test_an_image_made_by_hand_needs_a_file_and_a_credit(desk):
    posted = fields_of(desk.get(ADD), "image_form")

    errors = desk.post(ADD, posted).context["adminform"].form.errors

    assert set(errors) == {"file", "credit"}


def test_an_image_of_an_imported_page_is_described_before_its_file_is_found(desk):
    image = ImageFactory()
    url = admin_url(Image, "change", image.pk)

    desk.post(url, fields_of(desk.get(url), "image_form") | {"alt": "Trois personnes"})

    image.refresh_from_db()
    assert image.alt == "Trois personnes"


def test_a_document_says_its_format_and_a_disguised_one_is_refused(desk):
    url = admin_url(Document, "add")
    posted = fields_of(desk.get(url), "document_form") | {"title": "Une présentation"}

    desk.post(url, posted | {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 " + b"x" * 100)})
    refused = desk.post(url, posted | {"file": SimpleUploadedFile("b.pdf", b"<html>")})

    assert Document.objects.get().format == "PDF"
    assert "Le contenu de ce fichier n’est pas celui d’un PDF." in refused.content.decode()


def test_documents_without_file_are_listed_apart(desk):
    document = DocumentFactory()

    rows = desk.get(admin_url(Document, "changelist"), {"fichier": "non"}).context["cl"].result_list
    assert list(rows) == [document]


def test_a_form_above_the_limit_gets_a_french_page(client, editor, settings):
    client.raise_request_exception = False
    client.force_login(editor)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    response = client.post(ADD, {"caption": "x" * 2000})

    assert response.status_code in {400, 413}
    assert 'lang="fr"' in response.content.decode()
    assert "Traceback" not in response.content.decode()


def test_too_many_fields_get_a_french_page(client, editor, settings):
    client.raise_request_exception = False
    client.force_login(editor)
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5

    response = client.post(ADD, {f"champ{rank}": "" for rank in range(20)})

    assert response.status_code in {400, 413}
    assert 'lang="fr"' in response.content.decode()


def test_the_sign_of_copyright_is_left_to_the_page(desk):
    upload(desk, picture(), credit="© Studio Témoin")
    assert Image.objects.get().credit == "Studio Témoin"


def test_an_error_elsewhere_says_that_the_file_is_to_be_chosen_again(desk):
    errors = upload(desk, picture(), credit="").context["adminform"].form.errors

    assert set(errors) == {"credit", "file"}
    assert "Choisissez de nouveau le fichier" in errors["file"][0]


@pytest.mark.parametrize("name", ["dessin.svg", "texte.txt"])
def test_a_refused_image_names_the_types_that_are_accepted(desk, name):
    errors = upload(desk, b"<svg/>", name).context["adminform"].form.errors

    assert "JPEG, PNG ou WebP" in errors["file"][0]
    assert len(errors["file"]) == 1
