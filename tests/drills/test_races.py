"""Many editors save one article at the same time: nothing is overwritten in silence, and each refusal shows both texts.

A short race in the suite; the long one under `make drills`.
"""

import html
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from django.db import connection
from django.template import Template
from django.test import Client

from articles.models import Article, Autosave, Revision
from tests.admin.forms import admin_url, fields_of
from tests.drills.sizes import size
from tests.factories import ArticleFactory, text_block

pytestmark = pytest.mark.django_db(transaction=True)

EDITORS, SAVES = size(5, 20), size(6, 50)
SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')
TITLE = re.compile(r'name="title" value="([^"]*)"')
SIDE = re.compile(r'<div lang="fr">(.*?)</div>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
INSISTS = 1  # times that an editor who is refused sends hers again over the version that she was shown
WINDOW = re.compile(r'name="window" value="([0-9a-f]+)"')


@dataclass
class Tally:
    """What one editor did: each title accepted with the title that it replaced, as its editor saw it."""

    accepted: dict[str, str] = field(default_factory=dict)
    refused: int = 0
    busy: int = 0  # sent again as the page of a busy database offers
    untold: list[str] = field(default_factory=list)  # refusals that do not show both texts


@pytest.fixture(autouse=True)
def _rendered_as_on_the_site(monkeypatch):
    """Tests copy the context of each template of a page, which takes longer here than the page itself."""
    monkeypatch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))


@pytest.fixture
def article():
    return ArticleFactory(title="Titre du départ", blocks=[text_block("<p>Un texte.</p>")])


def _change(article):
    return admin_url(Article, "change", article.pk)


def _shown_titles(page) -> tuple[str, str]:
    """The stored title and the one that was sent, as the refusal prints them side by side."""
    printed = page.content.decode().partition("<h3>Titre")[2]
    sides = SIDE.findall(printed)[:2]
    return tuple(html.unescape(TAG.sub("", side)) for side in sides) if len(sides) == 2 else ("", "")


def _sent(client: Client, article, posted: dict, tally: Tally):
    """The answer to a save. A database that is busy keeps it on its page, whose button sends it again."""
    answer = client.post(_change(article), posted)
    while answer.status_code == 503:
        tally.busy += 1
        kept = fields_of(answer, "again")
        assert kept["title"] == posted["title"]
        answer = client.post(_change(article), kept)
    return answer


def _edit(client: Client, article, name: str, tally: Tally) -> None:
    client.raise_request_exception = False
    posted = fields_of(client.get(_change(article)), "article_form")
    for turn in range(SAVES):
        page = client.get(_change(article))
        body = page.content.decode()
        seen_title = TITLE.search(body)[1]
        posted |= {"seen": SEEN.search(body)[1], "window": WINDOW.search(body)[1]}
        posted["title"] = f"Titre de {name} au tour {turn}"
        answer = _sent(client, article, posted, tally)
        left = 0 if turn % 2 else INSISTS
        while answer.status_code == 409:
            tally.refused += 1
            stored, mine = _shown_titles(answer)
            if mine != posted["title"] or not stored.startswith("Titre d") or stored == mine:
                tally.untold.append(f"{posted['title']}: {stored!r} / {mine!r}")
            if not left:  # gives up: theirs is taken
                break
            left, seen_title = left - 1, stored
            again = posted | {"seen": SEEN.search(answer.content.decode())[1], "_mine": "1"}
            answer = _sent(client, article, again, tally)
        if answer.status_code == 302:
            tally.accepted[posted["title"]] = seen_title
        else:
            assert answer.status_code == 409, answer.status_code


def _race(clients: list[Client], article) -> list[Tally]:
    tallies = [Tally() for _ in clients]

    def run(rank):
        try:
            _edit(clients[rank], article, f"n{rank}", tallies[rank])
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(clients)) as pool:
        list(pool.map(run, range(len(clients))))
    return tallies


def _assert_nothing_was_overwritten(tallies: list[Tally]) -> None:
    """Each version replaces the one that its editor had seen, and no other."""
    accepted = {title: seen for tally in tallies for title, seen in tally.accepted.items()}
    kept = [revision.content["fields"]["title"] for revision in Revision.objects.order_by("number")]
    overwritten = [(before, after) for before, after in pairwise(kept) if accepted.get(after) != before]
    refused = sum(tally.refused for tally in tallies)
    busy = sum(tally.busy for tally in tallies)
    told = f"{len(accepted)} saves accepted, {refused} refused, {busy} sent again, {len(overwritten)} overwritten"
    print(told)  # noqa: T201
    assert overwritten == []
    assert sorted(kept[1:]) == sorted(accepted)
    assert Article.objects.get().title == kept[-1]
    assert [told for tally in tallies for told in tally.untold] == []


def test_two_people_never_overwrite_one_another(article, django_user_model):
    clients = [Client() for _ in range(EDITORS)]
    for rank, client in enumerate(clients):
        client.force_login(django_user_model.objects.create_superuser(f"editeur{rank}", password="x"))
    _assert_nothing_was_overwritten(_race(clients, article))


def test_one_person_in_two_windows_never_overwrites_herself(article, editor):
    clients = [Client() for _ in range(EDITORS)]
    for client in clients:
        client.force_login(editor)
    _assert_nothing_was_overwritten(_race(clients, article))


def test_an_autosave_never_goes_over_a_save(article, editor):
    """In each window, sendings and a save leave together: once it has saved, none of them is left to take up."""
    client = Client()
    client.force_login(editor)
    keep = f"{_change(article).removesuffix('change/')}saisie/"
    for turn in range(EDITORS * SAVES // 3):
        posted = fields_of(client.get(_change(article)), "article_form")
        saved = posted | {"title": f"Enregistré au tour {turn}"}
        sendings = [(keep, posted | {"title": f"En cours {rank}", "rank": str(rank)}) for rank in (3, 1, 2)]

        def send(sending):
            try:
                own = Client()
                own.cookies = client.cookies
                return own.post(*sending).status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(max_workers=4) as pool:
            answers = list(pool.map(send, [sendings[0], (_change(article), saved), *sendings[1:]]))
        assert answers[1] == 302
        assert set(answers) <= {204, 302, 409}
        assert Article.objects.get().title == f"Enregistré au tour {turn}"
        assert not Autosave.objects.filter(is_closed=False).exists()
