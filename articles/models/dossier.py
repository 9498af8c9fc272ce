from django.db import models

from portal.core.addresses import address_of_record
from portal.core.fields import FrenchCharField, FrenchTextField
from portal.core.publishing import Publishable, PublishableQuerySet
from portal.core.rich_text import RichTextField
from portal.core.slugs import Slugged


class DossierQuerySet(PublishableQuerySet):
    def newest_first(self):
        return self.order_by("-published_at", "-pk")


class Dossier(Publishable, Slugged):
    """A story followed over time: its articles in a chosen order, and where it stands today."""

    FRAGMENT = "dossier"

    title = FrenchCharField("titre", max_length=200)
    standfirst = FrenchTextField("chapô", blank=True, max_length=1000)
    state_of_play = RichTextField("où en sommes-nous ?", blank=True)
    state_on = models.DateField("état au", null=True, blank=True, help_text="La date de ce qui est écrit ci-dessus.")
    articles = models.ManyToManyField(
        "articles.Article", through="articles.DossierEntry", related_name="dossiers", verbose_name="articles"
    )

    objects = DossierQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        ordering = ["-published_at", "-pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(state_of_play="") | models.Q(state_on__isnull=False),
                name="articles_dossier_state_is_dated",
                violation_error_message="« Où en sommes-nous ? » porte une date.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of_record("dossiers:detail", self.slug)


class DossierEntry(models.Model):
    """An article of a dossier, at its place."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="entries", verbose_name="dossier")
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="dossier_entries", verbose_name="article"
    )
    note = FrenchCharField("en une phrase", max_length=200, blank=True, help_text="Ce que cet article y apporte.")
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "article d’un dossier"
        verbose_name_plural = "articles d’un dossier"
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "article"],
                name="articles_dossier_entry_once",
                violation_error_message="Cet article est déjà dans le dossier.",
            )
        ]

    def __str__(self):
        return str(self.article)
