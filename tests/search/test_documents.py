"""What each kind of record tells the index of itself, and what it keeps silent."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import (
    Byline,
    DirectoryEntry,
    EventSeries,
    Intervention,
    Mention,
    Participation,
    Quote,
    TagSynonym,
)
from organisations.models import Organisation, OrganisationName
from people.models import PersonName
from portal.core.publishing import Status
from portal.search.documents import describe, records
from portal.search.kinds import MODELS, Kind
from portal.search.tokens import nature
from tests.factories import (
    FUTURE,
    PAST,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db


def told(record):
    """The description of one record; None when it has none."""
    kind = next(kind for kind, model in MODELS.items() if model is type(record))
    found = describe(kind, [record.pk])
    return found[0] if found else None


def pieces(text):
    return text.split("\n")


def quoted(words="Il faut ouvrir les données.", article=None, **fields):
    """A quote in a published article of its own, unless told which."""
    quote = quote_block(words, **fields)
    if article is None:
        ArticleFactory(title="Un titre à part", blocks=[quote])
    return quote


class TestArticle:
    def test_its_words_stand_where_they_weigh(self):
        article = ArticleFactory(
            title="Un entrepôt à Balbec",
            standfirst="Le chapô.",
            dateline="Combray",
            rubrique=RubriqueFactory(name="Industrie"),
            tags=[TagFactory(name="données de santé")],
            event=EventFactory(name="Rencontres de Balbec"),
            blocks=[text_block("<p>Le <strong>corps</strong>.</p>")],
        )
        Byline.objects.create(article=article, person=PersonFactory(given_name="Odette", family_name="Crécy"))
        article.about_people.add(PersonFactory(given_name="Charles", family_name="Swann"))
        article.about_organisations.add(OrganisationFactory(name="Institut de Balbec"))
        description = told(article)
        assert description.title == "Un entrepôt à Balbec"
        assert pieces(description.lead) == [
            *("Le chapô.", "données de santé", "Actualité", "Industrie", "Rencontres de Balbec"),
            *("Odette Crécy", "Charles Swann", "Institut de Balbec"),
        ]
        assert pieces(description.body) == ["Le corps.", "Combray"]

    def test_its_facets_say_how_it_is_classed_who_speaks_who_is_named_and_when(self):
        author, speaker, second, subject, heard, named = (PersonFactory() for _ in range(6))
        house, listed, mentioned, of_day = (OrganisationFactory() for _ in range(4))
        AffiliationFactory(person=speaker, organisation=of_day)
        tag, rubrique = TagFactory(), RubriqueFactory()
        larger = EventFactory()
        event = EventFactory(parent=larger)
        quote = quote_block("Bien dit.", speaker=speaker)
        article = ArticleFactory(
            tags=[tag], rubrique=rubrique, event=event, blocks=[quote, Intervention(heading="Elle parle", person=heard)]
        )
        quote.co_speakers.add(second)
        Byline.objects.create(article=article, person=author)
        DirectoryEntry.objects.create(article=article, organisation=listed)
        article.about_people.add(subject)
        article.about_organisations.add(house)
        for surface, fields in (("elle", {"person": named}), ("on", {"organisation": mentioned})):
            Mention.objects.create(article=article, surface=surface, state=Mention.State.ACCEPTED, **fields)
        people = {f"#p{person.pk}" for person in (speaker, second, subject, heard, named)}
        houses = {f"#o{one.pk}" for one in (house, listed, mentioned, of_day)}
        assert set(told(article).facets) == {
            *("#n1", f"#r{rubrique.pk}", f"#y{article.type_id}", f"#t{tag.pk}", f"#w{author.pk}", "#a2024", "#m202403"),
            *(f"#e{event.pk}", f"#e{larger.pk}"),
            *people,
            *houses,
        }

    def test_a_mention_that_is_only_suggested_says_nothing(self):
        article, person = ArticleFactory(), PersonFactory()
        Mention.objects.create(article=article, surface="elle", person=person)
        assert f"#p{person.pk}" not in told(article).facets

    def test_a_draft_is_placed_by_its_creation_and_visible_to_nobody(self):
        draft = ArticleFactory(status=Status.DRAFT, published_at=None)
        description = told(draft)
        assert description.visible_from is None
        assert description.moment == draft.created_at

    def test_a_scheduled_article_is_visible_from_its_date_and_a_withdrawn_one_from_none(self):
        assert told(ArticleFactory(published_at=FUTURE)).visible_from == FUTURE
        assert told(ArticleFactory(status=Status.WITHDRAWN)).visible_from is None


class TestQuote:
    def test_its_words_lead_and_the_title_of_its_article_is_not_told(self):
        speaker = PersonFactory(given_name="Odette", family_name="Crécy")
        house, event = OrganisationFactory(name="Institut de Balbec"), EventFactory(name="Rencontres de Balbec")
        quote = quoted(
            "Il faut, dit-elle, ouvrir.",
            text="Il faut ouvrir.",
            speaker=speaker,
            speaker_label="Odette Crécy, directrice",
            organisation=house,
            event=event,
        )
        description = told(quote)
        assert pieces(description.title) == ["Odette Crécy, directrice", "Odette Crécy"]
        assert description.lead == "Il faut ouvrir."
        assert pieces(description.body) == ["Rencontres de Balbec", "Institut de Balbec"]

    def test_its_facets_are_its_own_and_those_of_how_its_article_is_classed(self):
        speaker, second, subject = (PersonFactory() for _ in range(3))
        tag, rubrique, house = TagFactory(), RubriqueFactory(), OrganisationFactory()
        event = EventFactory(start=date(2024, 2, 5))
        quote = quote_block("Bien dit.", speaker=speaker, organisation=house)
        article = ArticleFactory(tags=[tag], rubrique=rubrique, event=event, blocks=[quote])
        quote.co_speakers.add(second)
        quote.about.add(subject)
        assert set(told(quote).facets) == {
            *("#n2", f"#r{rubrique.pk}", f"#y{article.type_id}", f"#t{tag.pk}", f"#o{house.pk}", f"#e{event.pk}"),
            *(f"#p{speaker.pk}", f"#p{second.pk}", f"#p{subject.pk}", f"#s{speaker.pk}", f"#s{second.pk}"),
            *("#a2024", "#m202402"),
        }
        assert told(quote).moment == date(2024, 2, 5)

    def test_it_counts_for_the_organisations_of_the_day_and_for_no_other(self):
        speaker = PersonFactory()
        before, then, over = (OrganisationFactory() for _ in range(3))
        AffiliationFactory(person=speaker, organisation=before, start=date(2020, 1, 1), end=date(2023, 12, 31))
        AffiliationFactory(person=speaker, organisation=then, start=date(2024, 1, 1))
        AffiliationFactory(person=speaker, organisation=over, is_former=True)
        houses = [token for token in told(quoted(speaker=speaker)).facets if token.startswith("#o")]
        assert houses == [f"#o{then.pk}"]

    @pytest.mark.parametrize(
        ("fields", "day"),
        [
            ({}, date(2024, 3, 12)),
            ({"end": date(2024, 3, 1), "end_precision": "month"}, date(2024, 3, 31)),
            ({"end": date(2024, 3, 1), "end_precision": "month"}, date(2024, 4, 1)),
            ({"start": date(2024, 3, 12)}, date(2024, 3, 11)),
            ({"start": date(2024, 3, 12)}, date(2024, 3, 12)),
            ({"is_former": True}, date(2024, 3, 12)),
        ],
    )
    def test_the_function_of_a_day_is_that_of_the_person_s_page(self, fields, day):
        function = AffiliationFactory(**fields)
        quote = quoted(speaker=function.person, said_on=day)
        assert (f"#o{function.organisation_id}" in told(quote).facets) == function.holds_on(day)

    def test_those_of_drafts_and_those_of_titles_have_no_document(self):
        in_draft, of_title = quote_block("Non."), quote_block("Non plus.", kind=Quote.Kind.TITLE)
        ArticleFactory(status=Status.DRAFT, published_at=None, blocks=[in_draft])
        ArticleFactory(blocks=[of_title])
        assert told(in_draft) is None
        assert told(of_title) is None
        assert not records(Kind.QUOTE).exists()

    def test_it_is_visible_from_the_date_of_its_article(self):
        quote = quote_block("Demain.", is_unnamed=True)
        ArticleFactory(published_at=FUTURE, blocks=[quote])
        assert told(quote).visible_from == FUTURE


class TestPerson:
    def test_names_functions_and_biography(self):
        person = PersonFactory(
            honorific_prefix="Pr",
            given_name="Odette",
            family_name="de Crécy",
            biography="<p>Née à <em>Balbec</em>.</p>",
        )
        PersonName.objects.create(person=person, name="Miss Sacripant")
        AffiliationFactory(person=person, role="directrice", organisation=OrganisationFactory(name="Institut"))
        AffiliationFactory(person=person, role="entrepreneuse", organisation=None)
        event = EventFactory()
        Participation.objects.create(event=event, person=person)
        description = told(person)
        assert pieces(description.title) == ["Pr Odette de Crécy", "Miss Sacripant"]
        assert pieces(description.lead) == ["directrice", "entrepreneuse", "Institut"]
        assert description.body == "Née à Balbec."
        assert [name.shown for name in description.names] == ["Odette de Crécy", "de Crécy Odette", "Miss Sacripant"]
        assert [name.is_main for name in description.names] == [True, False, False]
        house = Organisation.objects.get()
        assert set(description.facets) == {"#n3", f"#p{person.pk}", f"#o{house.pk}", f"#e{event.pk}"}
        assert description.moment is None

    def test_somebody_left_out_of_lists_is_visible_to_nobody_and_cited_by_nothing(self):
        person = PersonFactory(is_unlisted=True)
        quote = quoted(speaker=person)
        assert told(person).visible_from is None
        assert told(person).names
        assert told(quote).title == ""
        assert f"#p{person.pk}" not in told(quote).facets


class TestOthers:
    def test_an_organisation(self):
        house = OrganisationFactory(
            name="Agence de Balbec", kind=Organisation.Kind.ADMINISTRATION, description="<p>Elle veille.</p>"
        )
        OrganisationName.objects.create(organisation=house, name="ADB", kind=OrganisationName.Kind.ACRONYM)
        description = told(house)
        assert pieces(description.title) == ["Agence de Balbec", "ADB"]
        assert (description.lead, description.body) == ("administration", "Elle veille.")
        assert description.facets == ("#n4", f"#o{house.pk}")
        assert [name.shown for name in description.names] == ["Agence de Balbec", "ADB"]

    def test_an_event(self):
        larger, house = EventFactory(name="La semaine"), OrganisationFactory(name="Institut de Balbec")
        event = EventFactory(
            name="La journée",
            series=EventSeries.objects.create(name="Les journées"),
            edition="3e édition",
            parent=larger,
            place="Combray",
            description="<p>On y parle.</p>",
            start=date(2024, 3, 11),
        )
        person = PersonFactory(given_name="Odette", family_name="Crécy")
        event.organisers.add(house)
        Participation.objects.create(event=event, person=person)
        description = told(event)
        assert pieces(description.title) == ["La journée", "Les journées", "3e édition", "La semaine"]
        assert pieces(description.lead) == ["Combray", "Institut de Balbec", "Odette Crécy"]
        assert description.body == "On y parle."
        assert description.moment == date(2024, 3, 11)
        assert set(description.facets) == {
            *("#n5", f"#e{event.pk}", f"#e{larger.pk}", f"#o{house.pk}", f"#p{person.pk}", "#a2024", "#m202403")
        }

    def test_a_theme_is_visible_from_its_first_public_or_scheduled_article(self):
        house = OrganisationFactory(name="Institut de Balbec")
        tag = TagFactory(name="entrepôt", organisation=house, description="<p>Un lieu.</p>")
        TagSynonym.objects.create(tag=tag, name="dépôt")
        assert told(tag).visible_from is None
        ArticleFactory(status=Status.DRAFT, published_at=datetime(2020, 1, 1, tzinfo=PAST.tzinfo), tags=[tag])
        ArticleFactory(published_at=FUTURE, tags=[tag])
        assert told(tag).visible_from == FUTURE
        ArticleFactory(tags=[tag])
        description = told(tag)
        assert description.visible_from == PAST
        assert pieces(description.title) == ["entrepôt", "dépôt"]
        assert (description.lead, description.body) == ("Institut de Balbec", "Un lieu.")
        assert description.facets == ("#n6", f"#o{house.pk}", f"#t{tag.pk}")


class TestWhatIsCited:
    @pytest.mark.parametrize("status", [Status.DRAFT, Status.REVIEW, Status.WITHDRAWN])
    def test_a_record_that_is_not_public_is_told_by_no_public_document(self, status):
        house = OrganisationFactory(name="Institut secret")
        quote = quoted(organisation=house)
        Organisation.objects.filter(pk=house.pk).update(status=status)
        assert told(quote).body == ""
        assert f"#o{house.pk}" not in told(quote).facets
        assert f"#o{house.pk}" not in told(quote.parent).facets

    def test_what_is_to_come_is_told_by_what_comes_no_earlier(self):
        tomorrow = timezone.now() + timedelta(days=1)
        house = OrganisationFactory(name="Institut de demain", published_at=tomorrow)
        earlier, later = EventFactory(), EventFactory(published_at=tomorrow)
        for event in (earlier, later):
            event.organisers.add(house)
        assert "Institut de demain" in told(later).lead
        assert not told(later).is_waiting
        assert "Institut de demain" not in told(earlier).lead
        assert told(earlier).is_waiting

    def test_an_event_whose_larger_event_is_a_draft_is_told_alone(self):
        larger = EventFactory(status=Status.DRAFT)
        quote = quoted(event=EventFactory(parent=larger), is_unnamed=True)
        assert f"#e{quote.event_id}" in told(quote).facets
        assert f"#e{larger.pk}" not in told(quote).facets

    def test_events_that_are_sessions_of_one_another_do_not_go_round_for_ever(self):
        one = EventFactory()
        other = EventFactory(parent=one)
        type(one).objects.filter(pk=one.pk).update(parent=other)
        assert {f"#e{one.pk}", f"#e{other.pk}"} <= set(told(one).facets)

    def test_a_draft_tells_the_desk_all_that_it_cites(self):
        person = PersonFactory(status=Status.DRAFT, published_at=None)
        quote = quote_block("Bientôt.", speaker=person)
        draft = ArticleFactory(status=Status.DRAFT, published_at=None, blocks=[quote])
        assert f"#p{person.pk}" in told(draft).facets


def _fill(count):
    for _ in range(count):
        speaker, event, tag = PersonFactory(), EventFactory(parent=EventFactory()), TagFactory()
        AffiliationFactory(person=speaker)
        quote = quote_block("Bien dit.", speaker=speaker, organisation=OrganisationFactory())
        unsaid = quote_block("Sans maison.", speaker=speaker)
        article = ArticleFactory(tags=[tag], event=event, blocks=[quote, unsaid])
        article.about_people.add(PersonFactory())
        quote.co_speakers.add(PersonFactory())
        event.organisers.add(OrganisationFactory())
        Participation.objects.create(event=event, person=speaker)


def test_a_batch_costs_the_same_queries_whatever_its_size():
    _fill(1)
    counts = []
    for _ in range(2):
        for kind in Kind:
            keys = list(records(kind).values_list("pk", flat=True))
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert len(describe(kind, keys)) == len(keys)
            counts.append((kind, len(queries)))
        _fill(3)
    assert counts[: len(Kind)] == counts[len(Kind) :]
    assert dict(counts) == {
        Kind.ARTICLE: 15,
        Kind.QUOTE: 9,
        Kind.PERSON: 7,
        Kind.ORGANISATION: 2,
        Kind.EVENT: 6,
        Kind.THEME: 3,
    }


@pytest.mark.parametrize("kind", list(Kind))
def test_every_description_says_its_nature_and_sorts_its_facets(kind):
    _fill(1)
    for description in describe(kind, list(records(kind).values_list("pk", flat=True))):
        assert nature(kind) in description.facets
        assert list(description.facets) == sorted(set(description.facets))
