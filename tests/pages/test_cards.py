"""What a page links in its text, and what the card of each link tells."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import services
from articles.models import Article, Mention
from organisations.models import OrganisationName
from portal.core.publishing import Status
from tests.factories import (
    FUTURE,
    AffiliationFactory,
    ArticleFactory,
    GlossaryTermFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    mention,
    quote_block,
    text_block,
)
from tests.pages.html import get_page, text_of
from tests.pages.test_queries import PINNED

pytestmark = pytest.mark.django_db

BUDGET = 12  # queries of the page of an article, whatever it names
SEPTEMBER = datetime(2021, 9, 23, 12, 35, tzinfo=UTC)


def naming(text, *, at=SEPTEMBER, **named):
    """A published article of one paragraph that names these records: `surface=record`, spaces as underscores."""
    article = ArticleFactory(published_at=at, blocks=[text_block(f"<p>{text}</p>")])
    for surface, record in named.items():
        mention(article, surface.replace("_", " "), record)
    services.refresh(article)
    return article


def mentions_of(page):
    """The words and the address of each link to a record, in the order of the text."""
    return [(text_of(link), link.get("href")) for link in page.all("a", "mention")]


def card_of(page, words):
    (link,) = [link for link in page.all("a", "mention") if text_of(link) == words]
    (card,) = [card for card in page.all("div", "mention-card") if card.get("id") == link.get("data-card")]
    (told,) = [node for node in card.iter("div") if node.get("id") == link.get("aria-describedby")]
    assert text_of(told)
    return text_of(card)


def page_of(client, article):
    return get_page(client, article.get_absolute_url())


def test_accepted_mentions_are_links_and_others_are_words(client):
    lux, nox, hub = PersonFactory(given_name="Ada", family_name="Lux"), OrganisationFactory(), OrganisationFactory()
    article = naming("Le Pr Ada Lux, Nox et Hub. Ada Lux.", Ada_Lux=lux, Nox=nox)
    for surface, state in (("Hub", Mention.State.SUGGESTED), ("Pr", Mention.State.REJECTED)):
        mention(article, surface, hub, state=state)
    services.refresh(article)
    page = page_of(client, article)
    assert mentions_of(page) == [("Ada Lux", lux.get_absolute_url()), ("Nox", nox.get_absolute_url())]
    assert "Le Pr Ada Lux, Nox et Hub. Ada Lux." in page.text
    assert "/static/css/mentions.css" in [node.get("href") for node in page.all("link")]
    assert "/static/js/cards.js" in page.script_sources


def test_without_mention_a_page_has_neither_card_nor_script_for_them(client):
    page = page_of(client, ArticleFactory())
    assert "mention-card" not in page.source
    assert "mentions.css" not in page.source
    assert "cards.js" not in page.source


# People


def test_a_card_says_the_function_of_that_day_then_that_of_today(client):
    lux = PersonFactory(honorific_prefix="Pr", given_name="Ada", family_name="Lux")
    hub = OrganisationFactory(name="Hub Lux")
    AffiliationFactory(
        person=lux,
        organisation=hub,
        role="directrice",
        label="directrice du Hub Lux",
        start=date(2019, 1, 1),
        end=date(2024, 12, 31),
    )
    AffiliationFactory(person=lux, organisation=None, role="entrepreneuse", start=date(2025, 1, 1))
    card = card_of(page_of(client, naming("Ada Lux parle.", Ada_Lux=lux)), "Ada Lux")
    told = "directrice du Hub Lux (à la date de l’article) aujourd’hui : entrepreneuse"
    assert card == f"AL Pr Ada Lux {told}"


def test_a_function_still_held_is_said_once(client):
    lux = PersonFactory(given_name="Ada", family_name="Lux")
    AffiliationFactory(person=lux, organisation=None, role="directrice", start=date(2019, 1, 1))
    card = card_of(page_of(client, naming("Ada Lux parle.", Ada_Lux=lux)), "Ada Lux")
    assert card == "AL Ada Lux directrice (à la date de l’article)"


def test_the_functions_of_a_card_are_said_once_when_those_it_leaves_out_alone_have_changed(client):
    lux, today = PersonFactory(given_name="Ada", family_name="Lux"), timezone.localdate()
    for role, year in (("directrice", 2020), ("professeure", 2019), ("présidente", 2018)):
        AffiliationFactory(person=lux, organisation=None, role=role, start=date(year, 1, 1))
    AffiliationFactory(
        person=lux, organisation=None, role="élue", start=date(2017, 1, 1), end=today - timedelta(days=9)
    )
    article = naming("Ada Lux parle.", Ada_Lux=lux)
    told = "AL Ada Lux directrice\u202f; professeure (à la date de l’article)"
    assert card_of(page_of(client, article), "Ada Lux").replace("\u202f", " ") == told.replace("\u202f", " ")
    AffiliationFactory(person=lux, organisation=None, role="sénatrice", start=date(2024, 1, 1))
    assert "aujourd’hui : sénatrice" in card_of(page_of(client, article), "Ada Lux")


def test_what_somebody_was_known_as_that_day_comes_before_what_they_once_founded(client):
    lux = PersonFactory(given_name="Ada", family_name="Lux")
    for rank, house in enumerate(("Nox", "Vox")):
        AffiliationFactory(
            person=lux, organisation=None, role=f"fondatrice de {house}", label="", start=date(2005 + rank, 1, 1)
        )
    said = SEPTEMBER.date()
    AffiliationFactory(person=lux, organisation=None, role="professeure", label="", attested_on=said)
    AffiliationFactory(
        person=lux, organisation=None, role="conseillère", label="", attested_on=said - timedelta(days=400)
    )
    card = card_of(page_of(client, naming("Ada Lux parle.", Ada_Lux=lux)), "Ada Lux")
    assert card.startswith("AL Ada Lux professeure ; conseillère (à la date de l’article)")


def test_a_function_to_come_is_not_that_of_today_and_becomes_it_without_any_job(client, monkeypatch):
    lux, today = PersonFactory(given_name="Ada", family_name="Lux"), timezone.localdate()
    AffiliationFactory(person=lux, organisation=None, role="directrice", end=today, start=date(2019, 1, 1))
    AffiliationFactory(person=lux, organisation=None, role="ministre", start=today + timedelta(days=1))
    article = naming("Ada Lux parle.", Ada_Lux=lux)
    assert "ministre" not in card_of(page_of(client, article), "Ada Lux")
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert card_of(page_of(client, article), "Ada Lux").endswith("aujourd’hui : ministre")


def test_a_function_first_heard_of_later_is_not_that_of_the_day_when_another_was_known(client):
    lux = PersonFactory(given_name="Ada", family_name="Lux")
    AffiliationFactory(person=lux, organisation=None, role="chercheuse", attested_on=date(2021, 3, 1))
    AffiliationFactory(person=lux, organisation=None, role="présidente", attested_on=timezone.localdate())
    card = card_of(page_of(client, naming("Ada Lux parle.", Ada_Lux=lux)), "Ada Lux")
    assert card == "AL Ada Lux chercheuse (à la date de l’article) aujourd’hui : présidente"


def test_a_correction_of_a_function_or_of_a_name_shows_at_the_next_reading(client):
    lux = PersonFactory(given_name="Ada", family_name="Lux")
    held = AffiliationFactory(person=lux, organisation=None, role="directrice", start=date(2019, 1, 1))
    article = naming("Ada Lux parle.", Ada_Lux=lux)
    held.role, lux.family_name = "présidente", "Lux-Nox"
    held.save()
    lux.save()
    assert card_of(page_of(client, article), "Ada Lux") == "AL Ada Lux-Nox présidente (à la date de l’article)"


def test_a_portrait_is_fetched_with_the_page_and_not_when_the_card_opens(client):
    image = ImageFactory(file="portraits/lux.jpg")
    lux = PersonFactory(given_name="Ada", family_name="Lux", portrait=image)
    page = page_of(client, naming("Ada Lux parle.", Ada_Lux=lux))
    (card,) = page.all("div", "mention-card")
    (face,) = card.iter("img")
    assert (face.get("src"), face.get("alt"), face.get("loading")) == ("/media/portraits/lux.jpg", "", None)


def test_a_role_leads_to_who_held_it(client):
    lux = PersonFactory(given_name="Ada", family_name="Lux")
    article = naming("Le projet du Président de la République.", Président_de_la_République=lux)
    assert mentions_of(page_of(client, article)) == [("Président de la République", lux.get_absolute_url())]


# Organisations and words


def test_the_card_of_an_organisation_has_its_full_name_its_acronym_and_its_former_names(client):
    agency = OrganisationFactory(name="Agence du numérique imaginaire", kind="administration")
    for kind, name in (
        ("sigle", "ANI"),
        ("ancien", "Asip Lux"),
        ("ancien", "Asip Nox"),
        ("usuel", "Agence Lux"),
        ("graphie", "Ani caché"),
    ):
        OrganisationName.objects.create(organisation=agency, kind=kind, name=name)
    page = page_of(client, naming("L’ANI publie.", ANI=agency))
    told = "Agence du numérique imaginaire (ANI) Agence Lux ex Asip Lux, Asip Nox administration"
    assert card_of(page, "ANI") == told
    assert mentions_of(page) == [("ANI", agency.get_absolute_url())]
    assert "caché" not in page.source


def test_an_acronym_of_the_glossary_shows_its_expansion_and_leads_to_its_definition(client):
    term = GlossaryTermFactory(term="PME", expansion="petite ou moyenne entreprise", definition="<p>Moins de 250.</p>")
    page = page_of(client, naming("Plusieurs PME, une PME.", PME=term))
    assert mentions_of(page) == [("PME", f"/glossaire/#terme-{term.pk}")]
    assert [(text_of(node), node.get("title")) for node in page.all("abbr")] == [
        ("PME", "petite ou moyenne entreprise")
    ]
    assert card_of(page, "PME") == "PME petite ou moyenne entreprise Moins de 250."
    glossary = get_page(client, "/glossaire/")
    assert glossary.root.find(f".//*[@id='terme-{term.pk}']") is not None


def test_a_word_without_expansion_is_no_abbreviation(client):
    term = GlossaryTermFactory(term="licorne", expansion="", definition="<p>Rare.</p>", language="")
    page = page_of(client, naming("Une licorne.", licorne=term))
    assert page.all("abbr") == []
    assert card_of(page, "licorne") == "licorne Rare."


# Only what is public


@pytest.mark.parametrize(
    "state",
    [
        {"status": Status.DRAFT, "published_at": None},
        {"status": Status.WITHDRAWN},
        {"status": Status.PUBLISHED, "published_at": FUTURE},
    ],
)
def test_a_record_that_is_no_longer_public_is_unlinked_at_once(client, state):
    """Behind the back of the desk: nothing is refreshed."""
    lux, hub = PersonFactory(family_name="Luxcachée"), OrganisationFactory(name="Hub Caché")
    article = naming("Elle et lui.", Elle=lux, lui=hub)
    assert len(mentions_of(page_of(client, article))) == 2
    for record in (lux, hub):
        type(record).objects.filter(pk=record.pk).update(**state)
    page = page_of(client, article)
    assert mentions_of(page) == []
    assert "Elle et lui." in page.text
    for trace in ("achée", "Caché", "data-card", lux.slug, hub.slug):
        assert trace not in page.source


def test_a_function_in_an_organisation_that_is_not_public_is_not_told(client):
    lux, hub = PersonFactory(given_name="Ada", family_name="Lux"), OrganisationFactory(name="Hub Caché")
    AffiliationFactory(person=lux, organisation=hub, role="directrice", label="directrice du Hub Caché")
    article = naming("Ada Lux parle.", Ada_Lux=lux)
    assert "Hub Caché" in card_of(page_of(client, article), "Ada Lux")
    type(hub).objects.filter(pk=hub.pk).update(status=Status.WITHDRAWN)
    assert "Caché" not in page_of(client, article).source


def test_a_scheduled_record_is_linked_when_its_time_comes_without_any_job(client, monkeypatch):
    lux = PersonFactory(given_name="Ada", family_name="Lux", published_at=timezone.now() + timedelta(hours=1))
    article = naming("Ada Lux parle.", Ada_Lux=lux)
    assert mentions_of(page_of(client, article)) == []
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert len(mentions_of(page_of(client, article))) == 1


def test_a_feed_has_the_words_without_the_places(client):
    naming("Le Pr Ada Lux parle.", Ada_Lux=PersonFactory())
    feed = client.get("/articles/flux/").content.decode()
    assert "Le Pr Ada Lux parle." in feed
    assert "data-card" not in feed


# Costs


def _article_of_forty(portrait):
    """Sixteen people with two functions, sixteen organisations with two names, eight words."""
    named = {}
    for rank in range(16):
        person = PersonFactory(given_name="Ada", family_name=f"Lux{rank}", portrait=portrait)
        AffiliationFactory(person=person, role="directrice", end=date(2022, 1, 1))
        AffiliationFactory(person=person, role="présidente", start=date(2022, 1, 2))
        named[f"Ada_Lux{rank}"] = person
        house = OrganisationFactory(name=f"Institut Nox{rank}")
        for kind, name in (("sigle", f"IN{rank}"), ("ancien", f"Vieux Nox{rank}")):
            OrganisationName.objects.create(organisation=house, kind=kind, name=name)
        named[f"IN{rank}"] = house
    for rank in range(8):
        named[f"mot{rank}"] = GlossaryTermFactory(term=f"mot{rank}", definition="<p>Défini.</p>")
    return naming(" et ".join(surface.replace("_", " ") for surface in named), **named)


def test_forty_mentions_cost_no_query_more_than_none(client):
    article = _article_of_forty(ImageFactory(file="portraits/lux.jpg"))
    plain = ArticleFactory(published_at=SEPTEMBER, tags=["seul"])  # what it is about is read, as that of the other
    counts = []
    for shown in (plain, article):
        with CaptureQueriesContext(connection) as queries:
            page = page_of(client, shown)
        counts.append(len(queries))
    assert len(mentions_of(page)) == len(page.all("div", "mention-card")) == 40
    assert counts[0] == counts[1] <= BUDGET
    assert PINNED["article"] <= BUDGET


# The real page that names fourteen records

HTI = Path(__file__).resolve().parents[2].parent / "shared" / "seeds" / "002_65d5f8bb86f397a1.txt"
NAMED = [
    *("Health & Tech", "Antoine Tesnière", "Stéphanie Combes", "Health Data Hub", "Mickaël Tanter", "Inserm"),
    *("Président de la République", "Inria", "université PSL", "ANS", "AP-HP", "ESPCI", "CNRS", "PME"),
]


@pytest.mark.skipif(not HTI.is_file(), reason="le texte de la page n’est pas sur cette machine")
def test_the_fourteen_mentions_of_page_2_are_linked_once_each_with_the_title_outside(client):
    call_command("import_article", str(HTI), "--publish")
    article = Article.objects.get(number=13313)
    assert article.mentions.filter(surface__in=NAMED).update(state=Mention.State.ACCEPTED) == len(NAMED) == 14
    services.refresh(article)
    page = page_of(client, article)
    assert [words for words, _address in mentions_of(page)] == NAMED
    assert all(client.get(address.split("#")[0]).status_code == 200 for _words, address in mentions_of(page))
    for name in ("Antoine Tesnière", "Mickaël Tanter"):
        link = next(link for link in page.all("a", "mention") if text_of(link) == name)
        assert "Pr" not in text_of(link)
        before = page.source.split(f'data-card="{link.get("data-card")}"')[0].rsplit("<a ", 1)[0]
        assert before.rstrip("\u00a0 ").endswith(", le Pr") or name == "Mickaël Tanter"
    assert "directeur général de PariSanté Campus (à la date de l’article)" in card_of(page, "Antoine Tesnière")
    assert "ex Asip Santé" in card_of(page, "ANS")
    assert "Emmanuel Macron" in card_of(page, "Président de la République")


def test_words_of_a_quote_are_the_same_with_and_without_mentions(client):
    lux = PersonFactory(given_name="Ada", family_name="Lux")
    said = quote_block("Ada Lux a raison.", speaker_label="Basile Nox")
    article = ArticleFactory(blocks=[said, text_block("<p>« Ada Lux a raison », dit-il d’Ada Lux.</p>")])
    before = page_of(client, article)
    mention(article, "Ada Lux", lux)
    services.refresh(article)
    after = page_of(client, article)
    assert before.texts("figure", "quote") == after.texts("figure", "quote")
    assert list(after.one("blockquote", "quote__words").iter("a")) == []
    assert "« Ada Lux a raison », dit-il d’Ada Lux." in after.text
    assert len(mentions_of(after)) == 1
