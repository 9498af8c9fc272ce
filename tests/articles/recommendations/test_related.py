"""« À lire »: who decides, in which order, and what never appears."""

from datetime import timedelta

import pytest

from articles.models import Article, Recommendation, Reference
from articles.queries.article_page import article_page
from articles.recommendations import related as suggestions
from articles.recommendations.explaining import explain
from portal.core.publishing import Status
from tests.factories import FUTURE, PAST, ArticleFactory, RubriqueFactory, text_block
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def related(article, **options):
    return [suggestion.article for suggestion in suggestions(article, **options)]


def _pin(article, target, **fields):
    return Recommendation.objects.create(article=article, target=target, **fields)


def _ban(article, target):
    return _pin(article, target, choice=Recommendation.Choice.BAN)


def test_the_only_article_of_the_site_has_nothing_beside_it():
    assert related(ArticleFactory()) == []


def test_another_article_is_always_offered():
    article, other = ArticleFactory(), ArticleFactory()
    assert related(article) == [other]


def test_pins_come_first_in_their_order_then_the_printed_list_then_themes():
    article = ArticleFactory(tags=["rare"])
    themed = ArticleFactory(tags=["rare"])
    printed, second, first = ArticleFactory(), ArticleFactory(), ArticleFactory()
    _pin(article, first, ordering=1)
    _pin(article, second, ordering=2)
    Reference.objects.create(article=article, title="x", target=printed, list=Reference.List.RELATED)
    assert related(article) == [first, second, printed, themed]


def test_what_is_banned_listed_or_linked_is_never_offered_even_pinned():
    banned, listed, linked, other = (ArticleFactory(tags=["rare"]) for _ in range(4))
    article = ArticleFactory(tags=["rare"], blocks=[text_block(f'<p><a href="/n/{linked.number}/">ici</a></p>')])
    _ban(article, banned)
    _pin(article, listed)
    Reference.objects.create(article=article, title="x", target=listed, list=Reference.List.ARTICLES)
    assert related(article) == [other]


def test_one_rare_theme_weighs_more_than_a_common_one():
    common = [ArticleFactory(tags=["commun"], published_at=PAST - timedelta(days=rank)) for rank in range(8)]
    rare = ArticleFactory(tags=["rare"], published_at=PAST - timedelta(days=900))
    article = ArticleFactory(tags=["commun", "rare"])
    found = related(article)
    assert found[0] == rare
    assert found[1:] == common[:4]


def test_what_the_printed_list_names_weighs_more_even_when_its_articles_are_not_here():
    day = timedelta(days=1)
    old = ArticleFactory(tags=["Phare"], published_at=PAST - 300 * day)
    near = ArticleFactory(tags=["marée"], published_at=PAST - day)
    article = ArticleFactory(tags=["Phare", "marée"], published_at=PAST)
    assert related(article) == [near, old]

    for title in ("Le phare en 2022", "Phare : un appel à projets", "Une gardienne du phare parle"):
        Reference.objects.create(article=article, title=title, list=Reference.List.RELATED)
    reread = Article.objects.get(pk=article.pk)
    assert related(reread) == [old, near]
    assert suggestions(reread)[0].reasons == ["Thème rare : Phare"]
    assert [entry.article for entry in explain(reread).entries] == [old, near]

    Reference.objects.update(list=Reference.List.RESOURCES)
    assert related(Article.objects.get(pk=article.pk)) == [near, old]


def test_ties_go_to_the_newest_then_to_the_greatest_number():
    old, low, high = (ArticleFactory(tags=["un"], published_at=PAST - timedelta(days=d)) for d in (2, 1, 1))
    assert related(ArticleFactory(tags=["un"])) == [high, low, old]


def test_without_theme_the_same_section_then_the_newest_fill_the_list():
    rubrique = RubriqueFactory(name="Recherche")
    same = ArticleFactory(rubrique=rubrique, published_at=PAST - timedelta(days=800))
    newest = [ArticleFactory(published_at=PAST + timedelta(days=rank)) for rank in range(6)]
    article = ArticleFactory(rubrique=rubrique)
    assert related(article) == [same, *newest[:1:-1]]


def test_an_article_without_section_is_completed_by_the_newest():
    others = [ArticleFactory(published_at=PAST + timedelta(days=rank)) for rank in range(3)]
    assert related(ArticleFactory(), count=2) == others[:0:-1]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.DRAFT, "published_at": None},
        {"status": Status.REVIEW, "published_at": None},
        {"published_at": FUTURE},
        {"status": Status.WITHDRAWN},
    ],
)
def test_what_is_not_public_is_not_offered_even_pinned_or_listed(fields):
    hidden = ArticleFactory(tags=["rare"], **fields)
    article = ArticleFactory(tags=["rare"])
    _pin(article, hidden)
    Reference.objects.create(article=article, title="x", target=hidden, list=Reference.List.RELATED)
    assert related(article) == []


@pytest.mark.parametrize(("tags", "queries"), [([], 2), (["un"], 3), (["un", "deux"], 3)])
def test_it_costs_three_queries_and_two_without_reasons(django_assert_num_queries, tags, queries):
    for _ in range(7):
        ArticleFactory(tags=tags)
    created = ArticleFactory(tags=tags)
    article = article_page(pk=created.pk)
    with django_assert_num_queries(queries):
        assert len(related(article)) == 5


def test_what_is_not_public_takes_no_place_among_the_candidates():
    shared = ArticleFactory(tags=["rare"], published_at=PAST - timedelta(days=900))
    for _ in range(3):
        ArticleFactory(tags=["rare"], published_at=FUTURE)
        ArticleFactory()
    assert related(ArticleFactory(tags=["rare"]), count=1) == [shared]


def test_the_page_says_what_the_desk_chose_and_why_the_others_are_there(client):
    article, pinned, near = ArticleFactory(tags=["rare"]), ArticleFactory(tags=["rare"]), ArticleFactory(tags=["rare"])
    Recommendation.objects.create(article=article, target=pinned)
    page = get_page(client, article.get_absolute_url())
    told = {text_of(item.find(".//h3")): text_of(item) for item in page.all("li") if item.find(".//h3") is not None}
    assert told[pinned.title].endswith("Choix de la rédaction")
    assert told[near.title].endswith("rare")
    assert "Choix de la rédaction" not in told[near.title]


def test_it_is_the_same_for_whoever_reads_whatever_they_read_before(client):
    article, *others = (ArticleFactory(tags=["rare"]) for _ in range(9))

    def shown(reader, **headers):
        page = get_page(reader, article.get_absolute_url(), **headers)
        region = next(part for part in page.all("section") if part.get("aria-labelledby") == "a-lire")
        return [link.get("href") for link in region.iter("a")]

    wanted = shown(client)
    assert len(wanted) >= 5
    for other in others[5:]:
        client.get(other.get_absolute_url())
    client.cookies.load({"lus": "1,2,3", "_ga": "GA1.2.3"})
    assert shown(client, HTTP_REFERER="/articles/", HTTP_ACCEPT_LANGUAGE="de") == wanted
    assert shown(client, HTTP_USER_AGENT="Autre lecteur", REMOTE_ADDR="203.0.113.9") == wanted
