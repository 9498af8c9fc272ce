"""Lists, their pages, their filters, and what hostile addresses get."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Byline, Intervention, Participation, Tag
from organisations.models import Organisation
from portal.core.publishing import Status
from tests.factories import (
    PAST,
    AffiliationFactory,
    ArticleFactory,
    ArticleTypeFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    PublicationFactory,
    RubriqueFactory,
    quote_block,
    text_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db

LISTS = ["articles:list", "articles:tags", "people:list", "organisations:list", "events:list", "quotes:list"]


def _titles(page):
    return [text_of(node) for tag in ("h2", "h3") for node in page.all(tag, "card__title")]


def _articles(count, **fields):
    return [ArticleFactory(published_at=PAST + timedelta(hours=rank), **fields) for rank in range(count)]


def _relations(page):
    return {node.get("rel"): node.get("href") for node in page.all("link")}


@pytest.mark.parametrize("name", ["home", *LISTS])
def test_a_list_without_anything_says_so(client, name):
    page = get_page(client, reverse(name))
    assert page.all("p", "empty")


def test_articles_are_listed_newest_first_twenty_a_page(client):
    titles = [article.title for article in reversed(_articles(23))]
    first, second = (get_page(client, f"/articles/{query}") for query in ("", "?page=2"))
    assert _titles(first) == titles[:20]
    assert _titles(second) == titles[20:]
    assert _relations(first)["next"] == "http://127.0.0.1:8000/articles/?page=2"
    assert "prev" not in _relations(first)
    assert _relations(first)["canonical"] == "http://127.0.0.1:8000/articles/"
    assert _relations(second)["prev"] == "http://127.0.0.1:8000/articles/"
    assert _relations(second)["canonical"] == "http://127.0.0.1:8000/articles/?page=2"
    assert "next" not in _relations(second)


def test_a_full_last_page_offers_no_other(client):
    _articles(20)
    assert "next" not in _relations(get_page(client, "/articles/"))
    assert client.get("/articles/?page=2").status_code == 404


@pytest.mark.parametrize(
    "value",
    ["0", "-1", "+1", "1.0", "deux", "last", "", " 1", "1_0", "²", "１", "%00", "1%00", "9999", "9" * 20, "9" * 5000],
)
@pytest.mark.parametrize("name", LISTS)
def test_a_page_that_is_no_number_is_not_found(client, name, value):
    _articles(1)
    assert client.get(f"{reverse(name)}?page={value}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        *(f"/articles/{'9' * length}-x/" for length in (10, 19, 30, 5000)),
        *(f"/n/{'9' * length}/" for length in (10, 19, 30, 5000)),
        *(f"/citations/{'9' * length}/" for length in (10, 19, 30, 5000)),
        *("/articles/%00/", "/themes/%00/", "/intervenants/a%00b/", "/%00", "/themes/é/", "/auteurs/x/"),
        *(f"/{name}/{'a' * 3000}/" for name in ("themes", "annuaire", "evenements", "rubriques", "types")),
        *("/citations/?personne=%00", "/citations/?theme='--", "/citations/?organisation=inconnue"),
        *("/annuaire/?nature=%00", "/annuaire/?nature=inconnue", "/annuaire/?lettre=%00", "/annuaire/?lettre=aa"),
        *(
            "/intervenants/?lettre=É",
            "/media/../portal/settings.py",
            "/media/%2e%2e/x",
            "/media/a%00b",
            "/rien-de-tel/",
        ),
    ],
)
def test_hostile_addresses_are_not_found_in_the_house_style(client, address):
    page = get_page(client, address, status=404)
    assert page.texts("h1") == ["Page introuvable"]
    assert "noindex" in page.source


def test_a_rubrique_and_a_type_list_their_own_articles(client):
    rubrique, kind = RubriqueFactory(name="Recherche"), ArticleTypeFactory(name="Portrait", plural_name="Portraits")
    article = ArticleFactory(rubrique=rubrique, type=kind)
    ArticleFactory(rubrique=RubriqueFactory(name="Autre"))
    for owner in (rubrique, kind):
        assert _titles(get_page(client, owner.get_absolute_url())) == [article.title]
    assert get_page(client, kind.get_absolute_url()).texts("h1") == ["Portraits"]


def test_a_card_prints_type_number_date_rubrique_and_a_short_teaser(client):
    article = ArticleFactory(rubrique=RubriqueFactory(name="Recherche"), standfirst="mot " * 200)
    page = get_page(client, "/articles/")
    assert page.texts("p", "card__line") == [f"Actualité n° {article.number} • 12/03/24 à 09:30"]
    assert page.texts("p", "card__kicker") == ["Recherche"]
    (teaser,) = page.texts("p", "card__teaser")
    assert len(teaser) <= 301
    assert teaser.endswith("mot…")


def test_a_card_of_an_article_without_standfirst_begins_its_text(client):
    ArticleFactory(standfirst="", blocks=[text_block("<p>Premiers mots du corps.</p>")])
    assert get_page(client, "/articles/").texts("p", "card__teaser") == ["Premiers mots du corps."]


def test_the_home_page_opens_with_the_newest_article_and_full_quotes(client):
    speaker = PersonFactory()
    blocks = [
        quote_block("Une citation entière.", speaker=speaker, speaker_label="Quelqu’un"),
        quote_block("bribe", speaker=speaker, speaker_label="Quelqu’un", kind="partielle"),
    ]
    _articles(24)
    newest = ArticleFactory(published_at=PAST + timedelta(days=30), blocks=blocks)
    EventFactory(name="À venir", start=timezone.localdate() + timedelta(days=3))
    page = get_page(client, "/")
    assert len(_titles(page)) == 20
    assert len(page.all("p", "card__teaser")) == 20
    assert text_of(page.one("article", "card--lead").find("h2")) == newest.title
    assert "Une citation entière." in page.text
    assert "bribe" not in page.text
    assert "À venir" in page.text


def test_people_are_sorted_by_family_name_without_accents_and_filtered_by_letter(client):
    for name in ("Évrard", "Zola", "Eve", "Durand"):
        _speak(PersonFactory(given_name="", family_name=name))
    page = get_page(client, "/intervenants/")
    assert page.texts("p", "card__name") == ["Durand", "Eve", "Évrard", "Zola"]
    assert page.texts("h2", "letter-group__title") == ["D", "E", "Z"]
    assert get_page(client, "/intervenants/?lettre=e").texts("p", "card__name") == ["Eve", "Évrard"]


def _speak(person, **fields):
    ArticleFactory(blocks=[quote_block("Des mots.", speaker=person, **fields)])
    return person


def test_only_those_who_spoke_in_public_are_listed(client):
    quoted, together, heard, section = (PersonFactory(given_name="", family_name=name) for name in "ABCD")
    words = quote_block("Des mots.", speaker=quoted)
    ArticleFactory(blocks=[words, Intervention(heading="Intervention", person=section, region="body")])
    words.co_speakers.add(together)
    Participation.objects.create(event=EventFactory(), person=heard)
    Byline.objects.create(article=ArticleFactory(), person=PersonFactory(family_name="Signataire"))
    Participation.objects.create(event=EventFactory(status=Status.DRAFT), person=PersonFactory())
    ArticleFactory(status=Status.DRAFT, blocks=[quote_block("Des mots.", speaker=PersonFactory())])
    assert get_page(client, "/intervenants/").texts("p", "card__name") == ["A", "B", "C", "D"]


def test_a_person_card_prints_the_functions_of_today(client):
    _speak(AffiliationFactory(role="directrice", label="directrice de l’Institut").person)
    person = _speak(AffiliationFactory(role="députée", organisation=None, end=date(2022, 6, 1)).person)
    page = get_page(client, "/intervenants/")
    assert page.texts("p", "card__line") == ["Directrice de l’Institut", "Députée (jusqu’au 1er juin 2022)"]
    AffiliationFactory(person=person, role="maire", organisation=None)
    page = get_page(client, "/intervenants/")
    assert page.texts("p", "card__line") == ["Directrice de l’Institut", "Maire"]


def test_a_person_card_dates_the_last_known_function(client):
    _speak(AffiliationFactory(role="PDG", label="PDG", attested_on=date(2021, 9, 28)).person)
    assert get_page(client, "/intervenants/").texts("p", "card__line") == [
        "PDG (fonction attestée le 28 septembre 2021)"
    ]


def test_without_any_function_a_person_card_prints_the_label_of_the_latest_quote(client):
    person = PersonFactory(given_name="Manuel", family_name="Gea")
    _speak(person, speaker_label="Manuel GEA, Président – Bio")
    assert get_page(client, "/intervenants/").texts("p", "card__line") == ["Président – Bio"]
    _speak(person, speaker_label="Manuel Gea et Anne Autre, fondateurs")
    assert get_page(client, "/intervenants/").texts("p", "card__line") == []


def test_the_directory_is_narrowed_by_kind_and_letter(client):
    OrganisationFactory(name="Alpha", kind=Organisation.Kind.CAMPUS)
    OrganisationFactory(name="Âtre", kind=Organisation.Kind.MEDIA)
    OrganisationFactory(name="Bêta", kind=Organisation.Kind.MEDIA)

    def names(query):
        return get_page(client, f"/annuaire/{query}").texts("p", "card__name")

    assert names("") == ["Alpha", "Âtre", "Bêta"]
    assert names("?nature=media") == ["Âtre", "Bêta"]
    assert names("?nature=media&lettre=a") == ["Âtre"]


def test_the_directory_offers_only_kinds_and_letters_that_hold_something_public(client):
    OrganisationFactory(name="Alpha", kind=Organisation.Kind.CAMPUS)
    OrganisationFactory(name="Bêta", kind=Organisation.Kind.MEDIA)
    OrganisationFactory(name="Gamma", kind=Organisation.Kind.PROGRAMME, status=Status.DRAFT)

    def offered(query):
        page = get_page(client, f"/annuaire/{query}")
        return [[text_of(link) for link in page.one("nav", name).iter("a")] for name in ("letters", "filters")]

    assert offered("") == [["Tout", "A", "B"], ["Toutes", "Campus", "Média"]]
    assert offered("?nature=media") == [["Tout", "B"], ["Toutes", "Campus", "Média"]]
    assert offered("?lettre=a") == [["Tout", "A", "B"], ["Toutes", "Campus"]]
    assert offered("?nature=programme&lettre=g") == [["Tout", "G"], ["Toutes", "Programme"]]


def test_a_kind_and_a_letter_together_are_not_for_engines(client):
    OrganisationFactory(name="Alpha", kind=Organisation.Kind.CAMPUS)
    robots = '<meta name="robots" content="noindex, follow">'
    assert robots in get_page(client, "/annuaire/?nature=campus&lettre=a").source
    for query in ("", "?nature=campus", "?lettre=a"):
        assert "noindex" not in get_page(client, f"/annuaire/{query}").source


def test_events_are_split_between_those_to_come_and_those_past(client):
    today = timezone.localdate()
    EventFactory(name="Hier", start=today - timedelta(days=1))
    EventFactory(name="Aujourd’hui", start=today)
    EventFactory(name="Demain", start=today + timedelta(days=1))
    page = get_page(client, "/evenements/")
    assert text_of(page.section("À venir")).index("Aujourd’hui") < text_of(page.section("À venir")).index("Demain")
    assert "Hier" in text_of(page.section("Passés"))
    assert "Hier" not in text_of(page.section("À venir"))


def test_quotes_are_listed_whole_only_and_narrowed_by_each_record(client):
    speaker, organisation = PersonFactory(family_name="Locutrice"), OrganisationFactory(name="Maison")
    event = EventFactory(name="Journée")
    said = quote_block("Mots choisis.", speaker=speaker, speaker_label="Elle", organisation=organisation)
    ArticleFactory(blocks=[said], event=event, tags=["un thème"])
    other = quote_block("Autres mots.", speaker=PersonFactory(), speaker_label="Lui")
    ArticleFactory(blocks=[other, quote_block("bribe", speaker=speaker, speaker_label="Elle", kind="partielle")])
    assert "Autres mots." in get_page(client, "/citations/").text
    assert "bribe" not in get_page(client, "/citations/").text
    tag = Tag.objects.get()
    filters = {"personne": speaker, "organisation": organisation, "evenement": event, "theme": tag}
    for name, record in filters.items():
        page = get_page(client, f"/citations/?{name}={record.slug}")
        assert "Mots choisis." in page.text
        assert "Autres mots." not in page.text
        assert str(record) in page.text


def test_the_quotes_of_an_organisation_are_those_of_its_page(client):
    function = AffiliationFactory(end=date(2021, 1, 1))
    dated = {"Pendant.": date(2020, 5, 1), "Après.": date(2022, 1, 1)}
    ArticleFactory(blocks=[quote_block(w, speaker=function.person, said_on=day) for w, day in dated.items()])
    page = get_page(client, f"/citations/?organisation={function.organisation.slug}")
    assert "Pendant." in page.text
    assert "Après." not in page.text


@pytest.mark.parametrize(("count", "is_cut"), [(6, False), (7, True)])
def test_a_person_s_page_leads_to_all_their_quotes_when_it_cuts_them(client, count, is_cut):
    person = PersonFactory()
    ArticleFactory(blocks=[quote_block(f"Mots {rank}.", speaker=person) for rank in range(count)])
    page = get_page(client, person.get_absolute_url())
    assert len(page.all("figure", "quote")) == 6
    assert page.links().get(f"Toutes ses citations ({count})") == (
        f"/citations/?personne={person.slug}" if is_cut else None
    )


@pytest.mark.parametrize(("count", "is_cut"), [(10, False), (11, True)])
def test_an_organisation_s_page_leads_to_all_its_quotes_when_it_cuts_them(client, count, is_cut):
    organisation = OrganisationFactory()
    ArticleFactory(blocks=[quote_block(f"Mots {rank}.", organisation=organisation) for rank in range(count)])
    page = get_page(client, organisation.get_absolute_url())
    assert len(page.all("figure", "quote")) == 10
    assert page.links().get(f"Toutes ses citations ({count})") == (
        f"/citations/?organisation={organisation.slug}" if is_cut else None
    )


def test_a_card_prints_its_type_once(client):
    ArticleFactory(type=ArticleTypeFactory(name="Portrait", plural_name="Portraits", has_kicker=True), number=7)
    page = get_page(client, "/articles/")
    assert page.texts("p", "card__kicker") == ["Portrait"]
    assert page.texts("p", "card__line") == ["n° 7 • 12/03/24 à 09:30"]


def test_a_card_does_not_repeat_the_rubrique_or_the_type_of_its_page(client):
    rubrique = RubriqueFactory(name="Recherche")
    portrait = ArticleTypeFactory(name="Portrait", plural_name="Portraits", has_kicker=True)
    news = ArticleTypeFactory(name="Actualité", plural_name="Actualités", has_kicker=False)
    for number, kind in ((7, portrait), (8, news)):
        ArticleFactory(type=kind, rubrique=rubrique, number=number)

    def printed(url):
        page = get_page(client, url)
        return page.texts("p", "card__kicker"), [line.split(" •")[0] for line in page.texts("p", "card__line")]

    assert printed(rubrique.get_absolute_url()) == (["Portrait"], ["Actualité n° 8", "n° 7"])
    assert printed(portrait.get_absolute_url()) == (["Recherche"], ["n° 7"])
    assert printed(news.get_absolute_url()) == (["Recherche"], ["n° 8"])


def test_an_event_card_and_a_theme_begin_with_a_capital_letter(client):
    EventFactory(start=date(2025, 10, 7), end=date(2025, 10, 8))
    ArticleFactory(tags=["données de santé"])
    assert get_page(client, "/evenements/").texts("p", "card__dates") == ["Du 7 au 8 octobre 2025"]
    assert get_page(client, "/themes/").links()["Données de santé"] == "/themes/donnees-de-sante/"


def test_an_author_without_anything_public_has_no_author_page(client):
    person = PersonFactory()
    assert client.get(reverse("people:author", args=[person.slug])).status_code == 404
    article = ArticleFactory()
    for wording in ("Par", "photographies de"):
        Byline.objects.create(article=article, person=person, wording=wording)
    page = get_page(client, reverse("people:author", args=[person.slug]))
    assert _titles(page) == [article.title]


def test_a_list_of_two_thousand_is_read_page_by_page_to_its_end(client):
    publication = PublicationFactory()
    Article.objects.bulk_create(
        Article(
            title=f"Nouvelle {rank}",
            slug=f"nouvelle-{rank}",
            number=rank,
            publication=publication,
            status=Status.PUBLISHED,
            published_at=PAST + timedelta(minutes=rank),
        )
        for rank in range(1, 2001)
    )
    first, last = get_page(client, "/articles/"), get_page(client, "/articles/?page=100")
    assert _titles(first)[0] == "Nouvelle 2000"
    assert _titles(last) == [f"Nouvelle {rank}" for rank in range(20, 0, -1)]
    assert client.get("/articles/?page=101").status_code == 404
    assert client.get("/articles/?page=9999").status_code == 404
