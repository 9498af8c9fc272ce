"""Quotations found in an article’s own text, and what becomes of them when the text or a decision changes."""

import pytest

from articles import services
from articles.models import Intervention, Quote, QuoteCandidate, RichText
from people.models import PersonName
from portal.core.publishing import Status
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db
State = QuoteCandidate.State


def written(*paragraphs, **fields):
    html = "".join(paragraph if paragraph.startswith("<") else f"<p>{paragraph}</p>" for paragraph in paragraphs)
    article = ArticleFactory(**{"status": Status.DRAFT, "blocks": [text_block(html)]} | fields)
    services.propose_quotes(article)
    return article


def proposed(article):
    return {candidate.text: candidate for candidate in article.quote_candidates.all()}


@pytest.fixture
def house():
    return OrganisationFactory(name="Phare Commun")


@pytest.fixture
def yann(house):
    person = PersonFactory(given_name="Yann", family_name="Kergoat", gender="m", honorific_prefix="Dr")
    AffiliationFactory(
        person=person, organisation=house, role="directeur général", label="directeur général de Phare Commun"
    )
    return person


def test_words_between_marks_are_proposed_with_the_speaker_on_record(yann):
    article = written("« La mer monte plus vite que prévu », explique Yann Kergoat.")
    (candidate,) = proposed(article).values()
    assert (candidate.text, candidate.nature, candidate.speakers) == (
        "La mer monte plus vite que prévu",
        "integrale",
        [f"person:{yann.pk}"],
    )
    assert candidate.label == "Dr Yann Kergoat, directeur général de Phare Commun"
    assert candidate.is_sure


def test_the_label_is_the_one_that_the_text_prints(yann):
    article = written(
        "Yann Kergoat, gardien du feu, est là.", "« La mer monte plus vite que prévu », dit Yann Kergoat."
    )
    assert (
        proposed(article)["La mer monte plus vite que prévu"].label
        == "Dr Yann Kergoat, directeur général de Phare Commun"
    )
    article = written(
        "Yann Kergoat, directeur du quai, est là.", "« La mer monte plus vite que prévu », dit Yann Kergoat."
    )
    assert proposed(article)["La mer monte plus vite que prévu"].label == "Dr Yann Kergoat, directeur du quai"


def test_a_function_means_who_held_it_that_day(yann, house):
    article = written("« La mer monte plus vite que prévu », prévient le directeur général de Phare Commun.")
    assert proposed(article)["La mer monte plus vite que prévu"].speakers == [f"person:{yann.pk}"]


def test_a_name_that_two_people_bear_is_left_to_the_editor(yann):
    other = PersonFactory(given_name="Yann", family_name="Kergoat")
    article = written("« La mer monte plus vite que prévu », explique Yann Kergoat.")
    candidate = proposed(article)["La mer monte plus vite que prévu"]
    assert set(candidate.speakers) == {f"person:{yann.pk}", f"person:{other.pk}"}
    assert not candidate.is_sure


def test_another_name_of_somebody_is_theirs(yann):
    PersonName.objects.create(person=yann, kind="usage", name="Yann Le Goff")
    yann.save()
    article = written("« La mer monte plus vite que prévu », explique Yann Le Goff.")
    assert proposed(article)["La mer monte plus vite que prévu"].speakers == [f"person:{yann.pk}"]


def test_somebody_who_is_on_no_record_keeps_their_printed_name():
    article = written("« La mer monte plus vite que prévu », explique Anatole Brunoy.")
    candidate = proposed(article)["La mer monte plus vite que prévu"]
    assert (candidate.speakers, candidate.label, candidate.is_sure) == ([], "Anatole Brunoy", False)


def test_an_organisation_speaks(house):
    article = written("« La mer monte plus vite que prévu », indique Phare Commun.")
    assert proposed(article)["La mer monte plus vite que prévu"].speakers == [f"organisation:{house.pk}"]


def test_the_section_of_somebody_gives_them_its_fragments_without_being_sure(yann):
    section = Intervention(heading="Intervention de Yann Kergoat", person=yann, region="body")
    blocks = [section, text_block("<ul><li>Il faut « partager les feux du port ».</li></ul>")]
    article = ArticleFactory(status=Status.DRAFT, blocks=blocks)
    services.propose_quotes(article)
    candidate = proposed(article)["partager les feux du port"]
    assert (candidate.speakers, candidate.nature) == ([f"person:{yann.pk}"], "partielle")
    assert candidate.confidence < 70


def test_reading_the_same_text_again_changes_nothing(yann):
    article = written("« La mer monte plus vite que prévu », explique Yann Kergoat. Il veut « agir ».")
    before = list(article.quote_candidates.values())
    assert services.propose_quotes(article) == 2
    assert list(article.quote_candidates.values()) == before


def test_what_was_refused_stays_refused_whatever_its_marks_and_capitals(yann):
    article = written("« La mer monte plus vite que prévu », explique Yann Kergoat.")
    services.reject_quotes(article, [article.quote_candidates.get().pk])
    RichText.objects.filter(parent=article).update(
        text="<p>Yann Kergoat l’a dit : « la mer monte plus vite que prévu ! »</p>"
    )
    assert services.propose_quotes(article) == 0
    assert [one.state for one in article.quote_candidates.all()] == [State.REJECTED]


