"""Other names under which a record is found (Popolo: OtherName)."""

from collections.abc import Iterable

from django.db import models

from portal.core.fields import FrenchCharField
from portal.core.text import name_key

SPELLING = "graphie"  # the kind of a name that serves to find a record and is printed nowhere


def printed(names: Iterable) -> list:
    """Those of the names that readers are shown."""
    return [name for name in names if name.kind != SPELLING]


class OtherName(models.Model):
    """A name kept with its key, so that it is found whatever its case, accents and hyphens."""

    name = FrenchCharField("nom", max_length=200)
    name_key = models.CharField(max_length=200, editable=False, db_index=True, verbose_name="nom replié")

    class Meta:
        abstract = True
        verbose_name = "autre nom"
        verbose_name_plural = "autres noms"
        ordering = ["kind", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)[:200]
        super().save(*args, **kwargs)
