"""The states of an article, and who may lead it from one to another. Every move is written down.

Publishing and withdrawing do more than change a state: see `publishing`, which asks this module whether it may.
"""

from datetime import datetime

from django.contrib.auth.models import User

from articles.models import Article, Transition
from portal.core.publishing import Status

_MOVES = {
    Status.DRAFT: (Status.REVIEW, Status.PUBLISHED, Status.WITHDRAWN),
    Status.REVIEW: (Status.DRAFT, Status.PUBLISHED),
    Status.PUBLISHED: (Status.DRAFT, Status.WITHDRAWN),
    Status.WITHDRAWN: (Status.DRAFT, Status.PUBLISHED),
}
OF_READERS = {Status.PUBLISHED, Status.WITHDRAWN}  # states that one enters, or leaves, before the eyes of readers
PUBLISH = "articles.publish_article"


class MoveRefused(ValueError):
    """This article cannot go from one state to the other, or not by this hand. Its text is French, for the screen."""


def moves_from(article: Article, *, by: User | None = None) -> list[str]:
    """The states to which `by` may lead the article, in the house’s order. Nobody is the machine, which may all."""
    return [state for state in _MOVES[article.status] if not refusal(article, state, by=by)]


def refusal(article: Article, state: str, *, by: User | None = None, former: str | None = None) -> str:
    """Why `by` may not lead the article from `former`, else the state it has, to `state`; empty when it is possible.

    To stay where one is is no move, but publishing anew what readers have, at another date or with other words, is.
    """
    former = former or article.status
    if by is not None and {former, state} & OF_READERS and not by.has_perm(PUBLISH):
        return "Publier, retirer ou changer ce que les lecteurs ont est l’affaire d’un éditeur."
    if state == former:
        return ""
    if state == Status.WITHDRAWN and article.first_published_at is None:
        return "Seul un article déjà publié peut être retiré."
    if state not in _MOVES[former]:
        ways = " ou ".join(f"«\u00a0{Status(one).label}\u00a0»" for one in _MOVES[former])
        return (
            f"Un article «\u00a0{Status(former).label}\u00a0» ne passe pas à «\u00a0{Status(state).label}\u00a0»."
            f" De là, on va à {ways}."
        )
    return ""


def locked_for(article: Article, state: str, *, by: User | None) -> Article:
    """The row as the database has it, which nobody else may move now. Raises `MoveRefused`."""
    locked = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if why := refusal(locked, state, by=by):
        raise MoveRefused(why)
    return locked


def note_move(article: Article, *, former: Article, by: User | None) -> bool:
    """Writes down that the article left the state of `former`, or its date. Whether it did."""
    is_dated = article.status == Status.PUBLISHED
    if article.status == former.status and not (is_dated and article.published_at != _last_date(article, former)):
        return False
    Transition.objects.create(
        article=article,
        former=former.status,
        state=article.status,
        due_at=article.published_at if is_dated else None,
        by=by,
    )
    return True


def _last_date(article: Article, former: Article) -> datetime | None:
    """The date last written down: a form saves the new one in the row before it asks to publish."""
    last = Transition.objects.filter(article=article).order_by("-made_at", "-pk").first()
    return last.due_at if last else former.published_at
