"""« À lire » finds what it should: planted stories, and what is about the Health Data Hub after the first real page.

The figures at 20,000 articles: `python -m scripts.related`.
"""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.corpus.generating import generate
from articles.models import Article
from articles.recommendations import related
from portal.core.saving import many_written
from scripts.related.bars import BARS, missed, told
from scripts.related.measures import Measuring
from tests.articles.recommendations.test_following import faults
from tests.factories import ArticleFactory, ArticleTypeFactory
from tests.golden.test_seeds import MIND

pytestmark = pytest.mark.django_db

ARTICLES, SEED = 900, 7


def test_planted_stories_are_found_and_the_bars_hold(capsys):
    generate(articles=ARTICLES, seed=SEED, until=timezone.now())
    many_written.send(None)
    measures = Measuring(seed=SEED, sample=150).measure()
    with capsys.disabled():
        print(f"\n{told(measures)}")  # noqa: T201 - the figures are what this test is for
    assert missed(measures) == []
    assert measures.shown_same_story > measures.raw_same_story
    assert faults() == []


def test_a_bar_that_is_missed_is_told():
    generate(articles=60, seed=SEED, until=timezone.now())
    many_written.send(None)
    measures = Measuring(seed=SEED, sample=20).measure()
    assert len(missed(measures, bars=[(name, 1_000, words) for name, _bar, words in BARS])) == len(BARS)


@pytest.mark.skipif(not MIND.is_file(), reason="le texte de la page n’est pas sur cette machine")
def test_after_the_first_real_page_five_articles_about_the_health_data_hub():
    call_command("import_article", str(MIND), "--publish")
    article = Article.objects.get()
    kinds = [ArticleTypeFactory(name=name) for name in ("Actualité", "Projet", "Entretien")]
    day = timedelta(days=1)
    wanted = [
        ArticleFactory(
            title=f"La plateforme nationale, épisode {letter}",
            tags=["Health data hub", "Données de santé"],
            type=kinds[rank % 3],
            published_at=article.published_at - 60 * (rank + 1) * day,
        )
        for rank, letter in enumerate("abcde")
    ]
    for rank, tag in enumerate(["Données de santé", "Industrie", "entreprises", "Laboratoires", "Règlementaire"] * 8):
        ArticleFactory(
            title=f"Autre sujet n{rank}",
            tags=[tag],
            type=kinds[rank % 3],
            published_at=article.published_at - (rank + 1) * day,
        )
    suggestions = related(Article.objects.get(pk=article.pk))
    assert {suggestion.article for suggestion in suggestions} == set(wanted)
    assert all("Thème commun\u00a0: Health data hub" in suggestion.reasons for suggestion in suggestions)


@pytest.mark.skipif(not MIND.is_file(), reason="le texte de la page n’est pas sur cette machine")
def test_among_the_articles_of_the_demonstration_too_all_five_are_about_the_health_data_hub():
    call_command("load_demo", stdout=io.StringIO())
    call_command("import_article", str(MIND), "--publish", stdout=io.StringIO())
    about = Article.objects.published().filter(tags__name="Health Data Hub")
    article = about.get(publication__name__startswith="mind")
    assert {suggestion.article for suggestion in related(article)} == set(about.exclude(pk=article.pk))
