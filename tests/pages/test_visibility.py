"""Who sees what: every public address in every state, and the side doors.

A new named address without a row in `MATRIX` fails `test_every_public_address_has_a_row`.
"""

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver
from django.utils import timezone

from articles import services
from articles.models import (
    Article,
    Box,
    Byline,
    Change,
    DirectoryEntry,
    Event,
    EventSeries,
    Intervention,
    Mention,
    Participation,
    Quote,
    Recommendation,
    Reference,
    Rubrique,
    Tag,
)
from organisations.models import Organisation, OrganisationRelation
from people.models import Affiliation, Person
from portal.core.publishing import Status
from portal.editorial.models import Address
from tests.factories import (
    FUTURE,
    PAST,
    ArticleFactory,
    ArticleTypeFactory,
    DossierFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
    text_block,
)
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db

MARK = "MARQUE"
STATES = {
    "draft": {"status": Status.DRAFT, "published_at": None},
    "review": {"status": Status.REVIEW, "published_at": None},
    "scheduled": {"status": Status.PUBLISHED, "published_at": FUTURE},
    "withdrawn": {"status": Status.WITHDRAWN, "published_at": PAST},
    "published": {"status": Status.PUBLISHED, "published_at": PAST},
}
HIDDEN = [state for state in STATES if state != "published"]
HOUSE = set(Address.values) - {Address.CORRECTIONS}  # pages of the house itself, which show no record
BY_LINK = {"articles:shared"}  # a draft, to whoever holds its link: tests/pages/test_shared_drafts.py
WORDS = {"articles:glossary"}  # the words of the trade, which have no state
# Addresses that are not pages for readers.
NOT_PAGES = {"health", "media", "tdmrep", "robots", "opensearch", "sitemap", "sitemap_section", "sitemap_news"}


def _article(state, **fields):
    """An article in that state, which has been public before where that is possible."""
    article = ArticleFactory(title=f"Titre {MARK}", standfirst=f"Chapô {MARK}", **fields)
    return _put(article, state)


def _put(record, state):
    for name, value in STATES[state].items():
        setattr(record, name, value)
    record.save()
    if isinstance(record, Article):
        services.refresh(record)
    return record


def _detail(make):
    return lambda state: _put(make(), state).get_absolute_url()


def _by_article(make):
    """The address of a thing that is public by the article that holds it."""

    def build(state):
        address, article = make()
        _put(article, state)
        return address

    return build


def _tag():
    tag = TagFactory(name=f"thème {MARK}")
    return tag.get_absolute_url(), ArticleFactory(title=f"Titre {MARK}", tags=[tag.name])


def _author():
    article = ArticleFactory(title=f"Titre {MARK}")
    person = PersonFactory(family_name=MARK)
    Byline.objects.create(article=article, person=person)
    return reverse("people:author", args=[person.slug]), article


def _named():
    article, person = ArticleFactory(title=f"Titre {MARK}"), PersonFactory()
    article.about_people.add(person)
    return reverse("people:articles", args=[person.slug]), article


def _told():
    article, organisation = ArticleFactory(title=f"Titre {MARK}"), OrganisationFactory()
    article.about_organisations.add(organisation)
    return reverse("organisations:articles", args=[organisation.slug]), article


def _authors(state):
    _address, article = _author()
    _put(article, state)
    return reverse("people:authors")


def _quote():
    block = quote_block(f"Des mots {MARK}.", speaker=PersonFactory(), speaker_label="Quelqu’un")
    article = ArticleFactory(blocks=[block])
    return block.get_absolute_url(), article


def _speaker():
    person = PersonFactory(family_name=MARK)
    ArticleFactory(blocks=[quote_block("Des mots.", speaker=person)])
    return person


def _report(of):
    """The form to report an error, and its thanks, follow the record that they are about."""

    def build(state):
        article = _article(state)
        if of.startswith("reports:article"):
            return reverse(of, args=[article.number or 999_999])
        quote = quote_block(f"Des mots {MARK}.", speaker_label="Quelqu’un", parent=article)
        quote.save()
        return reverse(of, args=[quote.pk])

    return build


