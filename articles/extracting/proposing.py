"""Writes what was found as proposals, and forgets those whose words are gone. Decisions are never touched."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db.models import Q

from articles.extracting.finding import Found, find_quotes
from articles.models import Article, Quote, QuoteCandidate
from articles.quoting.sameness import words_hash

State = QuoteCandidate.State
_WRITTEN = [
    *("text_as_printed", "text", "nature", "rule", "confidence", "is_elsewhere", "speakers", "others", "about"),
    *("label", "ordering"),
]
STEP = 10


def propose(article: Article) -> int:
    """Proposes the quotations of the saved text that are not quotes already; how many wait for a decision.

    Running it again changes nothing: words once accepted or refused are proposed no more, whatever becomes of their
    case and punctuation.
    """
    known = {candidate.words_hash: candidate for candidate in article.quote_candidates.all()}
    decided = {key for key, candidate in known.items() if candidate.is_decided} | _hashes_of_quotes(article)
    fresh = [one for one in find_quotes(article) if one.words_hash not in decided]
    made = {one.words_hash for one in fresh}
    gone = [one.pk for key, one in known.items() if not one.is_decided and key not in made]
    if gone:
        QuoteCandidate.objects.filter(pk__in=gone).delete()
    _write(article, fresh, known)
    return len(fresh)


def _hashes_of_quotes(article: Article) -> set[str]:
    """Of the quotes of the article, as printed and as spoken; of those withdrawn from it too."""
    quotes = Quote.objects.filter(Q(parent=article) | Q(withdrawn_from=article))
    rows = quotes.values_list("text", "text_as_printed")
    return {words_hash(words) for row in rows for words in row}


def _write(article: Article, fresh: Iterable[Found], known: dict[str, QuoteCandidate]) -> None:
    added, changed = [], []
    for rank, one in enumerate(fresh):
        fields = asdict(one) | {"ordering": (rank + 1) * STEP}
        former = known.get(one.words_hash)
        if former is None:
            added.append(QuoteCandidate(article=article, words_hash=one.words_hash, **fields))
        elif any(getattr(former, name) != fields[name] for name in _WRITTEN):
            for name in _WRITTEN:
                setattr(former, name, fields[name])
            changed.append(former)
    # Somebody may have saved the same text meanwhile: their rows stay.
    QuoteCandidate.objects.bulk_create(added, ignore_conflicts=True)
    if changed:
        QuoteCandidate.objects.bulk_update(changed, _WRITTEN)
