"""The page of an article, part by part."""

from datetime import UTC, datetime

import pytest

from articles import models, services
from articles.models import Byline, DirectoryEntry, Mention, Reference
from portal.core.house import QuotationMarks, StampStyle
from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.factories import (
    ArticleFactory,
    ArticleTypeFactory,
    DocumentFactory,
    EventFactory,
    GlossaryTermFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    PublicationFactory,
    RubriqueFactory,
    quote_block,
    text_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db

SEPTEMBER = datetime(2021, 9, 29, 14, 48, tzinfo=UTC)  # 16:48 in Paris


def _page(client, article):
    return get_page(client, article.get_absolute_url())


def _signed(article, *signatures):
    for position, (wording, given_name, family_name) in enumerate(signatures):
        person = PersonFactory(given_name=given_name, family_name=family_name)
        Byline.objects.create(article=article, person=person, wording=wording, ordering=position)


def _entry(article, title, **fields):
    return Reference.objects.create(article=article, title=title, **fields)


def test_a_page_has_a_breadcrumb_that_ends_with_its_only_title(client):
    page = _page(client, ArticleFactory(title="Une nouvelle", rubrique=RubriqueFactory(name="Industrie")))
    breadcrumb = page.one("nav", "breadcrumb")
    assert [text_of(item) for item in breadcrumb.iter("li")] == ["Accueil", "Industrie", "Une nouvelle"]
    assert page.texts("h1") == ["Une nouvelle"]


@pytest.mark.parametrize("has_kicker", [True, False])
def test_the_type_stands_above_the_title_when_it_says_so(client, has_kicker):
    kind = ArticleTypeFactory(name="Portrait", plural_name="Portraits", has_kicker=has_kicker)
    page = _page(client, ArticleFactory(type=kind))
    assert page.texts("p", "kicker") == (["Portrait"] if has_kicker else [])


def test_the_standfirst_is_printed_and_describes_the_page(client):
    page = _page(client, ArticleFactory(standfirst="Extraits choisis."))
    assert page.texts("p", "chapo") == ["Extraits choisis."]
    assert 'content="Extraits choisis."' in page.source


def test_without_standfirst_the_beginning_of_the_text_describes_the_page(client):
    page = _page(client, ArticleFactory(standfirst="", blocks=[text_block("<p>Premiers mots.</p>")]))
    assert page.all("p", "chapo") == []
    assert 'content="Premiers mots."' in page.source


@pytest.mark.parametrize(
    ("signatures", "printed"),
    [
        ([("", "Camille", "Boivigny")], "Par Camille Boivigny."),
        ([("", "A", "Un"), ("", "B", "Deux"), ("", "C", "Trois")], "Par A Un, B Deux et C Trois."),
        (
            [("Propos recueillis par", "A", "Un"), ("traduit par", "B", "Deux")],
            "Propos recueillis par A Un, traduit par B Deux.",
        ),
        ([("Par", "A", "Un"), ("", "B", "Deux"), ("avec", "C", "Trois")], "Par A Un et B Deux, avec C Trois."),
    ],
)
def test_the_byline_keeps_its_wording_and_links_each_name(client, signatures, printed):
    article = ArticleFactory()
    _signed(article, *signatures)
    page = _page(client, article)
    assert page.texts("p", "byline") == [printed]
    links = [node.get("href") for node in page.one("p", "byline").iter("a")]
    assert links == [f"/auteurs/{byline.person.slug}/" for byline in article.bylines.all()]


def test_an_article_that_nobody_signed_has_no_byline(client):
    assert _page(client, ArticleFactory()).all("p", "byline") == []


def test_the_stamps_of_the_first_house(client):
    house = PublicationFactory(name="mind", stamp_style=StampStyle.COMPACT, shows_numbers=False)
    updated = datetime(2022, 3, 16, 16, 2, tzinfo=UTC)
    page = _page(client, ArticleFactory(publication=house, published_at=SEPTEMBER, updated_at=updated))
    assert page.texts("p", "stamps") == ["Publié le 29 septembre 2021 à 16h48 - Mis à jour le 16 mars 2022 à 17h02"]
    moments = [node.get("datetime") for node in page.one("p", "stamps").iter("time")]
    assert moments == ["2021-09-29T16:48:00+02:00", "2022-03-16T17:02:00+01:00"]


def test_the_stamps_of_the_second_house(client):
    house = PublicationFactory(name="H&TI", stamp_style=StampStyle.LONG)
    at = datetime(2021, 9, 23, 12, 35, tzinfo=UTC)
    article = ArticleFactory(publication=house, published_at=at, dateline="Paris", number=13313)
    assert _page(client, article).texts("p", "stamps") == [
        "Paris - Publié le jeudi 23 septembre 2021 à 14 h 35 - n° 13313"
    ]


def test_the_parts_of_the_page_stand_in_the_order_of_the_house(client):
    house = PublicationFactory(name="mind", contact="<p>Besoin d’informations ?</p>")
    article = ArticleFactory(
        title="Le titre",
        standfirst="Le chapô.",
        publication=house,
        tags=["Industrie", "algorithmes", "Économie"],
        blocks=[text_block(f"<h2>Partie {rank}</h2><p>Texte {rank}.</p>") for rank in range(1, 5)],
    )
    _signed(article, ("", "Ada", "Signataire"))
    _entry(article, "Une ressource", list=Reference.List.RESOURCES)
    _entry(article, "Un article cité")
    other = ArticleFactory(title="Autre lecture")
    DirectoryEntry.objects.create(article=article, organisation=OrganisationFactory(name="Fiche choisie"))
    text = _page(client, article).text
    parts = [
        *("Accueil", "Le titre", "Le titre", "Le chapô.", "Par Ada Signataire.", "Publié le", "Sommaire", "Partie 1"),
        *("Ressources", "Une ressource", "Partie 1", "Texte 4.", "Ada Signataire", "algorithmes", "Économie"),
        *("Industrie", "Besoin d’informations", "À lire", other.title, "Articles", "Un article cité"),
        *("Dans l’annuaire", "Fiche choisie"),
    ]
    position = 0
    for part in parts:
        position = text.find(part, position)
        assert position >= 0, part
        position += len(part)


@pytest.mark.parametrize(("headings", "is_shown"), [(3, False), (4, True)])
def test_a_table_of_contents_is_shown_from_four_headings_on(client, headings, is_shown):
    article = ArticleFactory(blocks=[text_block(f"<h2>Partie {rank}</h2><p>Texte.</p>") for rank in range(headings)])
    page = _page(client, article)
    assert bool(page.all("nav", "outline")) == is_shown
    if is_shown:
        anchors = [node.get("href")[1:] for node in page.one("nav", "outline").iter("a")]
        assert anchors == [node.get("id") for node in page.all("h2") if node.get("id", "").startswith("s-")]


def test_resources_are_hidden_when_empty(client):
    assert "Ressources" not in _page(client, ArticleFactory()).text


def test_an_entry_of_the_articles_list_prints_its_line_and_no_link_while_unknown(client):
    article = ArticleFactory()
    at = datetime(2021, 9, 23, 9, 17, tzinfo=UTC)
    _entry(article, "Ouverture", type_name="Projet", number=13312, stamped_at=at, teaser="Afin d’informer le public…")
    section = _page(client, article).section("Articles")
    assert (
        text_of(section)
        == "Articles Ouverture Afin d’informer le public… Projet n° 13312 • 23/09/21 à 11:17 non repris sur ce site"
    )
    assert list(section.iter("a")) == []


def test_an_entry_of_the_articles_list_becomes_a_link_once_its_article_is_public(client):
    article = ArticleFactory()
    target = ArticleFactory(title="La cible")
    _entry(article, "La cible", target=target)
    _entry(article, "Un brouillon", target=ArticleFactory(status=Status.DRAFT, published_at=None))
    section = _page(client, article).section("Articles")
    assert [node.get("href") for node in section.iter("a")] == [target.get_absolute_url()]


def test_the_directory_puts_chosen_records_first_then_accepted_mentions_up_to_five(client):
    article = ArticleFactory()
    mentioned = [OrganisationFactory(name=f"Mention {rank}") for rank in range(6)]
    for rank, organisation in enumerate(mentioned):
        state = Mention.State.SUGGESTED if rank == 0 else Mention.State.ACCEPTED
        Mention.objects.create(
            article=article, surface=f"M{rank}", organisation=organisation, state=state, ordering=rank
        )
    chosen = OrganisationFactory(name="Choisie", number=260, published_at=datetime(2016, 4, 11, 10, 21, tzinfo=UTC))
    for organisation in (chosen, OrganisationFactory(name="Retirée", status=Status.WITHDRAWN)):
        DirectoryEntry.objects.create(article=article, organisation=organisation)
    section = _page(client, article).section("Dans l’annuaire")
    names = [text_of(node) for node in section.iter("p") if node.get("class") == "card__name"]
    assert names == ["Choisie", "Mention 1", "Mention 2", "Mention 3", "Mention 4"]
    assert "Organisation n° 260 • 11/04/16 à 12:21" in text_of(section)


def test_the_contact_block_can_be_switched_off(client):
    house = PublicationFactory(name="mind", contact="<p>Contactez-nous</p>")
    assert "Contactez-nous" in _page(client, ArticleFactory(publication=house)).text
    assert "Contactez-nous" not in _page(client, ArticleFactory(publication=house, shows_contact=False)).text


def test_tags_are_in_alphabetical_order_ignoring_case_and_accents(client):
    names = ["règlementaire", "Industrie", "données de santé", "Économie", "algorithmes"]
    page = _page(client, ArticleFactory(tags=names))
    tags = [text_of(node) for node in page.one("ul", "tags").iter("li")]
    assert tags == ["algorithmes", "données de santé", "Économie", "Industrie", "règlementaire"]
    assert page.links()["Économie"] == "/themes/economie/"


def test_a_displayed_quote_is_a_figure_with_its_label_and_its_anchor(client):
    quote = quote_block(
        "Trois mots d’ordre [métiers, ndlr].", speaker=PersonFactory(family_name="Lala"), speaker_label="X LALA, PDG"
    )
    page = _page(client, ArticleFactory(blocks=[quote]))
    figure = page.one("figure", "quote")
    assert figure.get("id") == f"c-{quote.pk}"
    assert "« Trois mots d’ordre [métiers, ndlr]. »" in text_of(figure)
    assert page.texts("span", "ndlr") == ["[métiers, ndlr]"]
    assert "X LALA, PDG" in text_of(figure)


def test_the_marks_and_the_place_of_the_label_are_those_of_the_house(client):
    house = PublicationFactory(name="mind", quotation_marks=QuotationMarks.ENGLISH, label_position="above")
    block = quote_block("Des mots.", speaker_label="Quelqu’un")
    figure = _page(client, ArticleFactory(publication=house, blocks=[block])).one("figure", "quote")
    assert [node.tag for node in figure] == ["figcaption", "blockquote"]
    assert "“Des mots.”" in text_of(figure)


def test_every_kind_of_block_makes_valid_html(client):
    person = PersonFactory(portrait=ImageFactory())
    blocks = [
        quote_block("Une citation d’ouverture.", speaker=person, speaker_label="Quelqu’un"),
        text_block("<h3>Sans rang deux</h3><ul><li>un<ul><li>deux</li></ul></li></ul>"),
        models.Figure(image=ImageFactory(), region="body", placement=models.Figure.Placement.IN_LIST),
        models.Figure(image=ImageFactory(), region="body"),
        models.Box(text="<p>Pour en savoir plus.</p>", url="https://example.org/", region="body"),
        models.Intervention(heading="Intervention sans personne", region="body"),
        models.Intervention(heading="Intervention vide", person=person, region="body"),
        models.Attachment(document=DocumentFactory(), lead="Télécharger :", region="body"),
        models.Embed(url="https://vimeo.com/1", title="Une vidéo", region="body"),
    ]
    page = _page(client, ArticleFactory(blocks=blocks))
    assert "Intervention sans personne" in page.text
    assert "Intervention vide" in page.text
    assert page.texts("figcaption", "picture__legend")


def test_what_was_not_taken_over_is_said_beside_its_legend(client):
    person = PersonFactory(portrait=ImageFactory(caption="Portrait", credit="B."))
    document = DocumentFactory(title="la présentation", declared_format="PPT")
    blocks = [
        models.Figure(image=ImageFactory(caption="La salle", credit="A."), region="body"),
        models.Intervention(heading="Intervention", person=person, region="body"),
        models.Attachment(document=document, lead="Télécharger ici", region="body"),
    ]
    page = _page(client, ArticleFactory(blocks=blocks))
    assert page.texts("figure", "picture") == ["La salle - © A. Image non reprise"]
    assert page.texts("figure", "portrait") == ["Portrait - © B. Photo non reprise"]
    assert page.texts("p", "attachment") == ["Télécharger ici la présentation (PPT). Document non repris."]
    assert page.texts("span", "face--initials") == [person.initials]


def test_the_event_is_named_when_it_is_public(client):
    article = ArticleFactory(event=EventFactory(name="Journée publique"))
    assert "Journée publique" in _page(client, article).text


def test_a_wrong_slug_leads_to_the_right_address_for_ever(client):
    article = ArticleFactory(title="Au cœur")
    response = client.get(f"/articles/{article.number}-autre-chose/")
    assert response.status_code == 301
    assert response.url == article.get_absolute_url() == f"/articles/{article.number}-au-coeur/"


def test_the_number_leads_to_the_article_whatever_its_slug_becomes(client):
    article = ArticleFactory()
    article.slug = "nouvelle-adresse"
    article.save()
    response = client.get(f"/n/{article.number}/")
    assert (response.status_code, response.url) == (301, article.get_absolute_url())


def test_a_withdrawn_article_keeps_its_number_and_hides_its_title(client):
    article = ArticleFactory(title="Titre compromettant")
    services.withdraw(article)
    for url in (article.get_absolute_url(), f"/n/{article.number}/", f"/articles/{article.number}-x/"):
        page = get_page(client, url, status=410)
        assert "Cet article a été retiré" in page.text
        assert f"n° {article.number}" in page.text
        assert "compromettant" not in page.source.replace(article.slug, "")


def test_the_address_of_the_page_is_said_once(client):
    article = ArticleFactory()
    page = get_page(client, f"{article.get_absolute_url()}?utm_source=x")
    canonical = [node.get("href") for node in page.all("link") if node.get("rel") == "canonical"]
    assert canonical == [f"http://127.0.0.1:8000{article.get_absolute_url()}"]


def test_no_page_asks_anything_of_another_host(client):
    person = PersonFactory()
    article = ArticleFactory(blocks=[quote_block("Des mots.", speaker=person)])
    for url in ("/", article.get_absolute_url(), person.get_absolute_url()):
        page = get_page(client, url)
        assert set(page.script_sources) <= {"/static/js/copy.js", "/static/js/suggestions.js"}
        sources = [node.get("src") or node.get("href") for node in [*page.all("img"), *page.all("link")]]
        assert [s for s in sources if not s.startswith("/") and "127.0.0.1:8000" not in s] == []


def test_an_article_is_cited_and_shared_by_its_permanent_address(client):
    article = ArticleFactory(title="Le mot « donnée »", number=12)
    _signed(article, ("", "Ada", "Un"), ("", "Basile", "Deux"))
    page = _page(client, article)
    assert page.texts("p", "cite__text") == [
        "Ada Un et Basile Deux, « Le mot “donnée” », La Vigie, n° 12, 12 mars 2024, http://127.0.0.1:8000/n/12/"
    ]
    assert page.links()["Envoyer par courriel"].startswith("mailto:?subject=Le%20mot%20")


def test_an_article_names_the_dossiers_that_hold_it_when_they_are_public(client):
    article = ArticleFactory()
    for title, status in (("Suivi public", Status.PUBLISHED), ("Suivi caché", Status.DRAFT)):
        dossier = models.Dossier.objects.create(
            title=title, slug=title.split()[1], status=status, published_at=SEPTEMBER
        )
        dossier.entries.create(article=article)
    page = _page(client, article)
    assert "Dans le dossier Suivi public" in page.text
    assert "Suivi caché" not in page.source


# Foreign words


def _foreign(page):
    found = [node for node in page.root.iter("span") if node.get("lang")]
    return [(text_of(node), node.get("lang")) for node in found]


def test_foreign_words_of_the_glossary_are_marked_everywhere_in_the_text(client):
    for term, language in (("Open data", "en"), ("open data hub", "en"), ("a priori", "la"), ("donnée", "")):
        GlossaryTermFactory(term=term, language=language)
    text = (
        '<p>L’open <em>data</em>, <a href="https://example.org/open data">open data</a> a priori.</p>'
        "<h2>Open data hub et donnée</h2><p>Un open data hub, OPEN DATA, open databases, pré-open data.</p>"
    )
    page = _page(client, ArticleFactory(blocks=[text_block(text)]))
    assert _foreign(page) == [
        ("open data", "en"),
        ("open data", "en"),
        ("a priori", "la"),
        ("Open data", "en"),
        ("open data hub", "en"),
    ]
    assert page.links()["open data"] == "https://example.org/open data"


def test_foreign_words_are_marked_inside_quotes_and_never_in_the_label_of_that_day(client):
    GlossaryTermFactory(term="start-up", language="en")
    quote = quote_block("Notre start-up grandit.", speaker_label="Ada, fondatrice d’une start-up")
    noted = quote_block("la start-up", region="noted", kind="partielle", speaker_label="Elle")
    page = _page(client, ArticleFactory(blocks=[quote, text_block("<p>Elle aime « la start-up » fort.</p>"), noted]))
    assert _foreign(page) == [("start-up", "en"), ("start-up", "en")]
    assert text_of(page.root.find(f".//*[@id='c-{noted.pk}']")) == "la start-up"
    assert page.texts("span", "quote__label") == ["Ada, fondatrice d’une start-up"]


def test_a_code_that_is_no_language_is_left_aside(client):
    GlossaryTermFactory(term="start-up", language='"><b')
    assert _foreign(_page(client, ArticleFactory(blocks=[text_block("<p>Une start-up.</p>")]))) == []


def test_the_desk_is_told_when_articles_will_mark_a_foreign_word(client, desk):
    url = admin_url(models.GlossaryTerm, "add")
    posted = fields_of(desk.get(url), "glossaryterm_form")
    told = desk.post(url, posted | {"term": "open data", "language": "en"}, follow=True)
    assert "refresh_articles" in messages_of(told)
    told = desk.post(url, posted | {"term": "donnée"}, follow=True)
    assert "refresh_articles" not in messages_of(told)
