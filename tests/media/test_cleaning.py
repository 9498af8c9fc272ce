"""What an uploaded picture tells of where and with what it was taken is read, then gone from all that is stored."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image as Picture

from portal.media.metadata import Metadata, read_metadata
from portal.media.models import Image
from portal.media.renditions import names_of
from portal.media.validators import validate_image
from tests.media.drawing import CAMERA, as_file, encoded, is_red, photograph, plain, stored, with_iptc


def _saved(content, name="photo.jpg"):
    return Image.objects.create(file=as_file(content, name), credit="D.R.")


def _opened(content):
    return Picture.open(BytesIO(content))


@pytest.mark.django_db
def test_the_place_and_the_camera_leave_the_file_and_all_its_forms():
    sent = photograph()
    assert _opened(sent).getexif().get_ifd(0x8825)
    assert CAMERA.encode() in sent

    image = _saved(sent)

    files = [stored(image, name) for name in (image.file.name, *names_of(image.renditions))]
    assert len(files) >= 5
    for content in files:
        assert not _opened(content).getexif()
        for trace in (CAMERA.encode(), b"Exif\0\0", b"GPS", b"redaction"):
            assert trace not in content


@pytest.mark.django_db
def test_a_file_put_there_by_code_is_cleaned_too():
    image = Image(credit="D.R.")
    image.file.save("photo.jpg", ContentFile(photograph()))
    assert CAMERA.encode() not in stored(image)


@pytest.mark.django_db
def test_a_picture_taken_sideways_is_stored_upright():
    image = _saved(photograph(orientation=6, size=(400, 300)))
    upright = _opened(stored(image))
    assert (image.width, image.height) == upright.size == (300, 400)
    assert is_red(upright.getpixel((150, 20)))
    assert not is_red(upright.getpixel((20, 380)))


@pytest.mark.django_db
def test_what_follows_the_end_of_a_picture_is_not_stored():
    image = _saved(plain() + b"<html><script>alert(1)</script></html>")
    assert b"<script>" not in stored(image)


@pytest.mark.django_db
def test_the_picture_with_a_second_view_of_a_telephone_is_a_jpeg_like_any_other():
    views = [Picture.new("RGB", (300, 200), colour) for colour in ("red", "blue")]
    content = encoded(views[0], "MPO", save_all=True, append_images=views[1:])
    assert _opened(content).format == "MPO"

    validate_image(as_file(content))
    image = _saved(content)

    assert _opened(stored(image)).format == "JPEG"
    assert is_red(_opened(stored(image)).getpixel((10, 10)))


@pytest.mark.django_db
def test_a_jpeg_keeps_the_quality_with_which_it_came():
    sent = encoded(Picture.effect_noise((300, 200), 60).convert("RGB"), quality=96, subsampling=0)
    kept = stored(_saved(sent))
    assert _opened(kept).quantization == _opened(sent).quantization
    difference = [abs(a - b) for a, b in zip(_opened(kept).tobytes(), _opened(sent).tobytes(), strict=True)]
    assert max(difference) <= 6


@pytest.mark.django_db
def test_transparency_and_colours_of_a_png_are_kept_and_its_notes_are_not():
    picture = Picture.new("RGBA", (300, 200), (200, 10, 10, 128))
    image = _saved(encoded(picture, "PNG", exif=photograph_exif()), "dessin.png")
    kept = _opened(stored(image))
    assert (kept.mode, kept.getpixel((5, 5))) == ("RGBA", (200, 10, 10, 128))
    assert CAMERA.encode() not in stored(image)


def photograph_exif() -> bytes:
    return _opened(photograph()).info["exif"]


@pytest.mark.django_db
def test_a_picture_for_printers_is_stored_for_screens():
    image = _saved(encoded(Picture.new("CMYK", (300, 200), (0, 255, 255, 0))))
    assert _opened(stored(image)).mode == "RGB"
    assert is_red(_opened(stored(image)).convert("RGB").getpixel((10, 10)))


@pytest.mark.django_db
def test_the_fine_greys_of_a_scanner_are_not_shown_white():
    scan = Picture.new("I;16", (300, 200))
    scan.putdata([x * 65_535 // 299 for _y in range(200) for x in range(300)])
    image = _saved(encoded(scan, "PNG"), "radio.png")
    for name in names_of(image.renditions):
        shown = _opened(stored(image, name)).convert("L")
        assert abs(shown.getpixel((shown.width // 2, shown.height // 2)) - 127) < 6


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", plain()[:900], b""])
def test_code_cannot_store_what_is_no_picture(content):
    with pytest.raises(ValidationError, match="JPEG, PNG ou WebP"):
        _saved(content)
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_code_cannot_store_a_picture_of_too_many_points(settings):
    settings.MEDIA_MAX_IMAGE_PIXELS = 1000
    with pytest.raises(ValidationError, match="trop grande"):
        _saved(plain())


class TestMetadata:
    def test_an_agency_tells_who_took_it_what_it_shows_and_when(self):
        content = with_iptc(byline="Élodie Œil", credit="Agence Témoin", caption="La salle, à Nîmes", day="20250614")
        assert read_metadata(as_file(content)) == Metadata(
            "Élodie Œil / Agence Témoin", "La salle, à Nîmes", date(2025, 6, 14)
        )

    @pytest.mark.parametrize(
        ("told", "credit"),
        [
            ({"byline": ["Ada Lux", "Zoé Quidam"]}, "Ada Lux, Zoé Quidam"),
            ({"byline": "Ada Lux", "credit": "Ada Lux / Agence"}, "Ada Lux / Agence"),
            ({"credit": "Agence"}, "Agence"),
            ({"copyright": "© Agence 2025"}, "Agence 2025"),
            ({"caption": "Sans auteur"}, ""),
        ],
    )
    def test_a_credit_is_made_of_what_is_there(self, told, credit):
        assert read_metadata(as_file(with_iptc(**told))).credit == credit

    def test_a_camera_tells_its_owner_and_the_day(self):
        content = photograph(Artist="Ada Lux", ImageDescription="Une salle")
        assert read_metadata(as_file(content)) == Metadata("Ada Lux", "Une salle", date(2025, 6, 14))

    @pytest.mark.parametrize("described", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "IMG_4242", "   "])
    def test_what_cameras_write_by_themselves_is_no_legend(self, described):
        assert read_metadata(as_file(photograph(ImageDescription=described))).caption == ""

    def test_accents_written_against_the_standard_are_read(self):
        sent = "(c) Hélène Drouès".encode()
        assert read_metadata(as_file(photograph(Copyright=sent))).credit == "Hélène Drouès"

    @pytest.mark.parametrize("day", ["00000000", "20251341", "demain", "99999999"])
    def test_a_day_that_is_none_is_left_out(self, day):
        assert read_metadata(as_file(with_iptc(day=day))).taken_on is None

    @pytest.mark.parametrize("content", [plain(), plain(kind="PNG"), plain(kind="WEBP"), plain()[:200], b"", b"<html>"])
    def test_a_file_that_tells_nothing_tells_nothing(self, content):
        assert read_metadata(as_file(content)) == Metadata()
