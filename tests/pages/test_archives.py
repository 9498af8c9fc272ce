"""Articles by year, by month and by day, in the time of Paris."""

from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from django.urls import reverse
from django.utils import timezone

from articles.archives import Period, filed_years, published_before
from articles.models import Article
from portal.core.publishing import Status
from tests.factories import FUTURE, ArticleFactory
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db

DAY = datetime(2021, 9, 23, 8, 0, tzinfo=UTC)
SITE = "http://127.0.0.1:8000"


def _titles(page):
    return page.texts("h2", "card__title")


def _named(name, moment, **fields):
    return ArticleFactory(title=name, published_at=moment, **fields)


def _nav(page, label):
    (nav,) = [node for node in page.all("nav") if node.get("aria-label") == label]
    return [(text_of(link), link.get("href")) for link in nav.iter("a")]


def test_a_day_is_told_in_the_order_in_which_it_went(client):
    late = ArticleFactory(number=13313, published_at=DAY + timedelta(hours=3))
    early = ArticleFactory(number=13312, published_at=DAY)
    _named("La veille", DAY - timedelta(days=1))
    page = get_page(client, "/articles/2021/09/23/")
    assert _titles(page) == [early.title, late.title]
    assert [text_of(line).split("•")[0].strip() for line in page.all("p", "card__line")] == [
        "Actualité n° 13312",
        "Actualité n° 13313",
    ]
    assert page.texts("h1") == ["Articles du 23 septembre 2021"]


def test_a_month_and_a_year_come_newest_first_twenty_a_page(client):
    titles = [_named(f"Article {rank}", DAY + timedelta(hours=rank)).title for rank in range(23)]
    for address in ("/articles/2021/09/", "/articles/2021/"):
        first, second = get_page(client, address), get_page(client, f"{address}?page=2")
        assert _titles(first) + _titles(second) == titles[::-1]
        relations = {node.get("rel"): node.get("href") for node in first.all("link")}
        assert relations["canonical"] == f"{SITE}{address}"
        assert relations["next"] == f"{SITE}{address}?page=2"
        assert client.get(f"{address}?page=3").status_code == 404
        assert client.get(f"{address}?page=9999").status_code == 404


def test_days_are_those_of_paris(client):
    _named("Minuit trente", datetime(2021, 9, 30, 22, 30, tzinfo=UTC))
    _named("Réveillon", datetime(2021, 12, 31, 23, 30, tzinfo=UTC))
    assert _titles(get_page(client, "/articles/2021/10/01/")) == ["Minuit trente"]
    assert client.get("/articles/2021/09/").status_code == 404
    assert _titles(get_page(client, "/articles/2022/")) == ["Réveillon"]
    assert get_page(client, "/articles/2021/10/01/").texts("h1") == ["Articles du 1er octobre 2021"]


@pytest.mark.parametrize(
    "address",
    [
        *("2021/9", "2021/09/3", "2021/00", "2021/13", "2021/02/30", "2021/09/00", "2021/09/32", "2023/02/29"),
        *("0000", "9999", "21", "20210", "2021/09/23/11", "２０２１", "2021/0９", "-2021"),
        *("1000", "2999/12/31", "2021/09/24", "2020"),
    ],
)
def test_a_day_that_is_none_or_holds_nothing_is_not_found(client, address):
    _named("Le seul", DAY)
    for suffix in ("", "flux/"):
        assert client.get(f"/articles/{address}/{suffix}").status_code == 404


@pytest.mark.parametrize("state", [{"status": Status.DRAFT}, {"status": Status.WITHDRAWN}, {"published_at": FUTURE}])
def test_what_is_not_public_makes_no_period(client, state):
    ArticleFactory(**({"published_at": DAY} | state))
    for pattern in ("%Y", "%Y/%m", "%Y/%m/%d"):
        day = state.get("published_at", DAY)
        assert client.get(f"/articles/{day:{pattern}}/").status_code == 404
    assert filed_years() == []


def test_each_period_leads_to_those_around_it_that_hold_something(client):
    for day in (datetime(2019, 3, 4, 9, tzinfo=UTC), DAY, DAY + timedelta(days=6), datetime(2024, 1, 2, 9, tzinfo=UTC)):
        _named("Article", day)
    assert _nav(get_page(client, "/articles/2021/"), "Autres périodes") == [
        ("← 2019", "/articles/2019/"),
        ("2024 →", "/articles/2024/"),
    ]
    assert _nav(get_page(client, "/articles/2021/09/"), "Autres périodes") == [
        ("← Mars 2019", "/articles/2019/03/"),
        ("2021", "/articles/2021/"),
        ("Janvier 2024 →", "/articles/2024/01/"),
    ]
    assert _nav(get_page(client, "/articles/2021/09/23/"), "Autres périodes") == [
        ("← 4 mars 2019", "/articles/2019/03/04/"),
        ("Septembre 2021", "/articles/2021/09/"),
        ("2021", "/articles/2021/"),
        ("29 septembre 2021 →", "/articles/2021/09/29/"),
    ]


