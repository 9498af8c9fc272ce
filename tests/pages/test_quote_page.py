"""The page of a quote: the function held that day and today’s, what stands around the words, how to cite them."""

from datetime import UTC, date, datetime
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string

from articles import models, services
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    PublicationFactory,
    quote_block,
    text_block,
)
from tests.pages.html import Page, get_page, text_of

pytestmark = pytest.mark.django_db


def _page(client, **fields):
    article = ArticleFactory(event=EventFactory(start=date(2024, 3, 11)), blocks=[quote_block("Oui.", **fields)])
    return get_page(client, article.articles_quote_set.get().get_absolute_url())


def test_the_functions_held_on_the_day_are_listed_and_no_others(client):
    speaker = PersonFactory()
    campus = OrganisationFactory(name="Campus Imaginaire")
    AffiliationFactory(person=speaker, role="directrice", organisation=campus, start=date(2024, 1, 1))
    AffiliationFactory(person=speaker, role="ministre", organisation=None, start=date(2025, 1, 1))
    AffiliationFactory(person=speaker, role="interne", organisation=None, end=date(2020, 1, 1))
    facts = _facts(_page(client, speaker=speaker))
    assert facts["Fonctions connues ce jour-là"] == "Directrice, Campus Imaginaire"
    assert "interne" not in " ".join(facts.values()).lower()


def test_a_function_in_an_organisation_that_is_not_public_is_not_told(client):
    speaker = PersonFactory()
    article = ArticleFactory(blocks=[quote_block("Oui.", speaker=speaker)])
    hidden = OrganisationFactory(name="Projet Secret", status="draft")  # noted since the publication
    AffiliationFactory(person=speaker, organisation=hidden)
    page = get_page(client, article.articles_quote_set.get().get_absolute_url())
    assert "Projet Secret" not in page.text
    assert "Fonctions connues" not in page.text


def test_a_quote_of_a_text_has_no_function(client):
    assert "Fonctions connues" not in _page(client, organisation=OrganisationFactory()).text


def _record(client, quote):
    return get_page(client, quote.get_absolute_url())


def _facts(page):
    return {text_of(fact[0]): text_of(fact[1]) for fact in page.one("dl", "facts")}


def test_today_s_function_stands_beside_when_it_is_another(client):
    speaker = PersonFactory()
    AffiliationFactory(person=speaker, role="directrice", organisation=None, end=date(2024, 12, 31))
    AffiliationFactory(person=speaker, role="ministre", organisation=None, start=date(2025, 1, 1))
    facts = _facts(_page(client, speaker=speaker))
    assert facts["Fonctions connues ce jour-là"] == "Directrice"
    assert facts["Aujourd’hui"] == "Ministre"


@pytest.mark.parametrize("label", ["", "Ada Lux, Directrice du Campus"])
def test_a_function_that_is_the_same_today_is_told_once(client, label):
    speaker = PersonFactory()
    AffiliationFactory(person=speaker, role="directrice du Campus", organisation=None, start=date(2020, 1, 1))
    assert "Aujourd’hui" not in _facts(_page(client, speaker=speaker, speaker_label=label))


def test_a_function_that_the_label_tells_is_not_told_again_as_today_s(client):
    speaker = PersonFactory()
    AffiliationFactory(person=speaker, role="directrice du Campus", organisation=None, start=date(2024, 6, 1))
    page = _page(client, speaker=speaker, speaker_label="Ada Lux, future Directrice du campus")
    assert "Aujourd’hui" not in _facts(page)


def test_a_later_function_never_rewrites_what_was_printed_that_day(client):
    speaker = PersonFactory(given_name="Ada", family_name="Lux")
    AffiliationFactory(person=speaker, role="ministre", organisation=None, start=date(2025, 1, 1))
    page = _page(client, speaker=speaker, speaker_label="Ada Lux, directrice")
    assert text_of(page.one("span", "quote__label")) == "Ada Lux, directrice"


def test_what_stands_around_words_of_the_running_text_is_told(client):
    quote = quote_block("les mots notés", region="noted", speaker=PersonFactory())
    text = "<p>Avant cela.</p><p>Elle dit « les <em>mots</em> notés », puis s’en va.</p><p>Ensuite.</p>"
    ArticleFactory(blocks=[text_block(text), quote])
    page = _record(client, quote)
    assert page.texts("p", "surroundings") == ["Avant cela. Elle dit « les mots notés », puis s’en va. Ensuite."]
    assert page.texts("mark") == ["les mots notés"]


