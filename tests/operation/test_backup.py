"""`backup` and `restore`: what comes back is what was there at one moment, or nothing is changed."""

import json
import os
import tarfile
import threading
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from articles.models import Tag
from portal.backup import postgresql, services, uploads
from portal.backup.archive import Refused
from portal.backup.services import back_up
from portal.media.models import Document
from tests.factories import DocumentFactory
from tests.operation.restoring import content, create, drop, files, manage, opened
from tests.pages.crawl import build_world

pytestmark = pytest.mark.django_db(transaction=True)

HERE = lambda: str(connection.settings_dict["NAME"])  # noqa: E731


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "medias"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


@pytest.fixture
def empty(tmp_path):
    """The name of an empty database, and a folder that is not there yet."""
    name = create(f"vigie_vide_{os.getpid()}", tmp_path)
    yield name, tmp_path / "medias-restaurés"
    drop(name)


@pytest.fixture
def world(media):
    build_world()
    document = DocumentFactory(title="Un rapport")
    document.file.save("rapport été.pdf", ContentFile("PDF d’essai".encode() + os.urandom(300_000)))
    (media / "ailleurs").mkdir()
    (media / "ailleurs" / "sans fiche.bin").write_bytes(b"\0" * 1000)


def back_up_here(path: Path, *, progress=int):
    return back_up(target=path, progress=progress)


def restore(archive, empty, *options):
    name, folder = empty
    done = manage("restore", archive, *options, database=name, media=folder)
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.usefixtures("world")
def test_what_is_restored_into_an_empty_database_is_equal_row_by_row_and_byte_by_byte(tmp_path, media, empty):
    archive = tmp_path / "site.tar"
    done = manage("backup", archive, database=HERE(), media=media)
    assert done.returncode == 0, done.stderr
    assert "Sauvegarde écrite" in done.stdout
    assert "2 fichiers déposés" in done.stdout
    assert archive.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob("*.partiel")) == []

    done = restore(archive, empty)
    assert done.returncode == 0, done.stderr
    name, folder = empty
    assert content(name) == content(HERE())
    assert len(content(name)["articles_article"]) == 1
    assert files(folder) == files(media)
    assert [path for path in folder.iterdir() if path.name.startswith(".")] == []


@pytest.mark.usefixtures("world")
def test_each_change_of_what_was_restored_draws_another_version(tmp_path, empty):
    archive = tmp_path / "site.tar"
    back_up_here(archive)
    for options in ((), ("--force",)):
        assert restore(archive, empty, *options).returncode == 0
        seen = set()
        with closing(opened(empty[0])) as database, closing(database.cursor()) as cursor:
            for _time in range(3):
                cursor.execute("UPDATE articles_article SET title = title")
                cursor.execute("SELECT sum(mark) FROM core_contentmark")
                seen.add(cursor.fetchone()[0])
        assert len(seen) == 3


@pytest.mark.usefixtures("world")
def test_the_archive_says_what_it_holds_to_whoever_opens_it(tmp_path):
    manifest = back_up_here(tmp_path / "site.tar").manifest
    with tarfile.open(tmp_path / "site.tar") as tar:
        told = json.load(tar.extractfile("manifeste.json"))
        assert tar.getnames()[-2:] == ["manifeste.json", "manifeste.sha256"]
        assert told["files"].keys() == set(tar.getnames()[:-2])
    assert told["rows"]["articles_article"] == manifest.rows["articles_article"] == 1


def _save_more(rank):
    with transaction.atomic():
        document = Document(title=f"Document {rank}")
        document.file.save(f"{rank}.pdf", ContentFile(b"%PDF" + bytes([rank])))
        Tag.objects.create(name=f"pile {rank}")
    with transaction.atomic():
        Tag.objects.create(name=f"face {rank}")
        Document.objects.filter(title=f"Document {rank}").update(declared_format="PDF")


def test_a_save_during_the_backup_is_wholly_out(tmp_path, media, empty, monkeypatch):
    """It comes once the rows are frozen and the files listed, and before anything is copied."""
    _save_more(1)
    before = content(HERE()), files(media)
    listed = uploads.listed

    def list_then_save(root):
        found = listed(root)
        thread = threading.Thread(target=_in_thread, args=[lambda: _save_more(2)])
        thread.start()
        thread.join()
        return found

    monkeypatch.setattr(uploads, "listed", list_then_save)
    back_up_here(tmp_path / "site.tar")
    assert Tag.objects.filter(name="face 2").exists()
    assert len(files(media)) == 2
    assert restore(tmp_path / "site.tar", empty).returncode == 0
    name, folder = empty
    assert (content(name), files(folder)) == before


