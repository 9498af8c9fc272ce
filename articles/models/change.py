from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.core.differences import Piece, word_pieces
from portal.core.fields import FrenchTextField
from portal.core.prepared import now


class ChangeQuerySet(models.QuerySet):
    def told(self):
        """Those that readers are told of, the newest first.

        A withdrawn quote takes its own corrections with it: their words would be what was withdrawn.
        """
        is_there = Q(quote=None) | Q(kind=Change.Kind.WITHDRAWAL) | Q(quote__parent__isnull=False)
        return self.filter(is_there, changed_at__lte=now()).order_by("-changed_at", "-pk")


class Change(models.Model):
    """A change made to a published article, or to one of its quotes, dated and worded for readers."""

    class Kind(models.TextChoices):
        UPDATE = "mise-a-jour", "mise à jour"
        PRECISION = "precision", "précision"
        CORRECTION = "correction", "correction"
        WITHDRAWAL = "retrait", "retrait"

    class Gravity(models.TextChoices):
        SERIOUS = "grave", "sérieuse : en tête de l’article"
        LIGHT = "legere", "légère : au pied de l’article"

    NOTICES = (Kind.CORRECTION, Kind.WITHDRAWAL)  # printed on the article itself, where its gravity says

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="changes", verbose_name="article"
    )
    quote = models.ForeignKey(
        "articles.Quote",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="changes",
        verbose_name="citation",
    )
    kind = models.CharField("nature", max_length=12, choices=Kind, default=Kind.UPDATE)
    gravity = models.CharField(
        "gravité",
        max_length=6,
        choices=Gravity,
        default=Gravity.SERIOUS,
        help_text="Où se lit une correction ou un retrait. Sans effet sur le reste.",
    )
    changed_at = models.DateTimeField("changé le", default=timezone.now, db_index=True)
    note = FrenchTextField(
        "ce qui a changé", max_length=600, help_text="Une phrase pour le lecteur : ce qui était écrit, ce qui l’est."
    )
    former_text = FrenchTextField(
        "passage d’avant",
        max_length=5000,
        blank=True,
        help_text="Facultatif. Les deux passages sont montrés au lecteur, mot à mot.",
    )
    new_text = FrenchTextField("passage corrigé", max_length=5000, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "changement"
        verbose_name_plural = "changements"
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(note=""),
                name="articles_change_is_worded",
                violation_error_message="Un changement se dit en une phrase.",
            ),
            models.CheckConstraint(
                condition=Q(former_text="", new_text="") | (~Q(former_text="") & ~Q(new_text="")),
                name="articles_change_both_wordings",
                violation_error_message="Donnez les deux passages, celui d’avant et celui d’après, ou aucun.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} : {self.article}"

    @property
    def is_notice(self) -> bool:
        return self.kind in self.NOTICES

    @property
    def is_serious(self) -> bool:
        return self.gravity == self.Gravity.SERIOUS

    @property
    def wording(self) -> list[Piece]:
        """Both wordings as one text, word for word; empty when they are not given."""
        return word_pieces(self.former_text, self.new_text) if self.former_text else []

    @property
    def subject(self) -> str:
        """« Correction d’une citation »: the kind, and of what when that is not the article."""
        kind = self.get_kind_display()
        return f"{kind} d’une citation" if self.quote_id else kind
