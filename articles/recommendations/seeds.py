"""« À lire » on the page of a person, an organisation, an event, a theme or a quote: the same scores.

A record is what its articles are about: its seed is made of the features that its newest articles have most in common
and others least. The articles that bear the record itself are left out, for its page lists them already.
"""

from collections import Counter
from collections.abc import Collection

from django.db.models import Model, Value

from articles.models import Article, Event, Feature, FeatureCount, Profile, Quote, Tag
from articles.recommendations.candidates import compared
from articles.recommendations.diversity import diverse
from articles.recommendations.features import ALL, Kind, code_of, kind_of, unpacked, without_implied
from articles.recommendations.reading import Suggestion, public_candidates
from articles.recommendations.reasons import told_of
from articles.recommendations.scoring import Weights, is_common, moment_of, points
from organisations.models import Organisation
from people.models import Person

SHOWN = 4
NEWEST = 30  # articles of a record that tell what it is about
LEARNT = 8  # features kept of them
TWICE = 4  # from so many articles on, what only one of them bears says nothing of the record
_BUDGET, _COMPARED = 1_000, 100

_CODES: dict[type[Model], tuple[Kind, ...]] = {
    Person: (Kind.PERSON, Kind.SPEAKER),
    Organisation: (Kind.ORGANISATION,),
    Event: (Kind.EVENT,),
    Tag: (Kind.THEME,),
}


def related_to(record: Person | Organisation | Event | Tag, *, count: int = SHOWN) -> list[Suggestion]:
    """The public articles to read after the page of `record`; none when nothing else shares what it is about.

    Six queries at most, seven for an event.
    """
    own = [code_of(kind, record.pk) for kind in _CODES[type(record)]]
    newest = Feature.objects.filter(code=own[0]).order_by("-moment", "-article").values("article")[:NEWEST]
    profiles = list(Profile.objects.filter(pk__in=newest).values_list("moment", "features"))
    given = _given(record) if isinstance(record, Event) else set()
    if not profiles and not given:
        return []
    weights = _learn([unpacked(features) for _moment, features in profiles], given=given, but=own)
    moment = max(moment for moment, _features in profiles) if profiles else moment_of(record)
    return _shown(weights, moment, but=frozenset(own), count=count)


def related_to_quote(quote: Quote, *, count: int = SHOWN) -> list[Suggestion]:
    """What to read after the page of a quote: its speaker first, then what its article is about. Six queries."""
    profile = Profile.objects.filter(pk=quote.parent_id).values_list("moment", "features").first()
    if profile is None:
        return []
    moment, features = profile
    own = code_of(Kind.SPEAKER, quote.speaker_id) if quote.speaker_id else None
    codes = [code for code in unpacked(features) if kind_of(code) != Kind.SPEAKER or code == own]
    return _shown(Weights.read(codes), moment, article=quote.parent_id, count=count)


def _given(event: Event) -> set[int]:
    """What is known of an event before anybody writes about it: its series, who takes part, who organises it."""
    people = event.participations.order_by().values_list(Value(int(Kind.PERSON)), "person")
    houses = event.organisers.through.objects.filter(event=event).values_list(
        Value(int(Kind.ORGANISATION)), "organisation"
    )
    codes = {code_of(Kind(kind), key) for kind, key in people.union(houses, all=True)}
    return codes | ({code_of(Kind.SERIES, event.series_id)} if event.series_id else set())


def _shown(
    weights: Weights, moment: int, *, but: frozenset[int] = frozenset(), article: int | None = None, count: int
) -> list[Suggestion]:
    scored = compared(weights, moment, but=article, most=_COMPARED, budget=_BUDGET)
    others = [found for found in scored if but.isdisjoint(found.traits.codes)]
    chosen = diverse([], public_candidates(others, weights), count, about=weights.points)
    if not chosen:
        return []
    told = told_of(sorted({code for near in chosen for code in near.reasons}))
    cards = Article.objects.published().with_card().in_bulk([near.article for near in chosen])
    return [Suggestion(cards[near.article], told.reasons(near.reasons), near) for near in chosen]


def _learn(articles: Collection[Collection[int]], *, given: Collection[int], but: Collection[int]) -> Weights:
    """The weights of what is given, and of what these articles have most in common, and others least."""
    borne = Counter(code for codes in articles for code in codes)
    for code in but:
        borne.pop(code, None)
    counts = dict(FeatureCount.objects.filter(code__in=[ALL, *borne, *given]).values_list("code", "number"))
    total, least = counts.get(ALL, 1), 2 if len(articles) >= TWICE else 1
    known = {code: number for code, number in borne.items() if number >= least and counts.get(code)}
    telling = [code for code in without_implied(known) if not is_common(counts[code], total)]
    kept = sorted(telling, key=lambda code: (-borne[code] * points(code, counts[code], total), code))[:LEARNT]
    return Weights({*kept, *(code for code in given if counts.get(code))}, counts)
