"""`backup` and `restore` of uploads that are kept in a bucket: the same promises as on a disk."""

import os
import tarfile
from contextlib import closing

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Tag
from portal.backup import services
from portal.backup.archive import Refused
from portal.backup.services import back_up
from portal.media.models import Document, Image
from tests.elsewhere import elsewhere
from tests.media.bucket import bucket, environment, use
from tests.media.drawing import plain
from tests.operation.restoring import content, create, drop, files, manage, opened

pytestmark = pytest.mark.django_db(transaction=True)

HERE = lambda: str(connection.settings_dict["NAME"])  # noqa: E731


@pytest.fixture
def told():
    """The bucket of the site: its address, what it keeps."""
    with bucket() as told:
        yield told


@pytest.fixture
def kept(told, settings):
    address, kept = told
    use(settings, address)
    return kept


@pytest.fixture
def world(kept):
    Image.objects.create(file=ContentFile(plain(), "a.jpg"), credit="D.R.")
    for name in ("rapport été.pdf", "vide.pdf"):
        Document.objects.create(title=name, file=ContentFile(b"%PDF" + os.urandom(200_000), name))
    kept.files["ailleurs/sans fiche & reste.bin"] = b"", {}
    return kept


@pytest.fixture
def empty(tmp_path):
    """The name of an empty database."""
    name = create(f"vigie_seau_{os.getpid()}", tmp_path)
    yield name
    drop(name)


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "site.tar"


def contents(kept) -> dict[str, bytes]:
    return {name: content for name, (content, _headers) in kept.files.items()}


def archived(path) -> dict[str, bytes]:
    with tarfile.open(path) as tar:
        names = [name for name in tar.getnames() if name.startswith("medias/")]
        return {name.removeprefix("medias/"): tar.extractfile(name).read() for name in names}


def at_listing(kept, rank: int, work) -> None:
    """Does it once the bucket has been listed that many times. The rows are frozen before the third."""
    seen = []

    def listed():
        seen.append(1)
        if len(seen) == rank:
            elsewhere(work)

    kept.tell_listed = listed


def restored(archive, empty, address, *options):
    done = manage("restore", archive, *options, database=empty, media="/nulle-part", **environment(address))
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.usefixtures("world")
def test_what_is_restored_is_equal_row_by_row_and_byte_by_byte(told, archive, empty, tmp_path):
    address, kept = told
    done = manage("backup", archive, database=HERE(), media="/nulle-part", **environment(address))
    assert done.returncode == 0, done.stderr
    assert f"{len(kept.files)} fichiers déposés" in done.stdout
    assert archived(archive) == contents(kept)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    with bucket() as (elsewhere, other):
        done = restored(archive, empty, elsewhere)
        assert done.returncode == 0, done.stderr
        assert contents(other) == contents(kept)
        kinds = {name: headers["Content-Type"] for name, (_content, headers) in other.files.items()}
    assert content(empty) == content(HERE())
    assert kinds[Image.objects.get().file.name] == "image/jpeg"


@pytest.mark.usefixtures("world")
def test_an_archive_goes_from_a_bucket_to_a_disk(kept, archive, empty, tmp_path):
    back_up(target=archive, progress=int)
    done = manage("restore", archive, database=empty, media=tmp_path / "medias")
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "medias") == contents(kept)


def _remove_documents():
    for document in Document.objects.all():
        document.delete()
        document.file.storage.delete(document.file.name)


def test_a_file_deleted_once_the_rows_are_frozen_is_in_the_archive(world, archive):
    before = contents(world)
    at_listing(world, 3, _remove_documents)
    done = back_up(target=archive, progress=int)
    assert not any(name.endswith(".pdf") for name in world.files)
    assert archived(archive) == before
    assert done.vanished == []


def test_a_file_deleted_before_is_not(world, archive):
    at_listing(world, 1, _remove_documents)
    done = back_up(target=archive, progress=int)
    assert done.manifest.rows["media_document"] == 0
    assert archived(archive) == contents(world)
    assert done.vanished == []


def _save_more():
    Document.objects.create(title="Venu depuis", file=ContentFile(b"%PDF neuf", "neuf.pdf"))


