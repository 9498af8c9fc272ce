"""A file is whole under its name, or is not there."""

import errno
import stat
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from portal.media.models import Image
from portal.media.storing import WholeFiles
from tests.media.drawing import plain
from tests.operation.restoring import files


def full():
    return OSError(errno.ENOSPC, "No space left on device")


class Cut(ContentFile):
    """The disk is full after the first half."""

    def chunks(self, chunk_size=None):
        yield b"une moitie"
        raise full()


@pytest.fixture
def storage(tmp_path):
    return WholeFiles(location=tmp_path / "medias")


def kept(storage):
    return {path.name for path in Path(storage.location).rglob("*")}


def test_a_file_that_could_not_be_written_whole_is_not_there(storage):
    with pytest.raises(OSError, match="No space"):
        storage.save("images/a.png", Cut(b""))
    assert kept(storage) == set()


def test_a_name_that_is_taken_is_left_to_its_file(storage):
    assert storage.save("images/a.png", ContentFile(b"un")) == "images/a.png"
    other = storage.save("images/a.png", ContentFile(b"deux"))
    assert other != "images/a.png"
    assert [Path(storage.path(name)).read_bytes() for name in ("images/a.png", other)] == [b"un", b"deux"]


def test_a_name_that_is_taken_meanwhile_is_left_to_its_file(storage):
    """Two uploads of one name at the same moment: neither found it taken."""
    storage.save("images/a.png", ContentFile(b"un"))
    assert storage._save("images/a.png", ContentFile(b"deux")) != "images/a.png"
    assert Path(storage.path("images/a.png")).read_bytes() == b"un"


def test_the_front_server_may_read_it(storage):
    storage.save("images/a.png", ContentFile(b"un"))
    assert stat.S_IMODE(Path(storage.path("images/a.png")).stat().st_mode) == 0o644


@pytest.mark.django_db
@pytest.mark.parametrize("rank", [1, 2, 4])
def test_a_picture_whose_forms_find_no_room_leaves_nothing(monkeypatch, settings, tmp_path, rank):
    settings.MEDIA_ROOT = tmp_path
    done, save = [], WholeFiles._save

    def limited(self, name, content):
        done.append(name)
        if len(done) > rank:
            raise full()
        return save(self, name, content)

    monkeypatch.setattr(WholeFiles, "_save", limited)
    with pytest.raises(OSError, match="No space"):
        Image.objects.create(file=ContentFile(plain(), "a.jpg"), credit="D.R.")
    assert files(tmp_path) == {}
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_forms_that_the_record_still_names_stay_as_they_were(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = Image.objects.create(file=ContentFile(plain(), "a.jpg"), credit="D.R.")
    before = files(tmp_path)
    save, refused = WholeFiles._save, []

    def limited(self, name, content):
        if "carre-320" in name and not refused:
            refused.append(name)
            raise full()
        return save(self, name, content)

    monkeypatch.setattr(WholeFiles, "_save", limited)
    image.focal_x = 10  # the squares alone are cut again
    with pytest.raises(OSError, match="No space"):
        image.save()
    assert refused
    assert files(tmp_path) == before
