"""Saving an article proposes whom and what it names; decisions are remembered, whatever is saved afterwards."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import services
from articles.models import GlossaryTerm, IgnoredWords, Mention, RichText
from organisations.models import OrganisationName
from people.models import Affiliation
from portal.core.publishing import Status
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    GlossaryTermFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db


def written(*paragraphs, **fields):
    return ArticleFactory(blocks=[text_block("".join(f"<p>{words}</p>" for words in paragraphs))], **fields)


def rewrite(article, html):
    RichText.objects.filter(parent=article).update(text=html)
    services.refresh(article)


def found(article):
    return {mention.surface: mention.target for mention in article.mentions.all()}


def all_of(article):
    return list(Mention.objects.filter(article=article).order_by("pk").values())


@pytest.fixture
def house():
    return OrganisationFactory(name="Institut des Embruns")


def test_nothing_is_linked_without_acceptance(house):
    article = written("L’Institut des Embruns recrute.")

    assert [mention.state for mention in article.mentions.all()] == [Mention.State.SUGGESTED]
    assert f'href="{house.get_absolute_url()}"' not in article.body_html


def test_saving_again_changes_nothing(house):
    article = written("L’Institut des Embruns recrute.")
    before = all_of(article)

    services.refresh(article)

    assert all_of(article) == before


def test_saving_again_costs_the_same_queries_however_many_names():
    counts = []
    for rank in range(2):
        for letter in "abcdefghij":
            PersonFactory(given_name="Maud", family_name=f"Trividic{letter}{rank}x")
        article = written("Rien à lier.", f"Maud Trividica{rank}x et Maud Trividicb{rank}x.", title=f"Nouvelle {rank}")
        services.refresh(article)
        with CaptureQueriesContext(connection) as queries:
            services.refresh(article)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_suggestion_goes_with_its_words_and_a_decision_stays(house):
    PersonFactory(given_name="Maud", family_name="Trividic")
    article = written("L’Institut des Embruns accueille Maud Trividic.")
    services.reject_mentions(article, [article.mentions.get(surface="Maud Trividic").pk])

    rewrite(article, "<p>Plus rien.</p>")
    assert list(found(article)) == ["Maud Trividic"]

    rewrite(article, "<p>L’Institut des Embruns accueille Maud Trividic.</p>")
    assert dict(article.mentions.values_list("surface", "state")) == {
        "Maud Trividic": "rejected",
        "Institut des Embruns": "suggested",
    }


@pytest.mark.parametrize(
    "decide",
    [services.reject_mentions, lambda article, keys: services.accept_mentions(article, dict.fromkeys(keys, ""))],
)
def test_a_record_decided_is_not_proposed_again_under_another_name(house, decide):
    OrganisationName.objects.create(organisation=house, kind="sigle", name="IDEMB")
    article = written("L’Institut des Embruns recrute.")
    decide(article, [article.mentions.get().pk])

    rewrite(article, "<p>L’IDEMB recrute.</p>")

    assert list(found(article)) == ["Institut des Embruns"]


def test_a_suggestion_goes_when_its_name_is_taken_from_the_record(house):
    name = OrganisationName.objects.create(organisation=house, kind="usuel", name="Maison des vents")
    article = written("La Maison des vents recrute.")
    assert found(article) == {"Maison des vents": house}

    name.delete()
    services.refresh(article)

    assert found(article) == {}


def test_the_first_place_where_a_link_may_stand_gives_the_words(house):
    OrganisationName.objects.create(organisation=house, kind="sigle", name="IDEMB")
    article = ArticleFactory(
        blocks=[
            text_block("<h2>L’Institut des Embruns</h2>"),
            quote_block("L’Institut des Embruns est né", speaker=PersonFactory()),
            text_block('<p><a href="https://example.org/">Institut des Embruns</a>, puis l’IDEMB.</p>'),
        ]
    )
    assert found(article) == {"IDEMB": house}

    only_said = ArticleFactory(blocks=[text_block("<h2>L’Institut des Embruns</h2>")])
    assert found(only_said) == {"Institut des Embruns": house}


def test_a_term_is_proposed_only_where_its_card_may_stand():
    term = GlossaryTermFactory(term="licorne")
    said = quote_block("Une licorne naît chaque année", speaker=PersonFactory())
    article = ArticleFactory(blocks=[text_block("<h2>La licorne</h2>"), said])
    assert found(article) == {}
    assert found(written("« Une licorne naît chaque année », dit-elle.")) == {}

    article = ArticleFactory(blocks=[said, text_block("<p>Chaque licorne compte.</p>")])
    assert found(article) == {"licorne": term}


def test_a_name_in_the_standfirst_lets_the_family_name_alone_be_known():
    maud = PersonFactory(given_name="Maud", family_name="Trividic")

    assert found(written("Trividic conclut.", standfirst="Maud Trividic ouvre la séance.")) == {"Trividic": maud}
    assert found(written("Trividic conclut.")) == {}


def test_records_marked_automatic_are_linked_at_once_when_nothing_else_is_meant():
    house = OrganisationFactory(name="Institut des Embruns", is_linked_automatically=True)
    article = written("L’Institut des Embruns recrute.")
    assert article.mentions.get().state == Mention.State.ACCEPTED
    assert article.mentions.get().is_automatic

    OrganisationFactory(name="Institut des Embruns", slug="autre")
    unsure = written("L’Institut des Embruns recrute.")
    assert unsure.mentions.get().state == Mention.State.SUGGESTED
    assert len(unsure.mentions.get().candidates) == 2

    rewrite(article, "<p>Plus rien.</p>")
    assert not article.mentions.exists()
    assert house.is_linked_automatically


@pytest.mark.parametrize("hidden", [{"status": Status.DRAFT}, {"is_unlisted": True}])
def test_a_draft_or_somebody_left_out_of_lists_is_never_linked_without_acceptance(hidden):
    PersonFactory(given_name="Maud", family_name="Trividic", is_linked_automatically=True, **hidden)

    article = written("Maud Trividic ouvre la séance.")

    assert article.mentions.get().state == Mention.State.SUGGESTED


def test_an_automatic_link_may_be_taken_back_and_stays_so():
    OrganisationFactory(name="Institut des Embruns", is_linked_automatically=True)
    article = written("L’Institut des Embruns recrute.")

    assert len(services.reject_mentions(article, [article.mentions.get().pk])) == 1
    services.refresh(article)

    assert article.mentions.get().state == Mention.State.REJECTED


def test_what_was_withdrawn_is_not_proposed(house):
    house.status = Status.WITHDRAWN
    house.save()

    assert found(written("L’Institut des Embruns recrute.")) == {}


def test_changing_the_holder_of_an_office_does_not_alter_the_articles_of_before():
    house = OrganisationFactory(name="Institut des Embruns")
    former, present = (PersonFactory(given_name=name) for name in ("Maud", "Yann"))
    function = AffiliationFactory(person=former, organisation=house, role="directrice générale", start=date(2020, 1, 1))
    article = written(
        "La directrice de l’Institut des Embruns se félicite.", published_at=datetime(2021, 9, 23, 8, tzinfo=UTC)
    )
    words = "directrice de l’Institut des Embruns"
    assert found(article) == {words: former}

    function.end = date(2024, 1, 31)
    function.save()
    Affiliation.objects.create(person=present, organisation=house, role="directeur général", start=date(2024, 2, 1))
    services.refresh(article)
    assert found(article) == {words: former}

    later = written(
        "La directrice de l’Institut des Embruns se félicite.", published_at=datetime(2025, 9, 23, 8, tzinfo=UTC)
    )
    assert found(later) == {words: present}


def test_a_function_is_proposed_when_the_title_alone_names_its_holder():
    maud = PersonFactory(given_name="Maud", family_name="Trividic")
    presidency = OrganisationFactory(name="Présidence de la République")
    AffiliationFactory(person=maud, organisation=presidency, role="présidente de la République")

    by_title = written("La présidente de la République y voit une chance.", title="Maud Trividic ouvre un campus")
    assert found(by_title) == {"présidente de la République": maud}

    by_text = written("La présidente de la République, puis Maud Trividic.")
    assert found(by_text) == {"Maud Trividic": maud}


def test_a_function_accepted_stays_with_its_holder_whatever_the_records_become():
    house = OrganisationFactory(name="Institut des Embruns")
    maud = PersonFactory(given_name="Maud")
    function = AffiliationFactory(person=maud, organisation=house, role="directrice")
    article = written("La directrice de l’Institut des Embruns se félicite.")
    services.accept_mentions(article, {article.mentions.get().pk: ""})

    function.delete()
    services.refresh(article)

    assert article.mentions.get(state=Mention.State.ACCEPTED).person == maud


def test_words_ignored_for_all_hide_the_names_that_they_hold(house):
    IgnoredWords.objects.create(words="Prix de l’Institut des Embruns")

    assert found(written("Le prix de l’Institut des Embruns est remis.")) == {}
    assert found(written("L’Institut des Embruns recrute.")) == {"Institut des Embruns": house}


def test_a_term_and_its_expansion_are_one_mention():
    term = GlossaryTerm.objects.create(term="EDS", expansion="entrepôt de données de santé")

    assert found(written("Un entrepôt de données de santé, ou EDS.")) == {"entrepôt de données de santé": term}


def test_the_command_reads_every_article_again_and_says_how_many_links_wait(house, capsys):
    article = written("La Maison des vents recrute.")
    written("Rien à lier ici.")
    name = OrganisationName(organisation=house, kind="usuel", name="Maison des vents")
    OrganisationName.objects.bulk_create([name])
    assert found(article) == {}

    # What is written past the ORM tells nobody; any other change, or a new process, reads it.
    house.save()
    call_command("relink_articles")

    assert found(article) == {"Maison des vents": house}
    assert capsys.readouterr().out == "2 articles relus, liens à examiner : 1.\n"


def test_the_command_may_read_only_the_articles_that_hold_a_name(house, capsys):
    written("La Maison des vents recrute.")
    written("Rien à lier ici.")

    call_command("relink_articles", naming=["maison des VENTS"])

    assert capsys.readouterr().out == "1 article relu, liens à examiner : 0.\n"


def test_several_thousand_words_of_names_propose_a_bounded_number():
    for rank in range(230):
        letters = "".join("abcdefghij"[int(figure)] for figure in f"{rank:03}")
        PersonFactory(given_name="Maud", family_name=f"Trividic{letters}", slug=f"p-{rank}")
    names = [f"Maud Trividic{''.join('abcdefghij'[int(f)] for f in f'{rank:03}')}" for rank in range(230)]

    assert written(", puis ".join(names)).mentions.count() == 200


def test_who_decides_locks_the_article_before_its_mentions_as_who_saves_it(house):
    article = written("L’Institut des Embruns recrute.")
    (mention,) = article.mentions.all()
    for decide in (
        lambda: services.accept_mentions(article, {mention.pk: ""}),
        lambda: services.restore_mentions(article, [mention.pk]),
        lambda: services.reject_mentions(article, [mention.pk]),
    ):
        with CaptureQueriesContext(connection) as queries:
            decide()
        named = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
        assert 'FROM "articles_article"' in named[0]
        if connection.vendor == "postgresql":
            assert "FOR UPDATE" in named[0]