def _number(state):
    return reverse("articles:number", args=[_article(state).number])


def _list(name, make, **kwargs):
    def build(state):
        _put(make(), state)
        return reverse(name, kwargs=kwargs or None)

    return build


def _marked_article(**fields):
    return lambda: ArticleFactory(title=f"Titre {MARK}", **fields)


def _of_rubrique(state):
    rubrique = RubriqueFactory(name="Rubrique ouverte")
    _article(state, rubrique=rubrique)
    return rubrique.get_absolute_url()


def _of_type(state):
    kind = ArticleTypeFactory(name="Portrait", plural_name="Portraits")
    _article(state, type=kind)
    return kind.get_absolute_url()


def _tags(state):
    _address, article = _tag()
    _put(article, state)
    return reverse("articles:tags")


def _filed(name, parts):
    def build(state):
        _article(state)
        return reverse(name, args=[PAST.year, PAST.month, PAST.day][:parts])

    return build


def _quotes(state):
    _address, article = _quote()
    _put(article, state)
    return reverse("quotes:list")


def _corrections(state):
    article = _article(state)
    Change.objects.create(article=article, kind=Change.Kind.CORRECTION, note=f"Un nombre {MARK}.")
    return reverse("corrections")


def _feeds(state):
    _address, article = _tag()
    _put(article, state)
    return reverse("feeds:index")


def _search(state):
    _article(state)
    return f"{reverse('search')}?q=titre"


def _suggestions(state):
    _article(state)
    return f"{reverse('search_suggestions')}?q=titre"


def _event_file(state):
    return reverse("events:ics", args=[_put(EventFactory(name=MARK), state).slug])


NEVER = dict.fromkeys(("draft", "review", "scheduled"), 404)
RECORD = NEVER | {"withdrawn": 410, "published": 200}
FOLLOWER = NEVER | {"withdrawn": 404, "published": 200}
LIST = dict.fromkeys(STATES, 200)
MATRIX = {
    "home": (_list("home", _marked_article()), LIST),
    "articles:list": (_list("articles:list", _marked_article()), LIST),
    "articles:detail": (_detail(_marked_article()), RECORD),
    "articles:number": (_number, RECORD | {"published": 301}),
    "articles:rubrique": (_of_rubrique, LIST),
    "articles:type": (_of_type, LIST),
    "articles:year": (_filed("articles:year", 1), FOLLOWER),
    "articles:month": (_filed("articles:month", 2), FOLLOWER),
    "articles:day": (_filed("articles:day", 3), FOLLOWER),
    "articles:tags": (_tags, LIST),
    "articles:tag": (_by_article(_tag), FOLLOWER),
    "people:list": (_list("people:list", _speaker), LIST),
    "people:detail": (_detail(lambda: PersonFactory(family_name=MARK)), RECORD),
    "people:articles": (_by_article(_named), FOLLOWER),
    "people:author": (_by_article(_author), FOLLOWER),
    "people:authors": (_authors, LIST),
    "organisations:list": (_list("organisations:list", lambda: OrganisationFactory(name=MARK)), LIST),
    "organisations:detail": (_detail(lambda: OrganisationFactory(name=MARK)), RECORD),
    "organisations:articles": (_by_article(_told), FOLLOWER),
    "events:list": (_list("events:list", lambda: EventFactory(name=MARK)), LIST),
    "events:detail": (_detail(lambda: EventFactory(name=MARK)), RECORD),
    "events:ics": (_event_file, RECORD),
    "events:calendar": (_list("events:calendar", lambda: EventFactory(name=MARK, start=timezone.localdate())), LIST),
    "dossiers:list": (_list("dossiers:list", lambda: DossierFactory(title=MARK)), LIST),
    "dossiers:detail": (_detail(lambda: DossierFactory(title=MARK)), RECORD),
    "quotes:list": (_quotes, LIST),
    "quotes:detail": (_by_article(_quote), RECORD),
    "corrections": (_corrections, LIST),
    "feeds:index": (_feeds, LIST),
    **{
        f"reports:{name}": (_report(f"reports:{name}"), RECORD)
        for name in ("article", "article_merci", "citation", "citation_merci")
    },
    "search": (_search, LIST),
    "search_suggestions": (_suggestions, LIST),
}


