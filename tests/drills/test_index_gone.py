"""The tables of the search are emptied: pages stay useful, `/sante/` says so, and one command mends it meanwhile."""

import json
import threading

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from portal.search.models import NearWord, SearchDocument, SearchName, SearchWord
from tests.drills.sizes import size
from tests.factories import ArticleFactory, TagFactory, text_block

pytestmark = pytest.mark.django_db(transaction=True)

ARTICLES = size(12, 400)
ADDRESSES = (
    "/recherche/?q=zeppelin",
    "/recherche/?theme=hydravion",
    "/recherche/suggestions/?q=zep",
    "/recherche/flux/",
)


@pytest.fixture
def article():
    theme = TagFactory(name="hydravion")
    blocks = [f"<p>Le zeppelin {rank} est rentré.</p>" for rank in range(ARTICLES)]
    return [ArticleFactory(tags=[theme], blocks=[text_block(words)]) for words in blocks][-1]


def _empty_the_index() -> None:
    for model in (NearWord, SearchWord, SearchName, SearchDocument):
        model.objects.all().delete()


def _broken(client) -> list[str]:
    checks = json.loads(client.get("/sante/").content)["contrôles"]
    return [name for name, word in checks.items() if word != "bon"]


class Readers(threading.Thread):
    """Search until told to stop; `statuses` are those of the answers."""

    def __init__(self):
        super().__init__()
        self.statuses, self._is_over = [], threading.Event()

    def run(self):
        client = Client(raise_request_exception=False)
        try:
            while not self._is_over.is_set():
                self.statuses += [client.get(address).status_code for address in ADDRESSES]
        finally:
            connection.close()

    def stop(self):
        self._is_over.set()
        self.join()


def test_the_search_survives_the_loss_of_its_index(client, article):
    assert _broken(client) == []
    assert article.title in client.get("/recherche/?q=zeppelin").content.decode()
    _empty_the_index()

    page = client.get("/recherche/?q=zeppelin").content.decode()
    assert "Aucun résultat" in page
    assert article.get_absolute_url() in page  # the latest articles are ways on
    assert _broken(client) == ["index de recherche"]

    readers = Readers()
    readers.start()
    try:
        call_command("rebuild_search")
    finally:
        readers.stop()
    assert set(readers.statuses) <= {200, 302}  # a feed of nothing leads to its page
    assert readers.statuses.count(200) >= 3
    assert _broken(client) == []
    assert article.title in client.get("/recherche/?q=zeppelin").content.decode()
    call_command("check_integrity")
