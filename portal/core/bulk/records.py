from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(days=30)  # a change may be taken back


class BulkChange(models.Model):
    """Who changed what in several records together, and each row with its value before and after."""

    kind = models.CharField("nature", max_length=40, editable=False)
    model = models.CharField("modèle", max_length=100, editable=False, help_text="« articles.Article ».")
    label = models.CharField("changement", max_length=300, editable=False)
    subject = models.BigIntegerField("clé de ce qui est ajouté ou retiré", null=True, editable=False)
    # `pk`, `name`, `before` and `after` of each record that changed.
    rows = models.JSONField("lignes changées", default=list, editable=False)
    count = models.PositiveIntegerField("fiches changées", editable=False)
    made_at = models.DateTimeField("fait le", default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="fait par",
    )
    undone_at = models.DateTimeField("annulé le", null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="annulé par",
    )

    class Meta:
        app_label = "core"
        verbose_name = "changement en série"
        verbose_name_plural = "changements en série"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(count__gt=0),
                name="core_bulkchange_changed_something",
                violation_error_message="Un changement en série change au moins une fiche.",
            )
        ]

    def __str__(self):
        return self.label

    @property
    def record_model(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def singular(self) -> str:
        return self.record_model._meta.verbose_name

    @property
    def plural(self) -> str:
        return self.record_model._meta.verbose_name_plural

    @property
    def noun(self) -> str:
        """What changed, as its number has it: « articles », « organisation »."""
        return str(self.plural if self.count > 1 else self.singular)

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None

    @property
    def is_too_old(self) -> bool:
        return self.made_at < timezone.now() - KEPT_FOR
