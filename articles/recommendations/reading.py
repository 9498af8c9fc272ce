"""« À lire » as readers get it: what people chose, then the stored list, varied; and why."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet

from articles.models import Article
from articles.recommendations.candidates import compared
from articles.recommendations.diversity import PER_EVENT, Candidate, diverse, is_same_story_told
from articles.recommendations.features import codes_of
from articles.recommendations.known import Known, known_of, words_of
from articles.recommendations.reasons import told_of
from articles.recommendations.scoring import Scored, Weights, moment_of
from organisations.cards import article_cards
from portal.core.prepared import Given, Prepared

SHOWN = 5
_LOOKED_AT = 60  # candidates of which one asks whether they are public
_SPARE = 3  # times as many articles are read as are lacking: some are of an event that is there twice


@dataclass(frozen=True)
class Suggestion:
    """An article ready for its card, and at most two reasons; none when people chose it, or as a last resort."""

    article: Article
    reasons: list[str]
    candidate: Candidate | None = None
    is_chosen: bool = False  # by people: pinned, or in the list as the source printed it


def related(article: Article, *, count: int = SHOWN) -> list[Suggestion]:
    """The public articles to read after `article`, best first, ready for their cards. Of partners, only what is pinned.

    Pins, then entries of the printed « À lire » list, then the closest ones, varied, then the same section, then the
    newest. Never a banned article, one of the « Articles » list, nor one that the text already links to. Three queries
    when `article.references` is prefetched and the list is stored, some thirteen more when it is not.
    """
    return related_given(article, known_of(article), count=count)


def related_given(
    article: Article, known: Known, *, codes: Collection[int] | None = None, count: int = SHOWN
) -> list[Suggestion]:
    """The same for an article of which all is `known`, or for what it would be with these `codes`."""
    is_stored = known.has_list and codes is None
    if codes is None:
        codes = known.codes if known.has_list else codes_of([article.pk])[article.pk]
    told, moment = told_of(sorted(codes)), moment_of(article)
    near = known.stored
    if not is_stored:
        near = public_candidates(compared(told.weights, moment, but=article.pk), told.weights, known.excluded)
    near = compared_now(near, told.favouring(known.printed), moment)
    chosen = {other.article: other for other in chosen_of(article, known, near, count, about=codes)}
    return [
        Suggestion(card, told.reasons(other.reasons) if other else [], other, card.pk in known.chosen_keys)
        for card in _cards(article, list(chosen.values()), known.excluded, count)
        for other in [chosen.get(card.pk)]
    ]


def compared_now(stored: Iterable[Candidate], weights: Weights, moment: int) -> list[Candidate]:
    """The entries of a list with the scores of today: how common a feature is changes with every publication."""
    found = ((other, weights.score(moment, other.traits)) for other in stored)
    return [other._replace(score=scored.score, reasons=weights.reasons(scored.terms)) for other, scored in found]


def public_candidates(scored: Iterable[Scored], weights: Weights, excluded: Collection[int] = ()) -> list[Candidate]:
    """Those that readers may be shown today, the best first. One query."""
    best = [found for found in scored if found.traits.article not in excluded][:_LOOKED_AT]
    keys = [found.traits.article for found in best]
    public = Article.objects.published().filter(pk__in=keys, partner="").order_by()
    rows = {pk: row for pk, *row in public.values_list("pk", "title_key", "type", "type__role")}
    return [_candidate(found, weights, *rows[found.traits.article]) for found in best if found.traits.article in rows]


def _candidate(found: Scored, weights: Weights, title_key: str, type_id: int | None, role: str | None) -> Candidate:
    words, reasons = words_of(title_key), weights.reasons(found.terms)
    return Candidate(found.traits, found.score, reasons, words, type_id, role or "")


def chosen_of(
    article: Article, known: Known, near: Sequence[Candidate], count: int, *, about: Collection[int]
) -> list[Candidate]:
    """What people chose, then of `near` what goes well together."""
    own = words_of(article.title_key)
    kept = [other for other in near if other.article not in known.excluded | known.chosen_keys]
    others = [other for other in kept if not is_same_story_told(other.words, own)]
    return diverse(known.chosen, others, count, about=about)


def _cards(article: Article, chosen: Sequence[Candidate], excluded: Collection[int], count: int) -> list[Article]:
    """The articles of `chosen` in their order, and where they are too few, of the same section, then the newest."""
    keys = [near.article for near in chosen]
    lacking = count - len(keys)
    found = _lacking_cards(article, keys, excluded, lacking) if lacking else article_cards(keys)
    cards = {card.pk: card for card in found}
    first = [cards.pop(key) for key in keys if key in cards]
    rest = sorted(cards.values(), key=lambda card: card.rubrique_id != article.rubrique_id)
    return [*first, *_of_other_events(first, rest, lacking)]


def _lacking_cards(article: Article, keys: Sequence[int], excluded: Collection[int], lacking: int) -> Iterable[Article]:
    """Those of `keys`, and as many others as it may take to complete them."""
    given = {"keys": keys, "but": {*excluded, *keys}}
    if article.rubrique_id is None:
        return _lacking(lacking * _SPARE)(**given)
    return _lacking(lacking * _SPARE, of_section=True)(**given, section=article.rubrique_id)


@cache  # a few counts
def _lacking(count: int, *, of_section: bool = False) -> Prepared:
    """The newest of the section, and of all: lists of keys, for a database would look at every article for either."""

    def wanted(keys: Given, but: Given, **section: Given) -> QuerySet:
        public = Article.objects.published()
        newest = public.filter(partner="").exclude(pk__among=but).newest_first()
        first = [newest.filter(rubrique=section["section"])] if of_section else []
        # By key alone: what is public is asked above and below, and an index of it would be gone through here.
        others = (Article.objects.filter(pk__in=rows.values("pk")[:count]) for rows in (*first, newest))
        listed = Article.objects.filter(pk__among=keys).order_by().values("pk")
        chosen = listed.union(*(rows.order_by().values("pk") for rows in others))
        return public.filter(pk__in=chosen).newest_first().with_card()

    return Prepared(wanted)


def _of_other_events(first: Iterable[Article], rest: Iterable[Article], lacking: int) -> list[Article]:
    """Those of `rest` that leave each event at two articles."""
    events, kept = [card.event_id for card in first], []
    for card in rest:
        if len(kept) < lacking and (card.event_id is None or events.count(card.event_id) < PER_EVENT):
            kept.append(card)
            events.append(card.event_id)
    return kept
