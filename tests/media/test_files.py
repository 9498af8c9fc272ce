"""Uploads are judged by their content, and refused in French."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from portal.media.models import Document, Image
from portal.media.validators import validate_document, validate_image
from portal.media.weights import weight


def _picture(kind="PNG", size=(40, 30)):
    buffer = BytesIO()
    Picture.new("RGB", size, "white").save(buffer, kind)
    return buffer.getvalue()


def _file(name, content):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("A.JPEG", "JPEG"), ("a.webp", "WEBP")]
)
def test_a_picture_of_the_three_kinds_is_accepted(name, kind):
    validate_image(_file(name, _picture(kind)))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jpg", b"", "est vide"),
        ("a.jpg", b"<html><script>alert(1)</script></html>", "n’est pas une image"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "n’est pas une image"),
        ("a.png", _picture()[:40], "n’est pas une image"),
        ("a.jpg", _picture("PNG"), "son nom doit finir par .png"),
        ("a.html", _picture("PNG"), "son nom doit finir par .png"),
        ("a.gif", _picture("GIF"), "n’est pas une image"),
    ],
)
def test_a_picture_that_is_not_what_it_says_is_refused(name, content, message):
    with pytest.raises(ValidationError, match=message):
        validate_image(_file(name, content))


def test_a_picture_too_heavy_or_too_large_is_refused(settings):
    settings.MEDIA_MAX_IMAGE_BYTES = 50
    with pytest.raises(ValidationError, match="trop lourde"):
        validate_image(_file("a.png", _picture()))
    settings.MEDIA_MAX_IMAGE_BYTES, settings.MEDIA_MAX_IMAGE_PIXELS = 10**6, 1000
    with pytest.raises(ValidationError, match="40 × 30 pixels"):
        validate_image(_file("a.png", _picture()))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", b"MZ\x90", "n’est pas celui d’un PDF"),
        ("a.exe", b"MZ\x90", "n’est pas accepté"),
        ("a.html", b"<html>", "n’est pas accepté"),
        ("a.csv", b"a;b\x00", "n’est pas celui d’un CSV"),
        ("a.pdf", b"", "est vide"),
    ],
)
def test_a_document_that_is_not_what_it_says_is_refused(name, content, message):
    with pytest.raises(ValidationError, match=message):
        validate_document(_file(name, content))


@pytest.mark.django_db
def test_format_and_weight_are_those_of_the_file():
    document = Document.objects.create(title="x", file=_file("Présentation été.pdf", b"%PDF-" + b"0" * 2_400_000))
    assert document.details.replace("\xa0", " ") == "PDF, 2,4 Mo"
    assert document.file.name.endswith("/presentation-ete.pdf")
    assert Document(title="y", declared_format="ppt").details == "PPT"


@pytest.mark.django_db
def test_a_picture_knows_its_size_and_its_alternative_text():
    image = Image.objects.create(file=_file("a.png", _picture()), alt="Un capteur", credit="D.R.")
    assert (image.width, image.height, image.alt_text) == (40, 30, "Un capteur")
    image.is_decorative = True
    assert image.alt_text == ""


@pytest.mark.parametrize(
    ("size", "printed"),
    [
        (1, "1 octet"),
        (999, "999 octets"),
        (1400, "1 ko"),
        (2_345_678, "2,3 Mo"),
        (2_000_000, "2 Mo"),
        (10**10, "10 Go"),
    ],
)
def test_weights_are_decimal_and_french(size, printed):
    assert weight(size).replace("\xa0", " ") == printed


@pytest.mark.django_db
def test_a_lost_file_hides_no_record():
    """A restored database may come before its files."""
    image = Image.objects.create(file=_file("a.png", _picture()), alt="Un capteur", credit="D.R.")
    document = Document.objects.create(title="x", file=_file("a.pdf", b"%PDF-1"))
    image.file.storage.delete(image.file.name)
    document.file.storage.delete(document.file.name)
    image, document = Image.objects.get(pk=image.pk), Document.objects.get(pk=document.pk)
    image.save()
    document.save()
    assert (image.width, image.height) == (40, 30)
    assert document.details.startswith("PDF")


def test_a_picture_cut_short_is_refused():
    whole = _picture("JPEG", size=(400, 300))
    with pytest.raises(ValidationError, match="lisible et entière"):
        validate_image(_file("a.jpg", whole[: len(whole) // 2]))


def _document(name="a.csv"):
    return Document.objects.create(title="Tableau", file=_file(name, b"a;b"))


@pytest.mark.django_db
@pytest.mark.parametrize("is_list", [True, False])
def test_a_document_that_is_deleted_takes_its_file_along(django_capture_on_commit_callbacks, is_list):
    document, other = _document(), _document("b.csv")
    with django_capture_on_commit_callbacks(execute=True):
        Document.objects.filter(pk=document.pk).delete() if is_list else document.delete()
    assert not default_storage.exists(document.file.name)
    assert default_storage.exists(other.file.name)


@pytest.mark.django_db
def test_another_file_takes_the_place_of_the_former(django_capture_on_commit_callbacks):
    document = _document()
    former = document.file.name
    with django_capture_on_commit_callbacks(execute=True):
        document.file = _file("b.csv", b"c;d")
        document.save()
    assert not default_storage.exists(former)
    assert default_storage.exists(document.file.name)


@pytest.mark.django_db
def test_a_storage_that_fails_after_a_deletion_undoes_nothing(django_capture_on_commit_callbacks, monkeypatch, caplog):
    document = _document()
    monkeypatch.setattr(default_storage, "delete", lambda name: (_ for _ in ()).throw(OSError("seau parti")))
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert not Document.objects.exists()
    assert "seau parti" in caplog.text
