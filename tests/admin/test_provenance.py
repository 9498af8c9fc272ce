"""Where the words of a quote come from: said by the editor, printed for the reader, looked for in the list."""

import pytest

from articles.models import Quote
from tests.admin.forms import admin_url, fields_of
from tests.factories import ArticleFactory, PersonFactory, quote_block
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _quote(words):
    article = ArticleFactory(blocks=[quote_block(words, speaker=PersonFactory())])
    return article.articles_quote_set.get()


def _say(desk, quote, **changes):
    url = admin_url(Quote, "change", quote.pk)
    return desk.post(url, fields_of(desk.get(url), "quote_form") | changes, follow=True)


def _facts(client, quote):
    page = get_page(client, quote.get_absolute_url())
    return {text_of(fact[0]): fact[1] for fact in page.one("dl", "facts")}


def test_what_the_editor_says_of_it_is_printed_on_the_page_of_the_quote(desk, client):
    quote = _quote("La mer monte.")
    assert "Provenance" not in _facts(client, quote)

    source = "https://exemple.org/entretien?t=120"
    _say(desk, quote, provenance="relu", source_url=source, source_note="Entretien du 3 mars, à 2 minutes")

    facts = _facts(client, quote)
    assert text_of(facts["Provenance"]) == "Relu par l’intéressé·e"
    assert text_of(facts["Source"]).startswith("Entretien du 3 mars, à 2 minutes")
    assert facts["Source"].find(".//a").get("href") == source


def test_the_list_of_quotes_is_narrowed_to_one_provenance(desk):
    reread, other = _quote("La mer monte."), _quote("Le vent tourne.")
    _say(desk, reread, provenance="relu")
    found = desk.get(admin_url(Quote, "changelist"), {"provenance__exact": "relu"}).context["cl"].result_list
    assert list(found) == [reread]
    found = desk.get(admin_url(Quote, "changelist"), {"provenance__exact": ""}).context["cl"].result_list
    assert list(found) == [other]


def test_a_source_that_is_no_address_is_refused_and_what_was_typed_stays(desk):
    quote = _quote("La mer monte.")
    answer = _say(desk, quote, provenance="relu", source_url="pas une adresse", source_note="Entretien du 3 mars")
    assert "source_url" in answer.context["adminform"].form.errors
    assert "Entretien du 3 mars" in answer.content.decode()
    quote.refresh_from_db()
    assert quote.provenance == ""
