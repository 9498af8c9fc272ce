"""The work on an article, for the newsroom alone: how its state changed, and what is said of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.core.fields import FrenchTextField
from portal.core.house import StampStyle, stamp
from portal.core.publishing import Status


class Transition(models.Model):
    """A change of the state of an article: from, to, when, by whom. Written by `services`, changed by nobody."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="transitions", verbose_name="article"
    )
    former = models.CharField("de", max_length=10, choices=Status)
    state = models.CharField("à", max_length=10, choices=Status)
    due_at = models.DateTimeField("pour le", null=True, blank=True, help_text="La date de publication, alors.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="par"
    )
    made_at = models.DateTimeField("le", default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "changement d’état"
        verbose_name_plural = "changements d’état"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=Status.PUBLISHED) | Q(due_at__isnull=False),
                name="articles_transition_publication_is_dated",
                violation_error_message="Une publication porte sa date.",
            )
        ]

    def __str__(self):
        return f"{self.article}\u00a0: {self.said}"

    @property
    def said(self) -> str:
        """« publié », « programmé pour le 3 mars 2031 à 08 h 00 », « nouvelle date : … »"""
        if self.state != Status.PUBLISHED:
            return self.get_state_display()
        if self.due_at > self.made_at:
            return f"programmé pour le {stamp(self.due_at, StampStyle.LONG)}"
        return "publié" if self.former != Status.PUBLISHED else f"daté du {stamp(self.due_at, StampStyle.LONG)}"

    @property
    def who(self) -> str:
        """Nobody: an import, or a command."""
        return (self.by.get_full_name() or self.by.get_username()) if self.by else "la machine"

    @property
    def badge(self) -> str:
        return "scheduled" if self.state == Status.PUBLISHED and self.due_at > self.made_at else self.state


class ArticleNoteQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(resolved_at=None)


class ArticleNote(models.Model):
    """A word from one member of the newsroom to the others about an article, until somebody deals with it."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="notes", verbose_name="article"
    )
    text = FrenchTextField("note", max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="écrite par"
    )
    written_at = models.DateTimeField("écrite le", default=timezone.now)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="réglée par",
    )
    resolved_at = models.DateTimeField("réglée le", null=True, blank=True)

    objects = ArticleNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "note interne"
        verbose_name_plural = "notes internes"
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="articles_note_is_worded",
                violation_error_message="Une note n’est pas vide.",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="articles_note_resolved_by_somebody",
                violation_error_message="Une note réglée dit par qui et quand.",
            ),
        ]

    def __str__(self):
        return self.text
