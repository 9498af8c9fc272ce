"""What the desk is told by the search: records of any state, under what readers would type."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Event, GlossaryTerm, Publication, Quote, Tag
from organisations.models import Organisation, OrganisationName
from people.models import Person
from portal.core import finding
from portal.core.finding import Found
from portal.core.publishing import Status
from portal.search.desk import finding as desk
from portal.search.desk.finding import find, finds
from portal.search.models import SearchDocument
from tests.factories import (
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db


def article(title, text="Des mots.", **fields):
    return ArticleFactory(title=title, blocks=[text_block(f"<p>{text}</p>")], **fields)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REVIEW, Status.PUBLISHED, Status.WITHDRAWN])
def test_articles_of_every_state_are_found(status):
    found = article("Des licornes", status=status)

    assert find(Article, "licorne") == Found({found.pk})


def test_each_kind_finds_its_own_records_alone():
    person = PersonFactory(family_name="Chimère", is_unlisted=True)
    organisation = OrganisationFactory(name="Chimères", status=Status.DRAFT, published_at=None)
    event, tag = EventFactory(name="La chimère"), TagFactory(name="chimères")
    news = article("Une chimère", tags=[tag])

    for model, record in ((Person, person), (Organisation, organisation), (Event, event), (Tag, tag), (Article, news)):
        assert find(model, "chimere").keys == {record.pk}


@pytest.mark.parametrize("text", ["", "  ", "?!", "de la", "-licorne", '"', "OU", "par:personne", "du:jamais"])
def test_there_is_no_answer_to_nothing(text):
    article("Des licornes")

    assert find(Article, text) is None


@pytest.mark.parametrize("model", [GlossaryTerm, Publication])
def test_there_is_no_answer_on_what_is_not_searched(model):
    assert find(model, "licorne") is None


def test_there_is_no_answer_without_an_index_and_an_empty_one_with_it():
    article("Des licornes")
    assert find(Article, "chimère") == Found(set())
    SearchDocument.objects.all().delete()
    assert find(Article, "licorne") is None


def test_the_last_word_may_be_unfinished_and_no_other(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        found = article("Une plateforme chimérique")

    assert find(Article, "plateforme chimér").keys == {found.pk}
    assert find(Article, "platef chimérique").keys == set()
    assert find(Article, "pl").keys == set()
    assert find(Article, '"plateforme chimér"').keys == set()
    assert find(Article, "chimérique -platef").keys == {found.pk}


def test_in_names_alone_the_text_does_not_count():
    titled, other = article("Des licornes"), article("Autre chose", "Des licornes.")

    assert find(Article, "licorne").keys == {titled.pk, other.pk}
    assert find(Article, "licorne", in_names=True).keys == {titled.pk}


def test_who_says_may_be_asked():
    person = PersonFactory(given_name="Zoé", family_name="Quidam")
    said = ArticleFactory(blocks=[quote_block("Des licornes", speaker=person)])
    article("Des licornes")

    assert find(Quote, "licorne par:quidam").keys == {Quote.objects.get(parent=said).pk}
    assert not find(Quote, "licorne par:quidam").is_plain


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("licorne blanche", True),
        ('"licorne blanche"', True),
        ("licorne -blanche", False),
        ("licorne OU blanche", False),
        ("licorne du:2021", False),
        ("au:2021", False),
    ],
)
def test_the_answer_says_whether_words_alone_were_typed(text, is_plain):
    article("Une licorne blanche")

    assert find(Article, text).is_plain is is_plain


def test_the_newest_are_kept_and_the_answer_says_that_there_are_more(monkeypatch):
    monkeypatch.setattr(desk, "MOST", 2)
    records = [article("Des licornes", status=Status.DRAFT) for _ in range(3)]

    assert find(Article, "licorne") == Found({records[1].pk, records[2].pk}, is_whole=False)
    records[0].delete()
    assert find(Article, "licorne").is_whole


def test_an_answer_costs_a_bounded_number_of_queries():
    article("Une plateforme chimérique")
    with CaptureQueriesContext(connection) as queries:
        find(Article, "plateforme chimér")
        find(Article, "rien de tel")

    assert len(queries) <= 2 * 8


def test_the_room_below_asks_the_one_that_registered(monkeypatch):
    monkeypatch.setattr(finding, "_finders", [])
    assert finding.find(Article, "licorne") is None
    finding.register(lambda model, text, *, in_names: Found({len(text)}, is_plain=in_names))

    assert finding.find(Article, "licorne", in_names=True) == Found({7})
    assert finding.find(Article, "  ") is None


def test_readers_find_what_is_public_under_any_of_its_names():
    record = OrganisationFactory(name="Institut Imaginaire")
    OrganisationName.objects.create(organisation=record, name="Fabrique à Licornes", kind="ancien")
    OrganisationFactory(name="Institut Chimérique", status=Status.DRAFT, published_at=None)

    assert finds("fabrique licorne")
    assert not finds("chimérique")
    assert not finds("de la")
    assert not finds("")


def test_other_names_and_synonyms_lead_to_the_same_articles_as_on_the_site():
    house = OrganisationFactory(name="Agence des Nuits")
    OrganisationName.objects.create(organisation=house, kind="sigle", name="ADNU")
    article = ArticleFactory(title="L’Agence des Nuits grandit")
    assert find(Article, "ADNU").keys == {article.pk}


def test_par_finds_the_articles_in_which_somebody_speaks():
    person = PersonFactory(given_name="Ada", family_name="Quidam")
    article = ArticleFactory(blocks=[quote_block("Un mot.", speaker=person)])
    ArticleFactory()
    assert find(Article, "par:quidam").keys == {article.pk}
