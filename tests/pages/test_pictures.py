"""Pictures on readers’ pages: light, sized, described once, and gone by themselves on the day after their rights."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import models
from articles.models import Byline, EventResource, Participation
from articles.services import refresh
from people.models import Depiction
from portal.media.licences import Licence, address_of
from portal.media.models import Image
from portal.media.showing import NOT_DESCRIBED, alternative
from tests.factories import (
    FUTURE,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    mention,
    quote_block,
    text_block,
)
from tests.media.drawing import as_file, plain
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def picture(name="vue.jpg", size=(1500, 1000), **fields):
    return ImageFactory(file=as_file(plain(*size), name), **fields)


def figure(image, **fields):
    return models.Figure(image=image, region="body", **fields)


def page_of(client, article):
    return get_page(client, article.get_absolute_url())


class TestFigures:
    def test_a_figure_offers_its_widths_and_keeps_its_place(self, client):
        image = picture()
        page = page_of(client, ArticleFactory(blocks=[figure(image)]))
        source, shown = page.one("source"), page.one("figure", "picture").find(".//img")
        assert (source.get("type"), source.get("srcset")) == ("image/webp", image.sources)
        assert source.get("sizes").startswith("(min-width: 40rem) 36.5rem")
        assert (shown.get("width"), shown.get("height")) == ("1200", "800")
        assert shown.get("src") == image.whole.url

    def test_the_file_itself_is_on_no_page(self, client):
        image = picture()
        person = PersonFactory(portrait=image)
        article = ArticleFactory(blocks=[figure(image), quote_block("Dit.", speaker=person)])
        for address in (article.get_absolute_url(), person.get_absolute_url(), "/articles/flux/"):
            source = client.get(address).content.decode()
            assert image.file.url not in source
            assert image.whole.url in source or image.large_square in source

    def test_the_first_picture_comes_with_the_page_and_the_others_when_they_are_near(self, client):
        blocks = [text_block("<p>Texte.</p>"), figure(picture()), figure(picture()), figure(picture())]
        shown = [
            node.find(".//img") for node in page_of(client, ArticleFactory(blocks=blocks)).all("figure", "picture")
        ]
        assert [(one.get("loading"), one.get("fetchpriority")) for one in shown] == [
            (None, "high"),
            ("lazy", None),
            ("lazy", None),
        ]

    def test_a_picture_without_forms_is_shown_as_it_is(self, client):
        image = picture()
        Image.objects.update(renditions={})
        shown = page_of(client, ArticleFactory(blocks=[figure(image)])).one("figure", "picture").find("img")
        assert (shown.get("src"), shown.get("width")) == (image.file.url, "1500")

    def test_a_known_licence_leads_to_its_text(self, client):
        images = [picture(licence_kind=Licence.CC_BY_SA, licence="Contrat 12"), picture(licence_kind=Licence.BOUGHT)]
        page = page_of(client, ArticleFactory(blocks=[figure(image) for image in images]))
        known, bought = page.all("span", "picture__credit")
        (link,) = known.iter("a")
        assert text_of(known) == "© D.R., CC BY-SA 4.0"
        assert link.get("href") == "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"
        assert "license" in link.get("rel").split()
        assert text_of(bought) == "© D.R."
        assert "Contrat 12" not in page.source

    def test_every_licence_of_everybody_has_an_address(self):
        silent = {Licence.UNSAID, Licence.BOUGHT, Licence.ALLOWED, Licence.OTHER}
        assert {licence for licence in Licence if not address_of(licence)} == silent
        assert address_of("inconnue") == ""

    @pytest.mark.parametrize(
        ("here", "said"), [("", "Une salle comble"), ("Ada Lux au pupitre", "Ada Lux au pupitre"), ("La salle", "")]
    )
    def test_the_same_picture_is_described_according_to_the_article(self, client, here, said):
        image = picture(alt="Une salle comble", caption="La salle")
        page = page_of(client, ArticleFactory(blocks=[figure(image, alt=here)]))
        assert page.one("figure", "picture").find(".//img").get("alt") == said


class TestAlternative:
    @pytest.mark.parametrize(
        ("image", "caption", "alt", "said"),
        [
            ({"alt": "Trois personnes"}, "Au congrès", "", "Trois personnes"),
            ({"alt": "Au congrès."}, "Au Congrès", "", ""),
            ({"alt": "Trois personnes", "is_decorative": True}, "Au congrès", "", ""),
            ({"is_decorative": True}, "", "Ici, elle dit tout", "Ici, elle dit tout"),
            ({"is_decorative": True}, "", "", ""),
            ({}, "Au congrès", "", ""),
            ({}, "", "", NOT_DESCRIBED),
        ],
    )
    def test_is_empty_for_what_is_decorative_or_said_beside_it(self, image, caption, alt, said):
        assert alternative(Image(**image), caption=caption, alt=alt) == said


@pytest.fixture
def tomorrow(monkeypatch):
    """Lets a day pass, without anything being saved."""

    def pass_a_day():
        later = timezone.now() + timedelta(days=1)
        monkeypatch.setattr(timezone, "now", lambda: later)

    return pass_a_day


@pytest.fixture
def last_day():
    """A picture whose rights end today, wherever a page prints one; the addresses of these pages."""
    image = picture("perimee.jpg", rights_expire_on=timezone.localdate(), caption="Un instant")
    person = PersonFactory(given_name="Ada", family_name="Lux", portrait=image)
    other = PersonFactory(given_name="Zoé", family_name="Quidam")
    Depiction.objects.create(image=image, person=other)
    house = OrganisationFactory(name="Institut Lux", logo=image)
    AffiliationFactory(person=person, organisation=house)
    event = EventFactory(name="Rencontre Lux")
    Participation.objects.create(event=event, person=person)
    EventResource.objects.create(event=event, image=image)
    blocks = [
        text_block("<p>Ada Lux parle.</p>"),
        figure(image),
        models.Intervention(heading="Intervention", person=person, region="body"),
        quote_block("Des mots entiers.", speaker=person),
    ]
    article = ArticleFactory(title="Lux", event=event, blocks=blocks)
    mention(article, "Ada Lux", person)
    Byline.objects.create(article=article, person=person)
    records = [article, person, other, house, event, person.quotes.get()]
    lists = ["people:list", "people:authors", "quotes:list", "articles:list", "events:list", "home"]
    feeds = ["/articles/flux/", "/articles/flux.json", "/citations/flux/"]
    return [
        *(record.get_absolute_url() for record in records),
        *map(reverse, lists),
        reverse("people:author", args=[person.slug]),
        *(f"/recherche/?q=lux&nature={kind}" for kind in ("intervenant", "citation", "article", "organisation")),
        *feeds,
    ]


def _shows(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return "perimee" in unescape(response.content.decode())


class TestRights:
    def test_the_day_after_its_rights_a_picture_is_on_no_page_though_nothing_was_saved(
        self, client, last_day, tomorrow
    ):
        shown = {address for address in last_day if _shows(client, address)}
        assert len(shown) >= 10, shown
        tomorrow()
        assert [address for address in last_day if _shows(client, address)] == []

    def test_the_day_of_the_end_of_the_rights_is_told_to_nobody(self, client, last_day, tomorrow):
        day = timezone.localdate().isoformat()
        for _day in range(2):
            for address in last_day:
                source = client.get(address).content.decode()
                assert "data-until" not in source, address
                assert f'"{day}"' not in source, address
            tomorrow()

    def test_a_note_and_initials_take_its_place(self, client, last_day, tomorrow):
        before = get_page(client, last_day[0])
        assert before.texts("p", "picture__note") == []
        tomorrow()
        page = get_page(client, last_day[0])
        gone = "retirée : ses droits de diffusion ont pris fin."
        assert page.texts("p", "picture__note") == [f"Image {gone}", f"Photo {gone}"]
        assert page.texts("figure", "picture--missing")[0] == f"Un instant - © D.R. Image {gone}"
        faces = page.one("div", "article__body").iter("span")
        assert [text_of(face) for face in faces if "face--initials" in face.get("class", "")] == ["AL", "AL"]
        assert page.all("picture") == []

    def test_networks_and_machines_are_shown_the_picture_of_the_house_instead(self, client, last_day, tomorrow):
        article, person, _other, house, event, _quote = last_day[:6]
        for address in (article, event):
            assert "perimee" in _shared(client, address)
        tomorrow()
        for address in (article, event):
            assert "brand/share" in _shared(client, address)
        for address in (article, person, house, event):
            assert "perimee" not in get_page(client, address).graph_source

    def test_rights_prolonged_bring_it_back(self, client, last_day, tomorrow):
        tomorrow()
        Image.objects.update(rights_expire_on=None)
        for article in models.Article.objects.all():
            refresh(article)
        assert _shows(client, last_day[0])


def _shared(client, address):
    metas = get_page(client, address).all("meta")
    return next(meta.get("content") for meta in metas if meta.get("property") == "og:image")


class TestGallery:
    def _titles(self, client, person):
        section = get_page(client, person.get_absolute_url()).section("Photos")
        return [] if section is None else [text_of(node) for node in section.iter("figcaption")]

    def _seen(self, *people, **fields):
        image = picture(**fields)
        for person in people:
            Depiction.objects.create(image=image, person=person)
        return image

    def test_a_photograph_of_three_guests_is_on_their_three_pages(self, client):
        people = [PersonFactory() for _guest in range(3)]
        self._seen(*people, caption="Les trois invités")
        for person in people:
            assert self._titles(client, person) == ["Les trois invités - © D.R."]
        assert self._titles(client, PersonFactory()) == []

    def test_what_was_made_for_an_article_waits_with_it(self, client):
        person = PersonFactory()
        image = self._seen(person, caption="Avant l’heure")
        ArticleFactory(status="draft", blocks=[figure(image)])
        ArticleFactory(published_at=FUTURE, blocks=[figure(image)])
        assert self._titles(client, person) == []
        ArticleFactory(blocks=[figure(image)])
        assert self._titles(client, person) == ["Avant l’heure - © D.R."]

    def test_a_photograph_of_an_event_to_come_out_waits_too(self, client):
        person = PersonFactory()
        event = EventFactory(status="draft", published_at=None)
        EventResource.objects.create(event=event, image=self._seen(person))
        assert self._titles(client, person) == []
        type(event).objects.update(status="published", published_at=timezone.now())
        assert len(self._titles(client, person)) == 1

    def test_neither_the_portrait_nor_what_lapsed_nor_what_has_no_file_is_there(self, client):
        person = PersonFactory()
        person.portrait = self._seen(person)
        person.save()
        self._seen(person, rights_expire_on=timezone.localdate() - timedelta(days=1))
        Depiction.objects.create(image=ImageFactory(), person=person)
        assert self._titles(client, person) == []

    def test_the_latest_taken_come_first_and_twelve_at_most(self, client):
        person, today = PersonFactory(), timezone.localdate()
        for age in (3, 1, 2):
            self._seen(person, caption=f"Âge {age}", taken_on=today - timedelta(days=age), size=(40, 30))
        assert self._titles(client, person) == [f"Âge {age} - © D.R." for age in (1, 2, 3)]
        for _one in range(12):
            self._seen(person, size=(40, 30))
        assert len(self._titles(client, person)) == 12

    def test_a_gallery_costs_one_query_and_only_where_there_is_one(self, client):
        plain_one, seen = PersonFactory(), PersonFactory()
        for _one in range(3):
            self._seen(seen, size=(40, 30))

        def count(person):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(person.get_absolute_url()).status_code == 200
            return len(queries)

        assert count(seen) == count(plain_one) + 1
