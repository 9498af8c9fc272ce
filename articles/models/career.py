from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.core.fields import FrenchCharField


class CareerProposal(models.Model):
    """What an appointment may change in somebody’s functions. The machine proposes; nothing changes before an editor
    accepts. Decided, it stays as the memory of the decision, and the article as the source of the function."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", "à décider"
        ACCEPTED = "accepted", "acceptée"
        REJECTED = "rejected", "refusée"

    # Proposed by the machine alone: nothing that keeps a record from being deleted.
    DISPOSABLE = Q(state=State.SUGGESTED)

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="career_proposals", verbose_name="article"
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="career_proposals", verbose_name="personne"
    )
    closed = models.ForeignKey(
        "people.Affiliation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fonction quittée",
    )
    role = FrenchCharField("nouvelle fonction", max_length=250, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisation",
    )
    organisation_name = FrenchCharField("organisation, telle qu’imprimée", max_length=250, blank=True)
    on = models.DateField("à compter du", null=True, blank=True)
    opened = models.ForeignKey(
        "people.Affiliation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="fonction ouverte",
    )
    state = models.CharField("état", max_length=10, choices=State, default=State.SUGGESTED, db_index=True)
    decided_at = models.DateTimeField("décidée le", null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="décidée par",
    )

    class Meta:
        verbose_name = "changement de fonction proposé"
        verbose_name_plural = "changements de fonction proposés"
        ordering = ["-article__published_at", "-article", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person"],
                name="articles_career_proposal_once",
                violation_error_message="Cet article a déjà une proposition pour cette personne.",
            ),
            models.CheckConstraint(
                condition=Q(state="suggested", decided_at=None) | (~Q(state="suggested") & Q(decided_at__isnull=False)),
                name="articles_career_proposal_decided_has_date",
                violation_error_message="Une proposition décidée a une date, et une proposition à décider n’en a pas.",
            ),
        ]

    def __str__(self):
        return f"{self.person}\u00a0: {self.role}" if self.role else str(self.person)

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.SUGGESTED
