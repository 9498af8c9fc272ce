"""What is shown together: close to the article, unlike one another, and never the same thing twice."""

from datetime import timedelta

import pytest

from articles.models import ArticleType
from articles.recommendations import related
from articles.recommendations.diversity import PER_EVENT, PER_TYPE, likeness_of
from articles.recommendations.features import Kind, code_of
from tests.factories import PAST, ArticleFactory, ArticleTypeFactory, EventFactory, RubriqueFactory

pytestmark = pytest.mark.django_db

TITLES = ["Un", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit"]


def _read(article):
    return [suggestion.article for suggestion in related(article)]


def _interview():
    return ArticleTypeFactory(name="Entretien", plural_name="Entretiens", role=ArticleType.Role.INTERVIEW)


def _apart(**fields):
    """An article that shares nothing, of another section and older than all others."""
    return ArticleFactory(
        rubrique=RubriqueFactory(name="Ailleurs"), published_at=PAST - timedelta(days=3_000), **fields
    )


def test_two_articles_of_one_event_at_most_even_to_complete_the_list():
    event, other_event = EventFactory(), EventFactory()
    article = ArticleFactory(event=event, tags=["commun"])
    same = [ArticleFactory(event=event, title=title) for title in TITLES[:4]]
    others = [ArticleFactory(event=other_event, title=title, tags=["commun"]) for title in TITLES[4:7]]
    shown = _read(article)
    assert sum(other in same for other in shown) == PER_EVENT
    assert sum(other in others for other in shown) == PER_EVENT
    assert len(shown) == 2 * PER_EVENT


def test_an_interview_takes_the_last_place_when_there_is_one():
    interview = ArticleFactory(
        title="Huit", tags=["commun"], type=_interview(), published_at=PAST - timedelta(days=400)
    )
    article = ArticleFactory(tags=["commun"])
    for rank, title in enumerate(TITLES[:6]):
        ArticleFactory(title=title, tags=["commun"], type=ArticleTypeFactory(name=f"Genre {rank % 3}"))
    assert _read(article)[-1] == interview


def test_an_interview_worth_much_less_takes_no_place():
    interview = ArticleFactory(title="Huit", tags=["commun"], type=_interview())
    article = ArticleFactory(tags=["commun", "rare", "précis"])
    close = [ArticleFactory(title=title, tags=["commun", "rare", "précis"]) for title in TITLES[:5]]
    shown = _read(article)
    assert interview not in shown
    assert set(shown) == set(close)


def test_three_articles_of_one_type_at_most_when_others_are_worth_as_much():
    article = ArticleFactory(tags=["commun"])
    other_type = ArticleTypeFactory(name="Mercato", plural_name="Mercatos")
    for title in TITLES[:5]:
        ArticleFactory(title=title, tags=["commun"])
    others = [
        ArticleFactory(title=title, tags=["commun"], type=other_type, published_at=PAST - timedelta(days=300))
        for title in TITLES[5:7]
    ]
    shown = _read(article)
    assert len(shown) == 5
    assert sum(other.type_id == article.type_id for other in shown) == PER_TYPE
    assert set(others) <= set(shown)


def test_five_of_one_type_rather_than_what_has_little_in_common():
    article = ArticleFactory(tags=["rare", "commun"])
    close = [ArticleFactory(title=title, tags=["rare"]) for title in TITLES[:5]]
    for title in TITLES[5:]:
        ArticleFactory(title=title, type=ArticleTypeFactory(name="Mercato"), published_at=PAST - timedelta(days=2_000))
    assert set(_read(article)) == set(close)


def test_the_same_title_is_not_offered_twice_nor_after_itself():
    article = ArticleFactory(title="Le Health Data Hub choisit un hébergeur", tags=["rare"])
    ArticleFactory(title="Le Health Data Hub choisit un hébergeur", tags=["rare"])
    first = ArticleFactory(title="Un appel d’offres pour l’hébergement", tags=["rare"])
    ArticleFactory(title="Un appel d’offres pour l’hébergement", tags=["rare"], published_at=PAST - timedelta(days=1))
    apart = _apart(title="Tout autre chose")
    assert _read(article)[0] == first
    assert apart in _read(article)
    assert sum(other.title == first.title for other in _read(article)[:2]) == 1


def test_what_tells_the_same_besides_makes_room_for_what_tells_something_else():
    article = ArticleFactory(tags=["registre"])
    for title in TITLES[:5]:
        ArticleFactory(title=title, tags=["registre", "même suite"])
    other = ArticleFactory(title="Huit", tags=["registre", "autre suite"], published_at=PAST - timedelta(days=100))
    assert _read(article)[1] == other


def test_what_shares_with_the_article_itself_does_not_make_two_alike():
    article = ArticleFactory(tags=["registre", "entrepôts"])
    close = [ArticleFactory(title=title, tags=["registre", "entrepôts"]) for title in TITLES[:5]]
    for title in TITLES[5:]:
        ArticleFactory(title=title, tags=["entrepôts"])
    assert set(_read(article)) == set(close)


def test_likeness_is_the_weighted_share_of_features_in_common():
    event, theme, other = code_of(Kind.EVENT, 1), code_of(Kind.THEME, 1), code_of(Kind.THEME, 2)
    assert likeness_of({event, theme}, {event, other}) == 20 / 40
    assert likeness_of({event}, {theme}) == 0
    assert likeness_of(set(), set()) == 0
