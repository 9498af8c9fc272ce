"""The score of two articles: what they share, how rarely it is shared, and how far apart they appeared."""

from datetime import timedelta
from math import log

import pytest

from articles.models import EventSeries, FeatureCount, Profile, RelatedArticle
from articles.recommendations import related
from articles.recommendations.features import ALL, Kind, code_of, traits_of
from articles.recommendations.scoring import POINTS, Weights, decayed, is_common, is_rare
from tests.factories import (
    PAST,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
)

pytestmark = pytest.mark.django_db


def _terms(article, other):
    """The kinds of what they share and the points that each adds, the greatest first."""
    traits = traits_of([article.pk, other.pk])
    weights = Weights.read(traits[article.pk].codes)
    return weights.score(traits[article.pk].moment, traits[other.pk]).terms


def test_each_kind_of_feature_has_its_weight():
    event, person, named = EventFactory(), PersonFactory(), PersonFactory()
    house, theme = OrganisationFactory(), TagFactory()
    pair = []
    for _rank in range(2):
        article = ArticleFactory(
            event=event, tags=[theme], blocks=[quote_block("Dit.", speaker=person, organisation=house)]
        )
        article.about_people.add(named)
        pair.append(article)
    unit = log(1 + 2 / 2)
    expected = {
        code_of(Kind.EVENT, event.pk): 2.0,
        code_of(Kind.SPEAKER, person.pk): 1.3,
        code_of(Kind.THEME, theme.pk): 1.0,
        code_of(Kind.PERSON, named.pk): 0.8,
        code_of(Kind.ORGANISATION, house.pk): 0.7,
    }
    assert {term.code: term.points for term in _terms(*pair)} == {
        code: round(weight * unit * POINTS) for code, weight in expected.items()
    }


def test_who_speaks_in_one_article_and_is_named_in_the_other_is_a_person_in_common():
    person = PersonFactory()
    speaking = ArticleFactory(blocks=[quote_block("Dit.", speaker=person)])
    naming = ArticleFactory()
    naming.about_people.add(person)
    assert [term.code for term in _terms(speaking, naming)] == [code_of(Kind.PERSON, person.pk)]


def test_two_editions_share_their_series_and_one_edition_says_it_all():
    series = EventSeries.objects.create(name="Les Matinales imaginaires")
    first, second = EventFactory(series=series), EventFactory(series=series)
    article, same, other = ArticleFactory(event=first), ArticleFactory(event=first), ArticleFactory(event=second)
    assert [term.code for term in _terms(article, same)] == [code_of(Kind.EVENT, first.pk)]
    assert [term.code for term in _terms(article, other)] == [code_of(Kind.SERIES, series.pk)]


def test_a_session_shares_the_event_that_it_is_part_of():
    whole = EventFactory()
    session = ArticleFactory(event=EventFactory(parent=whole))
    assert [term.code for term in _terms(session, ArticleFactory(event=whole))] == [code_of(Kind.EVENT, whole.pk)]


def test_half_a_year_takes_a_quarter_of_the_score_and_ten_years_half():
    days = 86_400
    assert decayed(1_000, 0) == 1_000
    assert decayed(1_000, 180 * days) == decayed(1_000, -180 * days) == 750
    assert decayed(1_000, 3_650 * days) == 500


def test_the_score_is_the_same_both_ways():
    one = ArticleFactory(tags=["un", "deux"])
    other = ArticleFactory(tags=["un", "trois"], published_at=PAST - timedelta(days=90))
    rows = RelatedArticle.objects.values_list("article", "target", "score")
    assert {row[:2] for row in rows} == {(one.pk, other.pk), (other.pk, one.pk)}
    assert len({score for *_pair, score in rows}) == 1


def test_common_means_more_than_a_tenth_and_more_than_ten_articles():
    assert not is_common(10, 20)
    assert is_common(11, 20)
    assert not is_common(100, 1_000)
    assert is_common(101, 1_000)


def test_rare_means_a_hundredth_at_most_or_three_articles():
    assert is_rare(3, 10)
    assert not is_rare(4, 10)
    assert is_rare(10, 1_000)
    assert not is_rare(11, 1_000)


def test_the_features_of_an_article_are_counted_whatever_the_order_they_came_in():
    themes = [TagFactory() for _rank in range(4)]
    ArticleFactory(tags=themes)
    ArticleFactory(tags=themes[::-1])
    first, second = Profile.objects.order_by("pk").values_list("features", flat=True)
    assert first == second
    assert FeatureCount.objects.get(code=ALL).number == 2


def test_lists_do_not_depend_on_the_order_in_which_articles_came():
    def world(order):
        made = {}
        for rank in order:
            moment = PAST - timedelta(days=7 * rank)
            tags = [f"thème {rank % 3}", f"autre thème {rank % 4}", "partout"]
            made[rank] = ArticleFactory(title=f"Récit {'abcdefghijkl'[rank]}", tags=tags, published_at=moment)
        titles = {rank: [near.article.title for near in related(article)] for rank, article in made.items()}
        for article in made.values():
            article.delete()
        return titles

    order = list(range(12))
    assert world(order) == world(order[::-1]) == world([*order[5:], *order[:5]])