@pytest.mark.parametrize("rank", [1, 2])
def test_a_file_that_comes_before_the_rows_are_frozen_is_with_its_row(world, archive, rank):
    at_listing(world, rank, _save_more)
    done = back_up(target=archive, progress=int)
    assert done.manifest.rows["media_document"] == 3
    assert archived(archive) == contents(world)


def test_a_save_once_the_rows_are_frozen_is_wholly_out(world, archive):
    before = contents(world)
    at_listing(world, 3, _save_more)
    done = back_up(target=archive, progress=int)
    assert done.manifest.rows["media_document"] == 2
    assert archived(archive) == before


def test_a_name_that_is_taken_again_meanwhile_has_its_new_content(world, archive):
    def take_again():
        old = Document.objects.get(title="vide.pdf")
        name = old.file.name
        old.delete()
        old.file.storage.delete(name)
        new = Document.objects.create(title="Autre", file=ContentFile(b"%PDF autre", "vide.pdf"))
        assert new.file.name == name

    at_listing(world, 2, take_again)
    back_up(target=archive, progress=int)
    assert archived(archive) == contents(world)


def test_a_file_that_leaves_before_it_is_read_is_told(world, archive):
    world.left.add("ailleurs/sans fiche & reste.bin")
    done = back_up(target=archive, progress=int)
    assert done.vanished == ["medias/ailleurs/sans fiche & reste.bin"]
    assert len(archived(archive)) == len(world.files) - 1


def test_a_bucket_that_is_gone_is_told_in_one_sentence_and_leaves_nothing(settings, archive, tmp_path):
    with bucket() as (address, _kept):
        pass
    use(settings, address)
    with pytest.raises(CommandError, match="L’archive n’a pas pu être écrite"):
        call_command("backup", archive)
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("world")
def test_files_that_are_there_already_are_left_as_they_are(told, archive, empty):
    address, kept = told
    back_up(target=archive, progress=int)
    kept.files.pop("ailleurs/sans fiche & reste.bin")
    kept.refused.add(".pdf")  # that none is sent again
    done = restored(archive, empty, address)
    assert done.returncode == 0, done.stderr
    assert archived(archive) == contents(kept)


@pytest.mark.usefixtures("world")
def test_a_file_that_says_something_else_is_not_replaced_unless_told(told, archive, empty):
    address, kept = told
    back_up(target=archive, progress=int)
    name = "ailleurs/sans fiche & reste.bin"
    kept.files = {name: (b"autre chose", {}), "neuf.bin": (b"neuf", {})}
    before = contents(kept)
    done = restored(archive, empty, address)
    assert done.returncode == 1
    assert f"Le fichier {name} existe déjà" in done.stderr
    assert contents(kept) == before
    assert content(empty) == {}

    done = restored(archive, empty, address, "--force")
    assert done.returncode == 0, done.stderr
    assert contents(kept) == archived(archive) | {"neuf.bin": b"neuf"}
    assert content(empty) == content(HERE())


def test_rows_that_cannot_be_written_leave_the_bucket_as_it_was(world, archive, monkeypatch):
    back_up(target=archive, progress=int)
    del world.files[Document.objects.get(title="vide.pdf").file.name]
    world.files["ailleurs/sans fiche & reste.bin"] = b"autre chose", {}
    Tag.objects.create(name="venu depuis")
    before = contents(world), content(HERE())

    def refuse(path, *, is_forced):
        raise Refused("Non.")

    monkeypatch.setattr(services._ENGINES[connection.vendor], "restore", refuse)
    with pytest.raises(Refused):
        services.restore(source=archive, is_forced=True, progress=int)
    assert (contents(world), content(HERE())) == before


@pytest.mark.usefixtures("world")
def test_a_bucket_that_refuses_a_file_leaves_the_database_empty(told, archive, empty):
    address, kept = told
    back_up(target=archive, progress=int)
    kept.files.clear()
    kept.refused.add(".pdf")
    done = restored(archive, empty, address)
    assert done.returncode == 1
    assert "La restauration a échoué" in done.stderr
    assert kept.files == {}
    with closing(opened(empty)):
        assert content(empty) == {}