def test_a_stream_of_saves_is_cut_between_two_transactions(tmp_path, media, empty):
    """Each writes two rows at once; and a row that names a file is there with it."""
    stop, written = threading.Event(), []

    def write():
        rank = 0
        while not stop.is_set():
            rank += 1
            with transaction.atomic():
                document = Document(title=f"Document {rank}")
                document.file.save(f"{rank}.pdf", ContentFile(b"%PDF" + str(rank).encode()), save=True)
                Tag.objects.create(name=f"jumeau {rank}")
            written.append(rank)

    thread = threading.Thread(target=_in_thread, args=[write])
    thread.start()
    while len(written) < 20:
        assert thread.is_alive()
    back_up_here(tmp_path / "site.tar")
    until = len(written)
    stop.set()
    thread.join()

    assert restore(tmp_path / "site.tar", empty).returncode == 0
    name, folder = empty
    told = content(name)
    assert 20 <= len(told["media_document"]) == len(told["articles_tag"]) <= until + 1
    restored = files(folder)
    for rank in range(1, len(told["media_document"]) + 1):
        (path,) = (path for path in restored if Path(path).name == f"{rank}.pdf")
        assert restored[path] == b"%PDF" + str(rank).encode()


def _in_thread(work):
    try:
        work()
    finally:
        connection.close()


@pytest.mark.usefixtures("world")
def test_a_file_removed_during_the_backup_is_told(tmp_path, media, monkeypatch):
    listed = uploads.listed

    def list_then_remove(root):
        found = listed(root)
        (media / "ailleurs" / "sans fiche.bin").unlink()
        return found

    monkeypatch.setattr(uploads, "listed", list_then_remove)
    assert back_up_here(tmp_path / "site.tar").vanished == ["medias/ailleurs/sans fiche.bin"]


@pytest.mark.usefixtures("world")
def test_a_file_deleted_while_others_are_copied_is_in_the_archive(tmp_path, media):
    """Its row is: it was there at the moment of the backup."""
    before, deleted = files(media), []

    def delete_then_go_on(size):
        if not deleted:
            deleted.extend(Document.objects.all())
            for document in deleted:
                document.file.delete(save=False)

    done = back_up_here(tmp_path / "site.tar", progress=delete_then_go_on)
    assert len(files(media)) == len(before) - 1
    assert done.vanished == []
    with tarfile.open(tmp_path / "site.tar") as tar:
        for name, content in before.items():
            assert tar.extractfile(f"medias/{name}").read() == content


def _cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flip(share):
    def spoil(path):
        data = bytearray(path.read_bytes())
        data[int(len(data) * share)] ^= 1
        path.write_bytes(data)

    return spoil


def _flip_in(text):
    def spoil(path):
        data = bytearray(path.read_bytes())
        data[data.rindex(text)] ^= 1
        path.write_bytes(data)

    return spoil


def _empty_file(path):
    path.write_bytes(b"")


def _another_file(path):
    path.write_text("Bonjour")


def _without_manifest(path):
    with tarfile.open(path, "w") as tar:
        tar.add(__file__, "base.sqlite3")


SPOILT = {
    "coupée": _cut,
    "vide": _empty_file,
    "autre fichier": _another_file,
    "sans manifeste": _without_manifest,
    "un bit de la base": _flip(0.2),
    "un bit d’un fichier déposé": _flip_in("PDF d’essai".encode()),
    "un bit du manifeste": _flip_in(b'"engine"'),
    "un nom": _flip_in(b"rapport-ete"),
    "le nom du sceau": _flip_in(b"manifeste.sha256"),
}


@pytest.mark.usefixtures("world")
def test_a_damaged_archive_is_refused_and_nothing_is_changed(tmp_path, media):
    back_up_here(tmp_path / "site.tar")
    before = content(HERE()), files(media)
    for name, spoil in SPOILT.items():
        archive = tmp_path / f"{name}.tar"
        archive.write_bytes((tmp_path / "site.tar").read_bytes())
        spoil(archive)
        for option in ("--force", "--check"):
            with pytest.raises(CommandError, match="rien n’a été changé"):
                call_command("restore", archive, option)
        assert (content(HERE()), files(media)) == before, name
    with pytest.raises(CommandError, match="n’existe pas"):
        call_command("restore", tmp_path / "absente.tar", "--force")


