"""The disk is full: what cannot be written is refused in French, nothing is half written, and room mends all."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from portal.media.models import Document, Image
from tests.admin.forms import admin_url, fields_of
from tests.drills.cluster import BINARIES, Cluster, crossed_folder, working_on
from tests.drills.disks import filled, small_disk
from tests.drills.saves import Saves, assert_nothing_is_left_of, assert_nothing_was_lost, assert_search_finds
from tests.drills.site import SupervisedSite, environment, wait_until
from tests.drills.sizes import size
from tests.media.drawing import plain
from tests.operation.restoring import ROOT, files, manage

TIMES = size(1, 5)
MOST = 400  # saves that may still find room in what the database had reserved
IS_POSTGRESQL = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")

UPLOADS = {
    Image: ("a.png", plain(2400, 1600, "PNG") + b"\0" * 100_000),
    Document: ("a.pdf", b"%PDF-1.4\n" + b"0" * 400_000 + b"\n%%EOF"),
}


@pytest.fixture
def database():
    """On a small disk: its address, and what starts it again should it have given up."""
    with crossed_folder() as folder, small_disk(folder / "disque", 200 if IS_POSTGRESQL else 24) as disk:
        if not IS_POSTGRESQL:
            yield disk, f"sqlite:///{disk}/base.sqlite3", lambda: None
            return
        if BINARIES is None:
            pytest.skip("le serveur PostgreSQL n’est pas installé")
        (disk / "pg").mkdir()
        server = Cluster(disk / "pg")
        server.start()
        try:
            yield disk, server.address, lambda: server.process.poll() is None or server.start()
        finally:
            server.stop()


def test_a_save_without_room_is_refused_whole(tmp_path, database, django_db_blocker):
    disk, address, start_again = database
    with django_db_blocker.unblock(), working_on(address):
        editor = get_user_model().objects.create_superuser("redaction", password="x")
        with SupervisedSite(tmp_path, DATABASE_URL=address) as site:
            wait_until(site.is_up, "the site does not start")
            # This connection stays open: without one, SQLite makes two files again at each question, and has no room.
            saves, refused = Saves(lambda: site.port, editor), []
            for turn in range(TIMES):
                with filled(disk):
                    refused.append(_until_refused(saves, turn))
                    assert "rien n’a été enregistré" in saves.last_refusal.lower()
                    if not IS_POSTGRESQL:  # whose server may well give up
                        assert site.get("/articles/")[0] == 200
                start_again()
                wait_until(lambda: site.get("/articles/")[0] == 200, "pages do not come back")
                assert saves.save(f"apres{turn:03}") == []
            assert_search_finds(site.port, saves.words[-10:])
        connection.close()
        assert_nothing_was_lost(saves)
        assert_nothing_is_left_of(refused)


def _until_refused(saves: Saves, turn: int) -> str:
    for number in range(MOST):
        word = f"plein{turn}x{number:04}"
        if answer := saves.save(word):
            assert answer == [503]
            if saves.last_refusal:
                return word
    raise AssertionError("the disk is not full")


_READ = """
import portal.wsgi
from pathlib import Path
from django.db import connection
from tests.drills.disks import filled
with filled(Path({folder!r})), connection.cursor() as cursor:
    print(cursor.execute("SELECT count(*) FROM t").fetchone())
"""


@pytest.mark.skipif(IS_POSTGRESQL, reason="SQLite")
def test_a_site_that_runs_is_still_read_when_nothing_else_has_the_database_open(tmp_path):
    with small_disk(tmp_path / "disque", 4) as disk:
        with closing(sqlite3.connect(disk / "base.sqlite3")) as database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("CREATE TABLE t (a)")
        told = environment(tmp_path, DATABASE_URL=f"sqlite:///{disk}/base.sqlite3")
        told |= {"DJANGO_SETTINGS_MODULE": "portal.settings"}
        code = _READ.format(folder=str(disk))
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=told, capture_output=True, text=True, check=False
        )
        assert done.stdout.strip() == "(0,)", done.stderr


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "form"), [(Image, "image_form"), (Document, "document_form")])
def test_an_upload_without_room_is_refused_whole(tmp_path, desk, settings, model, form):
    with small_disk(tmp_path / "disque", 4) as disk:
        settings.MEDIA_ROOT = disk / "medias"
        desk.raise_request_exception = False
        posted = fields_of(desk.get(admin_url(model, "add")), form) | {"credit": "D.R.", "title": "Un document"}
        name, content = UPLOADS[model]
        with filled(disk):
            answer = desk.post(admin_url(model, "add"), posted | {"file": SimpleUploadedFile(name, content)})
            assert answer.status_code == 503
            assert "Plus de place" in answer.content.decode()
            assert files(settings.MEDIA_ROOT) == {}
            assert not model.objects.exists()
        answer = desk.post(admin_url(model, "add"), posted | {"file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 302
        assert files(settings.MEDIA_ROOT)


@pytest.mark.django_db(transaction=True)
def test_a_backup_without_room_is_refused_whole(tmp_path):
    (tmp_path / "medias").mkdir()
    with small_disk(tmp_path / "disque", 1) as disk, filled(disk):
        done = manage("backup", disk / "vigie.tar", database=None, media=tmp_path / "medias")
        assert done.returncode == 1
        assert "pg_dump a échoué" in done.stderr or "le disque est plein" in done.stderr
        assert "Traceback" not in done.stderr
        assert set(files(disk)) == {"lest"}