def test_a_year_counts_its_months_and_a_month_its_days(client):
    for hours in (0, 1, 24 * 6):
        _named("Article", DAY + timedelta(hours=hours))
    _named("Article", DAY + timedelta(days=60))
    assert _nav(get_page(client, "/articles/2021/"), "Mois de l’année") == [
        ("Septembre 3 articles", "/articles/2021/09/"),
        ("Novembre 1 article", "/articles/2021/11/"),
    ]
    assert _nav(get_page(client, "/articles/2021/09/"), "Jours du mois") == [
        ("Jeudi 23 2 articles", "/articles/2021/09/23/"),
        ("Mercredi 29 1 article", "/articles/2021/09/29/"),
    ]


def test_the_list_of_articles_leads_to_the_years_that_hold_some(client):
    for year in (2019, 2021, 2024):
        _named("Article", DAY.replace(year=year))
    section = get_page(client, "/articles/").section("Archives")
    links = [link.get("href") for link in section.iter("a")]
    assert links == ["/articles/2024/", "/articles/2021/", "/articles/2019/"]
    for link in links:
        assert client.get(link).status_code == 200


def test_a_period_is_indexed_under_its_own_title_and_place(client):
    _named("Article", DAY)
    titles = set()
    for pattern, crumbs in (
        ("%Y", ["Accueil", "Articles", "2021"]),
        ("%Y/%m", ["Accueil", "Articles", "2021", "Septembre"]),
        ("%Y/%m/%d", ["Accueil", "Articles", "2021", "Septembre", "Jeudi 23"]),
    ):
        page = get_page(client, f"/articles/{DAY:{pattern}}/")
        assert "noindex" not in page.source
        assert [text_of(item) for item in page.one("nav", "breadcrumb").iter("li")] == crumbs
        titles.add(page.texts("title")[0])
    assert len(titles) == 3


def test_the_feed_of_a_period_holds_it_the_newest_first(client):
    early, late = _named("Matin", DAY), _named("Soir", DAY + timedelta(hours=6))
    for pattern in ("%Y", "%Y/%m", "%Y/%m/%d"):
        address = f"/articles/{DAY:{pattern}}/"
        page = get_page(client, address)
        (feed,) = [node for node in page.all("link") if node.get("type") == "application/atom+xml"]
        assert feed.get("href") == f"{SITE}{address}flux/"
        entries = feedparser.parse(client.get(f"{address}flux/").content).entries
        assert [entry.title for entry in entries] == [late.title, early.title]


@pytest.mark.parametrize(
    ("period", "title", "address"),
    [
        (Period(2021), "Articles de 2021", "/articles/2021/"),
        (Period(2021, 8), "Articles d’août 2021", "/articles/2021/08/"),
        (Period(2021, 10), "Articles d’octobre 2021", "/articles/2021/10/"),
        (Period(2021, 12), "Articles de décembre 2021", "/articles/2021/12/"),
        (Period(2021, 12, 1), "Articles du 1er décembre 2021", "/articles/2021/12/01/"),
    ],
)
def test_a_period_is_named_in_french(period, title, address):
    assert (period.title, period.get_absolute_url()) == (title, address)
    assert reverse("articles:list") in address


@pytest.mark.parametrize("days", [-3, -1, 0, 1, 3])
def test_public_before_a_moment_means_what_public_means(days):
    now = timezone.now()
    for age in (-2, 2):
        _named("Article", now + timedelta(days=age))
    _named("Brouillon", now - timedelta(days=2), status=Status.DRAFT)
    _named("Retiré", now - timedelta(days=2), status=Status.WITHDRAWN)
    moment = now + timedelta(days=days)
    assert set(published_before(moment)) == set(Article.objects.published().filter(published_at__lt=moment))


def test_only_a_period_that_still_goes_on_offers_its_feed(client):
    now = timezone.now()
    for moment in (now, DAY):
        ArticleFactory(published_at=moment)
    for address, is_offered in ((Period(1, 1, 1).like(now), True), (Period(1).like(now), True), (Period(2021), False)):
        links = get_page(client, address.get_absolute_url()).links()
        assert ("Le flux de cette période" in links) is is_offered
