"""Where a correction is read, and the wordings that it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Change
from portal.core.differences import word_pieces
from tests.admin.forms import add_row, admin_url, fields_of
from tests.corrections.helpers import quoting
from tests.factories import ArticleFactory, text_block
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _correct(article, **fields):
    return Change.objects.create(article=article, **({"kind": Change.Kind.CORRECTION, "note": "Lire 3."} | fields))


def _notes(client, article):
    """The notes above the text, and those below."""
    page = get_page(client, article.get_absolute_url())
    head, foot = page.one("header", "article__header"), page.one("div", "article__main")
    return [
        [text_of(note) for note in place.iter("div") if "note--change" in note.get("class", "")]
        for place in (head, foot)
    ]


def test_a_serious_correction_stands_above_the_text_and_a_light_one_below(client):
    article = ArticleFactory(blocks=[text_block("<p>Texte.</p>")])
    _correct(article, note="Un nombre était faux.")
    _correct(article, note="Un prénom était mal écrit.", gravity=Change.Gravity.LIGHT)
    above, below = _notes(client, article)
    assert [note[-21:] for note in above] == ["Un nombre était faux."]
    assert [note[-26:] for note in below] == ["Un prénom était mal écrit."]


def test_updates_and_precisions_are_no_notices(client):
    article = ArticleFactory()
    for kind in (Change.Kind.UPDATE, Change.Kind.PRECISION):
        _correct(article, kind=kind)
    assert _notes(client, article) == [[], []]


def test_the_list_of_changes_shows_both_wordings_word_for_word(client):
    article = ArticleFactory()
    _correct(
        article, kind=Change.Kind.PRECISION, former_text="Trois hôpitaux ouvrent.", new_text="Six hôpitaux ouvrent."
    )
    details = get_page(client, article.get_absolute_url()).one("details", "changes")
    (wording,) = [node for node in details.iter("p") if node.get("class") == "wording"]
    assert text_of(wording) == "[supprimé : Trois] [ajouté : Six] hôpitaux ouvrent."


def test_an_editor_gives_both_wordings_or_none(client, desk):
    article = ArticleFactory()
    url = admin_url(type(article), "change", article.pk)
    typed = {"kind": "correction", "gravity": "legere", "note": "Lire six.", "former_text": "Trois lits."}
    typed |= {"changed_at_0": "2024-05-02", "changed_at_1": "11:00"}
    posted = add_row(fields_of(desk.get(url), "article_form"), "changes", **typed)
    refused = desk.post(url, posted)
    assert "Donnez les deux passages" in refused.content.decode()

    assert desk.post(url, posted | {"changes-0-new_text": "Six lits."}).status_code == 302
    change = article.changes.get()
    assert (change.gravity, change.former_text, change.new_text) == ("legere", "Trois lits.", "Six lits.")


def test_the_correction_of_a_quote_is_not_deleted_in_the_form_of_its_article(desk):
    article, quote = quoting()
    _correct(article, quote=quote)
    url = admin_url(type(article), "change", article.pk)
    posted = fields_of(desk.get(url), "article_form") | {"changes-0-DELETE": "on"}
    assert "ne se supprime pas ici" in desk.post(url, posted).content.decode()
    assert Change.objects.exists()


def test_an_article_and_a_quote_without_correction_cost_no_query_more(client):
    article, quote = quoting()

    def cost(record):
        with CaptureQueriesContext(connection) as queries:
            client.get(record.get_absolute_url())
        return len(queries)

    before = cost(article), cost(quote)
    _correct(article, quote=quote, former_text="Un.", new_text="Deux.")
    assert (cost(article), cost(quote)) == (before[0] + 1, before[1] + 1)
    _correct(article, quote=quote, former_text="Deux.", new_text="Trois.")
    assert (cost(article), cost(quote)) == (before[0] + 1, before[1] + 1)


def test_the_list_of_corrections_costs_the_same_for_two_and_for_twenty(client):
    article, quote = quoting()

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/corrections/").status_code == 200
        return len(queries)

    costs = []
    for number in (2, 18):
        for _rank in range(number):
            _correct(article, quote=quote)
        costs.append(cost())
    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    ("former", "new"),
    [
        ("", ""),
        ("Un mot.", "Un mot."),
        ("L’un et l’autre, dit-il.", "L’autre et l’un, dit-elle !"),
        ("a b c d e", "e d c b a"),
        ("Fin de ligne\nsuite", "Fin  de ligne suite\n"),
        ("tout", ""),
    ],
)
def test_the_pieces_of_a_comparison_are_both_texts_whole(former, new):
    pieces = word_pieces(former, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == former
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new


def test_a_phrase_that_changes_is_one_piece():
    assert word_pieces("Il a dit trois petits mots.", "Il a dit cinq grands mots.") == [
        ("same", "Il a dit "),
        ("removed", "trois petits"),
        ("added", "cinq grands"),
        ("same", " mots."),
    ]
