"""Keeps what « À lire » is read from up to date, in the transaction of whoever changed an article."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from django.db import connection, transaction
from django.db.models import Count
from django.utils import timezone

from articles.corpus.writing import Table
from articles.models import Feature, FeatureCount, Profile, RelatedArticle
from articles.recommendations.candidates import compared
from articles.recommendations.features import ALL, Traits, traits_of, unpacked
from articles.recommendations.lists import FEW, Entry, cut, entries_of, insert, write_list
from articles.recommendations.scoring import Scored, Weights

NEIGHBOURS = 200  # other articles’ lists that one publication enters, at most
REFILLED = 20  # lists written again at once; others are left to `rebuild_related`, and answered without until then
AT_ONCE = 30  # articles followed within one save; `rebuild_related` writes the lists of the others
_TURN = 5_342_109  # a number of our own


def update(articles: Collection[int]) -> None:
    """Brings the rows of these articles up to their records, and the lists of those that they are now close to."""
    if not articles:
        return
    with transaction.atomic():
        take_turn()
        moved = write_profiles(articles)
        for rank, traits in enumerate(sorted(moved.values(), key=lambda traits: (traits.moment, traits.number))):
            if rank < AT_ONCE:
                write_lists(traits)


def take_turn() -> None:
    """From here to the end of the transaction nobody else writes these rows; SQLite has one writer as it is.

    Two articles published together would else not know of one another.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def write_profiles(articles: Collection[int]) -> dict[int, Traits]:
    """Writes the profiles, features and counts that differ; returns the traits of the articles that have new ones."""
    wanted, stored = traits_of(articles), stored_traits(articles)
    moved = {pk: traits for pk, traits in wanted.items() if stored.get(pk) != traits}
    gone = {pk: traits for pk, traits in stored.items() if wanted.get(pk) != traits}
    _forget(gone)
    profiles = [
        Profile(article_id=pk, moment=traits.moment, number=traits.number, features=traits.packed)
        for pk, traits in moved.items()
    ]
    Profile.objects.bulk_create(profiles)
    features = Table(Feature, "code", "moment", "article", now=timezone.now())
    for pk, traits in moved.items():
        for code in traits.codes:
            features.add(code, traits.moment, pk)
    features.flush()
    _count(moved.values(), gone.values())
    return moved


def stored_traits(articles: Collection[int]) -> dict[int, Traits]:
    rows = Profile.objects.filter(pk__in=articles).values_list("article_id", "moment", "number", "features")
    return {pk: Traits(pk, moment, number, unpacked(features)) for pk, moment, number, features in rows}


def write_lists(traits: Traits) -> None:
    """The list of one article, and its place in the lists of its neighbours."""
    weights = Weights.read(traits.codes)
    scored = compared(weights, traits.moment, but=traits.article)
    write_list(traits.article, entries_of(traits.article, scored))
    enter_lists(traits, scored)


def enter_lists(traits: Traits, scored: Iterable[Scored]) -> None:
    """Puts an article in the lists where it beats the last entry. What two articles share is the same both ways."""
    scored = list(scored)
    keys = [found.traits.article for found in scored]
    floors = dict(Profile.objects.filter(pk__in=keys).values_list("article_id", "floor"))
    beaten = [found for found in scored if found.score > floors[found.traits.article]][:NEIGHBOURS]
    insert(Entry(found.traits.article, traits.article, found.score) for found in beaten)
    cut([found.traits.article for found in beaten])


def _forget(gone: Mapping[int, Traits]) -> None:
    """Drops what is known of articles that changed or are public no more, and fills the lists that they leave short."""
    if not gone:
        return
    leading = RelatedArticle.objects.filter(target__in=gone).exclude(article__in=gone)
    left = set(leading.values_list("article", flat=True))
    RelatedArticle.objects.filter(target__in=gone).delete()
    RelatedArticle.objects.filter(article__in=gone).delete()
    for traits in gone.values():
        rows = Feature.objects.filter(code__in=traits.codes, moment=traits.moment, article=traits.article)
        rows.delete()
    Profile.objects.filter(pk__in=gone).delete()
    _refill(left)


def _refill(articles: set[int]) -> None:
    """Writes again the lists that have become short, the shortest first. A list that never was full stays as it is."""
    lists = RelatedArticle.objects.filter(article__in=articles).order_by().values("article")
    counts = lists.annotate(number=Count("target")).values_list("article", "number")
    numbers = dict.fromkeys(articles, 0) | dict(counts)
    full = Profile.objects.filter(pk__in=[pk for pk, number in numbers.items() if number < FEW], floor__gt=0)
    short = sorted(full.values_list("article_id", flat=True), key=lambda pk: (numbers[pk], pk))
    for traits in stored_traits(short[:REFILLED]).values():
        weights = Weights.read(traits.codes)
        scored = compared(weights, traits.moment, but=traits.article)
        write_list(traits.article, entries_of(traits.article, scored))
    Profile.objects.filter(pk__in=short[REFILLED:]).update(version=0)


def _count(more: Collection[Traits], fewer: Collection[Traits]) -> None:
    """Adds to and takes from the number of articles of each feature, in one statement that both databases read."""
    changes = Counter(code for traits in more for code in (ALL, *traits.codes))
    changes.subtract(code for traits in fewer for code in (ALL, *traits.codes))
    rows = sorted((code, change) for code, change in changes.items() if change)
    table = connection.ops.quote_name(FeatureCount._meta.db_table)
    for first in range(0, len(rows), _ROWS):
        batch = rows[first : first + _ROWS]
        statement = (
            f"INSERT INTO {table} (code, number) VALUES {', '.join(['(%s, %s)'] * len(batch))} "  # noqa: S608
            f"ON CONFLICT (code) DO UPDATE SET number = {table}.number + excluded.number"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [value for row in batch for value in row])


_ROWS = 400
