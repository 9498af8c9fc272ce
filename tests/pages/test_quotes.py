"""The list of quotes: its filters, what their counts promise, and its feeds."""

import json
import re
from datetime import UTC, date, datetime
from random import Random
from urllib.parse import parse_qs, urlsplit

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import facets, models
from portal.core.publishing import Status
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    PublicationFactory,
    quote_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db

LIST = "/citations/"


def _options(page):
    """What each filter of the page promises: its address, and how many quotes."""
    links = [link for link in page.all("a", "facet") if "facet--on" not in link.get("class")]
    counts = [next(node for node in link.iter("span") if node.get("class") == "facet__count") for link in links]
    return {link.get("href"): int(count.text) for link, count in zip(links, counts, strict=True)}


def _labels(page):
    return [text_of(link) for link in page.all("a", "facet")]


def _total(page):
    return int(re.match(r"\d+", text_of(page.one("h2", "narrowed__total")))[0])


def _words(client, address):
    """Every quote behind an address, over all its pages."""
    found = []
    while address:
        page = get_page(client, address)
        found += page.texts("blockquote")
        address = page.links().get("Page suivante →")
    return found


@pytest.fixture
def world():
    """Sixty quotes of some people, on some themes, at some events, some of them together, for themselves or not."""
    rng = Random(11)  # noqa: S311 - the same draw at each run, no secret
    people = [PersonFactory() for _ in range(5)]
    houses = [OrganisationFactory() for _ in range(4)]
    events = [EventFactory(start=date(2020 + rank, 5, 4)) for rank in range(3)]
    for person in people:
        AffiliationFactory(person=person, organisation=rng.choice(houses), end=date(2022, 6, 1))
        AffiliationFactory(person=person, organisation=rng.choice(houses), start=date(2021, 1, 1))
    for rank in range(20):
        blocks = [
            quote_block(
                f"Mots {rank} {place}.",
                speaker=rng.choice([*people, None]),
                organisation=rng.choice([None, None, rng.choice(houses)]),
                said_on=rng.choice([None, None, date(2019 + rank % 6, 2, 3)]),
                event=rng.choice([None, None, rng.choice(events)]),
                is_unnamed=True,
            )
            for place in range(3)
        ]
        ArticleFactory(
            event=rng.choice([None, rng.choice(events)]),
            blocks=blocks,
            tags=rng.sample(["un", "deux", "trois", "quatre"], rng.randrange(4)),
            published_at=datetime(2020 + rank % 5, 7, 1 + rank % 3, tzinfo=UTC),
        )
    for quote in models.Quote.objects.exclude(speaker=None)[::4]:
        quote.co_speakers.set(rng.sample(people, 2))


@pytest.mark.usefixtures("world")
def test_a_count_is_what_one_finds_after_the_click(client):
    page = get_page(client, LIST)
    assert _total(page) == 60
    names = {name for address in _options(page) for name in parse_qs(urlsplit(address).query)}
    assert names == {"personne", "organisation", "theme", "evenement", "annee"}
    for address, promised in _options(page).items():
        assert len(_words(client, address)) == promised, address


@pytest.mark.usefixtures("world")
def test_a_count_beside_a_first_filter_is_what_one_finds_after_the_second_click(client):
    pairs = {}
    for first in _options(get_page(client, LIST)):
        pairs |= _options(get_page(client, first))
    assert len(pairs) > 80
    for address, promised in pairs.items():
        assert _total(get_page(client, address)) == promised, address


def test_a_chosen_filter_is_a_chip_that_takes_away_itself_alone(client):
    speaker, house = PersonFactory(given_name="Ada", family_name="Lux"), OrganisationFactory(name="Maison")
    ArticleFactory(blocks=[quote_block("Des mots.", speaker=speaker, organisation=house)], tags=["un thème"])
    page = get_page(client, f"{LIST}?personne=ada-lux&theme=un-theme&annee=2024")
    chips = {text_of(link): link.get("href") for link in page.all("a", "facet--on")}
    assert chips == {
        "Retirer le filtre : Intervenants : Ada Lux": "/citations/?theme=un-theme&annee=2024",
        "Retirer le filtre : Thèmes : Un thème": "/citations/?personne=ada-lux&annee=2024",
        "Retirer le filtre : Années : 2024": "/citations/?personne=ada-lux&theme=un-theme",
    }
    assert (
        page.links()["Maison 1"] == f"/citations/?personne=ada-lux&organisation={house.slug}&theme=un-theme&annee=2024"
    )
    assert page.texts("a", "facet")[:3] == list(chips)
    assert '<meta name="robots" content="noindex, follow">' in page.source


