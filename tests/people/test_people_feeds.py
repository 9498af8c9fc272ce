"""The feeds of people and of authors."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from articles.models import Byline
from tests.factories import PAST, AffiliationFactory, ArticleFactory, PersonFactory, quote_block

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def _entries(client, url):
    response = client.get(url)
    assert response.status_code == 200
    entries = ElementTree.fromstring(response.content).iter(f"{ATOM}entry")  # noqa: S314 - our own answer
    return [(entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}content") or "") for entry in entries]


def _signed(person, **fields):
    article = ArticleFactory(**fields)
    Byline.objects.create(article=article, person=person)
    return article


def test_the_feed_of_a_person_merges_articles_and_full_quotes_newest_first(client):
    person = PersonFactory(given_name="Ada", family_name="Lux")
    for rank in range(12):
        words = quote_block(f"Mots {rank}.", speaker=person, speaker_label="Ada Lux")
        ArticleFactory(title=f"Article {rank}", published_at=PAST + timedelta(days=rank), blocks=[words])
    ArticleFactory(blocks=[quote_block("bribe", speaker=person, kind="partielle")], title="Ancien")
    entries = _entries(client, f"{person.get_absolute_url()}flux/")
    assert len(entries) == 20
    assert {title for title, _content in entries[:2]} == {"Article 11", "Ada Lux\u00a0: «\u00a0Mots 11.\u00a0»"}
    assert not any("bribe" in title for title, _content in entries)


def test_the_feed_of_somebody_who_appears_nowhere_holds_their_record(client):
    person = AffiliationFactory(role="cheffe", organisation=None).person
    person.biography = "<p>Née à Brest.</p>"
    person.save()
    ((title, content),) = _entries(client, f"{person.get_absolute_url()}flux/")
    assert (title, content) == (person.full_name, "<p>Cheffe</p><p>Née à Brest.</p>")


def test_the_feed_of_people_gives_the_newest_records_first(client):
    old, new = (PersonFactory(given_name="", family_name=name, published_at=PAST) for name in ("Ancienne", "Zoé"))
    new.published_at = PAST + timedelta(days=1)
    new.save()
    unlisted = PersonFactory(is_unlisted=True)
    ArticleFactory(blocks=[quote_block("Des mots.", speaker=person) for person in (old, new, unlisted)])
    assert [title for title, _content in _entries(client, "/intervenants/flux/")] == ["Zoé", "Ancienne"]
    assert [title for title, _content in _entries(client, "/intervenants/flux/?lettre=a")] == ["Ancienne"]


def test_authors_have_a_feed_of_what_they_sign_and_a_feed_together(client):
    author = PersonFactory(given_name="", family_name="Plume")
    _signed(author, title="Signé")
    assert [title for title, _content in _entries(client, "/auteurs/flux/")] == ["Plume"]
    assert [title for title, _content in _entries(client, f"/auteurs/{author.slug}/flux/")] == ["Signé"]


@pytest.mark.parametrize("address", ["/auteurs/{}/flux/", "/intervenants/{}/flux/"])
def test_the_feed_of_somebody_who_is_not_public_answers_as_their_page_does(client, address):
    author = PersonFactory()
    _signed(author)
    for status, answer in {"draft": 404, "withdrawn": 410}.items():
        type(author).objects.filter(pk=author.pk).update(status=status)
        assert client.get(address.format(author.slug)).status_code == answer


def test_who_signs_nothing_has_no_feed_of_articles(client):
    assert client.get(f"/auteurs/{PersonFactory().slug}/flux/").status_code == 404


@pytest.mark.parametrize("count", [2, 20])
def test_the_feed_of_a_person_costs_the_same_for_few_and_many(client, count, django_assert_num_queries):
    person = PersonFactory()
    ArticleFactory(tags=["un"], blocks=[quote_block(f"Mots {rank}.", speaker=person) for rank in range(count)])
    for rank in range(count):
        _signed(person, tags=[f"thème {rank}"]).about_people.add(person)
    with django_assert_num_queries(13):
        client.get(f"{person.get_absolute_url()}flux/")
