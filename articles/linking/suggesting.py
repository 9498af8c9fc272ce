"""Writes what was found as suggestions, and forgets those whose words are gone. Decisions are never touched."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from articles.linking.detecting import Detection, detect
from articles.linking.entries import Target
from articles.linking.folding import words_key
from articles.linking.lexicon import current_lexicon
from articles.linking.scenes import scene_of
from articles.models import Article, Mention
from articles.rendering.body import readable_text
from portal.core.figures import whole_number

State = Mention.State
LONGEST = Mention._meta.get_field("surface").max_length
MOST = 200  # suggestions for one article: beyond, nobody reads them


@dataclass(frozen=True)
class Suggested:
    """How many suggestions wait for a decision, and how many links were accepted without one."""

    waiting: int
    accepted: int = 0
    linked: tuple[str, ...] = ()  # the words accepted so, in the order of the text


def suggest(article: Article, html: str) -> Suggested:
    """Proposes the first mention of each record that `html`, the rendered body, names.

    What was decided for this article stays: words or a record once accepted or refused are proposed no more. Records
    marked « lien automatique » are accepted at once when nothing else can be meant.
    """
    scene, lexicon = scene_of(article, html), current_lexicon()
    known = list(article.mentions.all())
    fresh = _fresh(detect(scene, lexicon), known)
    waiting = {mention.surface: mention for mention in known if mention.state == State.SUGGESTED}
    text = readable_text(html)
    gone = _gone(waiting.values(), fresh, text)
    alone = [m for m in known if m.is_automatic and m.state == State.ACCEPTED and m.surface not in text]
    if gone or alone:
        Mention.objects.filter(pk__in=[mention.pk for mention in [*gone, *alone]]).delete()
    written = [_mention(article, one, automatic=lexicon.automatic) for one in fresh]
    _write(written, {surface: mention for surface, mention in waiting.items() if mention not in gone})
    accepted = sum(mention.is_automatic for mention in written)
    hand_made = sum(not mention.rule for mention in waiting.values() if mention not in gone)
    linked = tuple(mention.surface for mention in written if mention.is_automatic)
    return Suggested(len(written) - accepted + hand_made, accepted, linked)


def _fresh(found: list[Detection], known: list[Mention]) -> list[Detection]:
    """Without the words and the records on which something was decided, or that were proposed by hand."""
    decided = [mention for mention in known if mention.state != State.SUGGESTED or not mention.rule]
    words = {words_key(mention.surface) for mention in decided}
    records = {mention.target_key for mention in decided}
    kept = []
    for one in found:
        targets = tuple(target for target in one.targets if target.key not in records)
        is_new = words_key(one.surface) not in words and len(one.surface) <= LONGEST
        if is_new and len(targets) == len(one.targets):
            kept.append(one)
    return kept[:MOST]


def _gone(waiting: Iterable[Mention], fresh: list[Detection], text: str) -> list[Mention]:
    """Suggestions of ours that are made no more; those of others when their words are no longer in the text."""
    made = {one.surface for one in fresh}
    return [mention for mention in waiting if mention.surface not in (made if mention.rule else text)]


def _mention(article: Article, one: Detection, *, automatic: Container[Target]) -> Mention:
    first = one.targets[0]
    is_automatic = one.is_sure and first in automatic
    return Mention(
        article=article,
        surface=one.surface,
        state=State.ACCEPTED if is_automatic else State.SUGGESTED,
        ordering=min(one.start, 32767),
        rule=one.rule,
        candidates=[] if one.is_sure else [target.key for target in one.targets],
        is_automatic=is_automatic,
        **{f"{first.kind}_id": first.pk},
    )


_FIELDS = ["person_id", "organisation_id", "term_id", "state", "ordering", "rule", "candidates", "is_automatic"]


def _write(mentions: list[Mention], waiting: dict[str, Mention]) -> None:
    """Adds what is new, and changes what is not as it was; nothing is written when nothing changed."""
    added, changed = [], []
    for mention in mentions:
        former = waiting.get(mention.surface)
        if former is None:
            added.append(mention)
        elif any(getattr(former, name) != getattr(mention, name) for name in _FIELDS):
            mention.pk = former.pk
            changed.append(mention)
    # Somebody may have written the same words by hand meanwhile: theirs stay.
    Mention.objects.bulk_create(added, ignore_conflicts=True)
    if changed:
        Mention.objects.bulk_update(changed, [name.removesuffix("_id") for name in _FIELDS])


def target_of(key: str) -> Target | None:
    """« person:12 » read again; None for what is no such key."""
    kind, _colon, figures = key.partition(":")
    pk = whole_number(figures)
    return None if pk is None or kind not in {"person", "organisation", "term"} else Target(kind, pk)