def test_the_year_is_that_of_the_utterance(client):
    said = quote_block("Des mots.", speaker=PersonFactory(), said_on=date(1978, 1, 6))
    ArticleFactory(blocks=[said])
    assert "1978 1" in _labels(get_page(client, LIST))
    assert "Des mots." in get_page(client, f"{LIST}?annee=1978").text
    assert "Des mots." not in get_page(client, f"{LIST}?annee=2024").text


def test_the_latest_said_comes_first_on_the_page_and_the_latest_published_in_the_feed(client):
    older = quote_block("Dit hier, publié tôt.", speaker=PersonFactory(), said_on=date(2024, 3, 1))
    ArticleFactory(blocks=[older], published_at=datetime(2024, 3, 2, tzinfo=UTC))
    ArticleFactory(
        blocks=[quote_block("Dit jadis, publié tard.", speaker=PersonFactory(), said_on=date(1978, 1, 6))],
        published_at=datetime(2024, 6, 1, tzinfo=UTC),
    )
    assert get_page(client, LIST).texts("blockquote") == ["« Dit hier, publié tôt. »", "« Dit jadis, publié tard. »"]
    entries = feedparser.parse(client.get(f"{LIST}flux/").content).entries
    assert [entry.summary for entry in entries] == ["Dit jadis, publié tard.", "Dit hier, publié tôt."]


@pytest.mark.parametrize("year", ["0", "24", "999", "20240", "1 978", "%00", "deux", "٢٠٢٤"])
def test_what_is_no_year_is_not_found(client, year):
    assert client.get(f"{LIST}?annee={year}").status_code == 404


def test_filters_that_nothing_meets_say_how_to_widen(client):
    ArticleFactory(blocks=[quote_block("Des mots.", speaker=PersonFactory(given_name="", family_name="Ada"))])
    page = get_page(client, f"{LIST}?personne=ada&annee=2020")
    assert page.texts("p", "empty") == [
        "Aucune citation ne réunit ces filtres. Retirez-en un ci-dessus, ou voyez toutes les citations."
    ]
    assert [link.get("href") for link in page.all("a", "facet--on")] == [
        "/citations/?annee=2020",
        "/citations/?personne=ada",
    ]


def test_who_is_not_public_or_asked_to_be_left_out_is_offered_nowhere(client):
    hidden, discreet = PersonFactory(given_name="Chloé"), PersonFactory(given_name="Denise", is_unlisted=True)
    house, event = OrganisationFactory(name="Maison secrète"), EventFactory(name="Journée secrète")
    blocks = [quote_block("Un.", speaker=who, organisation=house, speaker_label="Elle") for who in (hidden, discreet)]
    ArticleFactory(blocks=blocks, event=event)
    for record in (hidden, house, event):
        record.status = Status.WITHDRAWN
        record.save()
    assert _labels(get_page(client, LIST)) == ["2024 2"]


def test_only_the_most_frequent_options_are_offered(client):
    people = [PersonFactory(given_name=f"P{rank:02}") for rank in range(14)]
    ArticleFactory(blocks=[quote_block(f"Mots {rank}.", speaker=person) for rank, person in enumerate(people)])
    ArticleFactory(blocks=[quote_block("Encore.", speaker=people[-1])])
    labels = [label for label in _labels(get_page(client, LIST)) if label.startswith("P")]
    assert [label[:3] for label in labels] == ["P13", *(f"P{rank:02}" for rank in range(11))]


def test_those_who_are_not_public_do_not_hide_those_who_come_after_them(client, monkeypatch):
    monkeypatch.setattr(facets, "_NAMED_AT_ONCE", 2)
    hidden = [PersonFactory(given_name=f"Chloé {rank}", status=Status.WITHDRAWN) for rank in range(3)]
    shown = PersonFactory(given_name="Zoé")
    blocks = [quote_block(f"Mots {rank}.", speaker=who, speaker_label="Elle") for rank in "ab" for who in hidden]
    ArticleFactory(blocks=[*blocks, quote_block("Enfin.", speaker=shown)])
    assert [label for label in _labels(get_page(client, LIST)) if label.endswith("1")] == [f"{shown.name} 1"]


