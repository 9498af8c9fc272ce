"""The feed of a search: what is new under the words and the facets that somebody follows."""

from datetime import timedelta

import pytest

from portal.core.feeds import ENTRIES
from portal.search.models import EmptySearch
from tests.factories import (
    PAST,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
)
from tests.pages.html import get_page
from tests.pages.test_feeds import read, wrong_addresses

pytestmark = pytest.mark.django_db

FEED = "/recherche/flux/"


def test_a_feed_holds_every_kind_that_has_a_date_of_publication(client):
    block = quote_block("La prune est un sujet.", speaker=PersonFactory())
    records = [
        ArticleFactory(title="La prune", blocks=[block], tags=[TagFactory(name="prune").name]),
        block,
        EventFactory(name="Journée de la prune"),
        OrganisationFactory(name="Institut Prune"),
        PersonFactory(given_name="Ada", family_name="Prune"),
    ]
    feed = read(client, f"{FEED}?q=prune")
    assert set(feed.addresses) == {f"http://127.0.0.1:8000{record.get_absolute_url()}" for record in records}
    assert feed.title == "Recherche\u00a0: prune – La Vigie"
    assert wrong_addresses(feed) == []


def test_the_newest_come_first_whatever_the_order_of_the_page(client):
    articles = [ArticleFactory(title="Prune", published_at=PAST + timedelta(hours=hour)) for hour in range(ENTRIES + 5)]
    ArticleFactory(title="Une prune, la seule prune", published_at=PAST - timedelta(days=900))
    for order in ("", "&tri=pertinence", "&tri=date"):
        feed = read(client, f"{FEED}?q=prune{order}")
        assert len(feed.entries) == ENTRIES
        assert feed.addresses[0].endswith(articles[-1].get_absolute_url())
        assert feed.self_links == [f"http://127.0.0.1:8000{FEED}?q=prune"]
    assert len(read(client, f"{FEED}?q=prune&page=2").entries) == 6


def test_a_feed_keeps_the_filters_and_ignores_those_that_mean_nothing(client):
    for tag in ("récolte", "verger"):
        ArticleFactory(title=f"La prune et le {tag}", tags=[tag])
    assert len(read(client, f"{FEED}?q=prune&theme=recolte").entries) == 1
    assert len(read(client, f"{FEED}?theme=recolte").entries) == 1
    assert len(read(client, f"{FEED}?q=prune&theme=inconnu&annee=zz").entries) == 2


def test_articles_are_whole_in_a_feed(client):
    block = quote_block("Des mots cités jusqu’au bout.", speaker=PersonFactory())
    ArticleFactory(title="La prune", blocks=[block])
    (content,) = read(client, f"{FEED}?q=prune&nature=article").contents
    assert "Des mots cités jusqu’au bout." in content


def test_who_follows_words_that_nothing_bears_yet_waits_for_them(client):
    ArticleFactory(title="Un registre des prunes")
    assert get_page(client, "/recherche/?q=registre+introuvable").all("ol", "hits")
    assert read(client, f"{FEED}?q=registre+introuvable").entries == []


def test_without_words_or_filters_the_feed_is_that_of_articles(client):
    for query in ("", "?q=", "?theme=%00", "?q=%20%20"):
        response = client.get(f"{FEED}{query}")
        assert (response.status_code, response["Location"]) == (302, "/articles/flux/")


def test_a_number_is_followed_as_any_other_word(client):
    ArticleFactory(title="Le plan 2030", number=2030)
    assert len(read(client, f"{FEED}?q=2030").entries) == 1


def test_a_search_that_a_machine_repeats_is_not_counted_among_those_without_result(client):
    client.get(f"{FEED}?q=introuvable")
    assert not EmptySearch.objects.exists()
    client.get("/recherche/?q=introuvable")
    assert EmptySearch.objects.get().words == "introuvable"


def test_the_page_announces_its_feed_as_far_as_something_is_asked(client):
    ArticleFactory(title="La prune", tags=["récolte"])
    page = get_page(client, "/recherche/?q=prune&theme=recolte&tri=date&page=1")
    (link,) = [node for node in page.all("link") if node.get("rel") == "alternate"]
    assert link.get("title") == "Recherche\u00a0: prune – Récolte"
    assert link.get("href") == f"http://127.0.0.1:8000{FEED}?q=prune&theme=recolte"
    assert page.links()["Suivre cette recherche par flux"] == f"{FEED}?q=prune&theme=recolte"
    assert not [node for node in get_page(client, "/recherche/").all("link") if node.get("rel") == "alternate"]
