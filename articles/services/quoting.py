"""What editors decide of the quotations that the machine proposes. Once accepted, one is a quote in its place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from articles.extracting.proposing import propose
from articles.linked_records import linked_records
from articles.linking.suggesting import target_of
from articles.models import Article, Quote, QuoteCandidate
from articles.services.publishing import publish_record
from articles.services.refreshing import Refreshed, refresh
from organisations.models import Organisation
from people.models import Person
from portal.core.publishing import Status
from portal.core.saving import gathered

State = QuoteCandidate.State
NOTED = "noted"
STEP = 10


@dataclass(frozen=True)
class Choice:
    """What the editor takes of a proposal. `speaker` and `organisation` are records on file, or None."""

    text_as_printed: str
    kind: str = Quote.Kind.FULL
    speaker: Person | None = None
    organisation: Organisation | None = None
    label: str = ""
    is_edited: bool = False


@dataclass(frozen=True)
class Accepted:
    quotes: list[Quote]
    refreshed: Refreshed | None = None


@gathered()
def propose_quotes(article: Article) -> int:
    """Reads the saved text for quotations; how many proposals wait."""
    _lock(article)
    return propose(article)


@gathered()
def accept_quotes(article: Article, chosen: Mapping[int, Choice]) -> Accepted:
    """Makes a noted quote of each proposal chosen, anchored where its words stand in the text.

    One already decided by somebody else is left as it is. In an article that is public, draft records that it now
    quotes become public with it.
    """
    _lock(article)
    waiting = article.quote_candidates.select_for_update(of=("self",)).filter(pk__in=list(chosen), state=State.PROPOSED)
    last = Quote.objects.filter(parent=article, region=NOTED).aggregate(last=Max("ordering"))["last"] or 0
    quotes = []
    for candidate in waiting.order_by("ordering", "pk"):
        last += STEP
        quotes.append(_accept(article, candidate, chosen[candidate.pk], last))
    return Accepted(quotes, _settle(article) if quotes else None)


@gathered()
def reject_quotes(article: Article, keys: Collection[int]) -> list[QuoteCandidate]:
    """Refuses proposals: these words are proposed in this article no more."""
    _lock(article)
    rejected = list(article.quote_candidates.filter(pk__in=list(keys), state=State.PROPOSED))
    QuoteCandidate.objects.filter(pk__in=[one.pk for one in rejected]).update(state=State.REJECTED)
    return rejected


@gathered()
def restore_quotes(article: Article, keys: Collection[int]) -> list[QuoteCandidate]:
    """Takes refusals back, and acceptances whose quote was removed from the article since."""
    _lock(article)
    taken = article.quote_candidates.filter(pk__in=list(keys), quote=None).exclude(state=State.PROPOSED)
    restored = list(taken)
    QuoteCandidate.objects.filter(pk__in=[one.pk for one in restored]).update(state=State.PROPOSED)
    if restored:
        propose(article)
    return restored


def _lock(article: Article) -> None:
    """Before its proposals, as whoever saves it does: two that lock in opposite orders would wait for each other."""
    list(Article.objects.select_for_update(of=("self",)).filter(pk=article.pk).values_list("pk"))


def _accept(article: Article, candidate: QuoteCandidate, choice: Choice, ordering: int) -> Quote:
    is_same = choice.text_as_printed == candidate.text_as_printed
    quote = Quote.objects.create(
        parent=article,
        region=NOTED,
        ordering=ordering,
        text_as_printed=choice.text_as_printed,
        text=candidate.text if is_same else "",
        kind=choice.kind,
        speaker=choice.speaker,
        organisation=choice.organisation,
        speaker_label=choice.label,
    )
    if choice.speaker and candidate.speakers == [f"person:{choice.speaker.pk}"]:
        quote.co_speakers.set(_people(candidate.others))
    quote.about.set(_people(candidate.about))
    candidate.state = State.EDITED if choice.is_edited else State.ACCEPTED
    candidate.quote = quote
    candidate.save(update_fields=["state", "quote"])
    return quote


def _people(keys: list[str]) -> list[Person]:
    """Those who are still on record."""
    targets = (target_of(key) for key in keys)
    return list(Person.objects.filter(pk__in=[target.pk for target in targets if target]))


def _settle(article: Article) -> Refreshed:
    """Draft records follow an article that is public, or is to be; whoever has it open is told that it changed."""
    if article.status == Status.PUBLISHED:
        for record in linked_records(article):
            publish_record(record, at=article.published_at)
    refreshed = refresh(article)
    Article.objects.filter(pk=article.pk).update(modified_at=timezone.now())
    return refreshed
