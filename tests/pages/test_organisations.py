"""The directory’s pages."""

import json
from datetime import date

import pytest
from django.urls import reverse

from articles.models import DirectoryEntry, Event
from organisations.models import OrganisationName, OrganisationRelation
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


def test_the_activity_of_an_organisation_is_drawn_and_tabled(client):
    organisation = OrganisationFactory()
    for month in (1, 1, 3):
        article = ArticleFactory(published_at=PAST.replace(month=month))
        article.about_organisations.add(organisation)
    section = _section(_record(client, organisation), "Activité")
    assert "De janvier 2024 à mars 2024 : 3 au total" in section
    assert "Janvier 20242 Février 20240 Mars 20241" in section


def test_a_theme_of_the_same_name_is_linked_once_an_article_bears_it(client):
    organisation = OrganisationFactory()
    TagFactory(name="thème muet", organisation=organisation)
    theme = TagFactory(name="thème vivant", organisation=organisation)
    ArticleFactory(tags=[theme.name])
    assert _section(_record(client, organisation), "Thème du même nom") == "Thème du même nom Thème vivant"


def _node(client, organisation):
    page = _record(client, organisation)
    nodes = json.loads(page.one("script").text)["@graph"]
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
