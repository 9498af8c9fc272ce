"""« À lire » on the page of a person, an organisation, an event, a theme or a quote: the same scores.

A record is what its articles are about: its seed is made of the features that its newest articles have most in common
and others least. The articles that bear the record itself are left out, for its page lists them already.
"""

from collections import Counter
from collections.abc import Collection

from django.db.models import Model, QuerySet, Value
from django.utils import timezone

from articles.models import Article, Event, Feature, FeatureCount, Profile, Quote, Tag
from articles.recommendations.candidates import compared
from articles.recommendations.diversity import Candidate, diverse
from articles.recommendations.features import ALL, Kind, code_of, kind_of, unpacked, without_implied
from articles.recommendations.known import words_of
from articles.recommendations.reading import Suggestion
from articles.recommendations.reasons import told_of
from articles.recommendations.scoring import Scored, Weights, is_common, moment_of, points
from organisations.cards import article_cards
from organisations.models import Organisation
from people.models import Person
from portal.core.prepared import Given, Prepared

SHOWN = 4
NEWEST = 30  # articles of a record that tell what it is about
LEARNT = 8  # features kept of them
TWICE = 4  # from so many articles on, what only one of them bears says nothing of the record
_BUDGET, _COMPARED, _LOOKED_AT = 400, 50, 16

_CODES: dict[type[Model], tuple[Kind, ...]] = {
    Person: (Kind.PERSON, Kind.SPEAKER),
    Organisation: (Kind.ORGANISATION,),
    Event: (Kind.EVENT,),
    Tag: (Kind.THEME,),
}


def related_to(
    record: Person | Organisation | Event | Tag, *, but: Collection[int] = (), count: int = SHOWN
) -> list[Suggestion]:
    """The public articles to read after the page of `record`; none when nothing else shares what it is about.

    `but`: articles that the page lists already, because of people of the organisation for instance.
    Six queries at most, seven for an event.
    """
    own = [code_of(kind, record.pk) for kind in _CODES[type(record)]]
    profiles = _NEWEST(code=own[0], until=int(timezone.now().timestamp()))
    given = _given(record) if isinstance(record, Event) else set()
    if not profiles and not given:
        return []
    weights = _learn([unpacked(features) for _moment, features in profiles], given=given, but=own)
    moment = max(moment for moment, _features in profiles) if profiles else moment_of(record)
    near = _near(weights, moment, own=frozenset(own), but=but, count=count)
    told = told_of(sorted({code for other, _card in near for code in other.reasons}))
    return [Suggestion(card, told.reasons(other.reasons, of_record=True), other) for other, card in near]


def _newest(code: Given, until: Given) -> QuerySet:
    """The profiles of the newest articles that bear a code. Planned ones have rows too: `until` leaves them out."""
    public = Feature.objects.filter(code=code, moment__lte=until).order_by("-moment", "-article")
    return Profile.objects.filter(pk__in=public.values("article")[:NEWEST]).values_list("moment", "features")


_NEWEST = Prepared(_newest)
_COUNTS = Prepared(lambda codes: FeatureCount.objects.filter(code__among=codes).values_list("code", "number"))


def related_to_quote(quote: Quote, *, count: int = SHOWN) -> list[Suggestion]:
    """What to read after the page of a quote: its speaker first, then what its article is about. Five queries."""
    profile = Profile.objects.filter(pk=quote.parent_id).values_list("moment", "features").first()
    if profile is None:
        return []
    moment, features = profile
    own = code_of(Kind.SPEAKER, quote.speaker_id) if quote.speaker_id else None
    codes = [code for code in unpacked(features) if kind_of(code) != Kind.SPEAKER or code == own]
    told = told_of(codes)
    near = _near(told.weights, moment, but={quote.parent_id}, count=count)
    return [Suggestion(card, told.reasons(other.reasons, of_record=True), other) for other, card in near]


def _given(event: Event) -> set[int]:
    """What is known of an event before anybody writes about it: its series, who takes part, who organises it."""
    people = event.participations.order_by().values_list(Value(int(Kind.PERSON)), "person")
    houses = event.organisers.through.objects.filter(event=event).values_list(
        Value(int(Kind.ORGANISATION)), "organisation"
    )
    codes = {code_of(Kind(kind), key) for kind, key in people.union(houses, all=True)}
    return codes | ({code_of(Kind.SERIES, event.series_id)} if event.series_id else set())


def _near(
    weights: Weights, moment: int, *, own: frozenset[int] = frozenset(), but: Collection[int] = (), count: int
) -> list[tuple[Candidate, Article]]:
    """The articles chosen, with their cards: none of `but`, none that bears a code of `own`. Three queries."""
    scored = compared(weights, moment, most=_COMPARED, budget=_BUDGET)
    others = [found for found in scored if own.isdisjoint(found.traits.codes) and found.traits.article not in but]
    best = others[:_LOOKED_AT]
    public = article_cards([found.traits.article for found in best])
    cards = {card.pk: card for card in public if not card.partner}
    near = [_candidate(found, weights, cards[found.traits.article]) for found in best if found.traits.article in cards]
    return [(other, cards[other.article]) for other in diverse([], near, count, about=weights.points)]


def _candidate(found: Scored, weights: Weights, card: Article) -> Candidate:
    words, role = words_of(card.title_key), card.type.role if card.type else ""
    return Candidate(found.traits, found.score, weights.reasons(found.terms), words, card.type_id, role)


def _learn(articles: Collection[Collection[int]], *, given: Collection[int], but: Collection[int]) -> Weights:
    """The weights of what is given, and of what these articles have most in common, and others least."""
    borne = Counter(code for codes in articles for code in codes)
    for code in but:
        borne.pop(code, None)
    counts = dict(_COUNTS(codes=[ALL, *borne, *given]))
    total, least = counts.get(ALL, 1), 2 if len(articles) >= TWICE else 1
    known = {code: number for code, number in borne.items() if number >= least and counts.get(code)}
    telling = [code for code in without_implied(known) if not is_common(counts[code], total)]
    kept = sorted(telling, key=lambda code: (-borne[code] * points(code, counts[code], total), code))[:LEARNT]
    return Weights({*kept, *(code for code in given if counts.get(code))}, counts)
