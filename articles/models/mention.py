from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.core.fields import FrenchCharField
from portal.core.rich_text import RichTextField
from portal.core.text import name_key


class GlossaryTerm(models.Model):
    """A word of the trade, with what it stands for and what it means."""

    term = FrenchCharField("terme", max_length=120, unique=True)
    expansion = FrenchCharField("développement", max_length=250, blank=True, help_text="Pour un sigle.")
    definition = RichTextField("définition", blank=True)
    language = models.CharField(
        "langue", max_length=8, blank=True, help_text="Code d’un mot étranger : « en », « la »."
    )
    term_key = models.CharField(max_length=120, editable=False, db_index=True, verbose_name="terme replié")

    class Meta:
        verbose_name = "terme du glossaire"
        verbose_name_plural = "glossaire"
        ordering = ["term_key", "pk"]

    def __str__(self):
        return self.term

    def save(self, *args, **kwargs):
        self.term_key = name_key(self.term)[:120]
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """Its place in the glossary: by its key, which no other spelling changes."""
        return f"{reverse('articles:glossary')}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"terme-{self.pk}"

    @property
    def initial(self) -> str:
        """Its letter in the glossary; empty for a figure or a sign."""
        letter = self.term_key[:1]
        return letter.upper() if letter.isalpha() else ""


class Mention(models.Model):
    """A person, an organisation or a term named in an article. The machine suggests, the editor accepts."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", "proposée"
        ACCEPTED = "accepted", "acceptée"
        REJECTED = "rejected", "refusée"

    class Rule(models.TextChoices):
        """How the machine knows the record by these words. Empty: written by hand, or read on an imported page."""

        NAME = "nom", "nom"
        OTHER = "autre-nom", "autre nom"
        ACRONYM = "sigle", "sigle"
        FORMER = "ancien", "ancien nom"
        SURNAME = "famille", "nom de famille"
        ROLE = "fonction", "fonction à cette date"
        TERM = "terme", "terme"
        EXPANSION = "developpe", "terme développé"

    # Proposed by the machine alone: nothing that keeps a record from being deleted.
    DISPOSABLE = Q(state=State.SUGGESTED)

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="mentions", verbose_name="article"
    )
    surface = FrenchCharField("mots du texte", max_length=200)
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name="personne",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name="organisation",
    )
    term = models.ForeignKey(
        GlossaryTerm, on_delete=models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name="terme"
    )
    state = models.CharField("état", max_length=10, choices=State, default=State.SUGGESTED)
    ordering = models.PositiveSmallIntegerField("ordre", default=0)
    rule = models.CharField("reconnue par", max_length=10, choices=Rule, blank=True, editable=False)
    # Of a suggestion that may mean several records: their keys (« person:12 »), the first one being `target`.
    candidates = models.JSONField("fiches possibles", default=list, blank=True, editable=False)
    is_automatic = models.BooleanField("acceptée d’office", default=False, editable=False)

    class Meta:
        verbose_name = "mention"
        verbose_name_plural = "mentions"
        ordering = ["ordering", "pk"]
        indexes = [
            models.Index(fields=["article"], condition=Q(state="suggested"), name="articles_mention_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False, organisation__isnull=True, term__isnull=True)
                    | Q(person__isnull=True, organisation__isnull=False, term__isnull=True)
                    | Q(person__isnull=True, organisation__isnull=True, term__isnull=False)
                ),
                name="articles_mention_of_one_record",
                violation_error_message="Une mention désigne une personne, une organisation ou un terme, et un seul.",
            ),
            models.UniqueConstraint(
                fields=["article", "surface"],
                name="articles_mention_surface_once",
                violation_error_message="Ces mots ont déjà une mention dans cet article.",
            ),
        ]

    def __str__(self):
        return f"{self.surface} → {self.target}"

    @property
    def target(self):
        return self.person or self.organisation or self.term

    @property
    def target_key(self) -> str:
        """« person:12 »."""
        found = {"person": self.person_id, "organisation": self.organisation_id, "term": self.term_id}
        return next(f"{kind}:{pk}" for kind, pk in found.items() if pk)


class SuggestedMention(Mention):
    """What the desk lists: mentions that wait for a decision have a page of their own."""

    class Meta:
        proxy = True
        verbose_name = "lien proposé"
        verbose_name_plural = "liens proposés"
