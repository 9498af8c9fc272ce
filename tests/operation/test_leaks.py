"""Nothing that the newsroom keeps to itself is told in public: by no address, parameter, feed, search or copy."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape

from articles import services
from articles.models import Article, Event, Mention, Quote
from people.models import Person
from portal.core.publishing import Status
from portal.search.kinds import Kind
from tests.operation import hidden
from tests.operation.fuzzing import public_routes
from tests.operation.hidden import asked, told
from tests.pages.crawl import mapped

pytestmark = pytest.mark.django_db

LINKS = re.compile(r"""(?:href|src|action)=["']([^"'#]+)""")
FACETS = ("theme", "personne", "organisation", "evenement", "auteur")
FILTERS = [("/citations/", "personne"), ("/citations/", "theme"), ("/citations/", "organisation")]
DATES = {"year": "2024", "month": "3", "day": "12"}


@pytest.fixture
def before(editor):
    """While what will be withdrawn is public."""
    return hidden.build(editor)


@pytest.fixture
def world(before, editor):
    hidden.hide(before, editor)
    return before


def addresses(world: hidden.World, client: Client) -> list[str]:
    """Every pattern × what may stand in it, every page of every sitemap and what it leads to, every way to search."""
    known = set(mapped(client)) | {"/"} | {route for route in map("/{}".format, public_routes()) if "<" not in route}
    tried = {address for route in public_routes() for address in filled(route, world)}
    return sorted(known | linked(client, known) | tried | {*world.addresses, *searches(world)})


def filled(route: str, world: hidden.World) -> Iterator[str]:
    """With the addresses and the numbers of what is hidden."""
    article = world.article
    values = {
        "slug": [key for key in world.keys if isinstance(key, str)],
        "int": [str(key) for key in world.keys if isinstance(key, int)] + [str(article.number), str(article.pk)],
        **{name: [value] for name, value in DATES.items()},
    }
    holes = re.findall(r"<(\w+):\w+>", route)
    choices = [sorted(set(values.get(kind, ["x"]))) for kind in holes]
    if holes == ["int", "slug"]:
        choices[1] = ["x"]  # the number decides
    for chosen in product(*choices):
        yield "/" + re.sub(r"<\w+:\w+>", "{}", route).format(*chosen)


def linked(client: Client, found: set[str]) -> set[str]:
    """Where these lead, one step further: lists turned, filtered, feeds, files."""
    links = set()
    for address in sorted(found):
        text = _text(client.get(address))
        links |= {link.replace("&amp;", "&").removeprefix(settings.SITE_URL) for link in LINKS.findall(text)}
    return {link for link in links if link.startswith("/") and not link.startswith(("//", "/admin/", "/static/"))}


def _text(response) -> str:
    return b"".join(response).decode(errors="replace")


def searches(world: hidden.World) -> Iterator[str]:
    """The words of each thing, the beginnings of its names, its address as a filter."""
    for kind in world.kinds:
        word = asked(kind)
        for query in (f"q={word}", f"q=%22{word}%22&exact=1", f"q=par:{word}", f"q={word[:5]}"):
            yield from (f"{path}?{query}" for path in ("/recherche/", "/recherche/flux/", "/recherche/suggestions/"))
        yield from (f"/recherche/?{name}=cache-{kind}" for name in FACETS)
        yield from (f"{path}?{name}=cache-{kind}" for path, name in FILTERS)
    yield from (f"/recherche/?q=sant%C3%A9&nature={nature.label}" for nature in Kind)
    yield from ("/intervenants/?lettre=s", "/annuaire/?lettre=m", "/recherche/?q=donn%C3%A9e&page=2")


def read(found: list[str], client: Client) -> list[str]:
    """The addresses whose answer tells of something hidden: in what is written, in its headers, in where it leads."""
    leaks = []
    for address in found:
        response = client.get(address)
        text = f"{response.headers}{_text(response)}"
        leaks += [f"{address} : {word}" for word in sorted(set(re.findall(r"secret[a-z]+", text)))]
        assert response.status_code < 500, address
    return leaks


def test_nothing_hidden_is_told_by_any_public_address(before, desk, editor):
    """Read while it was public, then by the newsroom: no copy of that may come back."""
    visitor = Client()
    once = read(addresses(before, visitor), visitor)
    assert {leak.rpartition("secret")[2] for leak in once} == set(before.was_public)
    hidden.hide(before, editor)
    found = addresses(before, visitor)
    assert len(found) > 500
    assert len(before.kinds) >= 12
    read(found, desk)
    assert read(found, visitor) == []


def test_the_words_are_where_the_newsroom_wrote_them(world, desk):
    """Were they not, there would be nothing to find."""
    page = desk.get(f"/admin/articles/article/?q={asked('brouillon')}").content.decode()
    assert told("brouillon") in page
    for kind, state in (("brouillon", Status.DRAFT), ("programme", Status.PUBLISHED), ("retrait", Status.WITHDRAWN)):
        article = Article.objects.get(slug=f"cache-{kind}")
        assert (article.status, article.is_published) == (state, False)
        assert told(kind) in article.body_text
    assert Quote.objects.filter(text_as_printed__contains=told("citation"), withdrawn_at__isnull=False).exists()
    assert world.article.revisions.count() == 2


def test_a_refused_mention_ties_no_page_to_its_record(world):
    refused = Mention.objects.get(state=Mention.State.REJECTED)
    other = Person.objects.get(slug="cache-personne")
    Mention.objects.filter(pk=refused.pk).update(person=other, surface="Un texte imaginaire")
    services.refresh(world.article)
    page = Client().get(world.article.get_absolute_url()).content.decode()
    assert "Un texte imaginaire" in page
    assert other.slug not in page
    assert escape(str(other)) not in page


def test_it_finds_what_slips_out(world):
    """Four hidden things are made public, as mistakes would make them."""
    visitor, article = Client(), world.article
    article.tags.add(hidden.words("theme"))
    services.publish(Article.objects.get(slug="cache-brouillon"), at=article.published_at)
    for record in (Person.objects.get(slug="cache-personne"), Event.objects.get(slug="cache-evenement")):
        record.status, record.published_at = Status.PUBLISHED, article.published_at
        record.save()
    leaks = "\n".join(read(addresses(world, visitor), visitor))
    found = set(re.findall(r"secret([a-z]+)$", leaks, re.MULTILINE))
    # With an article go the draft records that it names (docs/adr/0003).
    assert found - {"organisation"} == {"theme", "brouillon", "personne", "evenement", "document"}
