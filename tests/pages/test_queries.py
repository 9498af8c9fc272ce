"""Queries are a contract: the same number whatever the number of related records, and that number pinned."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Attachment,
    Byline,
    DirectoryEntry,
    DossierEntry,
    EventResource,
    Mention,
    Participation,
    Recommendation,
    Reference,
)
from organisations.models import OrganisationName, OrganisationRelation
from tests.factories import (
    PAST,
    AffiliationFactory,
    ArticleFactory,
    DocumentFactory,
    DossierFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db

PEOPLE = ["people:list", "people:authors"]
RECORDS = ["person", "author", "organisation", "event", "dossier", "tag", "rubrique", "type", "year"]
LISTS = ["articles:list", "articles:tags", *PEOPLE, "organisations:list", "events:list", "quotes:list", "dossiers:list"]
FEEDS = [*RECORDS, *LISTS]

SEARCHES = {
    "of a name": "commun",
    "articles": "imaginaire&nature=article",
    "quotes": "camelia&nature=citation",
    "people": "camelia&nature=intervenant",
    "organisations": "institut&nature=organisation",
    "events": "rencontres&nature=evenement",
    "themes": "theme+OU+commun&nature=theme",
    "nothing": "introuvable&page=2",
    "without words": "",
}


def _world(count):
    """`count` of everything, all tied to one article, one person, one organisation, one event, one theme."""
    person, organisation, event = PersonFactory(portrait=ImageFactory()), OrganisationFactory(), EventFactory()
    rubrique = RubriqueFactory(name="Recherche")
    tag = TagFactory(name="commun")
    article = _article(person, organisation, event, rubrique, count)
    for rank in range(count):
        _tie(article, person, organisation, rank)
    # Offered by the article, which lists all the others, for a reason: names are one query.
    ArticleFactory(tags=["commun", "thème 0"], blocks=[quote_block("Dit aussi.", speaker=person)])
    # Offered by the pages of the person, the organisation, the event and the theme, who are not in it.
    ArticleFactory(tags=[f"thème {rank}" for rank in range(count)])
    pages = {
        "article": article.get_absolute_url(),
        "person": person.get_absolute_url(),
        "person articles": reverse("people:articles", args=[person.slug]),
        "author": reverse("people:author", args=[person.slug]),
        "organisation": organisation.get_absolute_url(),
        "organisation articles": reverse("organisations:articles", args=[organisation.slug]),
        "event": event.get_absolute_url(),
        "dossier": _dossier(article).get_absolute_url(),
        "quote": person.quotes.first().get_absolute_url(),
        "tag": tag.get_absolute_url(),
        "rubrique": rubrique.get_absolute_url(),
        "type": article.type.get_absolute_url(),
        "home": "/",
        **{f"search {name}": f"/recherche/?q={words}" for name, words in SEARCHES.items()},
        "year": f"/articles/{PAST:%Y}/",
        "month": f"/articles/{PAST:%Y/%m}/",
        "day": f"/articles/{PAST:%Y/%m/%d}/",
        **{name: reverse(name) for name in LISTS},
    }
    return pages | {f"feed of {name}": f"{pages[name]}flux/" for name in FEEDS} | {"sitemap": reverse("sitemap")}


def _dossier(article):
    """All the articles of the event of `article`, in one dossier."""
    dossier = DossierFactory()
    for other in article.event.articles.all():
        DossierEntry.objects.create(dossier=dossier, article=other)
    return dossier


def _article(person, organisation, event, rubrique, count):
    blocks = [quote_block(f"Mots {rank}.", speaker=person, organisation=organisation) for rank in range(count)]
    blocks += [text_block(f"<h2>Partie {rank}</h2><p>Texte.</p>") for rank in range(count)]
    tags = ["commun", *(f"thème {rank}" for rank in range(count))]
    return ArticleFactory(event=event, rubrique=rubrique, blocks=blocks, tags=tags)


def _tie(article, person, organisation, rank):
    event, rubrique = article.event, article.rubrique
    other, house = PersonFactory(portrait=ImageFactory()), OrganisationFactory()
    OrganisationName.objects.create(organisation=house, kind="sigle", name=f"S{rank}")
    AffiliationFactory(person=other, organisation=organisation)
    AffiliationFactory(person=person, organisation=house)
    AffiliationFactory(person=person, organisation=house, is_former=True)
    OrganisationRelation.objects.create(source=house, kind="membre", target=organisation)
    OrganisationRelation.objects.create(source=organisation, kind="fondateur", target=house)
    Participation.objects.create(event=event, person=other)
    event.organisers.add(house)
    session = EventFactory(parent=event)
    Participation.objects.create(event=session, person=other)
    EventResource.objects.create(event=session, image=ImageFactory())
    meeting = EventFactory()
    meeting.organisers.add(organisation)
    Participation.objects.create(event=meeting, person=person)
    Byline.objects.create(article=article, person=other, ordering=rank)
    target = ArticleFactory(
        standfirst="",
        rubrique=rubrique,
        event=event,
        tags=["commun", f"thème {rank}"],
        published_at=PAST + timedelta(hours=rank),
        blocks=[
            text_block("<p>Texte.</p>"),
            quote_block("Dit.", speaker=other),
            Attachment(document=DocumentFactory(), region="body"),
        ],
    )
    Byline.objects.create(article=target, person=person)
    target.about_people.add(person)
    target.about_organisations.add(organisation)
    target.articles_quote_set.get().about.add(person)
    Recommendation.objects.create(article=article, target=target)
    for kind in Reference.List:
        Reference.objects.create(article=article, list=kind, title=f"Entrée {rank}", target=target)
    DirectoryEntry.objects.create(article=article, organisation=house)
    Mention.objects.create(article=article, surface=f"M{rank}", organisation=house, state=Mention.State.ACCEPTED)


PINNED = {
    "home": 11,
    "year": 5,
    "month": 5,
    "day": 4,
    "article": 11,
    # « À lire » after a record: its newest articles, the counts of their features, what shares them, their traits,
    # their cards, the names of the reasons; one more for an event, one less for a quote.
    "quote": 16,
    "person": 28,
    "person articles": 5,
    "author": 5,
    "organisation": 22,
    "organisation articles": 5,
    "event": 20,
    "dossier": 12,
    "tag": 24,
    "rubrique": 3,
    "type": 4,
    "articles:list": 6,
    "articles:tags": 5,
    "people:list": 4,
    "people:authors": 6,
    "organisations:list": 4,
    "events:list": 4,
    "dossiers:list": 2,
    "quotes:list": 13,
    "search of a name": 12,
    "search articles": 8,
    "search quotes": 9,
    "search people": 10,
    "search organisations": 9,
    "search events": 8,
    "search themes": 9,
    "search nothing": 11,
    "search without words": 7,
    "feed of person": 13,
    "feed of author": 7,
    "feed of organisation": 13,
    "feed of event": 14,
    "feed of dossier": 6,
    "feed of tag": 8,
    "feed of rubrique": 6,
    "feed of type": 6,
    "feed of year": 5,
    "feed of articles:list": 5,
    "feed of articles:tags": 3,
    "feed of people:list": 2,
    "feed of people:authors": 3,
    "feed of organisations:list": 3,
    "feed of events:list": 1,
    "feed of quotes:list": 4,
    "feed of dossiers:list": 1,
    "sitemap": 30,
}


def _count(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


# PostgreSQL looks into the newest months first, then into all that is left.
LOOKS = {f"search {name}": 1 for name in SEARCHES}
LOOKS |= {"search of a name": 3, "search nothing": 2, "search without words": 0}


@pytest.mark.parametrize("count", [2, 20])
def test_each_page_costs_its_pinned_number_of_queries(client, count):
    addresses = _world(count)
    looks = LOOKS if connection.vendor == "postgresql" else {}
    pinned = {name: number + looks.get(name, 0) for name, number in PINNED.items()}
    assert {name: _count(client, url) for name, url in addresses.items()} == pinned


def test_the_article_page_holds_its_budget():
    assert PINNED["article"] <= 12
