"""What to offer when no record bears all the words: what bears most of them, the rarest first of all."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from portal.search.groups import Group, articles_from, found, named_kinds

TRIED = 6  # words


def found_with_fewer(words: list[str], oldest: datetime | None) -> tuple[list[str], list[Group]]:
    """The words kept and what bears them all; nothing when no word is borne by anything.

    Words that nothing bears are dropped, then each in turn, the most frequent first, then all but the rarest.
    """
    if len(words) < 2:
        return [], []
    uses = dict(zip(words, _uses([[word] for word in words], oldest), strict=True))
    by_rarity = sorted((word for word in words if uses[word]), key=uses.__getitem__)[:TRIED]
    attempts = _attempts(words, by_rarity)
    kept = next((kept for kept, number in zip(attempts, _uses(attempts, oldest), strict=True) if number), [])
    return kept, found(" ".join(kept), kept, oldest)


def _attempts(words: list[str], by_rarity: list[str]) -> list[list[str]]:
    """Each list of words to try, in the order in which they were typed."""
    if not by_rarity:
        return []
    whole = [word for word in words if word in by_rarity]
    without_one = [[word for word in whole if word != dropped] for dropped in reversed(by_rarity)]
    return [whole, *(without_one if len(whole) > 2 else []), by_rarity[:1]]


def _uses(attempts: list[list[str]], oldest: datetime | None) -> list[int]:
    """How many records bear all the words of each attempt: one query for each kind, whatever the attempts."""
    titles = [Q(*(Q(title_key__contains=word) for word in words)) for words in attempts]
    counted = [_counted(articles_from(oldest), titles)]
    for kind in named_kinds().values():
        counted.append(_counted(kind.records, [Q(*map(kind.bears, words)) for words in attempts]))
    return [sum(numbers) for numbers in zip(*counted, strict=True)]


def _counted(records: QuerySet, conditions: list[Q]) -> list[int]:
    counts = {f"attempt_{rank}": Count("pk", filter=condition) for rank, condition in enumerate(conditions)}
    return list(records.order_by().aggregate(**counts).values())
