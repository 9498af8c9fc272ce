"""What is decided and stored for one article, read in one query."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import BigIntegerField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from articles.models import Article, CrossReference, Profile, Recommendation, Reference, RelatedArticle
from articles.recommendations.diversity import Candidate
from articles.recommendations.features import unpacked
from articles.recommendations.lists import VERSION
from portal.core.publishing import published_q

_LINKED, _STORED, _OWN = "linked", "stored", "own"


@dataclass
class Known:
    """`chosen`: what people want shown first, in order; `stored`: the entries of the stored list that are public."""

    chosen: list[Candidate] = field(default_factory=list)
    excluded: set[int] = field(default_factory=set)
    stored: list[Candidate] = field(default_factory=list)
    has_list: bool = False

    @property
    def chosen_keys(self) -> set[int]:
        return {near.article for near in self.chosen}


class _Row(NamedTuple):
    what: str
    target: int
    rank: int  # of a pin; the version of a list
    score: int  # of an entry; the key of a pin
    features: str
    reasons: str
    title_key: str
    type: int
    role: str
    moment: int
    number: int

    @property
    def candidate(self) -> Candidate:
        return Candidate(
            article=self.target,
            score=self.score if self.what == _STORED else 0,
            codes=frozenset(unpacked(self.features)),
            reasons=unpacked(self.reasons),
            words=words_of(self.title_key),
            type=self.type or None,
            role=self.role,
            newest=(self.moment, self.number),
        )


def words_of(title_key: str) -> frozenset[str]:
    return frozenset(title_key.split())


def known_of(article: Article) -> Known:
    """Pins, bans, links of the text and the stored list; the printed lists are read from `article.references`."""
    known, pins = Known(excluded={article.pk}), []
    for row in map(_Row._make, _rows(article)):
        if row.what == _STORED:
            known.stored.append(row.candidate)
        elif row.what == _OWN:
            known.has_list = row.rank == VERSION
        elif row.what == Recommendation.Choice.PIN:
            pins.append(row)
        else:
            known.excluded.add(row.target)
    entries = [entry for entry in article.references.all() if entry.target_id]
    known.excluded |= {entry.target_id for entry in entries if entry.list == Reference.List.ARTICLES}
    wanted = [row.candidate for row in sorted(pins, key=lambda row: (row.rank, row.score))]
    wanted += [_printed(entry.target) for entry in entries if _is_to_read(entry)]
    first = {near.article: near for near in reversed(wanted)}
    known.chosen = [first[key] for key in dict.fromkeys(near.article for near in wanted) if key not in known.excluded]
    return known


def _is_to_read(entry: Reference) -> bool:
    return entry.list == Reference.List.RELATED and entry.target.is_published


def _printed(target: Article) -> Candidate:
    return Candidate(target.pk, 0, frozenset(), (), words_of(target.title_key), target.type_id, "", (0, 0))


def _rows(article: Article) -> QuerySet:
    is_shown = published_q("target__") | Q(choice=Recommendation.Choice.BAN)
    decisions = Recommendation.objects.filter(is_shown, article=article)
    links = CrossReference.objects.filter(source=article)
    stored = RelatedArticle.objects.filter(published_q("target__"), article=article)
    own = Profile.objects.filter(pk=article.pk)
    return _columns(decisions, F("choice"), rank=F("ordering"), score=F("pk"), **_OF_TARGET).union(
        _columns(links, Value(_LINKED)),
        _columns(stored, Value(_STORED), score=F("score"), reasons=F("reasons"), **_OF_TARGET),
        _columns(own, Value(_OWN), target=F("article"), rank=F("version")),
        all=True,
    )


def _columns(rows: QuerySet, what, *, target=None, **given) -> QuerySet:
    """`rows` with the columns of `_Row`, of the same types whatever they are read from."""
    texts = {name: Cast(Coalesce(given.get(name, Value("")), Value("")), TextField()) for name in _TEXTS}
    numbers = {name: Cast(Coalesce(given.get(name, Value(0)), Value(0)), _INTEGER) for name in _NUMBERS}
    columns = {"what": Cast(what, TextField()), "target": target or F("target"), **numbers, **texts}
    named = {f"_{name}": columns[name] for name in _Row._fields}
    return (
        rows.order_by()
        .annotate(**{f"known{name}": value for name, value in named.items()})
        .values_list(*(f"known{name}" for name in named))
    )


_TEXTS, _NUMBERS = ("features", "reasons", "title_key", "role"), ("rank", "score", "type", "moment", "number")
_INTEGER = BigIntegerField()
_OF_TARGET = {
    "features": F("target__profile__features"),
    "title_key": F("target__title_key"),
    "type": F("target__type"),
    "role": F("target__type__role"),
    "moment": F("target__profile__moment"),
    "number": F("target__number"),
}