def test_beyond_the_window_no_figure_promises_what_the_page_would_not_show(client, monkeypatch):
    monkeypatch.setattr(facets, "WINDOW", 3)
    monkeypatch.setattr(facets, "RANKED", 2)
    old, new = PersonFactory(given_name="Ancienne"), PersonFactory(given_name="Récente")
    ArticleFactory(blocks=[quote_block(f"Vieux {r}.", speaker=old) for r in range(3)])
    ArticleFactory(
        blocks=[quote_block(f"Neuf {r}.", speaker=new) for r in range(3)], published_at=datetime(2025, 1, 2, tzinfo=UTC)
    )
    page = get_page(client, LIST)
    assert text_of(page.one("h2", "narrowed__total")) == "Plus de 3 citations"
    assert page.texts("p", "facets__note") == ["Les plus fréquents parmi les 2 citations les plus récentes"]
    assert _labels(page) == [new.name, "2025", "2024"]
    assert page.all("span", "facet__count") == []
    narrowed = get_page(client, page.all("a", "facet")[0].get("href"))
    assert _labels(narrowed)[1:] == ["2025 3"]
    assert narrowed.all("p", "facets__note") == []


@pytest.mark.parametrize("address", [LIST, f"{LIST}?theme=un-theme"])
def test_beyond_the_window_every_year_is_offered_the_newest_first_and_most_of_them_folded(client, monkeypatch, address):
    monkeypatch.setattr(facets, "WINDOW", 2)
    speaker = PersonFactory(given_name="", family_name="Ada")
    days = [date(2015, 1, 1), *(date(2024, 3, day) for day in (1, 2, 3))]
    ArticleFactory(
        blocks=[quote_block(f"Mots {day}.", speaker=speaker, said_on=day) for day in days], tags=["un thème"]
    )
    hidden = quote_block("Secret.", speaker=PersonFactory(), said_on=date(1990, 1, 1))
    ArticleFactory(blocks=[hidden], status="draft", published_at=None)
    ArticleFactory(blocks=[quote_block("Jadis.", speaker=speaker, said_on=date(1789, 8, 26), kind="partielle")])
    page = get_page(client, address)
    folded = page.one("details", "facets__more")
    years = [label for label in _labels(page) if label.isdecimal()]
    assert years == [str(year) for year in range(2024, 2014, -1)]
    assert [text_of(link) for link in folded.iter("a")] == years[6:]
    assert all(client.get(page.links()[year]).status_code == 200 for year in years)


def test_words_older_than_any_year_of_an_address_offer_none(client, monkeypatch):
    said = [quote_block(f"Article {rank}.", speaker_label="Déclaration", said_on=date(1789, 8, 26)) for rank in (1, 2)]
    ArticleFactory(blocks=[*said, quote_block("Dit.", speaker_label="Elle")])
    assert _labels(get_page(client, LIST)) == ["2024 1"]
    monkeypatch.setattr(facets, "WINDOW", 2)
    assert _labels(get_page(client, LIST))[0] == "2024"
    assert _labels(get_page(client, LIST))[-1] == "1900"


def test_each_group_leads_to_all_those_that_it_does_not_offer(client):
    function = AffiliationFactory()
    ArticleFactory(blocks=[quote_block("Mots.", speaker=function.person)], tags=["un thème"], event=EventFactory())
    page = get_page(client, LIST)
    assert page.texts("h2", "facets__title") == ["Intervenants", "Organisations", "Thèmes", "Événements", "Années"]
    assert [(text_of(line), line[0].get("href")) for line in page.all("p", "facets__all")] == [
        ("Tous les intervenants", "/intervenants/"),
        ("Tout l’annuaire", "/annuaire/"),
        ("Tous les thèmes", "/themes/"),
        ("Tous les événements", "/evenements/"),
    ]


def test_outside_of_its_article_a_quote_stands_in_the_marks_of_the_site(client):
    house = PublicationFactory(name="mind", quotation_marks="english")
    quote = quote_block("Le mot «\u00a0donnée\u00a0» dit tout.", speaker_label="Elle")
    article = ArticleFactory(title="Elle : «\u00a0tout\u00a0»", publication=house, blocks=[quote])
    own = get_page(client, quote.get_absolute_url())
    said = "«\u00a0Le mot “donnée” dit tout.\u00a0»"
    for page in (own, get_page(client, LIST)):
        assert ["".join(node.itertext()).strip() for node in page.all("blockquote")] == [said]
    assert own.one("title").text.startswith(f"Elle\u00a0: {said}")
    assert f"{quote.text} – dans «\u00a0Elle\u00a0: “tout”\u00a0»." in own.source.replace("&nbsp;", "\u00a0")
    assert "“Le mot" in text_of(get_page(client, article.get_absolute_url()).one("blockquote"))


