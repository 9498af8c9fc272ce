"""« Bureau de la rédaction »: each count is that of the list it leads to, for whoever may see that list."""

from datetime import timedelta

import html5lib
import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import CareerProposal, Mention, QuoteCandidate
from portal.core.publishing import Status
from portal.desk.entries import TALLIES
from portal.reports.models import ErrorReport
from portal.search.models import EmptySearch, IgnoredSearch
from tests.factories import (
    FUTURE,
    ArticleFactory,
    DocumentFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    mention,
    text_block,
)
from tests.pages.html import UNKNOWN, text_of

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")
FIXED = 5  # the session, the account, its latest actions, and twice whether a page of the house is still to be made


def waiting(rank: int) -> None:
    """One of each thing that waits, and one of each that does not."""
    today = timezone.localdate()
    ArticleFactory(status=Status.DRAFT, published_at=None)
    for _ in range(2):
        ArticleFactory(status=Status.REVIEW, published_at=None)
    for _ in range(3):
        ArticleFactory(published_at=FUTURE)
    ArticleFactory()
    article = ArticleFactory(blocks=[text_block("<p>Un mot.</p>")])
    mention(article, f"mot {rank}", PersonFactory(verified_at=timezone.now()), state=Mention.State.SUGGESTED)
    mention(article, f"autre {rank}", PersonFactory(verified_at=timezone.now()))
    for state in (QuoteCandidate.State.PROPOSED, QuoteCandidate.State.REJECTED):
        QuoteCandidate.objects.create(
            article=article, text_as_printed="Des mots.", words_hash=f"{state} {rank}", state=state
        )
    for state, decided_at in (("suggested", None), ("rejected", timezone.now())):
        person = PersonFactory(verified_at=timezone.now())
        CareerProposal.objects.create(article=article, person=person, state=state, decided_at=decided_at)
    ErrorReport.objects.create(article=article, wrong="Faux.", sending=f"un {rank}")
    settled = {"state": ErrorReport.State.DONE, "handled_at": timezone.now()}
    ErrorReport.objects.create(article=article, wrong="Faux.", sending=f"deux {rank}", **settled)
    PersonFactory()
    OrganisationFactory()
    OrganisationFactory(verified_at=timezone.now())
    ImageFactory(rights_expire_on=today + timedelta(days=30))
    ImageFactory(rights_expire_on=today + timedelta(days=31))
    DocumentFactory()
    for days, word in ((0, "licorne"), (1, "licorne"), (40, "dragon"), (0, "ignore")):
        EmptySearch.objects.create(day=today - timedelta(days=days), key=f"{word} {rank}", words=word, number=1)
    IgnoredSearch.objects.create(key=f"ignore {rank}")


def page_of(client):
    source = client.get(INDEX).content.decode()
    assert UNKNOWN not in source
    return html5lib.parse(source, namespaceHTMLElements=False)


def lines(page, css_class: str = "tally") -> list:
    return [node for node in page.iter("li") if css_class in node.get("class", "").split()]


def counts(client) -> dict[str, str]:
    """The figure of each line shown, by the address that it leads to."""
    links = [line.find("a") for line in lines(page_of(client))]
    return {link.get("href"): "".join(link.find("span").itertext()) for link in links}


def queries(client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(INDEX)
    return len(captured)


@pytest.mark.parametrize("tally", TALLIES, ids=lambda tally: tally.several)
def test_each_count_is_that_of_the_list_it_leads_to(desk, tally):
    for rank in range(2):
        waiting(rank)

    shown = counts(desk)[tally.address]
    context = desk.get(tally.address).context

    listed = context["cl"].result_count if "cl" in context else context.get("total")
    if listed is None:
        listed = context["page_of_rows"].paginator.count
    expected = {"articles à relire": 4, "articles programmés": 6, "images sans fichier": 4}.get(
        tally.several, 2
    )  # no two states have as many
    assert (shown, listed) == (str(expected), expected)


def test_the_first_page_costs_one_query_a_count_however_many_records(desk):
    for rank in range(2):
        waiting(rank)
    few = queries(desk)
    for rank in range(2, 20):
        waiting(rank)
    many = queries(desk)

    assert counts(desk)[TALLIES[0].address] == "20"
    assert few == many == FIXED + len(TALLIES)


def test_a_count_stops_at_a_thousand(desk, monkeypatch):
    monkeypatch.setattr("portal.desk.tallies.bounded_count.__defaults__", (1,))
    for _ in range(2):
        ArticleFactory(status=Status.DRAFT, published_at=None)

    assert counts(desk)[TALLIES[0].address] == "plus de 1"


def test_nobody_is_told_of_what_they_may_not_see(client, django_user_model):
    waiting(0)
    reader = django_user_model.objects.create_user("documentation", password="x", is_staff=True)
    client.force_login(reader)
    assert counts(client) == {}
    assert client.get(INDEX).status_code == 200

    reader.user_permissions.add(Permission.objects.get(codename="view_organisation"))
    assert list(counts(client)) == ["/admin/organisations/organisation/?verification=a-verifier"]


def test_an_empty_newsroom_is_calm(desk):
    page = page_of(desk)
    assert "Rien n’attend" in text_of(page)
    assert set(counts(desk).values()) == {"0"}
    assert lines(page, "tally--urgent") == []


def test_what_presses_is_marked_only_when_there_is_any(desk):
    article = ArticleFactory()
    ErrorReport.objects.create(article=article, wrong="Faux.", sending="un")
    page = page_of(desk)

    assert [text_of(line) for line in lines(page, "tally--urgent")] == ["1 erreur signalée par un lecteur"]
    assert "Rien n’attend" not in text_of(page)


def test_two_lines_never_lead_to_the_same_list():
    addresses = [tally.address for tally in TALLIES]
    assert len(set(addresses)) == len(addresses)


def test_the_ended_rights_of_pictures_are_told_apart(desk):
    today = timezone.localdate()
    ended = ImageFactory(rights_expire_on=today - timedelta(days=1))
    ImageFactory(rights_expire_on=today)

    listed = desk.get("/admin/media/image/?droits=expires").context["cl"].result_list
    assert list(listed) == [ended]


def test_pictures_and_documents_whose_file_is_still_to_be_found_are_counted(desk):
    ImageFactory()
    ImageFactory(file="images/une-salle.jpg", width=3, height=2)
    DocumentFactory()
    shown = counts(desk)
    assert shown["/admin/media/image/?fichier=non"] == "1"
    assert shown["/admin/media/document/?fichier=non"] == "1"
