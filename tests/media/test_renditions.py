"""The forms in which a picture is served: light, sized, cut where the editor pointed, and gone with their file."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image as Picture

from articles import models
from articles.models import Article
from portal.core import integrity
from portal.media.checking import check
from portal.media.models import Image
from portal.media.renditions import names_of
from tests.factories import ArticleFactory
from tests.media.drawing import CAMERA, as_file, dotted, encoded, has_red, photograph, plain, stored

pytestmark = pytest.mark.django_db


def _saved(content, name="photo.jpg", **fields):
    return Image.objects.create(file=as_file(content, name), credit="D.R.", **fields)


def _size(image, name):
    return Picture.open(BytesIO(stored(image, name))).size


def _files(image):
    return [image.file.name, *names_of(image.renditions)]


class TestForms:
    def test_a_large_picture_has_every_width_and_one_for_networks(self):
        image = _saved(plain(2000, 1000))
        assert [row[:2] for row in image.renditions["webp"]] == [
            [320, 160],
            [480, 240],
            [640, 320],
            [960, 480],
            [1280, 640],
        ]
        assert [row[:2] for row in image.renditions["jpeg"]] == [[1200, 600]]
        for width, height, name in image.renditions["webp"] + image.renditions["jpeg"]:
            assert _size(image, name) == (width, height)
        assert [_size(image, name) for _side, name in image.renditions["squares"]] == [(96, 96), (320, 320)]

    def test_no_form_is_larger_than_the_picture(self):
        image = _saved(plain(500, 60))
        assert [row[:2] for row in image.renditions["webp"]] == [[320, 38], [480, 58], [500, 60]]
        assert [row[:2] for row in image.renditions["jpeg"]] == [[500, 60]]
        assert [side for side, _name in image.renditions["squares"]] == [60, 60]

    @pytest.mark.parametrize("limit", [30_000, 2_000])
    def test_no_form_is_heavier_than_the_limit(self, settings, limit):
        settings.MEDIA_MAX_RENDITION_BYTES = limit
        image = _saved(encoded(Picture.effect_noise((700, 500), 90).convert("RGB"), quality=95))
        assert len(stored(image)) > 200_000
        for name in names_of(image.renditions):
            assert len(stored(image, name)) <= limit
        for width, height, name in image.renditions["webp"] + image.renditions["jpeg"]:
            assert _size(image, name) == (width, height)

    def test_two_hundred_kilobytes_is_the_limit_by_default(self, settings):
        assert settings.MEDIA_MAX_RENDITION_BYTES == 200_000

    def test_the_forms_stand_beside_the_file_under_its_name(self):
        image = _saved(plain(), "La salle.jpg")
        stem = image.file.name.removesuffix(".jpg")
        assert "/la-salle" in stem
        assert all(name.startswith(f"{stem}-") for name in names_of(image.renditions))

    def test_a_very_tall_picture_has_forms_too(self):
        image = _saved(plain(320, 17_000))
        (form,) = image.renditions["webp"]
        assert form[1] <= 16_000

    def test_a_transparent_drawing_stands_on_white_where_nothing_may_be_transparent(self):
        image = _saved(encoded(Picture.new("RGBA", (300, 200), (0, 0, 0, 0)), "PNG"), "dessin.png")
        ((_w, _h, jpeg),) = image.renditions["jpeg"]
        assert Picture.open(BytesIO(stored(image, jpeg))).getpixel((5, 5)) == (255, 255, 255)
        webp = Picture.open(BytesIO(stored(image, image.renditions["webp"][0][-1])))
        assert webp.convert("RGBA").getpixel((5, 5))[3] == 0

    def test_the_sources_name_each_width(self):
        image = _saved(plain(500, 400))
        addresses = dict(reversed(part.split(" ")) for part in image.sources.split(", "))
        assert list(addresses) == ["320w", "480w", "500w"]
        assert all(address.startswith("/media/images/") for address in addresses.values())


class TestPointOfInterest:
    @pytest.mark.parametrize("size", [(900, 300), (300, 900), (400, 400)])
    @pytest.mark.parametrize("point", [(3, 50), (97, 50), (50, 3), (50, 97), (25, 75), (4, 96), (96, 4)])
    def test_a_square_keeps_the_point_inside(self, size, point):
        image = _saved(dotted(*size, *point), "point.png", focal_x=point[0], focal_y=point[1])
        for _side, name in image.renditions["squares"]:
            assert has_red(stored(image, name)), name

    def test_without_a_point_the_middle_is_kept_and_the_edge_is_not(self):
        image = _saved(dotted(900, 300, 97, 50), "point.png")
        assert not has_red(stored(image, image.renditions["squares"][1][-1]))

    def test_moving_the_point_cuts_the_squares_again_under_the_same_names(self):
        image = _saved(dotted(900, 300, 97, 50), "point.png")
        names, whole = _files(image), default_storage.get_modified_time(image.renditions["webp"][0][-1])
        image.focal_x = 97
        image.save()
        assert _files(image) == names
        assert default_storage.get_modified_time(image.renditions["webp"][0][-1]) == whole
        assert has_red(stored(image, image.renditions["squares"][1][-1]))


class TestLeaving:
    def test_another_file_takes_the_place_of_the_former_and_of_its_forms(self, django_capture_on_commit_callbacks):
        image = _saved(plain(500, 400))
        former = _files(image)
        with django_capture_on_commit_callbacks(execute=True):
            image.file = as_file(plain(400, 500), "autre.jpg")
            image.save()
        assert (image.width, image.height) == (400, 500)
        assert not any(map(default_storage.exists, former))
        assert all(map(default_storage.exists, _files(image)))

    def test_a_file_of_the_same_name_is_another_file(self, django_capture_on_commit_callbacks):
        image = _saved(plain(500, 400))
        with django_capture_on_commit_callbacks(execute=True):
            image.file = as_file(plain(400, 500))
            image.save()
        assert image.whole[1:] == (400, 500)
        assert all(map(default_storage.exists, _files(image)))

    def test_a_change_that_is_undone_keeps_the_former_files(self, django_capture_on_commit_callbacks):
        image = _saved(plain(500, 400))
        former = _files(image)
        with django_capture_on_commit_callbacks():
            image.file = as_file(plain(400, 500), "autre.jpg")
            image.save()
        assert all(map(default_storage.exists, former))

    @pytest.mark.parametrize("is_list", [True, False])
    def test_a_picture_that_is_deleted_takes_its_files_along(self, django_capture_on_commit_callbacks, is_list):
        image, other = _saved(plain(500, 400)), _saved(plain(500, 400), "autre.jpg")
        files = _files(image)
        with django_capture_on_commit_callbacks(execute=True):
            Image.objects.filter(pk=image.pk).delete() if is_list else image.delete()
        assert not any(map(default_storage.exists, files))
        assert all(map(default_storage.exists, _files(other)))

    def test_a_file_that_two_records_share_stays_for_the_other(self, django_capture_on_commit_callbacks):
        image = _saved(plain(500, 400))
        twin = Image.objects.create(file=image.file.name, credit="D.R.")
        with django_capture_on_commit_callbacks(execute=True):
            image.delete()
        assert default_storage.exists(twin.file.name)

    def test_a_file_lost_and_found_again_keeps_its_size_and_its_forms(self):
        image = _saved(plain(500, 400))
        content, made = stored(image), image.renditions
        default_storage.delete(image.file.name)
        image.focal_x = 10
        image.save()
        image.refresh_from_db()
        assert (image.width, image.renditions) == (500, made)
        default_storage.save(image.file.name, as_file(content))
        image.save()
        assert image.renditions["focal"] == [10, 50]


class TestCommand:
    def _run(self, capsys, *options):
        call_command("make_renditions", *options)
        return capsys.readouterr().out

    def _stripped(self):
        """As a picture of before this version."""
        image = _saved(plain(800, 500))
        article = ArticleFactory(blocks=[models.Figure(image=image, region="body")])
        Image.objects.update(renditions={})
        for name in names_of(image.renditions):
            default_storage.delete(name)
        Article.objects.update(body_html="<p>ancien</p>")
        return image, article

    def test_makes_what_is_missing_and_renders_the_articles_again(self, capsys):
        image, article = self._stripped()
        assert self._run(capsys) == "1 image préparée, 1 article recalculé.\n"
        image.refresh_from_db()
        article.refresh_from_db()
        assert all(map(default_storage.exists, _files(image)))
        assert image.renditions["webp"][0][-1] in article.body_html

    def test_makes_nothing_twice_unless_asked(self, capsys):
        self._stripped()
        self._run(capsys)
        names = _files(Image.objects.get())
        assert self._run(capsys) == "0 image préparée, 0 article recalculé.\n"
        assert self._run(capsys, "--all") == "1 image préparée, 1 article recalculé.\n"
        assert _files(Image.objects.get()) == names

    def test_a_file_of_before_loses_what_it_tells(self, capsys):
        default_storage.save("images/ancienne.jpg", as_file(photograph(orientation=6, size=(400, 300))))
        Image.objects.bulk_create([Image(file="images/ancienne.jpg", credit="D.R.")])
        assert "1 image préparée" in self._run(capsys)
        image = Image.objects.get()
        assert CAMERA.encode() not in stored(image)
        assert (image.file.name, image.width, image.height) == ("images/ancienne.jpg", 300, 400)

    def test_a_file_that_is_lost_is_told_and_stops_nothing(self, capsys):
        self._stripped()
        Image.objects.create(file="images/perdue.jpg", credit="D.R.")
        call_command("make_renditions")
        said = capsys.readouterr()
        assert "1 image préparée" in said.out
        assert "1 fichier illisible" in said.out
        assert "images/perdue.jpg ne peut pas être lu" in said.err


class _Bar:
    def reset(self, total=None):
        self.total, self.done = total, 0

    def update(self, n=1):
        self.done += n


class TestIntegrity:
    def test_is_one_of_the_checks_of_the_command(self):
        assert integrity.registered()["Fichiers de la médiathèque"] is check

    def test_nothing_is_told_while_every_file_is_there(self):
        _saved(plain())
        assert list(check(_Bar())) == []

    def test_a_missing_file_and_a_missing_form_are_told(self):
        whole, cut = _saved(plain(), "une.jpg", caption="Une"), _saved(plain(), "deux.jpg", caption="Deux")
        form = names_of(cut.renditions)[0]
        default_storage.delete(whole.file.name)
        default_storage.delete(form)
        said = [line.replace("\u00a0", " ") for line in check(_Bar())]
        assert said == [
            f"image {whole.pk} (Une) : le fichier {whole.file.name} manque",
            f"image {cut.pk} (Deux) : la forme {form} manque (manage.py make_renditions --all la refait)",
        ]