def test_what_stands_around_is_cut_at_a_word(client):
    quote = quote_block("les mots notés", region="noted", speaker=PersonFactory())
    ArticleFactory(blocks=[text_block(f"<p>{'avant ' * 90}les mots notés {'après ' * 90}</p>"), quote])
    (around,) = _record(client, quote).texts("p", "surroundings")
    before, after = around.split("les mots notés")
    assert before.startswith("…avant ")
    assert after.endswith(" après…")
    assert 280 < len(before) <= 302
    assert 280 < len(after) <= 302


def test_a_quote_that_the_text_lost_has_no_surroundings(client):
    lost = quote_block("introuvable", region="noted", speaker=PersonFactory())
    ArticleFactory(blocks=[text_block("<h2>Un titre</h2><p>Autre chose.</p>"), lost])
    page = _record(client, lost)
    assert page.all("p", "surroundings") == page.all("div", "surroundings") == []


def test_a_displayed_quote_is_told_with_the_heading_above_and_the_paragraph_that_follows(client):
    quote = quote_block("Montré.", speaker=PersonFactory())
    text = text_block(f"<p>Elle en <em>dit</em> {'plus ' * 80}</p><p>Et encore.</p>")
    ArticleFactory(blocks=[text_block("<h2>Premier</h2><p>Avant.</p><h3>Second</h3><p>Juste avant.</p>"), quote, text])
    heading, words, paragraph = (text_of(line) for line in _record(client, quote).one("div", "surroundings"))
    assert (heading, words) == ("Second", "« Montré. »")
    assert paragraph.startswith("Elle en dit plus plus")
    assert paragraph.endswith(" plus…")
    assert 280 < len(paragraph) <= 301


def test_a_paragraph_about_something_else_is_not_told_with_a_displayed_quote(client):
    first, second = (quote_block(f"Mots {rank}.", speaker=PersonFactory()) for rank in (1, 2))
    ArticleFactory(blocks=[text_block("<p>Avant.</p>"), first, second, text_block("<h2>Plus loin</h2><p>Autre.</p>")])
    for quote in (first, second):
        page = _record(client, quote)
        assert page.all("div", "surroundings") == []
        assert "Autre." not in page.text


def test_a_few_other_quotes_of_the_voice_then_of_the_event_are_offered_once_each(client):
    event, speaker = EventFactory(name="Journée"), PersonFactory(given_name="", family_name="Ada")
    mine = [quote_block(f"Sien {rank}.", speaker=speaker) for rank in range(5)]
    others = [quote_block(f"Autre {rank}.", speaker=PersonFactory()) for rank in range(5)]
    ArticleFactory(event=event, blocks=[*mine, *others, quote_block("bribe", speaker=speaker, kind="partielle")])
    page = _record(client, mine[1])
    voice, beside = page.section("De la même voix"), page.section("Au même événement")
    words = [[text_of(node) for node in section.iter("blockquote")] for section in (voice, beside)]
    assert words[0] == ["« Sien 0. »", "« Sien 2. »", "« Sien 3. »"]
    assert words[1] == ["« Sien 4. »", "« Autre 0. »", "« Autre 1. »"]
    assert page.links()["Toutes ses citations"] == "/citations/?personne=ada"
    assert page.links()["Toutes les citations de cet événement"] == f"/citations/?evenement={event.slug}"


def test_a_voice_or_an_event_that_is_not_public_offers_nothing(client):
    event, speaker = EventFactory(name="Journée"), PersonFactory(given_name="", family_name="Ada")
    blocks = [quote_block(f"Mots {rank}.", speaker=speaker, speaker_label="Elle") for rank in range(2)]
    ArticleFactory(event=event, blocks=blocks)
    for record in (event, speaker):
        record.status = "withdrawn"
        record.save()
    page = _record(client, blocks[0])
    assert page.section("De la même voix") is None
    assert page.section("Au même événement") is None
    assert "Journée" not in page.text


def test_the_reference_is_ready_to_copy(client):
    speaker, event = (
        PersonFactory(given_name="Ada", family_name="Lux"),
        EventFactory(name="Journée", start=date(2024, 3, 11)),
    )
    quote = quote_block("Le mot « donnée » dit tout.", speaker=speaker)
    ArticleFactory(
        title="Le récit", number=12, event=event, blocks=[quote], published_at=datetime(2024, 3, 12, tzinfo=UTC)
    )
    page = _record(client, quote)
    assert page.texts("p", "cite__text") == [
        "Ada Lux, « Le mot “donnée” dit tout. », Journée, 11 mars 2024, dans « Le récit », La Vigie, n° 12, "
        f"12 mars 2024, http://127.0.0.1:8000/citations/{quote.pk}/"
    ]


