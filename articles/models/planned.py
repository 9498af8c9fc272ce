"""What is to become of an article at a time to come, with nobody there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.revision import Revision


class PlannedChange(models.Model):
    """A withdrawal, or a version prepared from the form. Made at `at`, by whoever reads the site first after it."""

    class Kind(models.TextChoices):
        WITHDRAWAL = "retrait", "retrait"
        CONTENT = "changement", "changement"

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="planned_changes", verbose_name="article"
    )
    kind = models.CharField("nature", max_length=10, choices=Kind)
    at = models.DateTimeField("à faire le", null=True, blank=True, help_text="Vide : préparé, sans date encore.")
    content = models.JSONField("contenu", null=True, editable=False)
    # What the content was prepared from: what it leaves as it was is not changed.
    base = models.ForeignKey(
        Revision,
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="version de départ",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="préparé par"
    )
    made_at = models.DateTimeField("préparé le", default=timezone.now, editable=False)
    done_at = models.DateTimeField("fait le", null=True, editable=False)
    outcome = models.TextField("ce qu’il en fut", blank=True, editable=False)

    class Meta:
        verbose_name = "changement programmé"
        verbose_name_plural = "changements programmés"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["at"], condition=Q(done_at__isnull=True), name="articles_planned_next")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="retrait", content__isnull=True, at__isnull=False)
                | Q(kind="changement", content__isnull=False, base__isnull=False),
                name="articles_planned_change_is_whole",
                violation_error_message="Un retrait a une date, un changement a un contenu.",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(kind="retrait", done_at__isnull=True),
                name="articles_planned_withdrawal_once",
                violation_error_message="Un retrait est déjà programmé.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} programmé"
