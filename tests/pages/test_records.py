"""The pages of people, organisations, events, quotes and themes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles import models, services
from articles.models import Byline, Event, EventSeries, Mention, Participation, TagSynonym
from people.models import Person, PersonName
from portal.core.approximate_dates import Precision
from portal.core.house import french_date
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
    text_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _record(client, record):
    return get_page(client, record.get_absolute_url())


def _section(page, title):
    node = page.section(title)
    return text_of(node) if node is not None else ""


# People


def test_a_person_with_only_a_name_has_a_page(client):
    page = _record(client, PersonFactory(given_name="", family_name="Solo"))
    assert page.texts("h1") == ["Solo"]
    assert page.all("p", "empty")


def test_a_person_is_named_with_title_and_other_names(client):
    person = PersonFactory(honorific_prefix="Pr", given_name="Antoine", family_name="Tesnière")
    PersonName.objects.create(person=person, name="A. TESNIERE", kind="usage")
    page = _record(client, person)
    assert page.texts("h1") == ["Pr Antoine Tesnière"]
    assert "Aussi : A. TESNIERE" in page.text
    assert page.texts("span", "face--initials") == ["AT"]


def test_functions_are_dated_as_far_as_known_and_split_between_now_and_before(client):
    person = PersonFactory()
    campus = OrganisationFactory(name="Campus")
    AffiliationFactory(
        person=person,
        organisation=campus,
        role="directeur général",
        start=date(2021, 3, 1),
        start_precision=Precision.MONTH,
    )
    yesterday = timezone.localdate() - timedelta(days=1)
    AffiliationFactory(person=person, organisation=None, role="entrepreneur", attested_on=yesterday)
    AffiliationFactory(
        person=person, organisation=None, role="interne", end=date(2020, 1, 1), end_precision=Precision.YEAR
    )
    AffiliationFactory(person=person, organisation=None, role="conseiller", is_former=True)
    begun = {"start": date(2018, 3, 1), "start_precision": Precision.MONTH}
    AffiliationFactory(person=person, organisation=None, role="ancienne déléguée", is_former=True, **begun)
    page = _record(client, person)
    now = text_of(page.one("div", "record__identity"))
    assert "directeur général Campus depuis mars 2021" in now
    assert f"entrepreneur fonction attestée le {french_date(yesterday, 'j F Y')}" in now
    assert "connue" not in now
    before = _section(page, "Auparavant")
    assert "interne jusqu’en 2020" in before
    assert "conseiller" in before
    assert "ancienne déléguée à partir de mars 2018" in before
    assert "ancienne fonction" not in before
    assert "interne" not in now


def test_a_function_that_nothing_attests_for_a_year_is_the_last_known(client):
    person, organisation = PersonFactory(given_name="", family_name="Lala"), OrganisationFactory(name="Medtech")
    AffiliationFactory(person=person, organisation=organisation, role="président", attested_on=date(2021, 9, 28))
    identity = text_of(_record(client, person).one("div", "record__identity"))
    assert "Dernière fonction connue président Medtech (fonction attestée le 28 septembre 2021)" in identity
    page = _record(client, organisation)
    assert page.section("Aujourd’hui") is None
    assert "Lala Président (fonction attestée le 28 septembre 2021)" in _section(page, "Dernière fonction connue")


def test_a_known_beginning_does_not_make_an_old_function_one_of_today(client):
    organisation, known = OrganisationFactory(), {"start": date(2019, 12, 1), "attested_on": date(2021, 9, 22)}
    AffiliationFactory(person=PersonFactory(family_name="Lala"), organisation=organisation, **known)
    page = _record(client, organisation)
    assert page.section("Aujourd’hui") is None
    assert "depuis le 1er décembre 2019 (fonction attestée le 22 septembre 2021)" in _section(
        page, "Dernière fonction connue"
    )


def test_a_function_with_a_beginning_or_a_recent_source_is_of_today(client):
    organisation = OrganisationFactory()
    recent = timezone.localdate() - timedelta(days=300)
    for name, known in {"Une": {"attested_on": recent}, "Deux": {"start": date(2019, 1, 1)}, "Trois": {}}.items():
        AffiliationFactory(person=PersonFactory(given_name="", family_name=name), organisation=organisation, **known)
    page = _record(client, organisation)
    assert all(name in _section(page, "Aujourd’hui") for name in ("Une", "Deux", "Trois"))
    assert page.section("Dernière fonction connue") is None


def test_articles_where_a_person_speaks_or_is_named_are_on_their_page(client):
    person, other = PersonFactory(), PersonFactory()
    by, together, about = (quote_block(f"Mots {rank}.", speaker=other, kind="partielle") for rank in range(3))
    by.speaker = person
    for title, block in {"Par": by, "Avec": together, "Sur": about}.items():
        ArticleFactory(title=f"{title} elle", blocks=[block])
    together.co_speakers.add(person)
    about.about.add(person)
    section = models.Intervention(heading="Intervention", person=person, region="body")
    ArticleFactory(title="Sa section", blocks=[section])
    for role, status in (("intervenant", "published"), ("invite", "published"), ("intervenant", "draft")):
        event = EventFactory()
        Participation.objects.create(event=event, person=person, role=role)
        ArticleFactory(title=f"{role} {status}", event=event)
        Event.objects.filter(pk=event.pk).update(status=status)
    ArticleFactory(title="Brouillon", status="draft", blocks=[quote_block("Des mots.", speaker=person)])
    titles = _record(client, person).titles("Articles")
    assert sorted(titles) == ["Avec elle", "Par elle", "Sa section", "Sur elle", "intervenant published"]


def test_without_quotes_the_main_column_holds_the_articles(client):
    person, organisation = PersonFactory(), OrganisationFactory()
    AffiliationFactory(person=person, role="interne", is_former=True)
    article = ArticleFactory(title="À leur sujet")
    article.about_people.add(person)
    page = _record(client, person)
    main = text_of(page.one("div", "columns")[0])
    assert "À leur sujet" in main
    assert "Auparavant" in main
    AffiliationFactory(organisation=organisation, person=person)
    assert "Aujourd’hui" in text_of(_record(client, organisation).one("div", "columns")[0])
    event = EventFactory()
    Participation.objects.create(event=event, person=person)
    assert "Intervenants" in text_of(_record(client, event).one("div", "columns")[0])


def test_a_portrait_without_file_keeps_its_legend_apart_from_the_initials(client):
    person = PersonFactory(portrait=ImageFactory(caption="Ada à Brest", credit="A. Photographe"))
    page = _record(client, person)
    assert "Ada à Brest - © A. Photographe Photo non reprise" in page.text
    assert page.all("span", "face--initials")
    assert page.all("figure", "record__portrait") == []


def test_a_person_page_gathers_words_articles_and_events(client):
    person, other = PersonFactory(), PersonFactory()
    event = EventFactory(name="Rencontre")
    Participation.objects.create(event=event, person=person)
    said = quote_block("Dit par elle.", speaker=person, speaker_label="Elle")
    together = quote_block("Dit ensemble.", speaker=other, speaker_label="Eux")
    about = quote_block("la meilleure au monde", speaker=other, speaker_label="Lui", kind="partielle")
    bit = quote_block("bribe", speaker=person, speaker_label="Elle", kind="partielle")
    ArticleFactory(title="Source des mots", blocks=[said, together, about, bit])
    together.co_speakers.add(person)
    about.about.add(person)
    ArticleFactory(title="À son propos").about_people.add(person)
    mentioned = ArticleFactory(title="Où on la nomme")
    Mention.objects.create(article=mentioned, surface="Elle", person=person, state=Mention.State.ACCEPTED)
    suggested = ArticleFactory(title="Peut-être elle")
    Mention.objects.create(article=suggested, surface="Elle", person=person)
    Byline.objects.create(article=ArticleFactory(title="Écrit par elle"), person=person)
    page = _record(client, person)
    assert "Dit par elle." in _section(page, "Citations")
    assert "Dit ensemble." in _section(page, "Citations")
    assert "bribe" not in _section(page, "Citations")
    assert "bribe" in _section(page, "Citations partielles et propos rapportés")
    assert "la meilleure au monde" in _section(page, "À son sujet")
    assert "Lui" in _section(page, "À son sujet")
    assert "À son propos" in _section(page, "Articles")
    assert "Où on la nomme" in _section(page, "Articles")
    assert "Peut-être elle" not in page.text
    assert "Écrit par elle" in _section(page, "Articles signés")
    assert "Rencontre" in _section(page, "Événements")


def test_identifiers_lead_to_the_registers(client):
    person = PersonFactory(wikidata_id="Q42", orcid="0000-0002-1825-0097", idref="026927608")
    links = _record(client, person).links()
    assert links["Wikidata Q42"] == "https://www.wikidata.org/wiki/Q42"
    assert links["ORCID 0000-0002-1825-0097"] == "https://orcid.org/0000-0002-1825-0097"
    assert links["IdRef 026927608"] == "https://www.idref.fr/026927608"


# Events


def test_an_event_says_when_where_by_whom_and_what_was_said(client):
    organiser, speaker = OrganisationFactory(name="Medicen"), PersonFactory(given_name="", family_name="Gea")
    event = EventFactory(name="Medicen Day", start=date(2021, 9, 28), place="Paris")
    event.organisers.add(organiser)
    Participation.objects.create(event=event, person=speaker, label="Président")
    ArticleFactory(title="Le compte rendu", event=event, blocks=[_said(speaker, "Par l’article.")])
    ArticleFactory(blocks=[_said(speaker, "Par la citation.", event=event), _said(speaker, "Ailleurs.")])
    page = _record(client, event)
    assert "28 septembre 2021" in page.text
    assert "Paris" in page.text
    assert page.links()["Medicen"] == organiser.get_absolute_url()
    assert "Gea Président" in _section(page, "Intervenants")
    assert "Par l’article." in _section(page, "Ce qui s’y est dit")
    assert "Par la citation." in _section(page, "Ce qui s’y est dit")
    assert "Ailleurs." not in page.text
    assert "Le compte rendu" in _section(page, "Articles")
    assert len(page.all("div", "voice")) == 1


def _said(speaker, words, **fields):
    return quote_block(words, speaker=speaker, speaker_label="Elle", **fields)


def test_an_event_leads_to_the_editions_beside_it(client):
    series = EventSeries.objects.create(name="Medicen Day")
    first, second, third = (
        EventFactory(name=f"Édition {year}", series=series, start=date(year, 9, 28)) for year in (2020, 2021, 2022)
    )
    page = _record(client, second)
    assert page.links()[first.name] == first.get_absolute_url()
    assert page.links()[third.name] == third.get_absolute_url()
    assert "Édition précédente" not in _record(client, first).text


# Quotes


def test_a_quote_page_says_who_when_where_and_in_which_article(client):
    speaker = PersonFactory(given_name="Manuel", family_name="Gea")
    organisation, event = OrganisationFactory(name="Bio"), EventFactory(name="Medicen Day", start=date(2021, 9, 28))
    quote = quote_block(
        "Le programme [du gouvernement, ndlr], souligne-t-il, avance.",
        speaker=speaker,
        speaker_label="Manuel Gea, Président – Bio",
        organisation=organisation,
        event=event,
    )
    article = ArticleFactory(title="Le compte rendu", blocks=[quote])
    page = _record(client, quote)
    words = text_of(page.one("blockquote"))
    assert words.startswith("« Le programme [du gouvernement, ndlr]")
    assert "souligne-t-il" not in words
    assert page.texts("span", "ndlr") == ["[du gouvernement, ndlr]"]
    assert text_of(page.one("span", "quote__label")) == "Manuel Gea, Président – Bio"
    links = page.links()
    assert links["Manuel Gea"] == speaker.get_absolute_url()
    assert links["Medicen Day"] == event.get_absolute_url()
    assert links["Bio"] == organisation.get_absolute_url()
    assert links["Lire la citation dans l’article"] == f"{article.get_absolute_url()}#c-{quote.pk}"
    assert "28 septembre 2021" in page.text
    assert "Le compte rendu" in page.text
    assert text_of(page.one("title")).startswith("Manuel Gea : « Le programme")
    assert "noindex" not in page.source


@pytest.mark.parametrize(("kind", "printed"), [("partielle", "Citation partielle"), ("indirecte", "Propos rapportés")])
def test_a_quote_that_is_not_whole_says_its_kind_and_is_not_indexed(client, kind, printed):
    quote = quote_block("unique au monde", speaker=PersonFactory(), speaker_label="Lui", kind=kind)
    ArticleFactory(blocks=[quote])
    page = _record(client, quote)
    assert printed in page.text
    assert '<meta name="robots" content="noindex, follow">' in page.source


def test_the_label_of_that_day_outlives_the_name_of_the_person(client):
    speaker = PersonFactory(given_name="Anita", family_name="Burgun")
    quote = quote_block("Des mots.", speaker=speaker, speaker_label="Anita Burgun, Cheffe de service")
    ArticleFactory(blocks=[quote])
    speaker.family_name = "Autrement"
    speaker.save()
    assert "Anita Burgun, Cheffe de service" in _record(client, quote).text


@pytest.mark.parametrize(
    ("is_unnamed", "printed"), [(True, "Source non nommée"), (False, "Intervenant·e non identifié·e")]
)
def test_a_source_that_asked_not_to_be_named_is_told_from_one_that_nobody_knows(client, is_unnamed, printed):
    quote = quote_block("Des mots.", is_unnamed=True)
    article = ArticleFactory(blocks=[quote])
    models.Quote.objects.update(is_unnamed=is_unnamed)
    services.refresh(article)
    for record in (quote, article):
        assert _record(client, record).texts("span", "quote__label") == [printed]


def test_each_of_several_speakers_is_linked_where_the_label_names_them(client):
    first = PersonFactory(given_name="Aurore", family_name="Lœuvre")
    second = PersonFactory(given_name="Basile", family_name="Éluard")
    hidden = PersonFactory(given_name="Chloé", family_name="Cachée", status="draft")
    label = "Le trio Basile ELUARD, PDG, Chloé Cachée et Aurore Loeuvre (<em>)"
    quote = quote_block("Ensemble.", speaker=first, speaker_label=label)
    article = ArticleFactory(blocks=[quote])
    quote.co_speakers.add(second, hidden)
    Person.objects.filter(pk=hidden.pk).update(status="draft")
    services.refresh(article)
    for address in (article.get_absolute_url(), quote.get_absolute_url(), "/citations/", "/"):
        page = get_page(client, address)
        (printed,) = page.all("span", "quote__label")
        assert text_of(printed) == label
        assert [(text_of(link), link.get("href")) for link in printed.iter("a")] == [
            ("Basile ELUARD", second.get_absolute_url()),
            ("Aurore Loeuvre", first.get_absolute_url()),
        ]
        assert [text_of(face) for face in page.one("figcaption").iter("span") if "face" in face.get("class")] == [
            "AL",
            "BÉ",
        ]


def test_words_of_unknown_day_are_dated_by_their_publication_and_say_so(client):
    quote = quote_block(
        "Nul ne peut.", organisation=OrganisationFactory(name="République"), speaker_label="Loi, art. 1"
    )
    ArticleFactory(blocks=[quote])
    page = _record(client, quote)
    assert "Publiée le 12 mars 2024" in page.text
    assert text_of(page.one("title")).startswith("Loi, art. 1 : « Nul ne peut. »")
    assert "Publiée le 12 mars 2024" in get_page(client, "/citations/").text


def test_reported_speech_is_no_quotation(client):
    speaker = PersonFactory(given_name="Anita", family_name="Burgun")
    quote = quote_block("Elle plaide pour des moyens.", speaker=speaker, speaker_label="Anita Burgun", kind="indirecte")
    article = ArticleFactory(blocks=[quote])
    quote.about.add(speaker)
    own = _record(client, quote)
    assert own.texts("h1") == ["Anita Burgun (propos rapportés) : Elle plaide pour des moyens."]
    assert text_of(own.one("title")).startswith("Anita Burgun (propos rapportés) :")
    for page in (own, _record(client, article), _record(client, speaker)):
        assert page.all("blockquote") == []
        assert page.texts("p", "quote__nature") == ["Propos rapportés"]
        assert "«" not in text_of(page.one("figure", "quote"))


def test_the_anchor_of_a_noted_quote_stands_in_the_text(client):
    quote = quote_block("unique au monde", region="noted", kind="partielle", speaker_label="Lui")
    article = ArticleFactory(blocks=[text_block("<p>Un pôle « unique au monde ».</p>"), quote])
    page = _record(client, article)
    (span,) = [node for node in page.all("span") if node.get("id") == f"c-{quote.pk}"]
    assert text_of(span) == "unique au monde"


# Themes


def test_a_theme_shows_synonyms_articles_quotes_and_its_organisation(client):
    organisation = OrganisationFactory(name="Health Data Hub")
    tag = TagFactory(name="Health data hub", organisation=organisation)
    TagSynonym.objects.create(tag=tag, name="HDH")
    speaker = PersonFactory()
    ArticleFactory(title="Un article", tags=[tag.name], blocks=[_said(speaker, "Dit là.")])
    ArticleFactory(blocks=[_said(speaker, "Dit ailleurs.")])
    page = _record(client, tag)
    assert "Aussi : HDH" in page.text
    assert "Un article" in _section(page, "Articles")
    assert "Dit là." in _section(page, "Citations")
    assert "Dit ailleurs." not in page.text
    assert page.links()["Health Data Hub"] == organisation.get_absolute_url()
