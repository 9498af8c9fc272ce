"""« À lire » as the desk sees it: each article with the terms of its score, as it is or with other themes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from articles.models import Article, Event, Profile
from articles.recommendations.candidates import traits_in
from articles.recommendations.features import Kind, code_of, codes_of, is_of, kind_of
from articles.recommendations.known import known_of, printed_titles
from articles.recommendations.reading import Suggestion, related, related_given
from articles.recommendations.reasons import Told, told_of
from articles.recommendations.scoring import POINTS, Term, moment_of, share_left

_DAY = 86_400


@dataclass(frozen=True)
class ExplainedTerm:
    """`words`: what is shared; `points`: what it adds, before the dates; `is_common`: too much so to be a reason."""

    words: str
    points: float
    number: int
    is_common: bool


@dataclass(frozen=True)
class Explained:
    """`share`: what the distance in time leaves of the sum of the terms, in hundredths."""

    suggestion: Suggestion
    score: float
    share: int
    terms: list[ExplainedTerm]
    is_new: bool = False

    @property
    def article(self) -> Article:
        return self.suggestion.article


@dataclass(frozen=True)
class Explanation:
    """`lost`: what the present list has, and would have no more."""

    entries: list[Explained]
    lost: list[Article]


def explain(article: Article) -> Explanation:
    """The list that readers have, or would have if the article were public."""
    return Explanation(_explained(article, related(article), codes_of([article.pk])[article.pk]), [])


def explain_with(article: Article, *, themes: Collection[int], event: Event | None) -> Explanation:
    """The list as it would become with these themes and this event instead of the saved ones. Nothing is written."""
    codes = supposed_codes(article, themes=themes, event=event)
    suggestions = related_given(article, known_of(article), codes=codes)
    present = [suggestion.article for suggestion in related(article)] if article.pk else []
    new = {suggestion.article.pk for suggestion in suggestions} - {other.pk for other in present}
    kept = {suggestion.article.pk for suggestion in suggestions}
    entries = _explained(article, suggestions, codes, new=new)
    return Explanation(entries, [other for other in present if other.pk not in kept])


def supposed_codes(article: Article, *, themes: Collection[int], event: Event | None) -> set[int]:
    """The codes of the article as saved, but for its themes and its event."""
    kept = codes_of([article.pk])[article.pk] - _codes_of_event(article.event)
    kept = {code for code in kept if not is_of(Kind.THEME, code)}
    return kept | {code_of(Kind.THEME, theme) for theme in themes} | _codes_of_event(event)


def _codes_of_event(event: Event | None) -> set[int]:
    if event is None:
        return set()
    keys = ((Kind.EVENT, event.pk), (Kind.EVENT, event.parent_id), (Kind.SERIES, event.series_id))
    return {code_of(kind, key) for kind, key in keys if key}


def _explained(
    article: Article, suggestions: Sequence[Suggestion], codes: Collection[int], *, new: Collection[int] = ()
) -> list[Explained]:
    told, moment = told_of(sorted(codes)), moment_of(article)
    weights = told.favouring(printed_titles(article) if article.pk else [])
    others = traits_in(Profile.objects.filter(pk__in=[suggestion.article.pk for suggestion in suggestions]))
    scored = {traits.article: weights.score(moment, traits) for traits in others}
    explained = []
    for suggestion in suggestions:
        found, is_new = scored.get(suggestion.article.pk), suggestion.article.pk in new
        if found is None:  # not written yet: after an update, until `rebuild_related` has run
            explained.append(Explained(suggestion, 0.0, 0, [], is_new))
            continue
        share = share_left(abs(moment - found.traits.moment) // _DAY) // 10
        terms = [_explained_term(term, told) for term in found.terms]
        explained.append(Explained(suggestion, found.score / POINTS, share, terms, is_new))
    return explained


def _explained_term(term: Term, told: Told) -> ExplainedTerm:
    code, weights = term.code, told.weights
    words = told.sentence(code) if code in told.names else _NAMELESS[kind_of(code)]
    return ExplainedTerm(words, term.points / POINTS, weights.counts[code], weights.is_common(code))


# Of a record that readers may not be told of: it counts, and is no reason.
_NAMELESS = {
    Kind.EVENT: "Même événement (fiche non publique)",
    Kind.SERIES: "Même série (sans événement public)",
    Kind.SPEAKER: "Même intervenant·e (fiche non publique ou hors index)",
    Kind.PERSON: "Même personne citée (fiche non publique ou hors index)",
    Kind.ORGANISATION: "Même organisation (fiche non publique)",
    Kind.THEME: "Thème commun",
}
