"""Whoever changes an article, or a part of it, has the stored lists follow at once; nothing hidden is ever shown."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import services
from articles.models import (
    Event,
    EventSeries,
    Feature,
    FeatureCount,
    Mention,
    Profile,
    RelatedArticle,
    Tag,
)
from articles.recommendations import related, writing
from articles.recommendations.checking import check
from articles.recommendations.features import ALL, Kind, code_of
from articles.recommendations.lists import FEW, KEPT, LONGEST
from portal.core.publishing import Status
from portal.core.saving import gathered
from tests.factories import (
    FUTURE,
    PAST,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
)

pytestmark = pytest.mark.django_db


class _Bar:
    def reset(self, total=None):
        pass

    def update(self, n=1):
        pass


def faults():
    return list(check(_Bar()))


def _read(article):
    article = type(article).objects.get(pk=article.pk)
    return [suggestion.article for suggestion in related(article) if suggestion.candidate]


def _number(tag_name):
    code = code_of(Kind.THEME, Tag.objects.get(name=tag_name).pk)
    return FeatureCount.objects.get(code=code).number


def test_naming_the_organisation_of_a_theme_reaches_its_articles():
    agency = OrganisationFactory()
    article, other = ArticleFactory(tags=["agence"]), ArticleFactory()
    other.about_organisations.add(agency)
    services.refresh(other)
    assert other not in _read(article)
    theme = Tag.objects.get(name="agence")
    theme.organisation = agency
    theme.save()
    assert other in _read(article)
    assert faults() == []


def test_publishing_writes_both_lists():
    article, other = ArticleFactory(tags=["rare"]), ArticleFactory(tags=["rare"])
    assert set(RelatedArticle.objects.values_list("article", "target")) == {
        (article.pk, other.pk),
        (other.pk, article.pk),
    }
    assert faults() == []


def test_a_draft_has_no_row():
    ArticleFactory(tags=["rare"])
    ArticleFactory(tags=["rare"], status=Status.DRAFT)
    assert Profile.objects.count() == FeatureCount.objects.get(code=ALL).number == 1
    assert not RelatedArticle.objects.exists()


def test_another_theme_changes_both_lists_and_the_counts():
    article, former, new = ArticleFactory(tags=["un"]), ArticleFactory(tags=["un"]), ArticleFactory(tags=["deux"])
    article.tags.set(["deux"])
    assert _read(article) == [new]
    assert _read(new) == [article]
    assert _read(former) == []
    assert (_number("un"), _number("deux")) == (1, 2)
    assert faults() == []


@pytest.mark.parametrize("change", ["event", "quote", "mention", "about"])
def test_whatever_two_articles_come_to_share_brings_them_together(change):
    article, other, person = ArticleFactory(), ArticleFactory(), PersonFactory()
    event = EventFactory()
    for one in (article, other):
        if change == "event":
            one.event = event
            one.save()
        elif change == "quote":
            block = quote_block("Dit.", speaker=person)
            block.parent, block.ordering = one, 10
            block.save()
        elif change == "mention":
            Mention.objects.create(article=one, surface="Elle", person=person, state=Mention.State.ACCEPTED)
        else:
            one.about_people.add(person)
    assert _read(article) == [other]
    assert faults() == []


def test_a_mention_only_suggested_brings_nobody_together():
    article, other, person = ArticleFactory(), ArticleFactory(), PersonFactory()
    for one in (article, other):
        Mention.objects.create(article=one, surface="Elle", person=person)
    assert _read(article) == []


def test_a_quote_taken_away_is_followed():
    person = PersonFactory()
    article, other = (ArticleFactory(blocks=[quote_block("Dit.", speaker=person)]) for _rank in range(2))
    other.articles_quote_set.get().delete()
    assert _read(article) == []
    assert faults() == []


def test_an_event_that_joins_or_leaves_a_series_is_followed():
    series, first, second = EventSeries.objects.create(name="Rendez-vous"), EventFactory(), EventFactory()
    article, other = ArticleFactory(event=first), ArticleFactory(event=second)
    for event in (first, second):
        event.series = series
        event.save()
    assert _read(article) == [other]
    second.series = None
    second.save()
    assert _read(article) == []
    assert faults() == []


def test_withdrawing_and_publishing_again_is_followed():
    article, other = ArticleFactory(tags=["rare"]), ArticleFactory(tags=["rare"])
    services.withdraw(other)
    assert _read(article) == []
    assert _number("rare") == 1
    services.publish(other)
    assert _read(article) == [other]
    assert faults() == []


def test_what_is_deleted_leaves_nothing():
    article, other = ArticleFactory(tags=["rare"]), ArticleFactory(tags=["rare"])
    other.delete()
    assert _read(article) == []
    assert Profile.objects.count() == Feature.objects.count() == 1
    assert faults() == []


def test_a_planned_article_appears_at_its_time_with_no_job(monkeypatch):
    tomorrow = timezone.now() + timedelta(days=1)
    article, planned = ArticleFactory(tags=["rare"]), ArticleFactory(tags=["rare"], published_at=tomorrow)
    assert _read(article) == []
    monkeypatch.setattr("django.utils.timezone.now", lambda: tomorrow + timedelta(minutes=1))
    assert _read(article) == [planned]
    assert _read(planned) == [article]


def test_what_is_planned_takes_no_place_from_what_is_public(monkeypatch):
    shown = [ArticleFactory(title=f"Titre {letter}", tags=["rare"]) for letter in "abcde"]
    for rank in range(KEPT + LONGEST):
        ArticleFactory(title=f"Plus tard {rank}", tags=["rare", "précis"], published_at=FUTURE)
    article = ArticleFactory(tags=["rare", "précis"])
    assert set(_read(article)) == set(shown)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REVIEW, Status.WITHDRAWN])
def test_even_a_row_that_should_not_be_there_shows_nothing(status):
    article, other = ArticleFactory(tags=["rare"]), ArticleFactory(tags=["rare"])
    type(other).objects.filter(pk=other.pk).update(status=status)
    assert RelatedArticle.objects.filter(target=other).exists()
    assert [suggestion.article for suggestion in related(article)] == []


def test_without_its_rows_an_article_is_answered_all_the_same():
    article, other = ArticleFactory(tags=["rare"]), ArticleFactory(tags=["rare"])
    stored = related(article)
    RelatedArticle.objects.filter(article=article).delete()
    Profile.objects.filter(pk=article.pk).update(version=0)
    assert related(article) == stored
    Profile.objects.filter(pk=article.pk).delete()
    assert related(article) == stored
    assert [suggestion.article for suggestion in stored] == [other]


def test_a_list_that_grows_is_cut_to_the_best():
    article = ArticleFactory(tags=["commun", "rare"])
    close = [ArticleFactory(tags=["commun", "rare"]) for _rank in range(KEPT)]
    for _rank in range(LONGEST):
        ArticleFactory(tags=["commun"])
    stored = set(RelatedArticle.objects.filter(article=article).values_list("target", flat=True))
    assert len(stored) <= LONGEST
    assert stored >= {other.pk for other in close}
    assert Profile.objects.get(pk=article.pk).floor > 0


def test_a_list_that_became_short_is_filled_again():
    article = ArticleFactory(tags=["commun", "rare"])
    close = [ArticleFactory(tags=["commun", "rare"]) for _rank in range(KEPT)]
    far = [ArticleFactory(tags=["commun"], published_at=PAST - timedelta(days=900)) for _rank in range(12)]
    with gathered():
        for other in close[: KEPT - FEW + 1]:
            services.withdraw(other)
    stored = set(RelatedArticle.objects.filter(article=article).values_list("target", flat=True))
    assert stored & {other.pk for other in far}
    assert faults() == []


def test_short_lists_beyond_what_a_save_may_cost_are_left_to_the_command(monkeypatch):
    monkeypatch.setattr(writing, "REFILLED", 0)
    articles = [ArticleFactory(tags=["commun"]) for _rank in range(KEPT + 2)]
    with gathered():
        for other in articles[: 2 - FEW]:
            services.withdraw(other)
    assert Profile.objects.filter(version=0).exists()
    assert _read(articles[-1])


def test_publishing_costs_the_same_number_of_queries_among_few_and_among_many(django_assert_max_num_queries):
    def publish():
        draft = ArticleFactory(tags=["commun", "rare"], status=Status.DRAFT, published_at=None)
        with django_assert_max_num_queries(1_000) as counted:
            services.publish(draft, at=PAST)
        return len([query for query in counted.captured_queries if "articles_feature" in query["sql"]])

    ArticleFactory(tags=["commun", "rare"])
    few = publish()
    for _rank in range(12):
        ArticleFactory(tags=["commun", "rare"])
    assert publish() == few


def test_merged_themes_are_followed():
    article, other = ArticleFactory(tags=["un"]), ArticleFactory(tags=["deux"])
    former, kept = Tag.objects.get(name="un"), Tag.objects.get(name="deux")
    for row in former.tagged.all():
        row.tag = kept
        row.save()
    former.delete()
    assert _read(article) == [other]
    assert faults() == []


def test_many_events_or_themes_do_not_confuse_their_numbers():
    """The same key in two tables is not the same feature."""
    theme = TagFactory()
    event = (
        EventFactory(pk=theme.pk) if not Event.objects.filter(pk=theme.pk).exists() else Event.objects.get(pk=theme.pk)
    )
    article, _other = ArticleFactory(tags=[theme]), ArticleFactory(event=event)
    assert _read(article) == []
