"""The mentions of an article: who and what it names, once each, in the order of the text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.linking.contexts import Joined, is_bounded, is_refused
from articles.linking.entries import Entry, Rule, Target, fits
from articles.linking.folding import same_joints, words_key
from articles.linking.lexicon import Hit, Lexicon
from articles.linking.roles import held, is_office_said, roles_before
from articles.linking.scenes import Scene
from articles.linking.sigles import taught
from articles.linking.surnames import surname_targets

_NAMING = frozenset({Rule.SURNAME, Rule.ROLE})  # what does not name somebody by itself


@dataclass(frozen=True)
class Detection:
    """`surface` as it stands in the text. Several `targets`: the words may mean any of them."""

    start: int
    surface: str
    targets: tuple[Target, ...]
    rule: str

    @property
    def is_sure(self) -> bool:
        return len(self.targets) == 1


@dataclass(frozen=True)
class _Reading:
    start: int
    end: int
    targets: tuple[Target, ...]
    rule: str


@dataclass(frozen=True)
class _Article:
    """`named`: the people whom the text names in full; `known`: with those of the title and the standfirst too."""

    named: set[Target]
    known: set[Target]
    meanings: dict[str, set[Target]]


def detect(scene: Scene, lexicon: Lexicon) -> list[Detection]:
    """The first mention of each record named in `scene`, where a link may stand when there is such a place.

    Rules: docs/adr/0011. Words that may mean several records are one detection with all of them; when the article also
    names one of them surely, they are taken as naming that one again.
    """
    hits = hits_of(scene.text, lexicon)
    named = _people_named(hits)
    article = _Article(named, named | _people_named(hits_of(scene.around, lexicon)), taught(scene.text, hits, lexicon))
    readings = (_read(hit, scene, lexicon, article) for hit in hits)
    kept = (_without_ignored(reading, scene, lexicon) for reading in readings)
    return _first_of_each(_longest(reading for reading in kept if reading.targets), scene)


def hits_of(text: str, lexicon: Lexicon) -> list[Hit]:
    """Leftmost, longest, whole names, written as names are; without those that what stands around refuses."""
    found = list(lexicon.hits(text))
    houses = [hit for hit in found if any(e.target and e.target.kind == "organisation" for e in hit.entries)]
    joined = Joined({hit.start for hit in houses}, {hit.end for hit in houses})
    whole = _longest(filter(None, (_whole(hit, text, joined) for hit in found)))
    starts = {hit.start for hit in whole}
    kept = []
    for hit in whole:
        entries = tuple(e for e in hit.entries if not is_refused(e, text, hit.start, hit.end, starts))
        if any(entry.target is None for entry in entries):
            continue  # always ignored, with all that it holds
        if entries:
            kept.append(Hit(hit.start, hit.end, entries))
    return kept


def _whole(hit: Hit, text: str, joined: Joined) -> Hit | None:
    if not is_bounded(text, hit.start, hit.end, joined):
        return None
    surface = text[hit.start : hit.end]
    entries = tuple(e for e in hit.entries if same_joints(surface, e.spelling) and fits(e, surface))
    return Hit(hit.start, hit.end, entries) if entries else None


def _longest(found: Iterable) -> list:
    """Those that overlap with none before, the leftmost first, then the longest."""
    kept, end = [], 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            kept.append(one)
            end = one.end
    return kept


def _people_named(hits: list[Hit]) -> set[Target]:
    return {e.target for hit in hits for e in hit.entries if e.target.kind == "person" and e.rule not in _NAMING}


def _read(hit: Hit, scene: Scene, lexicon: Lexicon, article: _Article) -> _Reading:
    """What the words mean here: a name, else an office, else a family name; or the function that ends with them."""
    surface = scene.text[hit.start : hit.end]
    if before := roles_before(hit, scene.text, lexicon, scene.day):
        start, holders = before
        if not article.named.intersection(holders):
            return _Reading(start, hit.end, tuple(holders), Rule.ROLE)
    names = [entry for entry in hit.entries if entry.rule not in _NAMING]
    if names:
        targets = _valid(names, scene)
        if words_key(surface) in article.meanings:
            targets = [target for target in targets if target in article.meanings[words_key(surface)]]
        return _Reading(hit.start, hit.end, tuple(targets), names[0].rule)
    offices = [entry.post for entry in hit.entries if entry.rule == Rule.ROLE]
    if offices:
        holders = held(offices, scene.day)
        is_said = is_office_said(scene.text, hit.start, hit.end) and not article.named.intersection(holders)
        return _Reading(hit.start, hit.end, tuple(holders) if is_said else (), Rule.ROLE)
    targets = surname_targets(hit.entries, scene.text, hit.start, hit.end, named=article.known)
    return _Reading(hit.start, hit.end, targets, Rule.SURNAME)


def _valid(names: list[Entry], scene: Scene) -> list[Target]:
    """Their records; of several, those whose name was still in use on the day of the article, if any was."""
    targets = list(dict.fromkeys(entry.target for entry in names))
    if len(targets) == 1:
        return targets
    in_use = [entry.target for entry in names if entry.until is None or scene.day <= entry.until]
    return list(dict.fromkeys(in_use)) or targets


def _without_ignored(reading: _Reading, scene: Scene, lexicon: Lexicon) -> _Reading:
    surface = scene.text[reading.start : reading.end]
    return replace(
        reading, targets=tuple(target for target in reading.targets if not lexicon.is_ignored(surface, target))
    )


def _first_of_each(readings: list[_Reading], scene: Scene) -> list[Detection]:
    sure = {reading.targets[0] for reading in readings if len(reading.targets) == 1}
    chosen: dict[object, tuple[bool, _Reading]] = {}
    for reading in readings:
        targets = reading.targets
        if len(targets) > 1 and sure.intersection(targets):
            continue
        key = targets if len(targets) > 1 else targets[0]
        may_link = (scene.may_explain if _is_term(reading) else scene.may_link)(reading.start, reading.end)
        if key not in chosen or (may_link and not chosen[key][0]):
            chosen[key] = may_link, reading
    firsts = sorted(
        (reading for may_link, reading in chosen.values() if may_link or not _is_term(reading)),
        key=lambda reading: reading.start,
    )
    return [
        Detection(one.start, scene.text[one.start : one.end], one.targets, one.rule) for one in _distinct(firsts, scene)
    ]


def _is_term(reading: _Reading) -> bool:
    """A term only explains its own words: where no link may stand, it says nothing of the article."""
    return all(target.kind == "term" for target in reading.targets)


def _distinct(readings: list[_Reading], scene: Scene) -> Iterable[_Reading]:
    """An article has one mention for the same words."""
    seen = set()
    for reading in readings:
        surface = scene.text[reading.start : reading.end]
        if surface not in seen:
            seen.add(surface)
            yield reading