def _names(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _names(pattern.url_patterns, f"{namespace}{inner}")
        else:
            yield f"{namespace}{pattern.name}"


def test_every_public_address_has_a_row():
    public = (name for name in _names(get_resolver().url_patterns) if not name.startswith("admin:"))
    # Feeds have a matrix of their own: tests/pages/test_feeds.py.
    named = {name for name in public if name == "feeds:index" or not name.startswith("feeds:")}
    assert named - NOT_PAGES - HOUSE - WORDS - BY_LINK == set(MATRIX)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", MATRIX)
def test_matrix(client, name, state):
    build, expected = MATRIX[name]
    url = build(state)
    response = client.get(url)
    assert response.status_code == expected[state]
    if response.status_code == 301:
        return
    if not response["Content-Type"].startswith("text/html"):
        assert (MARK in response.content.decode()) == (state == "published")
        return
    page = get_page(client, url, status=expected[state])
    body = page.source.replace(url, "")
    assert (MARK in body) == (state == "published")


def test_an_author_page_follows_the_person_too(client):
    url, _published = _author()
    person = Person.objects.get()
    for state, status in RECORD.items():
        _put(person, state)
        assert client.get(url).status_code == status


def test_somebody_left_out_of_lists_keeps_a_page_that_engines_do_not_index(client):
    person = PersonFactory(family_name=MARK, is_unlisted=True)
    organisation = OrganisationFactory()
    Affiliation.objects.create(person=person, organisation=organisation, role="directrice")
    assert MARK not in get_page(client, reverse("people:list")).source
    assert MARK not in get_page(client, organisation.get_absolute_url()).source
    assert '<meta name="robots" content="noindex, follow">' in get_page(client, person.get_absolute_url()).source


# Side doors: everything that is public, tied in every way to records that are not.


def _hidden_records(state):
    hidden = {
        "person": PersonFactory(given_name="", family_name=f"{MARK}PERSONNE"),
        "organisation": OrganisationFactory(name=f"{MARK}ORGANISATION"),
        "event": EventFactory(name=f"{MARK}EVENEMENT", place=f"{MARK}LIEU"),
        "article": ArticleFactory(
            title=f"{MARK}ARTICLE",
            standfirst=f"{MARK}CHAPO",
            rubrique=RubriqueFactory(name=f"{MARK}RUBRIQUE"),
            tags=["commun", f"{MARK}THEME"],
            blocks=[quote_block(f"{MARK}MOTS.", speaker_label=f"{MARK}VOIX")],
        ),
    }
    return {name: _put(record, state) for name, record in hidden.items()}


def _public_world(hidden):
    person = PersonFactory()
    organisation = OrganisationFactory()
    series = EventSeries.objects.create(name="Rencontres")
    event = EventFactory(series=series)
    Event.objects.filter(pk=hidden["event"].pk).update(series=series, start=event.start.replace(year=2023))
    quotes = [
        quote_block("Mots premiers.", speaker=person),
        quote_block("Mots seconds.", speaker=person, speaker_label="Quelqu’un"),
        quote_block("Mots troisièmes.", organisation=organisation),
    ]
    blocks = [
        *quotes,
        text_block(f'<p>Voir <a href="/n/{hidden["article"].number}/">ici</a>.</p>'),
        Box(text="<p>Suite</p>", article=hidden["article"], region="body"),
        Intervention(heading="Intervention", person=person, region="body"),
    ]
    article = ArticleFactory(tags=["commun", "autre"], event=event, blocks=blocks)
    signed = ArticleFactory(tags=["commun"])
    Byline.objects.create(article=signed, person=person)
    return person, organisation, event, article, signed


def _tie(world, hidden):
    person, organisation, event, article, _signed = world
    x_person, x_organisation = hidden["person"], hidden["organisation"]
    first, second, third = Quote.objects.filter(parent=article).order_by("ordering")
    Quote.objects.filter(pk=first.pk).update(speaker=x_person, event=hidden["event"])
    Quote.objects.filter(pk=third.pk).update(organisation=x_organisation)
    second.co_speakers.add(x_person)
    second.about.add(x_person, person)
    Byline.objects.create(article=article, person=x_person)
    Intervention.objects.update(person=x_person)
    article.about_people.add(x_person, person)
    article.about_organisations.add(x_organisation, organisation)
    for surface, target in (("un", {"person": x_person}), ("deux", {"organisation": x_organisation})):
        Mention.objects.create(article=article, surface=surface, state=Mention.State.ACCEPTED, **target)
    Mention.objects.create(article=hidden["article"], surface="trois", person=person, state=Mention.State.ACCEPTED)
    hidden["article"].about_organisations.add(organisation)
    Byline.objects.create(article=hidden["article"], person=person)
    DirectoryEntry.objects.create(article=article, organisation=x_organisation)
    for kind in Reference.List:
        Reference.objects.create(article=article, list=kind, title="Vu ailleurs", target=hidden["article"])
    Recommendation.objects.create(article=article, target=hidden["article"])
    Affiliation.objects.create(person=person, organisation=x_organisation, role="membre")
    Affiliation.objects.create(person=x_person, organisation=organisation, role="membre")
    for source, target in ((organisation, x_organisation), (x_organisation, organisation)):
        OrganisationRelation.objects.create(source=source, target=target, kind="membre")
    Change.objects.create(article=hidden["article"], kind=Change.Kind.CORRECTION, note=f"{MARK}ERREUR")
    Participation.objects.create(event=event, person=x_person)
    Participation.objects.create(event=hidden["event"], person=person)
    event.organisers.add(x_organisation)
    hidden["event"].organisers.add(organisation)
    Article.objects.filter(pk=hidden["article"].pk).update(event=event)
    Tag.objects.filter(slug="commun").update(organisation=x_organisation)


def _public_addresses():
    lists = ["home", "articles:list", "articles:tags", "people:list", "people:authors", "organisations:list"]
    addresses = [reverse(name) for name in [*lists, "events:list", "quotes:list", "corrections"]]
    for model in (Article, Person, Organisation, Event, Quote, Tag):
        addresses += [record.get_absolute_url() for record in model.objects.published()]
    addresses += [f"/articles/{PAST:{pattern}}/" for pattern in ("%Y", "%Y/%m", "%Y/%m/%d")]
    searches = ("", "?q=commun", "?q=mots", "?nature=article", "?nature=evenement")
    addresses += [f"{reverse(name)}{query}" for name in ("search", "feeds:search") for query in searches]
    addresses += [rubrique.get_absolute_url() for rubrique in Rubrique.objects.exclude(name__contains=MARK)]
    addresses += [reverse("organisations:articles", args=[o.slug]) for o in Organisation.objects.published()]
    return addresses + [reverse("people:author", args=[p.slug]) for p in Person.objects.published()]


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_public_is_named_on_no_public_page(client, state):
    hidden = _hidden_records(state)
    world = _public_world(hidden)
    _tie(world, hidden)
    for name, record in hidden.items():
        record.refresh_from_db()
        hidden[name] = _put(record, state)
    world[3].refresh_from_db()
    services.refresh(world[3])
    assert world[3].is_published
    addresses = _public_addresses()
    assert len(addresses) >= 18
    for address in addresses:
        source = client.get(address).content.decode()
        assert MARK not in source, f"{address} : {source[source.index(MARK) - 200 :][:300]}"
        assert MARK.lower() not in source, address


@pytest.mark.parametrize("state", HIDDEN)
def test_an_event_that_is_not_public_is_not_named_by_its_article(client, state):
    event = EventFactory(name=f"{MARK}EVENEMENT")
    block = quote_block("Des mots.", speaker=PersonFactory())
    article = ArticleFactory(event=event, blocks=[block])
    _put(event, state)
    for url in (article.get_absolute_url(), block.get_absolute_url(), "/", "/citations/"):
        assert MARK not in get_page(client, url).source
