"""What keeps an article from being lost: its revisions, and what is being typed and is not saved yet."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Revision(models.Model):
    """An article as it was saved once, with its blocks and lists. Never changed afterwards."""

    class Origin(models.TextChoices):
        FIRST = "avant", "état avant la première version gardée"
        DESK = "formulaire", "enregistrée"
        RESTORED = "restauration", "restaurée"
        PLANNED = "programme", "changée à la date programmée"
        ELSEWHERE = "ailleurs", "changée hors du formulaire"

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="revisions", verbose_name="article"
    )
    number = models.PositiveIntegerField("version n°", editable=False)
    origin = models.CharField("origine", max_length=12, choices=Origin, default=Origin.DESK, editable=False)
    restored_number = models.PositiveIntegerField("version restaurée", null=True, editable=False)
    made_at = models.DateTimeField("gardée le", default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="par",
    )
    content = models.JSONField("contenu", editable=False)
    digest = models.CharField("empreinte", max_length=64, editable=False)

    class Meta:
        verbose_name = "version d’un article"
        verbose_name_plural = "versions des articles"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"],
                name="articles_revision_numbered_once",
                violation_error_message="Une version porte déjà ce numéro.",
            )
        ]

    def __str__(self):
        return f"version n°\u00a0{self.number}"


class Autosave(models.Model):
    """What somebody has typed in one window and not saved: apart from the article, which it never touches.

    Once that window has saved, the row stays for a while without data: whatever it still sends comes too late.
    """

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        null=True,
        related_name="autosaves",
        verbose_name="article",
        help_text="Vide : un article qui n’est pas encore enregistré.",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="rédacteur·rice"
    )
    window = models.CharField("fenêtre", max_length=32)
    rank = models.BigIntegerField("rang de l’envoi", default=0)
    saved_at = models.DateTimeField("gardée le", default=timezone.now)
    is_closed = models.BooleanField("fenêtre enregistrée", default=False)
    data = models.JSONField("saisies", default=dict)

    class Meta:
        verbose_name = "saisie gardée"
        verbose_name_plural = "saisies gardées"
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "window"],
                name="articles_autosave_window_once",
                violation_error_message="Cette fenêtre a déjà ses saisies gardées.",
            ),
            models.CheckConstraint(
                condition=~Q(window=""),
                name="articles_autosave_names_its_window",
                violation_error_message="Une saisie gardée vient d’une fenêtre.",
            ),
        ]

    def __str__(self):
        return f"saisie gardée de {self.user}"
