"""Generates the corpus: the directory in one transaction, then the articles by batches."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Subquery

from articles import services
from articles.corpus import pictures, themes
from articles.corpus.articles import ArticleWriter
from articles.corpus.events import event_slug, planned, write_events
from articles.corpus.names import address
from articles.corpus.organisations import house_name, reserve_numbers, write_organisations
from articles.corpus.people import person_slug, write_people
from articles.corpus.records import Directory, Setting
from articles.corpus.sizes import AUTHORS, Sizes, Span
from articles.corpus.writing import spare_the_disk
from articles.models import Article, Event, Reference
from organisations.models import Organisation
from people.models import Person

LARGEST = 2_000_000
BATCH = 2_000  # articles a transaction
_ASKED_AT_ONCE = 500  # addresses in one query


class CorpusRefused(Exception):
    """The corpus cannot be written; the message, in French, says why."""


@transaction.atomic
def prepare(*, articles: int, seed: int, until: datetime) -> ArticleWriter:
    """Writes the directory and reserves the numbers of the articles, the latest of which appears just before `until`.

    Raises `CorpusRefused` when the sizes are out of bounds, or when a record of this corpus is already there.
    """
    if not 1 <= articles <= LARGEST:
        raise CorpusRefused(f"le nombre d’articles va de 1 à 2\u202f000\u202f000\u00a0: {articles} ne convient pas.")
    if seed < 0:
        raise CorpusRefused(f"la graine est un nombre entier positif ou nul\u00a0: {seed} ne convient pas.")
    setting = Setting(
        seed=seed,
        sizes=Sizes(articles),
        span=Span(until),
        publication=services.ensure_default_publication(),
        types=themes.types(),
        rubriques=themes.rubriques(),
        pictures=pictures.views(),
        portraits=pictures.portraits(),
    )
    _check_free(setting)
    return ArticleWriter(setting, _write_directory(setting), first_number=reserve_numbers(Article.SEQUENCE, articles))


def generate(*, articles: int, seed: int, until: datetime, progress: Callable[[int], object] = int) -> None:
    """The whole corpus. `progress` is called with the number of articles of each batch.

    Raises `CorpusRefused` before anything is written.
    """
    spare_the_disk()
    writer = prepare(articles=articles, seed=seed, until=until)
    for first in range(0, articles, BATCH):
        ranks = range(first, min(first + BATCH, articles))
        with transaction.atomic():
            writer.write(ranks)
        progress(len(ranks))
    _answer_waiting_references()


def _answer_waiting_references() -> None:
    """Ties to the new articles the entries that were printed elsewhere with one of their numbers."""
    named = Article.objects.filter(number=OuterRef("number"))
    waiting = Reference.objects.filter(Exists(named), target=None, number__isnull=False)
    waiting.update(target=Subquery(named.values("pk")[:1]))


def _write_directory(setting: Setting) -> Directory:
    houses = write_organisations(setting)
    everybody = write_people(setting, houses)
    directory = Directory(houses=houses, authors=everybody[:AUTHORS], voices=everybody[AUTHORS:])
    write_events(setting, directory)
    directory.tags = themes.write_tags(setting)
    directory.terms = themes.write_terms()
    return directory


def _check_free(setting: Setting) -> None:
    seed, sizes = setting.seed, setting.sizes
    addresses: dict[type[Model], list[str]] = {
        Person: [person_slug(rank, seed) for rank in range(sizes.people)],
        Organisation: [address(house_name(rank, seed)[0], seed) for rank in range(sizes.organisations)],
        Event: [event_slug(event, seed) for event in planned(setting)],
    }
    for model, slugs in addresses.items():
        for first in range(0, len(slugs), _ASKED_AT_ONCE):
            if model.objects.filter(slug__in=slugs[first : first + _ASKED_AT_ONCE]).exists():
                raise CorpusRefused(
                    f"un corpus de graine {seed} est déjà dans cette base, en tout ou en partie. "
                    "Choisissez une autre graine (--seed) ou une base neuve."
                )
