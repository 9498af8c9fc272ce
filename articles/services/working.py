"""Who works on an article, until when, and what the newsroom says of it. None of it is part of what readers get."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, ArticleNote


@transaction.atomic
def assign(article: Article, *, to: User | None, due_on: date | None) -> bool:
    """Gives the article to somebody, or to nobody; a date without anybody is a deadline for all. Whether it changed.

    Past `save()`: the text is not changed, and nobody who has it open need be warned.
    """
    article.assigned_to, article.due_on = to, due_on
    same = Article.objects.filter(pk=article.pk, assigned_to=to, due_on=due_on)
    if same.exists():
        return False
    Article.objects.filter(pk=article.pk).update(assigned_to=to, due_on=due_on)
    return True


def add_note(article: Article, *, text: str, by: User) -> ArticleNote:
    return ArticleNote.objects.create(article=article, text=text, by=by)


def resolve_note(note: ArticleNote, *, by: User) -> bool:
    """Whether it was still to be dealt with: of two people at once, the first is named."""
    return bool(
        ArticleNote.objects.filter(pk=note.pk, resolved_at=None).update(resolved_at=timezone.now(), resolved_by=by)
    )


def reopen_note(note: ArticleNote) -> bool:
    return bool(
        ArticleNote.objects.filter(pk=note.pk).exclude(resolved_at=None).update(resolved_at=None, resolved_by=None)
    )
