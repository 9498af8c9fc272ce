"""Every invariant that the database keeps is violated once, behind the forms’ back."""

from datetime import date, time, timedelta

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import (
    Article,
    ArticleNote,
    Autosave,
    Byline,
    CareerProposal,
    Change,
    CrossReference,
    DirectoryEntry,
    Dossier,
    DossierEntry,
    Event,
    EventResource,
    IgnoredWords,
    Mention,
    Participation,
    PlannedChange,
    PreviewLink,
    Publication,
    Quote,
    QuoteCandidate,
    Recommendation,
    Reference,
    Revision,
    TaggedArticle,
    TemplateBlock,
    Transition,
)
from organisations.models import Organisation, OrganisationName, OrganisationRelation
from people.models import Affiliation, Depiction, Person, PersonName
from portal.core.bulk import BulkChange
from portal.core.publishing import Status
from portal.media.models import Image
from portal.reports.models import ErrorReport, SendingCount
from tests.factories import (
    PAST,
    ArticleFactory,
    DossierFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    PublicationFactory,
    TagFactory,
    quote_block,
)

pytestmark = pytest.mark.django_db


def _twice(model, **fields):
    model.objects.create(**fields)
    model.objects.create(**fields)


def _undated(model, record):
    model.objects.filter(pk=record.pk).update(status=Status.PUBLISHED, published_at=None)


def _backwards(model, **fields):
    model.objects.create(start=date(2024, 5, 2), end=date(2024, 5, 1), **fields)


def _default_publications():
    PublicationFactory(name="Un titre")
    Publication.objects.update(is_default=False)
    PublicationFactory(name="Un autre")
    Publication.objects.update(is_default=True)


def _relation(**fields):
    return {"source": OrganisationFactory(), "target": OrganisationFactory(), "kind": "membre"} | fields


def _itself(model, **fields):
    article = ArticleFactory()
    model.objects.create(article=article, target=article, **fields)


def _its_own_session():
    event = EventFactory()
    Event.objects.filter(pk=event.pk).update(parent=event)


def _user():
    return get_user_model().objects.create_user("quelqu’un")


def _its_own_variant():
    ArticleFactory(blocks=[quote_block("Des mots.", is_unnamed=True)])
    Quote.objects.update(variant_of=Quote.objects.get())


def _candidate(**fields):
    return {"article": ArticleFactory(), "text_as_printed": "x", "words_hash": "x"} | fields


def _report(**fields):
    ErrorReport.objects.create(article=ArticleFactory(), **({"wrong": "Une date est fausse.", "sending": "x"} | fields))


def _revision(article):
    return Revision.objects.create(article=article, number=1, content={}, digest="")


def _withdrawal_twice():
    _twice(PlannedChange, article=ArticleFactory(), kind="retrait", at=PAST)


def _autosave(**fields):
    return {"user": get_user_model().objects.create(username="redaction")} | fields


def _quote_of_nothing():
    ArticleFactory(blocks=[quote_block("Des mots.", speaker_label="Quelqu’un")])
    Quote.objects.update(parent=None)


