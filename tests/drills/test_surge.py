"""Two hundred people ask at once for a page that nobody has made yet: a worker makes it twice at most."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection

from tests.drills.site import SupervisedSite, wait_until
from tests.drills.sizes import size
from tests.factories import ArticleFactory

KEPT_PAGES = "portal.caching.middleware.KeptPages"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(KEPT_PAGES not in settings.MIDDLEWARE, reason="aucune page n’est gardée"),
]

TIMES, PEOPLE = size(1, 20), 200


def test_a_surge_makes_a_page_twice_a_worker_at_most(tmp_path):
    made = tmp_path / "faites"
    with SupervisedSite(tmp_path, application="tests.drills.counting", PAGES_MADE=str(made)) as site:
        wait_until(site.is_up, "the site does not start")
        for _time in range(TIMES):
            ArticleFactory()  # what was kept is no longer right
            connection.close()
            made.unlink(missing_ok=True)
            with ThreadPoolExecutor(PEOPLE) as pool:
                statuses = list(pool.map(lambda _rank: site.get("/")[0], range(PEOPLE)))
            assert statuses == [200] * PEOPLE
            by_worker = Counter(made.read_text().split())
            assert by_worker
            assert max(by_worker.values()) <= 2, by_worker