def test_a_press_title_that_prints_no_number_is_cited_without(client):
    quote = quote_block(
        "Des mots.", speaker_label="Communiqué de presse", organisation=OrganisationFactory(name="Maison")
    )
    house = PublicationFactory(name="mind", shows_numbers=False)
    ArticleFactory(title="Le récit", publication=house, blocks=[quote])
    (reference,) = _record(client, quote).texts("p", "cite__text")
    assert reference.startswith("Communiqué de presse, « Des mots. », dans « Le récit », mind, 12 mars 2024, http")


def test_sharing_needs_neither_a_script_nor_another_site(client):
    quote = quote_block("Des mots & d’autres.", speaker=PersonFactory())
    ArticleFactory(blocks=[quote])
    page = _record(client, quote)
    mail = page.links()["Envoyer par courriel"]
    assert mail.startswith("mailto:?subject=")
    assert "« Des mots & d’autres. »\nhttp://127.0.0.1:8000/citations/" in unquote(mail).replace("\u00a0", " ")
    link, reference = (button.get("data-copy") for button in page.all("button", "button--quiet"))
    assert link == f"http://127.0.0.1:8000/citations/{quote.pk}/"
    assert [reference] == [node.text for node in page.all("p", "cite__text")]
    assert all(button.get("hidden") is not None for button in page.all("button", "button--quiet"))
    assert set(page.script_sources) == {"/static/js/copy.js", "/static/js/suggestions.js"}


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"is_unnamed": True}, "Source non nommée"),
        ({"speaker_label": "Loi n° 78-17"}, "Loi n° 78-17"),
    ],
)
def test_words_that_no_person_said_read_well(client, fields, printed):
    quote = quote_block("Des mots.", **fields)
    ArticleFactory(blocks=[quote])
    page = _record(client, quote)
    assert text_of(page.one("span", "quote__label")) == printed
    assert page.section("De la même voix") is None


def test_every_voice_of_a_common_statement_is_linked(client):
    quote = quote_block("nous le pensons", kind="indirecte", speaker=PersonFactory(given_name="", family_name="Ada"))
    article = ArticleFactory(blocks=[quote])
    for name in ("Bob", "Carla"):
        quote.co_speakers.add(PersonFactory(given_name="", family_name=name))
    services.refresh(article)
    page = _record(client, quote)
    assert {name for name in page.links() if name in {"Ada", "Bob", "Carla"}} == {"Ada", "Bob", "Carla"}
    assert _facts(page)["Avec"] == "Bob Carla"
    assert '<meta name="robots" content="noindex, follow">' in page.source


def _joint(label, *, status="published"):
    """What Ada Lux and Basile Éluard say together, and Carla Roi if she is public."""
    people = {
        name: PersonFactory(given_name=name, family_name=rest) for name, rest in (("Ada", "Lux"), ("Bob", "Éluard"))
    }
    hidden = PersonFactory(given_name="Carla", family_name="Roi")
    quote = quote_block("Ensemble.", speaker=people["Ada"], speaker_label=label)
    article = ArticleFactory(blocks=[quote])
    quote.co_speakers.add(people["Bob"], hidden)
    hidden.status = status
    hidden.save()
    services.refresh(article)
    return quote, people


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("Ada Lux, PDG", "Ada Lux, PDG, avec Bob Éluard"),
        ("Ada Lux et Bob Éluard", "Ada Lux et Bob Éluard"),
        ("Le duo", "Le duo (Ada Lux et Bob Éluard)"),
        ("", "Ada Lux et Bob Éluard"),
    ],
)
def test_voices_that_the_label_does_not_name_stand_after_it(client, label, printed):
    quote, people = _joint(label, status="withdrawn")
    for address in (quote.get_absolute_url(), "/citations/", quote.parent.get_absolute_url()):
        line = get_page(client, address).one("span", "quote__label")
        assert text_of(line) == printed
        assert [link.get("href") for link in line.iter("a")] == [who.get_absolute_url() for who in people.values()]


def test_several_unnamed_voices_are_listed_and_the_label_is_left_as_it_was(client):
    quote, _people = _joint("Ada Lux, PDG")
    page = _record(client, quote)
    assert text_of(page.one("span", "quote__label")) == "Ada Lux, PDG, avec Bob Éluard et Carla Roi"
    assert page.texts("span", "quote__with") == [", avec Bob Éluard et Carla Roi"]


