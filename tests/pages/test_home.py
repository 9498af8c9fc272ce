"""The front page: what is new, who said it, what rises."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Dossier, DossierEntry, Tag, TaggedArticle
from portal.core.publishing import Status
from tests.factories import (
    PAST,
    ArticleFactory,
    EventFactory,
    PersonFactory,
    PublicationFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _cards(page):
    return [node for node in page.all("article", "card") if "card--event" not in node.get("class")]


def _said(words, published_at, **fields):
    block = quote_block(words, speaker=PersonFactory(), speaker_label="Quelqu’un", **fields)
    return ArticleFactory(published_at=published_at, blocks=[block])


def _tagged(count, age, names):
    """`count` articles with these themes, the newest of them `age` hours ago."""
    newest, taken = timezone.now() - timedelta(hours=age), Article.objects.count()
    articles = Article.objects.bulk_create(
        Article(
            title="Une nouvelle",
            slug="une-nouvelle",
            number=taken + rank + 1,
            publication=PublicationFactory(),
            status=Status.PUBLISHED,
            published_at=newest - timedelta(hours=rank),
        )
        for rank in range(count)
    )
    tags = [Tag.objects.filter(name=name).first() or TagFactory(name=name) for name in names]
    TaggedArticle.objects.bulk_create(TaggedArticle(content_object=one, tag=tag) for one in articles for tag in tags)


def test_the_twenty_newest_articles_are_there_each_with_type_number_rubrique_date_and_teaser(client):
    rubrique = RubriqueFactory(name="Recherche")
    articles = [
        ArticleFactory(published_at=PAST + timedelta(hours=rank), rubrique=rubrique, standfirst="mot " * 200)
        for rank in range(23)
    ]
    draft = ArticleFactory(status=Status.DRAFT, title="Un brouillon")
    page = get_page(client, "/")
    cards = _cards(page)
    newest = list(reversed(articles))[:20]
    assert len(cards) == 20
    for card, article in zip(cards, newest, strict=True):
        words = text_of(card)
        for part in (article.title, f"n° {article.number}", "Actualité", "Recherche", "/03/24 à "):
            assert part in words
        (teaser,) = [node for node in card.iter("p") if node.get("class") == "card__teaser"]
        assert 200 < len(text_of(teaser)) <= 301
    assert draft.title not in page.source


def test_an_article_without_anything_but_a_title_has_its_card(client):
    ArticleFactory(title="Un titre et rien d’autre")
    Article.objects.update(standfirst="", type=None, rubrique=None, publication=None)
    assert "Un titre et rien d’autre" in text_of(_cards(get_page(client, "/"))[0])


def test_an_empty_site_says_so_and_offers_nothing_that_leads_nowhere(client):
    page = get_page(client, "/")
    assert page.texts("p", "empty")[0].startswith("Aucun article n’est encore publié.")
    assert not page.all("h2")


def test_the_quotes_of_the_week_hide_those_before(client):
    _said("Une parole ancienne.", timezone.now() - timedelta(days=8))
    assert "Une parole ancienne." in text_of(get_page(client, "/").section("Dernière citation"))
    _said("Une parole d’hier.", timezone.now() - timedelta(days=1))
    page = get_page(client, "/")
    assert "Une parole d’hier." in text_of(page.section("Citation de la semaine"))
    assert "Une parole ancienne." not in page.text


def test_an_article_of_many_quotes_gives_one_of_them(client):
    speaker = PersonFactory()
    blocks = [quote_block(f"Parole {rank}.", speaker=speaker, speaker_label="Quelqu’un") for rank in range(60)]
    ArticleFactory(published_at=PAST + timedelta(days=2), blocks=blocks)
    _said("Parole d’ailleurs.", PAST)
    page = get_page(client, "/")
    assert len(page.all("figure", "quote")) == 2
    assert "Parole 0." in page.text
    assert "Parole d’ailleurs." in page.text


def test_further_quotes_fill_a_row_of_three_or_are_not_there(client):
    for rank in range(4):
        _said(f"Parole {rank}.", PAST + timedelta(days=rank))
    page = get_page(client, "/")
    assert len(page.all("figure", "quote")) == 2
    assert page.section("Dit aussi") is None
    _said("Parole 4.", PAST + timedelta(days=4))
    page = get_page(client, "/")
    assert "Parole 4." in text_of(page.section("Dernières citations"))
    further = text_of(page.section("Dit aussi"))
    assert all(f"Parole {rank}." in further for rank in range(3))


def test_long_quotes_are_not_set_large_and_have_four_articles_beside_the_lead(client):
    def beside(words):
        _said(words, PAST + timedelta(days=Article.objects.count()))
        page = get_page(client, "/")
        return len(page.one("ul", "front__seconds").findall("li")), len(page.all("figure", "quote--large"))

    for rank in range(6):
        ArticleFactory(published_at=PAST - timedelta(days=rank))
    assert beside("Parole brève.") == (2, 1)
    assert beside("Parole longue. " * 20) == (2, 0)
    assert beside("Parole plus longue. " * 20) == (4, 0)


def test_a_theme_rises_when_its_share_grows(client):
    _tagged(40, 1, ["hausse", "stable"])
    _tagged(20, 60, ["stable"])
    _tagged(40, 100, ["stable", "hausse"])
    _tagged(40, 200, ["stable"])
    section = get_page(client, "/").section("Thèmes qui montent")
    # 40 of the newest 60, and 40 of the 80 before, which let expect 30 of 60.
    assert [text_of(item) for item in section.iter("li")] == ["Hausse 40 articles, +10"]


def test_when_nothing_moves_the_most_frequent_themes_are_named(client):
    _tagged(2, 1, ["rare", "fréquent"])
    _tagged(3, 10, ["fréquent"])
    page = get_page(client, "/")
    assert page.section("Thèmes qui montent") is None
    section = page.section("Thèmes du moment")
    assert [text_of(item) for item in section.iter("li")] == ["Fréquent 5 articles", "Rare 2 articles"]


def test_equal_themes_come_in_the_order_of_their_names(client):
    _tagged(2, 1, ["Zèbre", "école", "abeille"])
    section = get_page(client, "/").section("Thèmes du moment")
    assert [text_of(item).split()[0] for item in section.iter("li")] == ["Abeille", "École", "Zèbre"]


def test_themes_that_no_public_article_bears_are_not_named(client):
    ArticleFactory(tags=["public"])
    ArticleFactory(tags=["caché"], status=Status.DRAFT)
    page = get_page(client, "/")
    assert "Public" in text_of(page.section("Thèmes du moment"))
    assert "aché" not in page.text


def test_events_to_come_and_past_are_both_there(client):
    today = timezone.localdate()
    EventFactory(name="Salon de demain", start=today + timedelta(days=1))
    EventFactory(name="Salon d’hier", start=today - timedelta(days=1))
    words = text_of(get_page(client, "/").section("Événements"))
    assert words.index("À venir") < words.index("Salon de demain") < words.index("Passés") < words.index("Salon d’hier")


def test_past_events_take_the_place_of_those_that_do_not_come(client):
    today = timezone.localdate()
    event = EventFactory(name="Le congrès", start=today - timedelta(days=1))
    EventFactory(name="Sa session", start=today - timedelta(days=1), parent=event)
    for rank in range(8):
        EventFactory(start=today - timedelta(days=2 + rank))
    section = get_page(client, "/").section("Événements")
    assert len(list(section.iter("li"))) == 7
    assert "Sa session" not in text_of(section)
    for rank in range(6):
        EventFactory(start=today + timedelta(days=rank))
    counts = [len(node.findall("li")) for node in get_page(client, "/").section("Événements").iter("ul")]
    assert counts == [4, 3]


def test_the_newest_public_dossier_is_shown(client):
    article = ArticleFactory()
    for title, status, days in (("Ancien", "published", 0), ("Récent", "published", 1), ("Caché", "draft", 2)):
        dossier = Dossier.objects.create(title=title, status=status, published_at=PAST + timedelta(days=days))
        DossierEntry.objects.create(dossier=dossier, article=article)
    page = get_page(client, "/")
    assert "Récent" in text_of(page.section("Le dossier"))
    assert "Ancien" not in page.text
    assert "Caché" not in page.text


def test_its_feeds_answer_and_its_first_articles_are_told_to_machines(client):
    articles = [ArticleFactory(published_at=PAST + timedelta(hours=rank)) for rank in range(5)]
    page = get_page(client, "/")
    feeds = [node.get("href") for node in page.all("link") if node.get("type") == "application/atom+xml"]
    assert [url.removeprefix("http://127.0.0.1:8000") for url in feeds] == ["/articles/flux/", "/citations/flux/"]
    for url in feeds:
        assert client.get(url.removeprefix("http://127.0.0.1:8000")).status_code == 200
    (items,) = [node for node in json.loads(page.graph_source)["@graph"] if node["@type"] == "ItemList"]
    assert items["@id"] == "http://127.0.0.1:8000/#liste"
    assert [item["name"] for item in items["itemListElement"]] == [one.title for one in reversed(articles)][:3]
    assert any(node.get("id") == "liste" for node in page.root.iter())
