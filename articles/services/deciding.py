"""What editors decide of the mentions that the machine suggests. Each decision shows on the article’s page at once."""

from collections.abc import Collection, Mapping

from django.db.models import Max

from articles.linked_records import linked_records
from articles.linking.entries import Target
from articles.linking.folding import words_key
from articles.linking.suggesting import suggest, target_of
from articles.models import Article, DirectoryEntry, GlossaryTerm, IgnoredWords, Mention
from articles.services.publishing import publish_record, settle_scheduled_records
from articles.services.refreshing import refresh
from organisations.models import Organisation
from people.models import Person
from portal.core.publishing import Status
from portal.core.saving import gathered

State = Mention.State
_MODELS = {"person": Person, "organisation": Organisation, "term": GlossaryTerm}
AT_ONCE = 200  # suggestions taken away within one request
STEP = 10  # between the ranks of a list, as the desk leaves them


@gathered()
def accept_mentions(article: Article, chosen: Mapping[int, str]) -> list[Mention]:
    """Accepts suggestions: by their keys, the key of the record chosen (« person:12 »), or "" for the one proposed.

    In an article already published, the draft records that it now names become public with it. Returns those that were
    accepted: a suggestion already decided elsewhere, or whose choice is none of its candidates, is left as it is.
    """
    _lock(article)
    accepted = []
    for mention in _waiting(article, chosen):
        target = _choice(mention, chosen[mention.pk])
        if target is None:
            continue
        for kind in _MODELS:
            setattr(mention, f"{kind}_id", target.pk if kind == target.kind else None)
        mention.state, mention.candidates = State.ACCEPTED, []
        mention.save()
        accepted.append(mention)
    if accepted:
        _settle(article)
    return accepted


@gathered()
def reject_mentions(article: Article, keys: Collection[int]) -> list[Mention]:
    """Refuses suggestions for this article, or links that were made without an editor.

    Neither these words nor this record are proposed in it any more.
    """
    _lock(article)
    made = article.mentions.select_for_update(of=("self",)).filter(pk__in=list(keys), is_automatic=True)
    rejected = [*_waiting(article, keys), *made.filter(state=State.ACCEPTED)]
    for mention in rejected:
        mention.state, mention.is_automatic = State.REJECTED, False
        mention.save()
    if rejected:
        _unlink(article, rejected)
    return rejected


@gathered()
def restore_mentions(article: Article, keys: Collection[int]) -> list[Mention]:
    """Takes decisions back: what was accepted or refused waits again, or is linked again if its record always is.

    Of what is not proposed any more, because its words are gone or ignored, nothing is left.
    """
    _lock(article)
    restored = list(article.mentions.select_for_update(of=("self",)).filter(pk__in=keys).exclude(state=State.SUGGESTED))
    for mention in restored:
        mention.state, mention.is_automatic = State.SUGGESTED, False
        mention.save()
    if restored:
        _unlink(article, restored)
    return restored


@gathered()
def ignore_words(mention: Mention, *, by=None) -> tuple[IgnoredWords, int]:
    """Never proposes the words of a suggestion again, in any article: for its record, or for all when it had several.

    Returns the decision, and how many suggestions it took away. What was accepted elsewhere stays.
    """
    target = None if mention.candidates else target_of(mention.target_key)
    record = {f"{target.kind}_id": target.pk} if target else {}
    same = IgnoredWords.objects.filter(words_key=words_key(mention.surface)[:200], **_of(target))
    ignored = same.first() or IgnoredWords.objects.create(words=mention.surface, created_by=by, **record)
    count = take_ignored_away(ignored)
    refresh(mention.article)
    return ignored, count


@gathered()
def take_ignored_away(ignored: IgnoredWords) -> int:
    """Takes the suggestions of words that are ignored out of the queue, the newest `AT_ONCE` of them: each changes its
    article. The others go when their article is next read. How many were taken.
    """
    record = {f"{kind}_id": pk for kind in _MODELS if (pk := getattr(ignored, f"{kind}_id"))}
    waiting = Mention.objects.filter(state=State.SUGGESTED, **record).order_by("-pk").values_list("pk", "surface")
    same = [pk for pk, surface in waiting.iterator() if words_key(surface)[:200] == ignored.words_key]
    return Mention.objects.filter(pk__in=same[:AT_ONCE]).delete()[0]


@gathered()
def add_to_directory(mention: Mention) -> DirectoryEntry | None:
    """Puts the organisation of a mention last in « Dans l’annuaire »; None when it is there, was refused or is none."""
    article, house = mention.article, mention.organisation
    if (
        house is None
        or mention.state == State.REJECTED
        or article.directory_entries.filter(organisation=house).exists()
    ):
        return None
    last = article.directory_entries.aggregate(last=Max("ordering"))["last"] or 0
    entry = DirectoryEntry.objects.create(article=article, organisation=house, ordering=last + STEP)
    _settle(article)
    return entry


@gathered()
def suggest_again(article: Article) -> int:
    """Reads the article as last rendered for new names; how many mentions wait. Rendered only when links came of it."""
    locked = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    suggested = suggest(locked, locked.body_html)
    if suggested.accepted:
        refresh(locked)
    return suggested.waiting


def _lock(article: Article) -> None:
    """Before its mentions, as whoever saves it does: two that lock in opposite orders would wait for each other."""
    list(Article.objects.select_for_update(of=("self",)).filter(pk=article.pk).values_list("pk"))


def _waiting(article: Article, keys: Collection[int]) -> list[Mention]:
    """The suggestions of the article among these, none of which anybody else may decide meanwhile."""
    waiting = article.mentions.select_for_update(of=("self",)).filter(pk__in=list(keys), state=State.SUGGESTED)
    return list(waiting.order_by("ordering", "pk"))


def _choice(mention: Mention, key: str) -> Target | None:
    if not key:
        return None if mention.candidates else target_of(mention.target_key)
    if key not in {*mention.candidates, mention.target_key}:
        return None
    target = target_of(key)
    return target if _MODELS[target.kind].objects.filter(pk=target.pk).exists() else None


def _of(target: Target | None) -> dict:
    """The conditions for a decision on this record, or on none."""
    return {f"{kind}_id": target.pk if target and kind == target.kind else None for kind in _MODELS}


def _unlink(article: Article, mentions: Collection[Mention]) -> None:
    """A record that only waited for this article waits no more."""
    former = [mention.person or mention.organisation for mention in mentions]
    settle_scheduled_records(article, filter(None, former))
    refresh(article)


def _settle(article: Article) -> None:
    """Draft records follow an article that is public, or is to be; then it is rendered with its new links."""
    if article.status == Status.PUBLISHED:
        for record in linked_records(article):
            publish_record(record, at=article.published_at)
    refresh(article)
