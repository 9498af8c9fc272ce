"""Themes: their index, and the page of each, with all that goes with it."""

import json
from datetime import timedelta

import feedparser
import pytest

from articles.models import Article, Mention, TagSynonym
from articles.queries import themes as theme_queries
from portal.core.publishing import Status
from tests.factories import (
    PAST,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
SVG = "{http://www.w3.org/2000/svg}"


def _theme(name="données de santé", **fields):
    return TagFactory(name=name, **fields)


def _stats(page):
    return {text_of(item.find("dt")): text_of(item.find("dd")) for item in page.all("div", "stats__item")}


def _items(page, title):
    section = page.section(title)
    return [text_of(item) for item in section.iter("li")] if section is not None else []


def _quoted(speaker, **fields):
    return ArticleFactory(
        blocks=[quote_block("Des mots.", speaker=speaker, speaker_label="Quelqu’un")],
        tags=["données de santé"],
        **fields,
    )


def test_a_theme_counts_what_it_holds_by_kind_and_names_its_synonyms(client):
    tag = _theme(organisation=OrganisationFactory(name="Plateforme imaginaire"))
    for name in ("santé numérique", "health data"):
        TagSynonym.objects.create(tag=tag, name=name)
    speaker, named, house = PersonFactory(), PersonFactory(), OrganisationFactory()
    article = _quoted(speaker, event=EventFactory())
    article.about_people.add(named)
    Mention.objects.create(article=article, surface="x", organisation=house, state=Mention.State.ACCEPTED)
    _quoted(speaker)
    page = get_page(client, tag.get_absolute_url())
    assert _stats(page) == {
        "Articles": "2",
        "Citations": "2",
        "Intervenants": "2",
        "Organisation": "1",
        "Événement": "1",
    }
    assert page.texts("p", "record__names") == ["Aussi : health data, santé numérique"]
    assert page.links()["Plateforme imaginaire"]
    assert _items(page, "Intervenants") == [
        f"{speaker.initials} {speaker.full_name}2 articles",
        f"{named.initials} {named.full_name}1 article",
    ]
    for item in page.all("div", "stats__item"):
        target = next(item.iter("a")).get("href")
        assert target.startswith("/citations/?theme=") or any(n.get("id") == target[1:] for n in page.root.iter())


@pytest.mark.parametrize("count", [1, 3])
def test_a_figure_leads_to_its_list_only_when_that_is_whole(client, monkeypatch, count):
    monkeypatch.setattr(theme_queries, "SHOWN", 2)
    monkeypatch.setattr(theme_queries, "EVENTS", 2)
    tag = _theme()
    for rank in range(count):
        article = _quoted(PersonFactory(), event=EventFactory(), published_at=PAST + timedelta(days=rank))
        article.about_organisations.add(OrganisationFactory())
    page = get_page(client, tag.get_absolute_url())
    linked = [item.find(".//a") is not None for item in page.all("div", "stats__item")]
    assert linked == [True, True, *[count == 1] * 3]
    titles = {text_of(node) for node in page.all("h2", "section-title")}
    if count == 1:
        assert {"Intervenants", "Organisations", "Événements"} <= titles
    else:
        assert {"Intervenants les plus présents", "Organisations les plus présentes"} <= titles
        assert "Événements les plus récents" in titles


def test_only_what_is_public_is_counted_and_named(client):
    tag = _theme()
    hidden, unlisted = PersonFactory(family_name="Cachée"), PersonFactory(family_name="Discrète", is_unlisted=True)
    house, suggested = OrganisationFactory(name="Maison cachée"), OrganisationFactory(name="Maison supposée")
    article = _quoted(PersonFactory(), event=EventFactory(name="Secret"))
    article.about_people.add(hidden, unlisted)
    article.about_organisations.add(house)
    Mention.objects.create(article=article, surface="x", organisation=suggested)
    _quoted(PersonFactory(family_name="Brouillon"), status=Status.DRAFT)
    for record in (hidden, house, article.event):
        record.status = Status.WITHDRAWN
        record.save()
    page = get_page(client, tag.get_absolute_url())
    assert _stats(page) == {"Article": "1", "Citation": "1", "Intervenant": "1"}
    for name in ("Cachée", "Discrète", "Maison", "Secret", "Brouillon"):
        assert name not in page.source


def test_beyond_what_is_counted_the_page_says_more_than(client, monkeypatch):
    monkeypatch.setattr(theme_queries, "COUNTED", 2)
    monkeypatch.setattr(theme_queries, "RANKED", 1)
    tag = _theme()
    for rank in range(3):
        _quoted(PersonFactory(), published_at=PAST + timedelta(days=rank))
    page = get_page(client, tag.get_absolute_url())
    assert _stats(page)["Articles"] == "plus de 2"
    assert _stats(page)["Intervenant"] == "1"
    assert page.all("p", "block__note")


def test_quotes_come_from_several_articles_before_several_from_one(client):
    tag, speaker = _theme(), PersonFactory()
    words = [quote_block(f"Premier {rank}.", speaker=speaker, speaker_label="Quelqu’un") for rank in range(6)]
    ArticleFactory(tags=[tag.name], blocks=words, published_at=PAST + timedelta(days=1))
    _quoted(speaker)
    texts = _quotes(get_page(client, tag.get_absolute_url()))
    assert len(texts) == 5
    assert any("Des mots." in words for words in texts)


def _quotes(page):
    return page.texts("blockquote", "quote__words")


def test_related_themes_are_those_that_come_with_it_more_than_they_come_at_all(client):
    tag = _theme("cohortes")
    for _time in range(3):
        ArticleFactory(tags=["cohortes", "épidémiologie", "santé"])
    ArticleFactory(tags=["cohortes", "une fois"])
    for _time in range(6):
        ArticleFactory(tags=["santé", "budget"])
    page = get_page(client, tag.get_absolute_url())
    assert _items(page, "Thèmes voisins") == ["Épidémiologie", "Santé", "Une fois"]


def test_activity_is_drawn_and_told_in_a_table(client):
    tag = _theme()
    for days in (0, 1, 40):
        ArticleFactory(tags=[tag.name], published_at=PAST + timedelta(days=days))
    page = get_page(client, tag.get_absolute_url())
    figure = page.one("figure", "activity")
    assert [text_of(row) for row in figure.iter("tr")] == ["MoisNombre", "Mars 20242", "Avril 20241"]
    assert len(page.all(f"{SVG}rect", "activity__bar")) == 2


def test_articles_of_one_second_stand_in_the_order_of_their_numbers_from_page_to_page(client):
    """As those of an archive, whose hour nobody knows."""
    tag, moment = _theme(), PAST + timedelta(days=1)
    later = ArticleFactory(tags=[tag.name], published_at=moment + timedelta(days=1))
    together = ArticleFactory.create_batch(45, tags=[tag.name], published_at=moment)
    for rank, article in enumerate(together):
        Article.objects.filter(pk=article.pk).update(number=9_000 - rank)
    pages = [client.get(tag.get_absolute_url(), {"page": number}) for number in (1, 2, 3)]
    assert [article for page in pages for article in page.context["object_list"]] == [later, *together]
    feed = feedparser.parse(client.get(f"{tag.get_absolute_url()}flux/").content)
    assert [entry.link for entry in feed.entries] == [
        f"{SITE}{article.get_absolute_url()}" for article in pages[0].context["object_list"]
    ]


def test_a_second_page_holds_the_list_alone(client):
    tag = _theme()
    TagSynonym.objects.create(tag=tag, name="synonyme imaginaire")
    for rank in range(21):
        ArticleFactory(tags=[tag.name], published_at=PAST + timedelta(hours=rank))
    first, second = (get_page(client, f"{tag.get_absolute_url()}{query}") for query in ("", "?page=2"))
    assert len(first.all("article", "card")) == 20
    assert len(second.all("article", "card")) == 1
    assert "synonyme imaginaire" in first.text
    assert "synonyme imaginaire" not in second.text
    assert not second.all("dl", "stats")
    relations = [{node.get("rel"): node.get("href") for node in page.all("link")} for page in (first, second)]
    own = f"{SITE}{tag.get_absolute_url()}"
    assert [relation["canonical"] for relation in relations] == [own, f"{own}?page=2"]
    assert relations[0]["next"] == f"{own}?page=2"
    assert relations[1]["prev"] == own
    assert client.get(f"{tag.get_absolute_url()}?page=9999").status_code == 404


def _graph(page):
    return {node["@type"]: node for node in json.loads(page.graph_source)["@graph"]}


def test_a_theme_is_a_defined_term_of_the_set_of_themes(client):
    tag = _theme(description="<p>Tout ce qui se rapporte à l’état de santé d’une personne.</p>")
    TagSynonym.objects.create(tag=tag, name="health data")
    ArticleFactory(tags=[tag.name])
    page, index = get_page(client, tag.get_absolute_url()), get_page(client, "/themes/")
    nodes = _graph(page)
    term = nodes["DefinedTerm"]
    assert nodes["CollectionPage"]["mainEntity"] == {"@id": f"{SITE}{tag.get_absolute_url()}#theme"}
    assert term["@id"] == f"{SITE}{tag.get_absolute_url()}#theme"
    assert term["name"] == tag.name
    assert term["alternateName"] == ["health data"]
    assert term["description"].startswith("Tout ce qui")
    assert len(nodes["ItemList"]["itemListElement"]) == 1
    assert term["inDefinedTermSet"]["@id"] == _graph(index)["DefinedTermSet"]["@id"] == f"{SITE}/themes/#themes"
    for held, identifier in ((page, "theme"), (page, "liste"), (index, "themes"), (index, "liste")):
        assert any(node.get("id") == identifier for node in held.root.iter())


def test_the_index_goes_by_letters_without_accents(client):
    ArticleFactory(tags=["Éthique", "essais", "Zones", "5G"])
    page = get_page(client, "/themes/")
    assert page.texts("h2", "letter-group__title") == ["0–9", "E", "Z"]
    letter = get_page(client, "/themes/?lettre=e")
    assert [text_of(item) for item in letter.one("ul", "index").iter("li")] == ["Essais", "Éthique"]
    assert "Les plus suivis" not in letter.text
    assert "noindex" not in letter.source
    assert "noindex" in get_page(client, "/themes/?lettre=q").source
    for wrong in ("É", "ee", "1", "%00"):
        assert client.get(f"/themes/?lettre={wrong}").status_code == 404


def test_the_index_opens_with_the_themes_of_the_newest_articles(client):
    for names in (["alpha", "beta"], ["beta"], ["gamma"], ["beta", "gamma"]):
        ArticleFactory(tags=names)
    ArticleFactory(tags=["caché"], status=Status.DRAFT)
    assert _items(get_page(client, "/themes/"), "Les plus suivis") == ["Beta 3", "Gamma 2", "Alpha 1"]


@pytest.mark.parametrize("query", ["", "?lettre=b"])
def test_the_feed_of_the_index_holds_the_themes_being_written_about(client, query):
    old = ArticleFactory(tags=["alpha", "beta"])
    new = ArticleFactory(tags=["beta"], published_at=PAST + timedelta(days=1))
    page = get_page(client, f"/themes/{query}")
    (feed,) = [node for node in page.all("link") if node.get("type") == "application/atom+xml"]
    entries = feedparser.parse(client.get(feed.get("href").removeprefix(SITE)).content).entries
    beta = (f"Beta\u00a0: {new.title}", f"{SITE}/themes/beta/")
    alpha = (f"Alpha\u00a0: {old.title}", f"{SITE}/themes/alpha/")
    assert [(entry.title, entry.link) for entry in entries] == [beta, alpha]


@pytest.mark.parametrize("length", [20, 100])
def test_a_theme_of_any_length_has_its_page(client, length):
    tag = _theme("m" * length)
    ArticleFactory(tags=[tag.name], title="T" * 200)
    assert get_page(client, tag.get_absolute_url()).texts("h1") == [f"M{'m' * (length - 1)}"]