def test_those_who_speak_along_have_their_function_of_that_day(client):
    quote, people = _joint("Ada Lux, PDG", status="withdrawn")
    campus, secret = OrganisationFactory(name="Campus"), OrganisationFactory(name="Secret", status="draft")
    AffiliationFactory(person=people["Bob"], role="directeur", organisation=campus, start=date(2020, 1, 1))
    AffiliationFactory(person=people["Bob"], role="ministre", organisation=None, start=date(2025, 1, 1))
    AffiliationFactory(person=people["Bob"], role="espion", organisation=secret, start=date(2020, 1, 1))
    page = _record(client, quote)
    assert _facts(page)["Avec"] == "Bob Éluard, directeur, Campus"
    assert page.links()["directeur, Campus"] == campus.get_absolute_url()


@pytest.mark.parametrize(
    ("label", "own", "along"),
    [
        ("Ada Lux, PDG du Campus", ["PDG du Campus, avec Bob Éluard"], "Ada Lux, PDG du Campus"),
        ("ADA LUX – PDG", ["PDG, avec Bob Éluard"], "ADA LUX – PDG"),
        ("Ada Lux", ["Avec Bob Éluard"], "Ada Lux"),
        ("Ada Lux et Bob Éluard", ["Ada Lux et Bob Éluard"], "Ada Lux et Bob Éluard"),
        ("Ada Luxembourg, PDG", ["Ada Luxembourg, PDG, avec Bob Éluard"], "Ada Luxembourg, PDG"),
        ("", ["Avec Bob Éluard"], "Avec Ada Lux"),
    ],
)
def test_a_card_on_somebody_s_own_page_prints_the_function_without_face_nor_own_name(label, own, along):
    quote, people = _joint(label, status="withdrawn")
    for person, printed in zip(people.values(), (own, [along]), strict=True):
        card = _card(quote, person)
        assert card.texts("span", "quote__label--own") == printed
        assert person.get_absolute_url() not in card.links().values()
        assert card.all("span", "face") == []
        assert quote.parent.title in card.text


def test_a_card_of_somebody_alone_without_function_says_the_day_and_the_source_only():
    person = PersonFactory(given_name="Ada", family_name="Lux")
    quote = quote_block("Seule.", speaker=person, speaker_label="Ada Lux")
    ArticleFactory(blocks=[quote])
    assert _card(quote, person).texts("figcaption") == [f"Publiée le 12 mars 2024 – {quote.parent.title}"]


def _card(quote, person):
    card = render_to_string("articles/_quote_card.html", {"quote": quote, "person": person, "is_own": True})
    return Page(HttpResponse(f"<!DOCTYPE html><html><head><title>Carte</title></head><body>{card}</body></html>"))


# A title made of somebody’s words


@pytest.fixture
def titled():
    """An article whose title is what Ada Lux says, noted as such."""
    speaker = PersonFactory(given_name="Ada", family_name="Lux")
    quote = quote_block("la donnée est un bien commun", region="noted", kind="titre", speaker=speaker)
    quote.speaker_label = "Ada Lux, PDG"
    article = ArticleFactory(
        title="Ada Lux : « la donnée est un bien commun »", blocks=[text_block("<p>Non.</p>"), quote]
    )
    return article, quote


def test_the_words_of_a_title_are_anchored_there_and_lead_to_their_page_and_speaker(client, titled):
    article, quote = titled
    page = get_page(client, article.get_absolute_url())
    anchor = next(node for node in page.one("h1").iter("span"))
    assert (anchor.get("id"), text_of(anchor)) == (f"c-{quote.pk}", "la donnée est un bien commun")
    voice = page.one("p", "title-voice")
    assert text_of(voice) == "Les mots du titre : Ada Lux, PDG – la page de cette citation"
    assert [link.get("href") for link in voice.iter("a")] == ["/intervenants/ada-lux/", f"/citations/{quote.pk}/"]


def test_the_words_of_a_title_are_not_looked_for_in_the_text(titled):
    article, quote = titled
    assert services.refresh(article).missing_quotes == []
    models.Article.objects.filter(pk=article.pk).update(title="Tout autre chose")
    article.refresh_from_db()
    assert services.refresh(article).missing_quotes == [quote]


def test_the_page_of_a_title_s_words_says_so_and_leads_back(client, titled):
    article, quote = titled
    page = _record(client, quote)
    assert _facts(page)["Nature"] == "Mots du titre de l’article"
    assert page.links()["Lire la citation dans l’article"] == f"{article.get_absolute_url()}#c-{quote.pk}"
    assert '<meta name="robots" content="noindex, follow">' in page.source
