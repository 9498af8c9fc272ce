from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(days=30)  # a merge may be undone


class Merge(models.Model):
    """Who merged what, when, and each row that changed: enough to put everything back."""

    model = models.CharField("nature", max_length=100, editable=False, help_text="« people.Person ».")
    kept_pk = models.BigIntegerField("clé de la fiche gardée", editable=False)
    kept_name = models.CharField("fiche gardée", max_length=300, editable=False)
    merged_pk = models.BigIntegerField("clé de la fiche fusionnée", editable=False, db_index=True)
    merged_name = models.CharField("fiche fusionnée", max_length=300, editable=False)
    merged_at = models.DateTimeField("fusionnée le", default=timezone.now, editable=False)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="fusionnée par",
    )
    summary = models.TextField("ce qui a changé", blank=True, editable=False)
    # In the order of writing (see `traces`).
    changes = models.JSONField("lignes changées", default=list, editable=False)
    undone_at = models.DateTimeField("annulée le", null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="annulée par",
    )

    class Meta:
        app_label = "core"
        verbose_name = "fusion"
        verbose_name_plural = "fusions"
        ordering = ["-merged_at", "-pk"]
        indexes = [models.Index(fields=["model", "kept_pk"], name="core_merge_kept")]

    def __str__(self):
        return f"{self.merged_name} → {self.kept_name}"

    @property
    def record_model(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None

    @property
    def is_too_old(self) -> bool:
        return self.merged_at < timezone.now() - KEPT_FOR
