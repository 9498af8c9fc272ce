from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles import services
from articles.models import Article
from portal.core.numbering import reserve_number, take_number
from portal.core.publishing import Status
from tests.factories import PAST, ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)


def _in_threads(work, items):
    """Runs `work` on every item, each in a thread with a connection of its own."""

    def closed_after(item):
        try:
            return work(item)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(items)) as pool:
        return list(pool.map(closed_after, items))


def test_fifty_concurrent_publications_give_fifty_distinct_increasing_numbers():
    drafts = [ArticleFactory(status=Status.DRAFT, published_at=None) for _ in range(50)]

    def publish(draft):
        article = Article.objects.get(pk=draft.pk)
        services.publish(article, at=PAST)
        return article.number

    numbers = _in_threads(publish, drafts)
    assert sorted(numbers) == list(range(1, 51))
    assert sorted(Article.objects.values_list("number", flat=True)) == list(range(1, 51))


def test_the_same_article_published_twice_at_once_takes_one_number():
    draft = ArticleFactory(status=Status.DRAFT, published_at=None)

    def publish(pk):
        article = Article.objects.get(pk=pk)
        services.publish(article, at=PAST)
        return article.number

    assert set(_in_threads(publish, [draft.pk] * 8)) == {1}
    assert take_number("articles") == 2


def test_an_imported_number_raises_the_sequence_and_never_lowers_it():
    reserve_number("articles", 13313)
    assert take_number("articles") == 13314
    reserve_number("articles", 12)
    assert take_number("articles") == 13315


def test_publishing_again_keeps_number_and_date():
    article = ArticleFactory()
    number, date = article.number, article.published_at
    services.withdraw(article)
    services.publish(article)
    assert (article.number, article.published_at) == (number, date)
