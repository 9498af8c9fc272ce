from django.db import models
from django.db.models import Q

from portal.core.fields import FrenchCharField
from portal.core.house import QuotationMarks, StampStyle
from portal.core.rich_text import RichTextField


class Publication(models.Model):
    """A press title and its house style: how it prints stamps, quotation marks, numbers and headings.

    The site has one by default; imported pages keep theirs, so that several print side by side.
    """

    class LabelPosition(models.TextChoices):
        ABOVE = "above", "au-dessus de la citation"
        BELOW = "below", "sous la citation"

    name = FrenchCharField("nom", max_length=120, unique=True)
    website = models.URLField("site web", blank=True)
    is_default = models.BooleanField("titre du site", default=False)
    stamp_style = models.CharField("dates", max_length=10, choices=StampStyle, default=StampStyle.COMPACT)
    quotation_marks = models.CharField(
        "guillemets", max_length=10, choices=QuotationMarks, default=QuotationMarks.FRENCH
    )
    label_position = models.CharField(
        "nom de l’intervenant·e", max_length=5, choices=LabelPosition, default=LabelPosition.BELOW
    )
    shows_numbers = models.BooleanField("imprime les numéros", default=True)
    further_heading = FrenchCharField("intertitre des encadrés", max_length=60, default="Pour aller plus loin")
    articles_heading = FrenchCharField("intertitre des articles liés", max_length=60, default="Articles")
    directory_heading = FrenchCharField("intertitre de l’annuaire", max_length=60, default="Dans l’annuaire")
    related_heading = FrenchCharField("intertitre des lectures", max_length=60, default="À lire")
    resources_heading = FrenchCharField("intertitre des ressources", max_length=60, default="Ressources")
    contact = RichTextField("encadré de contact", blank=True, help_text="Imprimé sous les thèmes de chaque article.")

    class Meta:
        verbose_name = "titre de presse"
        verbose_name_plural = "titres de presse"
        ordering = ["-is_default", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="articles_publication_one_default",
                violation_error_message="Il y a déjà un titre par défaut.",
            )
        ]

    def __str__(self):
        return self.name


def default_publication_id() -> int | None:
    """The site’s own press title; None before it exists."""
    return Publication.objects.filter(is_default=True).values_list("pk", flat=True).first()
