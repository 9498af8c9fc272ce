"""What an article points at: other articles, records of the directory."""

from django.db import models
from django.db.models import F, Q

from portal.core.fields import FrenchCharField, FrenchTextField
from portal.core.house import list_stamp
from portal.core.text import name_key


class Reference(models.Model):
    """An entry of a list as the source printed it. It becomes a link once that article is public here."""

    class List(models.TextChoices):
        ARTICLES = "articles", "Articles"
        RELATED = "a-lire", "À lire"
        RESOURCES = "ressources", "Ressources"

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="references", verbose_name="article"
    )
    list = models.CharField("liste", max_length=10, choices=List, default=List.ARTICLES)
    ordering = models.PositiveSmallIntegerField("ordre", default=0)
    title = FrenchCharField("titre", max_length=300)
    type_name = FrenchCharField("type", max_length=60, blank=True, help_text="« Projet », « Entretien »…")
    number = models.PositiveIntegerField("numéro", null=True, blank=True)
    stamped_at = models.DateTimeField("publié le", null=True, blank=True)
    teaser = FrenchTextField("accroche", blank=True, max_length=1000)
    url = models.URLField("adresse", blank=True, max_length=500)
    title_key = models.CharField("titre replié", max_length=300, editable=False, db_index=True)
    target = models.ForeignKey(
        "articles.Article",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="referenced_by",
        verbose_name="article de ce site",
        help_text="Vide : trouvé d’après le numéro ou le titre.",
    )

    class Meta:
        verbose_name = "article cité en liste"
        verbose_name_plural = "articles cités en liste"
        ordering = ["list", "ordering", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(target=F("article")),
                name="articles_reference_not_itself",
                violation_error_message="Un article ne se cite pas lui-même.",
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.title_key = name_key(self.title)[:300]
        super().save(*args, **kwargs)

    @property
    def line(self) -> str:
        """« Projet n° 13312 • 23/09/21 à 11:17 », from what is known."""
        number = f"n°\u00a0{self.number}" if self.number else ""
        head = " ".join(part for part in (self.type_name, number) if part)
        date = list_stamp(self.stamped_at) if self.stamped_at else ""
        return " • ".join(part for part in (head, date) if part)


class DirectoryEntry(models.Model):
    """A record chosen by hand for « Dans l’annuaire »."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="directory_entries", verbose_name="article"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", verbose_name="organisation"
    )
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "fiche de l’annuaire"
        verbose_name_plural = "fiches de l’annuaire"
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "organisation"],
                name="articles_directory_entry_once",
                violation_error_message="Cette fiche est déjà dans la liste.",
            )
        ]

    def __str__(self):
        return str(self.organisation)


class Recommendation(models.Model):
    """An editor’s choice for « À lire »: always first, or never."""

    class Choice(models.TextChoices):
        PIN = "pin", "toujours proposer"
        BAN = "ban", "ne jamais proposer"

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="recommendations", verbose_name="article"
    )
    target = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="+", verbose_name="article à lire"
    )
    choice = models.CharField("choix", max_length=3, choices=Choice, default=Choice.PIN)
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "choix pour « À lire »"
        verbose_name_plural = "choix pour « À lire »"
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "target"],
                name="articles_recommendation_once",
                violation_error_message="Cet article est déjà dans la liste.",
            ),
            models.CheckConstraint(
                condition=~Q(article=F("target")),
                name="articles_recommendation_not_itself",
                violation_error_message="Un article ne se recommande pas lui-même.",
            ),
        ]

    def __str__(self):
        return str(self.target)


class CrossReference(models.Model):
    """A link of the running text to another article, kept by id. Derived: written by `services.refresh` alone."""

    source = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="cross_references", verbose_name="article"
    )
    target = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="cross_referenced_by", verbose_name="article lié"
    )

    class Meta:
        verbose_name = "renvoi"
        verbose_name_plural = "renvois"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target"],
                name="articles_cross_reference_once",
                violation_error_message="Ce renvoi est déjà noté.",
            )
        ]

    def __str__(self):
        return f"{self.source} → {self.target}"
