"""The library at the desk: what a file tells of itself, who is on it, where it serves, and whose rights end."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import models, services
from articles.models import Article, EventResource
from people.models import Depiction
from portal.media.licences import Licence
from portal.media.models import Image
from portal.media.uses import SHOWN
from tests.admin.forms import add_row, admin_url, fields_of, messages_of
from tests.factories import ArticleFactory, EventFactory, ImageFactory, OrganisationFactory, PersonFactory
from tests.media.drawing import as_file, photograph, plain, with_iptc

pytestmark = pytest.mark.django_db

ADD = admin_url(Image, "add")


def upload(desk, content, name="photo.jpg", **fields):
    posted = fields_of(desk.get(ADD), "image_form") | {"file": SimpleUploadedFile(name, content)} | fields
    return desk.post(ADD, posted, follow=True)


def edit(desk, image, **changes):
    url = admin_url(Image, "change", image.pk)
    return desk.post(url, fields_of(desk.get(url), "image_form") | changes, follow=True)


def page_of(desk, image) -> str:
    return desk.get(admin_url(Image, "change", image.pk)).content.decode()


class TestWhatThoseWhoDoNotSeeAreTold:
    @pytest.mark.parametrize(
        ("image", "here", "is_lacking"),
        [
            ({}, "", True),
            ({"alt": "Une salle comble"}, "", False),
            ({"is_decorative": True}, "", False),
            ({}, "Une salle comble", False),
        ],
    )
    def test_a_picture_that_a_legend_alone_accompanies_lacks_a_description(self, image, here, is_lacking):
        block = models.Figure(image=ImageFactory(caption="La salle", **image), alt=here, region="body")
        gaps = [gap.message for gap in services.publication_gaps(ArticleFactory(status="draft", blocks=[block]))]
        assert ("L’image «\u00a0La salle\u00a0» n’a pas de texte de remplacement." in gaps) is is_lacking

    def test_whoever_adds_one_without_description_is_told_how_to_mend_it(self, desk):
        said = "Cette image n’a pas de texte de remplacement"
        assert said in messages_of(upload(desk, photograph(), credit="D.R.", caption="La salle"))
        assert said not in messages_of(edit(desk, Image.objects.get(), is_decorative="on"))
        assert said not in messages_of(edit(desk, Image.objects.get(), is_decorative="", alt="Une salle"))


class TestWhatTheFileTells:
    def test_fills_what_is_left_empty_and_says_so(self, desk):
        sent = with_iptc(byline="Élodie Œil", credit="Agence", caption="La salle, à Nîmes", day="20250614")
        response = upload(desk, sent)
        image = Image.objects.get()
        assert (image.credit, image.caption) == ("Élodie Œil / Agence", "La salle, à Nîmes")
        assert image.taken_on == date(2025, 6, 14)
        assert "Repris du fichier\u00a0: le crédit, la légende, la date. À relire." in messages_of(response)

    def test_never_replaces_what_the_editor_typed(self, desk):
        sent = with_iptc(byline="Élodie Œil", caption="La salle")
        response = upload(desk, sent, credit="Studio Témoin", caption="Une légende")
        image = Image.objects.get()
        assert (image.credit, image.caption) == ("Studio Témoin", "Une légende")
        assert "Repris" not in messages_of(response)

    def test_a_legend_longer_than_its_field_is_cut_at_a_word(self, desk):
        upload(desk, with_iptc(byline="Élodie Œil", caption="mot : « mot » ; " * 60))
        assert 200 < len(Image.objects.get().caption) <= 400

    def test_a_file_that_names_nobody_needs_a_credit(self, desk):
        form = upload(desk, photograph()).context["adminform"].form
        assert "«\u00a0D.R.\u00a0» est admis" in form.errors["credit"][0]
        assert not Image.objects.exists()

    def test_a_credit_removed_from_a_picture_is_asked_for(self, desk):
        image = ImageFactory(file=as_file(plain()))
        response = edit(desk, image, credit="")
        assert set(response.context["adminform"].form.errors) == {"credit"}


class TestPeople:
    def test_those_who_are_on_a_picture_are_named_with_it(self, desk):
        image, person = ImageFactory(file=as_file(plain())), PersonFactory(given_name="Ada", family_name="Lux")
        url = admin_url(Image, "change", image.pk)
        posted = add_row(fields_of(desk.get(url), "image_form"), "depictions", person=person.pk)
        assert desk.post(url, posted).status_code == 302
        assert [row.person for row in image.depictions.all()] == [person]
        assert list(desk.get(admin_url(Image, "changelist"), {"q": "lux"}).context["cl"].result_list) == [image]

    def test_nobody_is_named_twice_and_it_is_said_in_french(self, desk):
        image, person = ImageFactory(file=as_file(plain())), PersonFactory()
        url = admin_url(Image, "change", image.pk)
        posted = fields_of(desk.get(url), "image_form")
        for _twice in range(2):
            add_row(posted, "depictions", person=person.pk)
        assert "Cette personne est déjà nommée sur cette image." in desk.post(url, posted).content.decode()
        assert not Depiction.objects.exists()

    @pytest.mark.parametrize("is_person", [True, False])
    def test_naming_somebody_keeps_neither_the_picture_nor_the_person_from_being_deleted(self, desk, is_person):
        row = Depiction.objects.create(image=ImageFactory(), person=PersonFactory(status="draft"))
        record = row.person if is_person else row.image
        desk.post(admin_url(type(record), "delete", record.pk), {"post": "yes"})
        assert not type(record).objects.exists()
        assert not Depiction.objects.exists()


class TestPlaces:
    def test_every_page_where_a_picture_stands_is_listed_with_its_state(self, desk):
        image = ImageFactory(file=as_file(plain()))
        public = ArticleFactory(title="Paru", blocks=[models.Figure(image=image, region="body")])
        draft = ArticleFactory(
            title="À venir", status="draft", blocks=[models.Intervention(heading="I", portrait=image, region="body")]
        )
        event = EventFactory(name="Une rencontre")
        EventResource.objects.create(event=event, image=image)
        person = PersonFactory(portrait=image)
        seen, house = PersonFactory(), OrganisationFactory(logo=image)
        Depiction.objects.create(image=image, person=seen)
        page = page_of(desk, image)
        for record in (public, draft, event, person, seen, house):
            assert f'<a href="{admin_url(type(record), "change", record.pk)}">{record}</a>' in page, record
        assert 'À venir</a> <span class="state">brouillon</span> (portrait dans l’article)' in page
        assert "Paru</a> (image de l’article)" in page

    def test_a_picture_used_nowhere_says_so(self, desk):
        assert "Nulle part pour l’instant." in page_of(desk, ImageFactory(file=as_file(plain())))

    def test_one_used_everywhere_opens_as_fast(self, desk):
        def count(image):
            with CaptureQueriesContext(connection) as queries:
                page_of(desk, image)
            return len(queries)

        image, common = ImageFactory(), ImageFactory()
        articles = [Article.objects.create(title=f"A{rank}") for rank in range(SHOWN + 10)]
        models.Figure.objects.create(parent=articles[0], image=image, region="body")
        for article in articles:
            models.Figure.objects.create(parent=article, image=common, region="body")
        page_of(desk, image)
        assert count(common) == count(image)
        assert page_of(desk, common).count("(image de l’article)") == SHOWN + 1


class TestRights:
    @pytest.fixture
    def images(self):
        today = timezone.localdate()
        ends = {"hier": -1, "aujourd’hui": 0, "bientôt": 30, "plus tard": 31}
        made = {
            name: ImageFactory(caption=name, rights_expire_on=today + timedelta(days=n)) for name, n in ends.items()
        }
        return made | {"toujours": ImageFactory(caption="toujours")}

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("bientot", ["aujourd’hui", "bientôt"]),
            ("expires", ["hier"]),
            ("sans", ["toujours"]),
            ("dates", ["plus tard", "bientôt", "aujourd’hui", "hier"]),
        ],
    )
    def test_the_list_says_whose_rights_end(self, desk, images, asked, found):
        response = desk.get(admin_url(Image, "changelist"), {"droits": asked})
        assert [image.caption for image in response.context["cl"].result_list] == found

    def test_a_badge_tells_what_has_ended_and_what_is_about_to(self, desk, images):
        page = desk.get(admin_url(Image, "changelist")).content.decode()
        assert page.count("state--withdrawn") == 1
        assert page.count("state--review") == 2
        assert "expirés le" in page

    def test_saving_a_picture_whose_rights_have_ended_says_that_nobody_sees_it(self, desk, images):
        assert "n’est plus montrée nulle part" in messages_of(edit(desk, images["hier"], alt="Une salle"))
        assert "n’est plus montrée" not in messages_of(edit(desk, images["aujourd’hui"], alt="Une salle"))

    def test_an_article_that_prints_one_is_told_before_it_is_published(self, images):
        blocks = [models.Figure(image=images[name], region="body") for name in ("hier", "bientôt")]
        gaps = [gap.message for gap in services.publication_gaps(ArticleFactory(status="draft", blocks=blocks))]
        assert [gap for gap in gaps if "droits" in gap] == [
            "L’image «\u00a0hier\u00a0» n’a pas de droits en cours, et ne sera pas montrée."
        ]

    def test_articles_follow_rights_that_the_desk_changes(self, desk, client):
        image = ImageFactory(file=as_file(plain()))
        article = ArticleFactory(blocks=[models.Figure(image=image, region="body")])
        assert image.whole.url in client.get(article.get_absolute_url()).content.decode()
        yesterday = timezone.localdate() - timedelta(days=1)
        edit(desk, image, rights_expire_on=yesterday.strftime("%d/%m/%Y"), licence_kind=Licence.BOUGHT)
        assert image.whole.url not in client.get(article.get_absolute_url()).content.decode()
        edit(desk, image, rights_expire_on="")
        assert image.whole.url in client.get(article.get_absolute_url()).content.decode()


def test_a_record_whose_file_was_lost_is_corrected_all_the_same(desk):
    image = ImageFactory(file=as_file(plain()), caption="La sale")
    image.file.storage.delete(image.file.name)
    assert edit(desk, image, caption="La salle").status_code == 200
    assert Image.objects.get().caption == "La salle"


def test_a_point_out_of_the_picture_is_refused_and_the_form_kept(desk):
    image = ImageFactory(file=as_file(plain()), caption="La salle")
    response = edit(desk, image, focal_x="140", focal_y="-3", caption="La grande salle")
    assert {"focal_x", "focal_y"} <= set(response.context["adminform"].form.errors)
    assert "La grande salle" in response.content.decode()


def test_the_desk_looks_at_a_light_form_of_the_picture(desk):
    image = ImageFactory(file=as_file(plain(2000, 1000)))
    for page in (page_of(desk, image), desk.get(admin_url(Image, "changelist")).content.decode()):
        assert f'<img src="{image.preview}"' in page
    assert image.preview.endswith("-640.webp")
