"""`kill -9` of PostgreSQL while editors save and people read: what was acknowledged is kept, and nobody gets an error.

Once among the tests, twenty times under `make drills`.
"""

import http.client
import threading

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection

from tests.drills.cluster import BINARIES, cluster, working_on
from tests.drills.saves import Saves, assert_nothing_was_lost, assert_search_finds
from tests.drills.site import SupervisedSite, wait_until
from tests.drills.sizes import size

pytestmark = [
    pytest.mark.skipif(not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"), reason="PostgreSQL alone"),
    pytest.mark.skipif(BINARIES is None, reason="le serveur PostgreSQL n’est pas installé"),
]

KILLS = size(1, 20)
PAGES = ("/", "/articles/", "/recherche/?q=nouvelle", "/flux/")


class Readers:
    """Read one page after another; each answer that is not a page or a French « come back later » is kept."""

    def __init__(self, site: SupervisedSite):
        self._site, self._is_over = site, threading.Event()
        self.pages = self.refusals = 0
        self.faults: list = []
        self._thread = threading.Thread(target=self._read)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *error):
        self._is_over.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._is_over.is_set():
            for page in PAGES:
                try:
                    self._note(page, *self._site.get(page))
                except (OSError, http.client.HTTPException) as error:
                    self.faults.append((page, repr(error)))

    def _note(self, page: str, status: int, headers, body: bytes) -> None:
        if status == 200:
            self.pages += 1
        elif status == 503 and headers["Retry-After"] and "Le site revient bientôt" in body.decode():
            self.refusals += 1
        else:
            self.faults.append((page, status))

    def is_served(self) -> bool:
        """A page comes, asked from now on."""
        before = self.pages
        wait_until(lambda: self.pages > before, f"no page comes: {self.faults}")
        return True


def test_the_site_outlives_its_database(tmp_path, django_db_blocker):
    with django_db_blocker.unblock(), cluster() as server, working_on(server.address):
        editor = get_user_model().objects.create_superuser("redaction", password="x")
        with SupervisedSite(tmp_path, DATABASE_URL=server.address) as site:
            wait_until(site.is_up, "the site does not start")
            with Readers(site) as readers, Saves(lambda: site.port, editor) as saves:
                for _rank in range(KILLS):
                    saves.wait_for_more(2)
                    refusals = readers.refusals
                    server.kill()
                    wait_until(lambda seen=refusals: readers.refusals > seen + len(PAGES), "readers are not told")
                    assert site.get("/sante/")[0] == 503
                    server.start()
                    assert readers.is_served()
                saves.wait_for_more(3)
            assert site.get("/sante/")[0] == 200
            assert_search_finds(site.port, saves.words[-20:])
        print(f"{len(saves.words)} saves, {dict(saves.refusals)}; {readers.pages} pages, {readers.refusals} refusals")  # noqa: T201
        assert readers.faults == []
        assert set(saves.refusals) == {503}
        connection.close()  # it died with the server
        assert_nothing_was_lost(saves)
