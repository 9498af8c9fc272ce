"""The directory’s pages."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse

from articles.models import DirectoryEntry, Event
from organisations.models import Organisation, OrganisationName, OrganisationRelation
from people.models import Affiliation
from portal.core.approximate_dates import Precision
from tests.factories import (
    PAST,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _record(client, record):
    return get_page(client, record.get_absolute_url())


def _section(page, title):
    node = page.section(title)
    return text_of(node) if node is not None else ""


def test_articles_where_an_organisation_speaks_or_is_named_are_on_its_page(client):
    organisation = OrganisationFactory()
    member = AffiliationFactory(organisation=organisation, end=date(2021, 1, 1)).person
    said = {
        "Par elle": quote_block("Un.", organisation=organisation, kind="partielle"),
        "Par les siens": quote_block("Deux.", speaker=member, said_on=date(2020, 1, 1)),
        "Trop tard": quote_block("Trois.", speaker=member, said_on=date(2023, 1, 1)),
    }
    for title, block in said.items():
        ArticleFactory(title=title, blocks=[block])
    DirectoryEntry.objects.create(article=ArticleFactory(title="Sa fiche"), organisation=organisation)
    for title, status in (("Son événement", "published"), ("Son projet", "draft")):
        event = EventFactory()
        event.organisers.add(organisation)
        ArticleFactory(title=title, event=event)
        Event.objects.filter(pk=event.pk).update(status=status)
    titles = _record(client, organisation).titles("Articles")
    assert sorted(titles) == ["Par elle", "Par les siens", "Sa fiche", "Son événement"]


def test_an_organisation_prints_its_other_names_and_its_line(client):
    organisation = OrganisationFactory(name="Agence du numérique en santé", number=260)
    for kind, name in (("sigle", "ANS"), ("ancien", "Asip Santé"), ("graphie", "agence numerique")):
        OrganisationName.objects.create(organisation=organisation, kind=kind, name=name)
    page = _record(client, organisation)
    assert "Sigle : ANS" in page.text
    assert "Ancien nom : Asip Santé" in page.text
    assert "agence numerique" not in page.text
    assert "Organisation n° 260 • 12/03/24 à 09:30" in page.text


def test_relations_are_read_both_ways(client):
    campus, inserm, ministry = (OrganisationFactory(name=name) for name in ("Campus", "Inserm", "Ministère"))
    OrganisationRelation.objects.create(source=inserm, kind="fondateur", target=campus)
    OrganisationRelation.objects.create(source=ministry, kind="tutelle", target=inserm)
    assert "Inserm" in _section(_record(client, campus), "Membres fondateurs")
    page = _record(client, inserm)
    assert "Campus" in _section(page, "Fondateur de")
    assert "Ministère" in _section(page, "Tutelles")


def test_the_words_of_its_people_count_while_they_are_in_the_organisation(client):
    organisation, person = OrganisationFactory(), PersonFactory()
    Affiliation.objects.create(
        person=person,
        organisation=organisation,
        role="directrice",
        start=date(2020, 5, 1),
        end=date(2021, 1, 1),
        end_precision=Precision.YEAR,
    )
    said = {
        "Avant.": {"said_on": date(2020, 4, 30)},
        "Pendant.": {"said_on": date(2021, 12, 31)},
        "Après.": {"said_on": date(2022, 1, 1)},
        "Ailleurs.": {"said_on": date(2021, 1, 5), "organisation": OrganisationFactory()},
        "En son nom.": {"said_on": date(1999, 1, 1), "organisation": organisation},
    }
    blocks = [quote_block(words, speaker=person, speaker_label="Elle", **fields) for words, fields in said.items()]
    ArticleFactory(blocks=blocks)
    section = _section(_record(client, organisation), "Citations")
    assert [words for words in said if words in section] == ["Pendant.", "En son nom."]
    assert person.affiliations.get().holds_on(date(2021, 12, 31))


@pytest.mark.parametrize(
    ("end", "precision"),
    [(None, "day"), (date(2021, 6, 15), "day"), (date(2021, 6, 15), "month"), (date(2021, 6, 15), "year")],
)
@pytest.mark.parametrize("is_former", [False, True])
@pytest.mark.parametrize(
    "day",
    [date(2021, 1, 1), date(2021, 6, 15), date(2021, 6, 16), date(2021, 6, 30), date(2021, 7, 1), date(2022, 1, 1)],
)
def test_the_database_agrees_with_holds_on(client, end, precision, is_former, day):
    function = AffiliationFactory(end=end, end_precision=precision, is_former=is_former)
    ArticleFactory(
        blocks=[quote_block("Des mots.", speaker=function.person, speaker_label="Elle", said_on=day)],
    )
    page = _record(client, function.organisation)
    assert ("Des mots." in page.text) == function.holds_on(day)


def test_the_people_of_an_organisation_are_present_or_past(client):
    organisation = OrganisationFactory()
    for name, is_former in (("Présente", False), ("Passée", True)):
        person = PersonFactory(given_name="", family_name=name)
        AffiliationFactory(person=person, organisation=organisation, is_former=is_former)
    page = _record(client, organisation)
    assert "Présente" in _section(page, "Aujourd’hui")
    assert "Passée" in _section(page, "Auparavant")


def test_a_former_name_says_until_when_it_served(client):
    organisation = OrganisationFactory(name="Agence")
    name = {"name": "Vieux Nom", "until": date(2019, 5, 2), "until_precision": Precision.YEAR}
    OrganisationName.objects.create(organisation=organisation, kind="ancien", **name)
    assert "Ancien nom : Vieux Nom (jusqu’en 2019)" in _record(client, organisation).text


def test_the_figures_of_an_organisation_count_what_its_lists_show(client):
    organisation = OrganisationFactory()
    event = EventFactory()
    said = [quote_block(f"Mots {rank}.", organisation=organisation) for rank in range(3)]
    ArticleFactory(blocks=said, event=event)
    ArticleFactory(blocks=[quote_block("Un bout.", organisation=organisation, kind="partielle")])
    ArticleFactory(status="draft", blocks=[quote_block("Pas encore.", organisation=organisation)])
    page = _record(client, organisation)
    assert [text_of(item) for item in page.all("div", "stats__item")] == ["Articles2", "Citations3", "Événement1"]
    assert event.name in _section(page, "Événements")


def _items(client, base, address, css_class, section=""):
    """How many items stand at `address`, on all its pages, or in one section of the page itself."""
    if section:
        assert address.startswith("#")
        page = get_page(client, base)
        found = page.section(section)
        assert address[1:] in [node.get("id") for node in found.iter()]
        return sum(css_class in node.get("class", "").split() for node in found.iter())
    page, following = get_page(client, address), "Page suivante →"
    count = len([node for node in page.root.find("body").iter() if css_class in node.get("class", "").split()])
    after = page.links().get(following)
    return count + (_items(client, base, after, css_class) if after else 0)


def test_each_figure_of_an_organisation_leads_to_as_many_items_as_it_says(client):
    organisation = OrganisationFactory()
    member = AffiliationFactory(organisation=organisation, start=date(2020, 1, 1)).person
    for _rank in range(14):
        AffiliationFactory(organisation=organisation)
    for rank in range(22):
        said = quote_block(f"Mots {rank}.", **({"speaker": member} if rank % 2 else {"organisation": organisation}))
        ArticleFactory(blocks=[said, quote_block("bribe", organisation=organisation, kind="partielle")])
    for _rank in range(20):
        EventFactory().organisers.add(organisation)
    base = organisation.get_absolute_url()
    page = _record(client, organisation)
    shown = {
        "Articles": ("card__title", ""),
        "Citations": ("quote--card", ""),
        "En fonction": ("card--person", "Aujourd’hui"),
        "Événements": ("card--event", "Événements"),
    }
    figures = {text_of(item.find("dt")): item for item in page.all("div", "stats__item")}
    assert {label: text_of(item.find("dd")) for label, item in figures.items()} == dict(
        zip(shown, ["22", "22", "15", "20"], strict=True)
    )
    for label, (css_class, section) in shown.items():
        (link,) = figures[label].iter("a")
        found = _items(client, base, link.get("href"), css_class, section)
        assert found == int(text_of(link)), label


def test_of_more_events_than_the_page_shows_the_figure_leads_nowhere(client):
    organisation = OrganisationFactory()
    for _rank in range(21):
        EventFactory().organisers.add(organisation)
    page = _record(client, organisation)
    (figure,) = page.all("div", "stats__item")
    assert text_of(figure) == "Événements21"
    assert list(figure.iter("a")) == []
    assert "Les 20 plus récents." in _section(page, "Événements")


@pytest.mark.parametrize("count", [20, 21])
def test_the_articles_beyond_those_of_the_page_are_in_a_list(client, count):
    organisation = OrganisationFactory(name="Inserm")
    for rank in range(count):
        article = ArticleFactory(title=f"Nouvelle {rank}", published_at=PAST + timedelta(hours=rank))
        article.about_organisations.add(organisation)
    links = _record(client, organisation).links()
    address = reverse("organisations:articles", args=[organisation.slug])
    assert links[str(count)] == address
    assert links.get("Tous les articles où paraît Inserm") == (address if count > 20 else None)
    page = get_page(client, address)
    assert page.texts("h2", "card__title")[0] == f"Nouvelle {count - 1}"
    assert page.links()["Sa fiche"] == organisation.get_absolute_url()
    assert client.get(f"{address}?page=2").status_code == (200 if count > 20 else 404)


def test_the_list_of_articles_follows_its_organisation(client):
    organisation = OrganisationFactory()
    ArticleFactory().about_organisations.add(organisation)
    address = reverse("organisations:articles", args=[organisation.slug])
    for status, answer in (("published", 200), ("withdrawn", 410), ("draft", 404)):
        Organisation.objects.update(status=status)
        assert client.get(address).status_code == answer
    empty = OrganisationFactory()
    assert client.get(reverse("organisations:articles", args=[empty.slug])).status_code == 404


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"start": date(2014, 5, 1), "start_precision": Precision.MONTH}, "à partir de mai 2014"),
        ({"start": date(2014, 4, 1), "start_precision": Precision.MONTH}, "à partir d’avril 2014"),
        ({"start": date(2014, 5, 2)}, "à partir du 2 mai 2014"),
        ({"start": date(2014, 1, 1), "start_precision": Precision.YEAR}, "à partir de 2014"),
    ],
)
def test_a_past_function_without_an_end_says_from_when_it_was_held(client, fields, line):
    organisation = OrganisationFactory()
    AffiliationFactory(organisation=organisation, is_former=True, **fields)
    assert _section(_record(client, organisation), "Auparavant").endswith(f"Directrice générale {line}")


def test_the_dates_of_a_last_known_function_make_one_phrase(client):
    organisation = OrganisationFactory()
    begun = {"start": date(2019, 12, 1), "start_precision": Precision.MONTH}
    AffiliationFactory(organisation=organisation, attested_on=date(2021, 9, 22), **begun)
    page = _record(client, organisation)
    assert page.texts("span", "card__period") == ["depuis décembre 2019 (fonction attestée le 22 septembre 2021)"]


def test_the_activity_of_an_organisation_is_drawn_and_tabled(client):
    organisation = OrganisationFactory()
    for month in (1, 1, 1, 3, 3, 4):
        article = ArticleFactory(published_at=PAST.replace(month=month))
        article.about_organisations.add(organisation)
    section = _section(_record(client, organisation), "Activité")
    assert "6 articles de janvier à avril 2024" in section
    assert "Janvier 20243 Février 20240 Mars 20242 Avril 20241" in section


@pytest.mark.parametrize("months", [(1, 1, 1, 3, 4), (1, 1, 1, 1, 1, 3)])
def test_the_activity_of_an_organisation_that_a_list_tells_as_well_is_not_drawn(client, months):
    organisation = OrganisationFactory()
    for month in months:
        ArticleFactory(published_at=PAST.replace(month=month)).about_organisations.add(organisation)
    assert _record(client, organisation).section("Activité") is None


def test_a_theme_of_the_same_name_is_linked_once_an_article_bears_it(client):
    organisation = OrganisationFactory()
    TagFactory(name="thème muet", organisation=organisation)
    theme = TagFactory(name="thème vivant", organisation=organisation)
    ArticleFactory(tags=[theme.name])
    assert _section(_record(client, organisation), "Thème du même nom") == "Thème du même nom Thème vivant"


def _node(client, organisation):
    page = _record(client, organisation)
    nodes = json.loads(page.graph_source)["@graph"]
    return next(
        node for node in nodes if node.get("@id", "").endswith(f"{organisation.get_absolute_url()}#organisation")
    )


def test_machines_are_told_the_kind_names_relations_and_registers(client):
    lab = OrganisationFactory(
        name="Laboratoire", kind="laboratoire", siren="130028137", ror_id="02vjkv261", wikidata_id="Q12345"
    )
    OrganisationName.objects.create(organisation=lab, kind="sigle", name="LAB")
    bodies = {kind: OrganisationFactory(name=kind) for kind in ("tutelle", "fondateur", "composante", "membre")}
    for kind, body in bodies.items():
        OrganisationRelation.objects.create(source=body, kind=kind, target=lab)
    OrganisationRelation.objects.create(source=lab, kind="composante", target=OrganisationFactory(name="campus"))
    hidden = OrganisationFactory(name="cachée", status="draft", published_at=None)
    OrganisationRelation.objects.create(source=hidden, kind="tutelle", target=lab)
    AffiliationFactory(organisation=lab, person=PersonFactory(given_name="Ada", family_name="Lux"))
    node = _node(client, lab)
    assert node["@type"] == "ResearchOrganization"
    assert node["alternateName"] == ["LAB"]
    assert node["identifier"][0]["value"] == "130028137"
    assert node["sameAs"] == ["https://ror.org/02vjkv261", "https://www.wikidata.org/entity/Q12345"]
    names = {word: [other["name"] for other in node[word]] for word in ("founder", "subOrganization", "member")}
    assert names == {"founder": ["fondateur"], "subOrganization": ["composante"], "member": ["membre"]}
    assert [other["name"] for other in node["parentOrganization"]] == ["tutelle", "campus"]
    assert [person["name"] for person in node["employee"]] == ["Ada Lux"]


def test_the_directory_has_a_feed_of_its_newest_records(client):
    OrganisationFactory(name="Ancienne", published_at=PAST)
    OrganisationFactory(name="Zélée", published_at=PAST.replace(year=2025))
    source = client.get(reverse("feeds:organisations")).content.decode()
    assert source.index("<title>Zélée</title>") < source.index("<title>Ancienne</title>")
