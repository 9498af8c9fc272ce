from django.db import models

from portal.core.fields import FrenchCharField


class Byline(models.Model):
    """Who signs an article, in which order, under which wording. Nobody needs an account to sign."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="bylines", verbose_name="article"
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="bylines", verbose_name="signataire"
    )
    wording = FrenchCharField(
        "mention",
        max_length=80,
        blank=True,
        help_text="« Propos recueillis par », « traduit par »… Vide : « Par », ou comme la signature précédente.",
    )
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "signature"
        verbose_name_plural = "signatures"
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "wording"],
                name="articles_byline_once",
                violation_error_message="Cette personne signe déjà sous cette mention.",
            )
        ]

    def __str__(self):
        return f"{self.wording or 'Par'} {self.person}"
