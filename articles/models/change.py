from django.db import models
from django.utils import timezone

from portal.core.fields import FrenchTextField


class Change(models.Model):
    """A change made to a published article, dated and worded for its readers."""

    class Kind(models.TextChoices):
        UPDATE = "mise-a-jour", "mise à jour"
        PRECISION = "precision", "précision"
        CORRECTION = "correction", "correction"

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="changes", verbose_name="article"
    )
    kind = models.CharField("nature", max_length=12, choices=Kind, default=Kind.UPDATE)
    changed_at = models.DateTimeField("changé le", default=timezone.now, db_index=True)
    note = FrenchTextField(
        "ce qui a changé", max_length=600, help_text="Une phrase pour le lecteur : ce qui était écrit, ce qui l’est."
    )

    class Meta:
        verbose_name = "changement"
        verbose_name_plural = "changements"
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(note=""),
                name="articles_change_is_worded",
                violation_error_message="Un changement se dit en une phrase.",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} : {self.article}"
