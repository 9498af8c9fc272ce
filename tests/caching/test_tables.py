"""Whether readers’ pages depend on a model is said of each, and is true."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.caching.tables import PRIVATE, PUBLIC, models_with_tables
from portal.core import statements
from tests.pages.crawl import UNLISTED_PAGES, build_world, mapped
from tests.pages.test_visibility import MATRIX


@pytest.mark.parametrize("model", models_with_tables(), ids=lambda model: model._meta.label)
def test_every_model_is_public_or_private_and_not_both(model):
    assert (model._meta.label in PUBLIC) is not (model._meta.label in PRIVATE)


def test_nothing_is_listed_that_is_not_there():
    assert {*PUBLIC, *PRIVATE} == {model._meta.label for model in models_with_tables()}


def tables_in(queries) -> set[str]:
    words = {word for query in queries for word in re.findall(r"\w+", query["sql"])}
    return {model._meta.label for model in models_with_tables() if model._meta.db_table in words}


def read_by(client, address: str) -> set[str]:
    """The models whose rows a page is made of."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return tables_in(asked)


@pytest.fixture
def worded(monkeypatch):
    """Questions that the server of PostgreSQL knows already are asked without their words."""
    monkeypatch.setattr(statements, "_is_planned_once", lambda _connection: False)


@pytest.mark.django_db
@pytest.mark.usefixtures("worded")
@pytest.mark.parametrize("name", [name for name in MATRIX if name != "articles:number"])  # a redirection
def test_a_page_is_made_of_public_rows_alone(client, name):
    build, _expected = MATRIX[name]
    address = build("published")
    read = read_by(client, address)
    assert read
    assert read & PRIVATE.keys() == set()


@pytest.mark.django_db
@pytest.mark.usefixtures("worded")
def test_every_page_feed_and_map_of_a_world_is_made_of_public_rows_alone(client):
    build_world()
    addresses = [*mapped(client), *UNLISTED_PAGES, "/recherche/flux/?q=imaginaire", "/sitemap-actualites.xml"]
    found = {address: read_by(client, address) & PRIVATE.keys() for address in addresses}
    assert {address: read for address, read in found.items() if read} == {}
