"""The pages of those who speak and of those who sign."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image as Picture

from articles.models import Byline, Participation
from people.models import PersonName
from portal.media.models import Image
from tests.factories import (
    PAST,
    AffiliationFactory,
    ArticleFactory,
    ArticleTypeFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _figures(page):
    """Each figure of the page: its label, what it says, where it leads."""
    return {
        text_of(item.find("dt")): (text_of(item.find("dd")), next(item.iter("a")).get("href"))
        for item in page.all("div", "stats__item")
    }


def _author(name="Plume", **fields):
    person = PersonFactory(given_name="", family_name=name, **fields)
    Byline.objects.create(article=ArticleFactory(title=f"Signé {name}"), person=person)
    return person


def _png():
    buffer = io.BytesIO()
    Picture.new("RGB", (40, 40)).save(buffer, "PNG")
    return buffer.getvalue()


def _data(client, url, kind):
    page = get_page(client, url)
    (found,) = [node for node in json.loads(page.graph_source)["@graph"] if node["@type"] == kind]
    return found


def test_each_figure_is_the_total_of_the_list_that_it_leads_to(client):
    person, other = PersonFactory(), PersonFactory()
    interviews = ArticleTypeFactory(name="Entretien", plural_name="Entretiens")
    words = [quote_block(f"Mots {rank}.", speaker=person) for rank in range(3)]
    ArticleFactory(blocks=[*words, quote_block("bribe", speaker=person, kind="partielle")])
    together = ArticleFactory(blocks=[quote_block("Ensemble.", speaker=other)], type=interviews)
    together.articles_quote_set.get().co_speakers.add(person)
    for rank in range(2):
        ArticleFactory(title=f"Sur elle {rank}").about_people.add(person)
        Participation.objects.create(event=EventFactory(), person=person)
    ArticleFactory(status="draft", blocks=[quote_block("Caché.", speaker=person)])
    Byline.objects.create(article=ArticleFactory(), person=person)
    base = person.get_absolute_url()
    figures = _figures(get_page(client, base))
    shown = {
        "Citations": lambda page: page.all("figure", "quote"),
        "Articles": lambda page: page.all("article", "card"),
        "Événements": lambda page: page.all("li", "timeline__item"),
        "Entretien": lambda page: page.all("li", "timeline__item"),
        "Article signé": lambda page: page.all("article", "card"),
    }
    for label, items in shown.items():
        figure, address = figures[label]
        path = address.removesuffix("#frise")
        page = get_page(client, path if path.startswith("/") else f"{base}{path}")
        assert int(figure) == len(items(page)), label
    assert [figures[label][0] for label in shown] == ["4", "4", "2", "1", "1"]


def test_the_first_and_the_last_appearance_lead_to_what_they_date(client):
    person = PersonFactory()
    first = EventFactory(start=date(2019, 5, 1), start_precision="month")
    coming = EventFactory(start=date(2999, 1, 1))
    for event in (first, coming):
        Participation.objects.create(event=event, person=person)
    last = ArticleFactory(published_at=PAST + timedelta(days=9))
    for article in (ArticleFactory(), last):
        article.about_people.add(person)
    figures = _figures(get_page(client, person.get_absolute_url()))
    assert figures["Première apparition"] == ("mai 2019", first.get_absolute_url())
    assert figures["Dernière apparition"] == ("21/03/24", last.get_absolute_url())


def test_activity_over_time_is_drawn_and_told_in_a_table(client):
    person = PersonFactory()
    for days in (0, 0, 0, 40, 40, 70):
        ArticleFactory(published_at=PAST + timedelta(days=days)).about_people.add(person)
    section = get_page(client, person.get_absolute_url()).section("Au fil du temps")
    assert [[text_of(cell) for cell in row] for row in section.iter("tr")][1:] == [
        ["Mars 2024", "3"],
        ["Avril 2024", "2"],
        ["Mai 2024", "1"],
    ]
    assert len([node for node in section.iter() if node.get("class") == "activity__bar"]) == 3


@pytest.mark.parametrize("days", [(0, 0, 0, 40, 70), (0, 0, 0, 0, 0, 40)])
def test_activity_that_a_list_tells_as_well_is_not_drawn(client, days):
    person = PersonFactory()
    for day in days:
        ArticleFactory(published_at=PAST + timedelta(days=day)).about_people.add(person)
    page = get_page(client, person.get_absolute_url())
    assert page.section("Au fil du temps") is None
    assert page.all("figure", "activity") == []


def test_the_events_of_a_person_are_those_where_they_took_part_or_were_quoted(client):
    person = PersonFactory()
    of_quote, of_article, hidden = (EventFactory(name=name) for name in ("De la citation", "De l’article", "Caché"))
    ArticleFactory(event=of_article, blocks=[quote_block("Un.", speaker=person)])
    ArticleFactory(event=hidden, blocks=[quote_block("Deux.", speaker=person, event=of_quote)])
    page = get_page(client, person.get_absolute_url())
    names = [text_of(node) for node in page.section("Événements").iter("p") if node.get("class") == "card__name"]
    assert set(names) == {"De l’article", "De la citation"}


def test_a_person_with_only_a_name_has_a_finished_page(client):
    person = PersonFactory(given_name="", family_name="Solo")
    page = get_page(client, person.get_absolute_url())
    assert page.texts("p", "empty") == ["Rien n’est encore publié ici. Suivre Solo par son flux"]
    assert page.all("section") == []
    assert page.all("dl", "stats") == []


def test_the_articles_of_a_person_beyond_those_of_their_page_are_in_a_list(client):
    person = PersonFactory(given_name="Ada", family_name="Lux")
    for rank in range(21):
        ArticleFactory(title=f"Nouvelle {rank}", published_at=PAST + timedelta(hours=rank)).about_people.add(person)
    address = get_page(client, person.get_absolute_url()).links()["Tous les articles où paraît Ada Lux"]
    page = get_page(client, f"{address}?page=2")
    assert page.texts("h2", "card__title") == ["Nouvelle 0"]
    assert get_page(client, address).links()["Sa fiche"] == person.get_absolute_url()


@pytest.mark.parametrize("name", ["people:detail", "people:articles", "people:author"])
def test_the_pages_of_somebody_unlisted_are_kept_from_engines(client, name):
    person = _author(is_unlisted=True)
    ArticleFactory().about_people.add(person)
    assert (
        '<meta name="robots" content="noindex, follow">' in get_page(client, reverse(name, args=[person.slug])).source
    )


def test_only_letters_that_hold_somebody_are_links(client):
    people = [PersonFactory(given_name="Zoé", family_name=name) for name in ("Évrard", "de La Tour", "Zola")]
    ArticleFactory(blocks=[quote_block("Des mots.", speaker=person) for person in people])
    PersonFactory(family_name="Muette")
    page = get_page(client, "/intervenants/")
    (letters,) = page.all("nav", "letters")
    assert [text_of(link) for link in letters.iter("a")] == ["Tout", "D", "E", "Z"]
    assert len(page.all("span", "letters__empty")) == 23
    empty = get_page(client, "/intervenants/?lettre=m")
    assert empty.texts("p", "empty") == ["Personne à la lettre M pour l’instant."]
    assert "noindex" in empty.source
    assert "noindex" not in get_page(client, "/intervenants/?lettre=e").source


def test_authors_are_those_who_sign_in_public_from_a_to_z(client):
    _author("Zola")
    author = _author("Évrard")
    _author("Discret", is_unlisted=True)
    _author("Brouillon", status="draft")
    Byline.objects.create(article=ArticleFactory(status="draft"), person=PersonFactory(family_name="Inédite"))
    ArticleFactory(blocks=[quote_block("Des mots.", speaker=PersonFactory(family_name="Orateur"))])
    page = get_page(client, "/auteurs/")
    assert page.texts("p", "card__name") == ["Évrard", "Zola"]
    assert page.links()["Évrard"] == f"/auteurs/{author.slug}/"
    assert get_page(client, "/auteurs/?lettre=e").texts("p", "card__name") == ["Évrard"]


def test_the_pages_of_one_person_as_author_and_as_speaker_lead_to_each_other(client):
    author = _author()
    ArticleFactory(blocks=[quote_block("Des mots.", speaker=author)])
    signed = get_page(client, f"/auteurs/{author.slug}/")
    assert signed.links()["Sa fiche"] == author.get_absolute_url()
    assert get_page(client, author.get_absolute_url()).links()["Tous ses articles"] == f"/auteurs/{author.slug}/"


def test_an_author_is_known_by_the_themes_that_they_sign_most(client):
    author = PersonFactory()
    for rank in range(10):
        article = ArticleFactory(tags=[f"thème {number}" for number in range(rank, 10)])
        Byline.objects.create(article=article, person=author)
    Byline.objects.create(article=ArticleFactory(tags=["caché"], status="draft"), person=author)
    (themes,) = get_page(client, f"/auteurs/{author.slug}/").all("ul", "tags")
    assert [text_of(link) for link in themes.iter("a")] == [f"Thème {number}" for number in range(9, 1, -1)]


def test_a_person_is_told_to_machines_with_what_is_public_of_them(client):
    portrait = Image(caption="Ada", credit="D.R.")
    portrait.file.save("ada.png", ContentFile(_png()))
    person = PersonFactory(
        honorific_prefix="Pr",
        given_name="Ada",
        family_name="Lux",
        biography="<p>Née à <b>Brest</b>.</p>",
        portrait=portrait,
        website="https://ada.example/",
        wikidata_id="Q42",
        orcid="0000-0002-1825-0097",
        idref="026927608",
    )
    PersonName.objects.create(person=person, name="A. Lux")
    house = AffiliationFactory(person=person, role="cheffe").organisation
    AffiliationFactory(person=person, role="agente", organisation=OrganisationFactory(status="draft"))
    AffiliationFactory(person=person, role="ancienne", is_former=True)
    Byline.objects.create(article=ArticleFactory(title="Signé"), person=person)
    own, signed = person.get_absolute_url(), reverse("people:author", args=[person.slug])
    found = _data(client, own, "Person")
    site = "http://127.0.0.1:8000"
    assert found.pop("image").startswith(f"{site}/media/")
    assert found.pop("worksFor") == [
        {
            "@type": "Organization",
            "@id": f"{site}{house.get_absolute_url()}#organisation",
            "url": f"{site}{house.get_absolute_url()}",
            "name": house.name,
        }
    ]
    assert found == {
        "@type": "Person",
        "@id": f"{site}{own}#personne",
        "url": f"{site}{own}",
        "name": "Ada Lux",
        "honorificPrefix": "Pr",
        "givenName": "Ada",
        "familyName": "Lux",
        "description": "Née à Brest.",
        "jobTitle": ["cheffe"],
        "sameAs": [
            "https://ada.example/",
            "https://www.wikidata.org/wiki/Q42",
            "https://orcid.org/0000-0002-1825-0097",
            "https://www.idref.fr/026927608",
        ],
    }
    assert _data(client, signed, "Person") == _data(client, own, "Person")
    for address in (own, signed):
        assert _data(client, address, "ProfilePage")["mainEntity"] == {"@id": f"{site}{own}#personne"}
    assert [item["name"] for item in _data(client, signed, "ItemList")["itemListElement"]] == ["Signé"]


def test_what_a_person_is_not_known_by_is_not_told_to_machines(client):
    person = PersonFactory(given_name="", family_name="Solo", portrait=Image.objects.create(caption="x", credit="y"))
    assert set(_data(client, person.get_absolute_url(), "Person")) == {"@type", "@id", "url", "name", "familyName"}


def test_a_list_of_people_is_told_to_machines(client):
    ArticleFactory(blocks=[quote_block("Mots.", speaker=PersonFactory(given_name="", family_name="Lux"))])
    assert [item["name"] for item in _data(client, "/intervenants/", "ItemList")["itemListElement"]] == ["Lux"]


def _other_words(page):
    return page.section("Citations partielles et propos rapportés")


def test_a_few_words_and_reported_speech_follow_the_full_quotes(client):
    person, other = PersonFactory(), PersonFactory()
    words = {"une bribe": "partielle", "Elle s’en dit ravie.": "indirecte", "Un titre": "titre", "Entier.": "integrale"}
    blocks = [quote_block(text, speaker=person, kind=kind) for text, kind in words.items()]
    said = quote_block("ensemble", speaker=other, kind="partielle", said_on=date(2024, 3, 1))
    article = ArticleFactory(title="Un compte rendu", blocks=[*blocks, said, quote_block("d’autrui", speaker=other)])
    said.co_speakers.add(person)
    ArticleFactory(status="draft", blocks=[quote_block("caché", speaker=person, kind="partielle")])
    page = get_page(client, person.get_absolute_url())
    (source,) = [node for node in _other_words(page).iter("p") if node.get("class") == "words__source"]
    assert text_of(source) == "Un compte rendu"
    items = [text_of(node) for node in _other_words(page).iter("li") if node.get("class") == "words__item"]
    assert items == [
        "« une bribe » Publiée le 12 mars 2024",
        "Elle s’en dit ravie. Propos rapportés – Publiée le 12 mars 2024",
        "« ensemble » 1er mars 2024",
    ]
    places = [link.get("href") for link in _other_words(page).iter("a")]
    assert places == [f"{article.get_absolute_url()}#{quote.anchor}" for quote in (*blocks[:2], said)]
    identifiers = [node.get("id") for node in get_page(client, article.get_absolute_url()).root.iter()]
    assert all(place.partition("#")[2] in identifiers for place in places)
    assert page.texts("figure", "quote")[0].startswith("« Entier. »")
    assert len(page.all("figure", "quote")) == 1


def test_a_few_words_are_in_no_list_of_quotes_and_in_no_feed(client):
    person = PersonFactory()
    ArticleFactory(blocks=[quote_block("bribe rare", speaker=person, kind="partielle")])
    assert "bribe rare" in get_page(client, person.get_absolute_url()).text
    for address in ("/citations/", f"/citations/?personne={person.slug}", reverse("feeds:quotes")):
        assert "bribe rare" not in client.get(address).content.decode()
    feed = client.get(reverse("feeds:person", args=[person.slug])).content.decode()
    assert feed.count("<entry>") == 1  # the article


@pytest.mark.parametrize(
    ("count", "folded"), [(6, None), (7, "Le suivant"), (12, "Les 6 suivants"), (13, "Les 6 suivants")]
)
def test_few_words_are_shown_six_by_six_up_to_twelve_the_newest_first(client, count, folded):
    person = PersonFactory()
    for rank in range(count):
        block = quote_block(f"bribe {rank}", speaker=person, kind="partielle")
        ArticleFactory(blocks=[block], published_at=PAST + timedelta(days=rank))
    section = _other_words(get_page(client, person.get_absolute_url()))
    words = [text_of(link) for link in section.iter("a")]
    assert words == [f"« bribe {rank} »" for rank in range(count)][::-1][:12]
    assert [text_of(node) for node in section.iter("summary")] == ([folded] if folded else [])
    assert [len(list(node.iter("a"))) for node in section.iter("details")] == ([len(words) - 6] if folded else [])
    assert ("Les 12 plus récents." in text_of(section)) == (count > 12)


def test_their_face_and_name_are_not_repeated_beside_each_of_their_quotes(client):
    person, other = PersonFactory(given_name="Ada", family_name="Lux"), PersonFactory(family_name="Brontë")
    blocks = [quote_block("À moi.", speaker=person), quote_block("Sur moi.", speaker=other)]
    ArticleFactory(blocks=blocks)
    blocks[1].about.add(person)
    blocks[0].co_speakers.add(other)
    page = get_page(client, person.get_absolute_url())
    own, about = page.all("figure", "quote")
    led_to = [link.get("href") for link in own.iter("a")]
    assert person.get_absolute_url() not in led_to
    assert other.get_absolute_url() in led_to
    assert "Brontë" in text_of(about)
    blocks[0].co_speakers.clear()
    assert "Ada Lux" not in text_of(get_page(client, person.get_absolute_url()).all("figure", "quote")[0])


def test_what_was_said_of_somebody_is_folded_after_six(client):
    person = PersonFactory()
    blocks = [quote_block(f"Mots {rank}.", speaker=PersonFactory()) for rank in range(8)]
    ArticleFactory(blocks=blocks)
    for block in blocks:
        block.about.add(person)
    section = get_page(client, person.get_absolute_url()).section("À son sujet")
    (details,) = section.iter("details")
    assert text_of(next(details.iter("summary"))) == "Les 2 suivantes"
    assert len(list(section.iter("figure"))) == 8
    assert len(list(details.iter("figure"))) == 2


@pytest.mark.parametrize(
    ("start", "precision", "line"),
    [
        (date(2015, 1, 1), "year", "Cheffe (ancienne fonction, commencée en 2015)"),
        (date(2015, 7, 9), "day", "Cheffe (ancienne fonction, commencée le 9 juillet 2015)"),
        (None, "day", "Cheffe (ancienne fonction)"),
    ],
)
def test_a_former_function_is_told_in_lists_with_its_beginning_and_no_end(client, start, precision, line):
    person = PersonFactory()
    fields = {"is_former": True, "start": start, "start_precision": precision}
    AffiliationFactory(person=person, organisation=None, role="cheffe", **fields)
    ArticleFactory(blocks=[quote_block("Mots.", speaker=person)])
    assert get_page(client, "/intervenants/").texts("p", "card__line") == [line]
