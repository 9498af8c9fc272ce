"""What finding names in articles has to remember: words that mean nothing here, and when names changed."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.linking.folding import words_key
from portal.core.fields import FrenchCharField


class IgnoredWords(models.Model):
    """Words never proposed on any article: for one record, or, without any, for none at all.

    Without a record they also hide what they hold: « Medicen Day » ignored, « Medicen » is not found in it.
    """

    words = FrenchCharField("mots", max_length=200)
    words_key = models.CharField("mots repliés", max_length=200, editable=False, db_index=True)
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ignored_words",
        verbose_name="personne",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ignored_words",
        verbose_name="organisation",
    )
    term = models.ForeignKey(
        "articles.GlossaryTerm",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ignored_words",
        verbose_name="terme",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="décidé par",
    )
    created_at = models.DateTimeField("décidé le", auto_now_add=True)

    class Meta:
        verbose_name = "mot toujours ignoré"
        verbose_name_plural = "mots toujours ignorés"
        ordering = ["words_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=True, organisation__isnull=True)
                    | Q(person__isnull=True, term__isnull=True)
                    | Q(organisation__isnull=True, term__isnull=True)
                ),
                name="articles_ignored_words_of_one_record",
                violation_error_message="Des mots s’ignorent pour une fiche, ou pour toutes.",
            )
        ]

    def __str__(self):
        return f"{self.words} (pour {self.target})" if self.target else self.words

    def save(self, *args, **kwargs):
        self.words_key = words_key(self.words)[:200]
        super().save(*args, **kwargs)

    @property
    def target(self):
        return self.person or self.organisation or self.term


def _token() -> str:
    return secrets.token_hex(8)


class LexiconChange(models.Model):
    """A line each time that names change, in the same transaction: by it, every process knows its dictionary is old.

    Lines are added and never changed, so that two editors who save at once do not wait for one another.
    """

    token = models.CharField("jeton", max_length=16, default=_token, editable=False)
    changed_at = models.DateTimeField("changé le", auto_now_add=True)

    class Meta:
        verbose_name = "changement de nom"
        verbose_name_plural = "changements de noms"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.pk}"
