from django.db import models
from django.urls import reverse
from django.utils import timezone

from portal.core.fields import FrenchCharField, FrenchTextField
from portal.core.rich_text import RichTextField


class Address(models.TextChoices):
    """The pages that the law or the trade expects of a news site. Each value is the address and its name."""

    CHARTER = "charte", "charte"
    CORRECTIONS = "corrections", "corrections"
    TEAM = "equipe", "équipe"
    METHODS = "methodes", "méthodes"
    FUNDING = "financement", "financement"
    LEGAL = "mentions-legales", "mentions légales"
    PRIVACY = "donnees-personnelles", "données personnelles"
    ACCESSIBILITY = "accessibilite", "accessibilité"


class EditorialPage(models.Model):
    """What the newsroom says of itself, one page for each address."""

    address = models.CharField("adresse", max_length=30, choices=Address, unique=True)
    title = FrenchCharField("titre", max_length=90)
    standfirst = FrenchTextField(
        "chapô", max_length=300, help_text="Une ou deux phrases. Les moteurs de recherche les montrent sous le titre."
    )
    body = RichTextField("texte")
    updated_on = models.DateField(
        "mis à jour le",
        default=timezone.localdate,
        help_text="La date imprimée sous le chapô\u00a0: celle de la dernière modification de fond.",
    )

    class Meta:
        verbose_name = "page de la maison"
        verbose_name_plural = "pages de la maison"
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse(self.address)