@pytest.mark.usefixtures("world")
def test_a_database_that_holds_something_is_left_alone_unless_told(tmp_path, media, empty):
    archive, (name, folder) = tmp_path / "site.tar", empty
    back_up_here(archive)
    assert restore(archive, empty).returncode == 0
    expected = content(name)
    Tag.objects.create(name="venu depuis")
    (media / "ailleurs" / "sans fiche.bin").write_bytes(b"autre chose")
    (media / "neuf.bin").write_bytes(b"neuf")
    newer = content(HERE())

    done = manage("restore", archive, database=HERE(), media=media)
    assert done.returncode == 1
    assert "La base n’est pas vide" in done.stderr
    assert content(HERE()) == newer

    done = manage("restore", archive, "--force", database=HERE(), media=media)
    assert done.returncode == 0, done.stderr
    assert not Tag.objects.filter(name="venu depuis").exists()
    assert content(HERE()) == expected
    assert files(media) == files(folder) | {"neuf.bin": b"neuf"}


@pytest.mark.usefixtures("world")
def test_a_file_that_says_something_else_is_not_replaced_unless_told(tmp_path, empty):
    archive, (name, folder) = tmp_path / "site.tar", empty
    back_up_here(archive)
    (folder / "ailleurs").mkdir(parents=True)
    (folder / "ailleurs" / "sans fiche.bin").write_bytes(b"autre chose")
    done = restore(archive, empty)
    assert done.returncode == 1
    assert "existe déjà" in done.stderr
    assert files(folder) == {"ailleurs/sans fiche.bin": b"autre chose"}
    assert content(name) == {}


@pytest.mark.usefixtures("world")
def test_a_database_that_cannot_be_written_leaves_the_old_one(tmp_path, media, monkeypatch):
    """The rows of the archive break half way: everything is as before."""
    archive = tmp_path / "site.tar"
    back_up_here(archive)
    Tag.objects.create(name="venu depuis")
    before = content(HERE()), files(media)
    engine = services._ENGINES[connection.vendor]
    whole = engine.restore

    def restore_half(path, *, is_forced):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
        whole(path, is_forced=is_forced)

    monkeypatch.setattr(engine, "restore", restore_half)
    with pytest.raises(Refused):
        services.restore(source=archive, is_forced=True, progress=int)
    assert (content(HERE()), files(media)) == before


@pytest.mark.usefixtures("world")
def test_an_archive_of_the_other_database_is_refused(tmp_path, monkeypatch):
    archive = tmp_path / "site.tar"
    back_up_here(archive)
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    monkeypatch.setattr(services, "connection", SimpleNamespace(vendor=other))
    with pytest.raises(Refused, match="L’archive vient d’une base"):
        services.restore(source=archive, is_forced=True, progress=int)


def test_an_archive_is_never_written_over(tmp_path):
    (tmp_path / "site.tar").write_text("précieux")
    with pytest.raises(Refused, match="existe déjà"):
        back_up_here(tmp_path / "site.tar")
    assert (tmp_path / "site.tar").read_text() == "précieux"


def test_an_interrupted_backup_leaves_nothing(tmp_path):
    def interrupt(size):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up_here(tmp_path / "dossier" / "site.tar", progress=interrupt)
    assert list((tmp_path / "dossier").iterdir()) == []


def test_the_tools_of_postgresql_that_lack_are_named_in_one_sentence(monkeypatch):
    monkeypatch.setenv("PATH", "/nulle-part")
    with pytest.raises(Refused) as refused:
        postgresql._find("pg_dump")
    assert str(refused.value).startswith("Le programme pg_dump n’est pas sur cette machine")


def test_only_the_last_archives_are_kept_when_told(tmp_path, media):
    """Among those that `backup` named itself."""
    folder = tmp_path / "sauvegardes"
    folder.mkdir()
    for name in ("vigie-19700101-000001.tar", "vigie-19700101-000002.tar", "vigie-note.tar"):
        (folder / name).write_bytes(b"")
    done = manage("backup", "--keep", "2", database=HERE(), media=media, BACKUP_ROOT=str(folder))
    assert done.returncode == 0, done.stderr
    first, second, note = sorted(path.name for path in folder.iterdir())
    assert (first, note) == ("vigie-19700101-000002.tar", "vigie-note.tar")
    assert (folder / second).stat().st_size > 1000
