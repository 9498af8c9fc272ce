from django.db import models

from portal.core.addresses import address_of
from portal.core.fields import FrenchCharField, FrenchTextField
from portal.core.slugs import Slugged, slugify


class ArticleType(Slugged):
    """What kind of piece an article is: Actualité, Entretien, Mercato… A new one needs no code."""

    class Role(models.TextChoices):
        """What a type tells of somebody’s life, for their chronology, whatever its name and address."""

        NONE = "", "aucun"
        INTERVIEW = "entretien", "entretien"
        APPOINTMENT = "nomination", "nomination"

    # The role of a type that is made under the name that the trade gives it.
    USUAL_ROLES = {"entretien": Role.INTERVIEW, "interview": Role.INTERVIEW, "mercato": Role.APPOINTMENT}

    name = FrenchCharField("nom", max_length=60, unique=True)
    plural_name = FrenchCharField("nom au pluriel", max_length=60, help_text="Titre de la liste : « Entretiens ».")
    has_kicker = models.BooleanField(
        "surtitre", default=False, help_text="Imprime le type au-dessus du titre, et devant lui dans les listes."
    )
    role = models.CharField(
        "dans une chronologie",
        max_length=10,
        choices=Role,
        default=Role.NONE,
        blank=True,
        help_text="Un entretien et une nomination ont leur place dans la chronologie des personnes.",
    )
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "type d’article"
        verbose_name_plural = "types d’article"
        ordering = ["ordering", "name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if self._state.adding and not self.role:
            self.role = self.USUAL_ROLES.get(slugify(self.name), self.Role.NONE)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address_of("articles:type", self.slug)


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
        return address_of("articles:rubrique", self.slug)
