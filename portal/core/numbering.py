"""Numbers that grow with publication and are never given twice (« n° 13313 »)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F
from django.db.models.functions import Greatest

LARGEST_CHOSEN = 9_999_999  # by hand; the sequence itself may go further


class Sequence(models.Model):
    """One row a sequence; the row is locked by its own UPDATE until the transaction ends."""

    name = models.CharField("nom", max_length=40, primary_key=True)
    last = models.PositiveIntegerField("dernier numéro donné", default=0)

    class Meta:
        app_label = "core"
        verbose_name = "suite de numéros"
        verbose_name_plural = "suites de numéros"

    def __str__(self):
        return f"{self.name} ({self.last})"


@transaction.atomic
def take_number(name: str) -> int:
    """The next number of the sequence. Concurrent callers wait for one another and get distinct numbers."""
    Sequence.objects.get_or_create(name=name)
    Sequence.objects.filter(name=name).update(last=F("last") + 1)
    return Sequence.objects.values_list("last", flat=True).get(name=name)


@transaction.atomic
def reserve_number(name: str, number: int) -> None:
    """Records that `number` is in use (an imported page keeps its own), so that the sequence goes on above it."""
    Sequence.objects.get_or_create(name=name)
    Sequence.objects.filter(name=name).update(last=Greatest(F("last"), number))


class Numbered(models.Model):
    """A record that receives a number at its first publication and keeps it for ever."""

    SEQUENCE = ""

    number = models.PositiveIntegerField(
        "numéro",
        null=True,
        blank=True,
        unique=True,
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST_CHOSEN)],
        error_messages={"unique": "Ce numéro est déjà pris."},
    )

    class Meta:
        abstract = True

    def take_number(self) -> None:
        """Gives the record its number if it has none. The caller holds a transaction and saves the record."""
        if self.number is None:
            self.number = take_number(self.SEQUENCE)
