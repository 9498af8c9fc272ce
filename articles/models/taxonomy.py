from django.db import models
from django.urls import reverse

from portal.core.fields import FrenchCharField, FrenchTextField
from portal.core.slugs import Slugged


class ArticleType(Slugged):
    """What kind of piece an article is: Actualité, Entretien, Mercato… A new one needs no code."""

    name = FrenchCharField("nom", max_length=60, unique=True)
    plural_name = FrenchCharField("nom au pluriel", max_length=60, help_text="Titre de la liste : « Entretiens ».")
    has_kicker = models.BooleanField(
        "surtitre", default=False, help_text="Imprime le type au-dessus du titre, et devant lui dans les listes."
    )
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "type d’article"
        verbose_name_plural = "types d’article"
        ordering = ["ordering", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:type", args=[self.slug])


class Rubrique(Slugged):
    """A section of the site."""

    name = FrenchCharField("nom", max_length=80, unique=True)
    description = FrenchTextField("présentation", blank=True)
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "rubrique"
        verbose_name_plural = "rubriques"
        ordering = ["ordering", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:rubrique", args=[self.slug])