def test_words_that_leave_the_text_leave_the_proposals(yann):
    article = written("« La mer monte plus vite que prévu », explique Yann Kergoat.")
    RichText.objects.filter(parent=article).update(text="<p>Rien.</p>")
    assert services.propose_quotes(article) == 0
    assert not article.quote_candidates.exists()


def test_a_quote_of_the_article_is_not_proposed_again(yann):
    noted = quote_block("La mer monte plus vite que prévu", region="noted", speaker=yann)
    article = written(blocks=[text_block("<p>« La mer monte plus vite que prévu », explique Yann Kergoat.</p>"), noted])
    assert not article.quote_candidates.exists()


def choice_of(candidate, **fields):
    return {candidate.pk: services.Choice(candidate.text_as_printed, **fields)}


def test_an_accepted_proposal_is_a_quote_anchored_in_the_text(yann):
    article = written("« La mer, explique Yann Kergoat, monte plus vite que prévu. Il faut partir. »")
    candidate = article.quote_candidates.get()

    services.accept_quotes(article, choice_of(candidate, speaker=yann, label=candidate.label))

    quote = Quote.objects.get()
    candidate.refresh_from_db()
    article.refresh_from_db()
    assert (quote.region, quote.speaker, quote.kind) == ("noted", yann, "integrale")
    assert quote.text == "La mer monte plus vite que prévu. Il faut partir."
    assert (candidate.state, candidate.quote) == (State.ACCEPTED, quote)
    assert f'id="c-{quote.pk}"' in article.body_html
    assert services.propose_quotes(article) == 0


def test_an_interrupted_quotation_and_one_of_several_paragraphs_are_anchored_whole(yann):
    article = written(
        "« La mer monte », rappelle Yann Kergoat, « mais nous tiendrons bon ».",
        "« Le premier feu date de 1830. Il a tenu.",
        "« Le second n’a pas tenu dix ans », raconte Yann Kergoat.",
    )
    for candidate in article.quote_candidates.all():
        refreshed = services.accept_quotes(article, choice_of(candidate, speaker=yann)).refreshed
        assert refreshed.missing_quotes == []
    assert [quote.text for quote in Quote.objects.order_by("ordering")] == [
        "La mer monte mais nous tiendrons bon",
        "Le premier feu date de 1830. Il a tenu.\nLe second n’a pas tenu dix ans",
    ]


def test_a_person_in_draft_becomes_public_with_the_quote_of_a_public_article():
    person = PersonFactory(given_name="Yann", family_name="Kergoat", status=Status.DRAFT, published_at=None)
    article = written("« La mer monte plus vite que prévu », explique Yann Kergoat.", status=Status.PUBLISHED)
    services.accept_quotes(article, choice_of(article.quote_candidates.get(), speaker=person))
    person.refresh_from_db()
    assert person.is_published


def test_two_editors_who_accept_the_same_proposal_make_one_quote(yann):
    article = written("« La mer monte plus vite que prévu », explique Yann Kergoat.")
    candidate = article.quote_candidates.get()
    for _time in range(2):
        services.accept_quotes(article, choice_of(candidate, speaker=yann))
    assert Quote.objects.count() == 1


def test_a_refusal_is_taken_back_and_an_acceptance_once_its_quote_is_gone(yann):
    article = written("« La mer monte plus vite que prévu », explique Yann Kergoat.")
    candidate = article.quote_candidates.get()
    services.reject_quotes(article, [candidate.pk])
    assert services.restore_quotes(article, [candidate.pk])
    services.accept_quotes(article, choice_of(candidate, speaker=yann))
    assert services.restore_quotes(article, [candidate.pk]) == []
    Quote.objects.all().delete()
    assert services.restore_quotes(article, [candidate.pk])
    assert article.quote_candidates.get().state == State.PROPOSED


def test_a_merged_person_never_stands_in_the_way_of_a_decision(yann):
    article = written("« La mer monte plus vite que prévu », explique Yann Kergoat.")
    article.quote_candidates.update(speakers=["person:999999"], about=["person:999999"], others=["rien"])
    candidate = article.quote_candidates.get()
    services.accept_quotes(article, choice_of(candidate))
    assert Quote.objects.get().speaker is None


def test_titles_and_teasers_of_other_articles_are_told_apart(yann):
    article = written(
        "« La mer monte plus vite que prévu », explique Yann Kergoat.",
        "Articles",
        "« Le port sera la rampe de lancement des voiles » (Odile Kerbrat)",
        "« Nous voulons des voiles de toutes tailles », relève Odile Kerbrat…",
        "Entretien n° 12681 • 11/05/21 à 16:39",
    )
    elsewhere = {candidate.text: candidate.is_elsewhere for candidate in article.quote_candidates.all()}
    assert elsewhere == {
        "La mer monte plus vite que prévu": False,
        "Le port sera la rampe de lancement des voiles": True,
        "Nous voulons des voiles de toutes tailles": True,
    }


def test_who_takes_part_in_the_event_may_be_called_by_their_family_name(yann):
    event = EventFactory()
    event.participations.create(person=yann)
    article = written("« La mer monte plus vite que prévu », explique M. Kergoat.", event=event)
    assert proposed(article)["La mer monte plus vite que prévu"].speakers == [f"person:{yann.pk}"]
