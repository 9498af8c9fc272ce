"""What a worker holds: bounded, and hardly more after a hundred thousand requests of readers than after a few."""

import http.client
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import pairwise
from random import Random
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import Article
from scripts.bench.servers import resident
from tests.drills.site import SupervisedSite, wait_until
from tests.drills.sizes import size
from tests.pages.crawl import mapped

pytestmark = pytest.mark.django_db(transaction=True)

ARTICLES = size(30, 2_000)
WARM, REQUESTS = size(1_000, 5_000), size(1_000, 100_000)
READERS = 4
VISIT = 25  # pages on one connection, which one worker answers
LARGEST, GROWTH = 150, 30  # megabytes


def addresses(client) -> list[str]:
    """Every page of the sitemaps, and as many searches, each for two words that follow one another in a title."""
    pages = mapped(client)
    titles = [title.split() for title in Article.objects.published().values_list("title", flat=True)]
    pairs = {" ".join(pair) for words in titles for pair in pairwise(words)}
    return pages + [f"/recherche/?q={quote(pair)}" for pair in sorted(pairs)[: len(pages)]]


def read(port: int, asked: list[str]) -> set[str]:
    """The pages that were not answered by 200, asked one after the other; those of a visit on one connection."""
    refused = set()
    for first in range(0, len(asked), VISIT):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as kept:
            for address in asked[first : first + VISIT]:
                kept.request("GET", address)
                answer = kept.getresponse()
                answer.read()
                if answer.status != 200:
                    refused.add(f"{answer.status} {address}")
    return refused


def memory(site: SupervisedSite) -> dict[str, float]:
    """Megabytes of each worker."""
    return {worker: resident(worker) for worker in site.workers()}


def growth(before: dict[str, float], after: dict[str, float]) -> float:
    """Megabytes beside the worker that had served the most: another may have waited with less than serving takes."""
    return max(after.values()) - max(before.values())


def test_a_worker_holds_little_and_hardly_more_as_it_goes(tmp_path, client):
    call_command("generate_corpus", articles=ARTICLES, seed=1)
    pages, draw = addresses(client), Random(1)  # noqa: S311 - the same pages at each run
    connection.close()
    with (
        SupervisedSite(tmp_path, GUNICORN_CMD_ARGS="--max-requests 0", LOG_FORMAT="texte") as site,
        ThreadPoolExecutor(READERS) as readers,
    ):
        wait_until(site.is_up, "the site does not start")

        def load(number: int) -> set[str]:
            shares = [draw.choices(pages, k=number // READERS) for _rank in range(READERS)]
            return set().union(*readers.map(lambda share: read(site.port, share), shares))

        assert load(WARM) == set()
        before = memory(site)
        assert load(REQUESTS) == set()
        after = memory(site)
    print(f"{WARM} requests: {before} MB; {REQUESTS} more, on {len(pages)} pages: {after} MB")  # noqa: T201
    assert after.keys() == before.keys(), "a worker was replaced"
    assert len(after) == 2
    assert max(after.values()) <= LARGEST
    assert growth(before, after) <= GROWTH