VIOLATIONS = {
    "articles_revision_numbered_once": lambda: [_revision(article) for article in [ArticleFactory()] * 2],
    "articles_planned_change_is_whole": lambda: PlannedChange.objects.create(article=ArticleFactory(), kind="retrait"),
    "articles_planned_withdrawal_once": _withdrawal_twice,
    "articles_autosave_window_once": lambda: _twice(Autosave, **_autosave(window="a")),
    "articles_autosave_names_its_window": lambda: Autosave.objects.create(**_autosave(window="")),
    "articles_article_published_has_date": lambda: _undated(Article, ArticleFactory()),
    "articles_article_published_has_number": lambda: Article.objects.filter(pk=ArticleFactory().pk).update(number=None),
    "articles_article_published_has_address": lambda: Article.objects.filter(pk=ArticleFactory().pk).update(slug=""),
    "articles_event_published_has_date": lambda: _undated(Event, EventFactory()),
    "people_person_published_has_date": lambda: _undated(Person, PersonFactory()),
    "organisations_organisation_published_has_date": lambda: _undated(Organisation, OrganisationFactory()),
    "articles_ignored_words_of_one_record": lambda: IgnoredWords.objects.create(
        words="x", person=PersonFactory(), organisation=OrganisationFactory()
    ),
    "articles_event_ends_after_start": lambda: _backwards(Event, name="x"),
    "articles_event_not_its_own_session": _its_own_session,
    "articles_event_hour_needs_a_day": lambda: EventFactory(start_precision="month", start_time=time(9)),
    "articles_event_end_hour_needs_a_start": lambda: EventFactory(end_time=time(9)),
    "articles_event_resource_is_one_thing": lambda: EventResource.objects.create(
        event=EventFactory(), url="https://example.org/"
    ),
    "articles_change_is_worded": lambda: Change.objects.create(article=ArticleFactory(), note=""),
    "articles_note_is_worded": lambda: ArticleNote.objects.create(article=ArticleFactory(), text="", by=_user()),
    "articles_note_resolved_by_somebody": lambda: ArticleNote.objects.create(
        article=ArticleFactory(), text="x", by=_user(), resolved_at=PAST
    ),
    "articles_transition_publication_is_dated": lambda: Transition.objects.create(
        article=ArticleFactory(), former="draft", state="published"
    ),
    "articles_change_both_wordings": lambda: Change.objects.create(
        article=ArticleFactory(), note="Lire six.", former_text="Trois lits."
    ),
    "articles_quote_in_article_or_withdrawn": _quote_of_nothing,
    "articles_dossier_published_has_date": lambda: _undated(Dossier, DossierFactory()),
    "articles_dossier_state_is_dated": lambda: DossierFactory(state_of_play="<p>Rien.</p>"),
    "articles_dossier_entry_once": lambda: _twice(DossierEntry, dossier=DossierFactory(), article=ArticleFactory()),
    "people_affiliation_ends_after_start": lambda: _backwards(Affiliation, person=PersonFactory(), role="x"),
    "organisations_relation_ends_after_start": lambda: _backwards(OrganisationRelation, **_relation()),
    "organisations_relation_once": lambda: _twice(OrganisationRelation, **_relation()),
    "organisations_relation_not_itself": lambda: OrganisationRelation.objects.create(
        **_relation(source=(found := OrganisationFactory()), target=found)
    ),
    "organisations_name_once": lambda: _twice(
        OrganisationName, organisation=OrganisationFactory(), name="x", kind="sigle"
    ),
    "people_depiction_once": lambda: _twice(Depiction, person=PersonFactory(), image=ImageFactory()),
    "people_name_once": lambda: _twice(PersonName, person=PersonFactory(), name="x"),
    "articles_byline_once": lambda: _twice(Byline, article=ArticleFactory(), person=PersonFactory()),
    "articles_participation_once": lambda: _twice(Participation, event=EventFactory(), person=PersonFactory()),
    "articles_directory_entry_once": lambda: _twice(
        DirectoryEntry, article=ArticleFactory(), organisation=OrganisationFactory()
    ),
    "articles_recommendation_once": lambda: _twice(Recommendation, article=ArticleFactory(), target=ArticleFactory()),
    "articles_recommendation_not_itself": lambda: _itself(Recommendation),
    "articles_reference_not_itself": lambda: _itself(Reference, title="x"),
    "articles_cross_reference_once": lambda: _twice(CrossReference, source=ArticleFactory(), target=ArticleFactory()),
    "articles_tag_once": lambda: _twice(TaggedArticle, content_object=ArticleFactory(), tag=TagFactory()),
    "articles_mention_surface_once": lambda: _twice(
        Mention, article=ArticleFactory(), surface="x", person=PersonFactory()
    ),
    "articles_mention_of_one_record": lambda: Mention.objects.create(
        article=ArticleFactory(), surface="x", person=PersonFactory(), organisation=OrganisationFactory()
    ),
    "articles_candidate_words_once": lambda: _twice(QuoteCandidate, **_candidate()),
    "articles_candidate_confidence_in_percent": lambda: QuoteCandidate.objects.create(**_candidate(confidence=101)),
    "articles_quote_not_its_own_variant": _its_own_variant,
    "articles_career_proposal_once": lambda: _twice(CareerProposal, article=ArticleFactory(), person=PersonFactory()),
    "articles_career_proposal_decided_has_date": lambda: CareerProposal.objects.create(
        article=ArticleFactory(), person=PersonFactory(), state="accepted"
    ),
    "articles_template_block_has_text": lambda: TemplateBlock.objects.create(type=ArticleFactory().type, text=""),
    "core_bulkchange_changed_something": lambda: BulkChange.objects.create(
        kind="withdraw", model="articles.Article", label="x", count=0
    ),
    "articles_publication_one_default": _default_publications,
    "articles_previewlink_expires_after_its_making": lambda: PreviewLink.objects.create(
        article=ArticleFactory(), expires_at=PAST
    ),
    "articles_previewlink_opens_before_its_end": lambda: PreviewLink.objects.create(
        article=ArticleFactory(), embargo_until=timezone.now() + timedelta(days=8)
    ),
    "media_image_focal_point_inside": lambda: Image.objects.create(credit="x", focal_x=101),
    "media_image_has_credit": lambda: Image.objects.create(credit=""),
    "reports_errorreport_is_worded": lambda: _report(wrong=""),
    "reports_errorreport_closed_has_date": lambda: _report(state="rejetee"),
    "reports_errorreport_closed_has_no_address": lambda: _report(
        state="rejetee", handled_at=PAST, email="lectrice@exemple.fr"
    ),
    "reports_sendingcount_once_a_day": lambda: _twice(SendingCount, day=date(2024, 5, 1), fingerprint="x"),
}


def test_every_named_constraint_has_its_violation():
    ours = {"core", "media", "organisations", "people", "articles", "reports"}
    models = [model for model in apps.get_models() if model._meta.app_label in ours]
    assert set(VIOLATIONS) == {constraint.name for model in models for constraint in model._meta.constraints}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_the_database_refuses_what_would_be_false(name):
    with pytest.raises(IntegrityError), transaction.atomic():
        VIOLATIONS[name]()