def test_filters_cost_the_same_for_few_quotes_and_for_many(client):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            get_page(client, LIST)
        return len(queries)

    def write(count):
        ArticleFactory(
            event=EventFactory(),
            tags=[f"thème {count}"],
            blocks=[quote_block("Mots.", speaker=AffiliationFactory().person) for _ in range(count)],
        )

    write(2)
    few = cost()
    write(18)
    assert cost() == few


def test_only_whole_quotes_are_listed_and_fed(client):
    kinds = dict.fromkeys(models.Quote.Kind.values)
    blocks = [quote_block(f"Nature {kind}.", kind=kind, speaker=PersonFactory()) for kind in kinds]
    ArticleFactory(title="Nature titre.", blocks=blocks)
    for address in (LIST, f"{LIST}flux/", f"{LIST}flux.json"):
        source = client.get(address).content.decode()
        assert "Nature integrale." in source
        assert not [kind for kind in ("partielle", "indirecte") if f"Nature {kind}." in source], address
    assert len(json.loads(client.get(f"{LIST}flux.json").content)["items"]) == 1


def test_words_taken_up_by_another_article_are_listed_once_while_the_first_one_is_public(client):
    speaker = PersonFactory()
    first = quote_block("Des mots.", speaker=speaker)
    original = ArticleFactory(blocks=[first], tags=["un"])
    again = quote_block("Des mots.", speaker=speaker, variant_of=first)
    other = quote_block("Autre chose.", speaker=speaker)
    ArticleFactory(blocks=[again, other], tags=["deux"])

    def listed(address):
        return {one for one in (first.pk, again.pk, other.pk) if f"/citations/{one}/" in client.get(address).text}

    for address in (LIST, f"{LIST}flux.json", f"{LIST}?personne={speaker.slug}"):
        assert listed(address) == {first.pk, other.pk}, address
    assert listed(f"/citations/{other.pk}/") == {other.pk, first.pk}
    assert listed(f"/citations/{again.pk}/") == {again.pk, other.pk, first.pk}  # « les mêmes paroles », with where
    counted = get_page(client, LIST)
    for address, promised in _options(counted).items():
        assert len(_words(client, address)) == promised, address

    original.status = Status.WITHDRAWN
    original.save()
    assert listed(LIST) == {again.pk, other.pk}


def test_the_feed_tells_who_said_it_and_leads_to_the_words_in_the_article(client):
    speaker = PersonFactory(given_name="Ada", family_name="Lux")
    quote = quote_block("Des mots & d’autres.", speaker=speaker, speaker_label="Ada Lux, PDG")
    article = ArticleFactory(title="Le récit", blocks=[quote], tags=["un thème"])
    feed = feedparser.parse(client.get(f"{LIST}flux/").content)
    (entry,) = feed.entries
    site = "http://127.0.0.1:8000"
    assert entry.title == "Ada Lux\u00a0: «\u00a0Des mots & d’autres.\u00a0»"
    assert entry.id.endswith(f":quote-{quote.pk}")
    assert entry.link == f"{site}/citations/{quote.pk}/"
    content = entry.content[0].value.replace("&nbsp;", "\u00a0")
    assert "<blockquote><p>«\u00a0Des mots &amp; d’autres.\u00a0»</p></blockquote>" in content
    assert f'<a href="{site}/intervenants/ada-lux/">Ada Lux</a>, PDG' in content
    assert f'<a href="{site}{article.get_absolute_url()}#c-{quote.pk}">Le récit</a>' in content
    assert [tag.term for tag in entry.tags] == ["un thème"]


@pytest.mark.parametrize("form", ["flux/", "flux.json"])
def test_the_feed_keeps_the_filters_of_the_list(client, form):
    speaker = PersonFactory(given_name="", family_name="Ada")
    ArticleFactory(blocks=[quote_block("Choisi.", speaker=speaker), quote_block("Autre.", speaker=PersonFactory())])
    page = get_page(client, f"{LIST}?personne=ada&annee=2024")
    declared = [link.get("href") for link in page.all("link") if link.get("rel") == "alternate"]
    address = f"http://127.0.0.1:8000/citations/{form}?personne=ada&annee=2024"
    assert address in declared
    source = client.get(address.removeprefix("http://127.0.0.1:8000")).content.decode()
    assert "Choisi." in source
    assert "Autre." not in source
