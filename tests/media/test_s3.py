"""Uploads in a bucket: put there with their forms, shown from its address, taken away with their record."""

import json
import subprocess
import sys

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.media.models import Document, Image
from portal.media.renditions import names_of
from tests.admin.forms import admin_url, fields_of
from tests.factories import PersonFactory
from tests.media.bucket import NAME, PUBLIC, bucket, use
from tests.media.drawing import plain
from tests.operation.restoring import ROOT, manage
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db
ADD = admin_url(Image, "add")


@pytest.fixture
def kept(settings):
    with bucket() as (address, kept):
        use(settings, address)
        yield kept


def test_an_upload_goes_there_with_its_forms(kept, desk):
    posted = fields_of(desk.get(ADD), "image_form") | {"credit": "D.R."}
    assert desk.post(ADD, posted | {"file": SimpleUploadedFile("a.jpg", plain())}).status_code == 302
    image = Image.objects.get()
    assert set(kept.files) == {image.file.name, *names_of(image.renditions)}
    content, headers = kept.files[image.file.name]
    assert content.startswith(b"\xff\xd8")
    assert headers["Content-Type"] == "image/jpeg"
    assert headers["Cache-Control"] == "public, max-age=86400"
    assert "Content-Disposition" not in headers


def test_what_is_no_picture_is_only_downloaded(kept):
    document = Document.objects.create(title="Un rapport", file=ContentFile(b"%PDF-1.4", "a.pdf"))
    assert kept.files[document.file.name][1]["Content-Disposition"] == "attachment"
    assert document.byte_size == len(b"%PDF-1.4")


def test_pages_show_it_from_there_and_may(kept):
    portrait = Image.objects.create(file=ContentFile(plain(), "a.jpg"), credit="D.R.", alt="Un portrait")
    page = get_page(Client(), PersonFactory(portrait=portrait).get_absolute_url())
    shown = {node.get("src") for node in page.all("img")}
    assert any(address.startswith(f"{PUBLIC}images/") for address in shown)
    assert "?" not in "".join(shown)  # nothing is signed
    policy = page.response["Content-Security-Policy"]
    assert "img-src 'self' https://medias.example.org;" in policy


def test_one_name_is_never_written_over(kept):
    one, other = (Image.objects.create(file=ContentFile(plain(), "a.jpg"), credit="D.R.") for _time in range(2))
    assert one.file.name != other.file.name
    assert len(kept.files) == 2 * (1 + len(names_of(one.renditions)))


@pytest.mark.django_db(transaction=True)
def test_a_record_that_is_deleted_takes_its_files_along(kept):
    image = Image.objects.create(file=ContentFile(plain(), "a.jpg"), credit="D.R.")
    image.focal_x = 10
    image.save()  # the squares are cut again, from what the bucket gives back
    assert len(kept.files) == 1 + len(names_of(image.renditions))
    image.delete()
    assert kept.files == {}


def test_an_upload_that_the_bucket_refuses_is_told_in_french_and_leaves_nothing(kept, desk):
    kept.refused.add("-carre-320.jpg")  # after the others
    desk.raise_request_exception = False
    posted = fields_of(desk.get(ADD), "image_form") | {"credit": "D.R."}
    answer = desk.post(ADD, posted | {"file": SimpleUploadedFile("a.jpg", plain())})
    assert answer.status_code == 503
    assert "Rien n’a été enregistré" in answer.content.decode()
    assert kept.files == {}
    assert not Image.objects.exists()


def test_the_site_is_well_while_the_bucket_answers(kept, client):
    assert client.get("/sante/").status_code == 200


def test_a_bucket_that_is_gone_is_told(client, settings):
    with bucket() as (address, _kept):
        use(settings, address)
    answer = client.get("/sante/")
    told = json.loads(answer.content)["contrôles"]
    assert answer.status_code == 503
    assert [name for name, word in told.items() if word != "bon"] == ["dossier des fichiers déposés"]


def test_one_setting_turns_it_on(tmp_path):
    ask = "from django.core.files.storage import default_storage; print(default_storage.url('a b.png'))"
    told = {"MEDIA_S3_BUCKET": NAME, "MEDIA_URL": "https://medias.example.org/vigie"}
    done = manage("shell", "--no-imports", "-c", ask, database=tmp_path / "x.sqlite3", media=tmp_path, **told)
    assert done.stdout.strip() == "https://medias.example.org/vigie/a%20b.png", done.stderr


def test_a_bucket_without_a_public_address_is_refused(tmp_path):
    done = manage("check", database=tmp_path / "x.sqlite3", media=tmp_path, MEDIA_S3_BUCKET=NAME)
    assert done.returncode
    assert "MEDIA_URL manque" in done.stderr


def test_without_it_nothing_of_its_libraries_is_loaded():
    ask = "import portal.wsgi, sys; print([name for name in ('boto3', 'storages') if name in sys.modules])"
    told = {
        "SECRET_KEY": "x",
        "ALLOWED_HOSTS": "x",
        "SITE_URL": "http://x",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=told, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
