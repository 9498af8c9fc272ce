from django.db import models
from django.db.models import Q

from articles.models.article import Article
from articles.quoting.confidence import SURE
from portal.core.fields import FrenchCharField, FrenchTextField


class QuoteCandidate(models.Model):
    """Words between marks that the machine found in an article: it proposes, the editors decide.

    Whom they may be by is kept as keys (« person:12 »), never as a relation: nothing that a machine believes keeps a
    record from being deleted or merged. What was decided stays with the words, hence with their hash.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "proposée"
        ACCEPTED = "accepted", "acceptée"
        EDITED = "edited", "acceptée, corrigée"
        REJECTED = "rejected", "refusée"

    class Nature(models.TextChoices):
        FULL = "integrale", "intégrale"
        PARTIAL = "partielle", "partielle"
        NAME = "nom", "pas une citation"

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="quote_candidates", verbose_name="article"
    )
    text_as_printed = FrenchTextField("texte imprimé", max_length=5000)
    text = FrenchTextField("texte de la citation", max_length=5000, blank=True)
    words_hash = models.CharField("empreinte des mots", max_length=32, editable=False)
    nature = models.CharField("nature", max_length=10, choices=Nature, default=Nature.FULL)
    is_elsewhere = models.BooleanField("d’un autre article", default=False)  # words of a list of other articles
    speakers = models.JSONField("qui parle peut-être", default=list, blank=True)
    others = models.JSONField("avec", default=list, blank=True)
    about = models.JSONField("au sujet de", default=list, blank=True)
    label = FrenchCharField("présenté·e comme", max_length=300, blank=True)
    rule = models.CharField("règle", max_length=20, blank=True, editable=False)
    confidence = models.PositiveSmallIntegerField("confiance", default=0, help_text="En pour cent.")
    ordering = models.PositiveIntegerField("ordre", default=0)
    state = models.CharField("état", max_length=10, choices=State, default=State.PROPOSED)
    quote = models.ForeignKey(
        "articles.Quote",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="candidates",
        verbose_name="citation",
    )

    WAITING = Q(state=State.PROPOSED)

    class Meta:
        verbose_name = "citation proposée"
        verbose_name_plural = "citations proposées"
        ordering = ["ordering", "pk"]
        indexes = [
            models.Index(fields=["article"], condition=Q(state="proposed"), name="articles_candidate_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "words_hash"],
                name="articles_candidate_words_once",
                violation_error_message="Ces mots sont déjà proposés dans cet article.",
            ),
            models.CheckConstraint(
                condition=Q(confidence__lte=100),
                name="articles_candidate_confidence_in_percent",
                violation_error_message="La confiance est un pourcentage.",
            ),
        ]

    def __str__(self):
        words = self.text or self.text_as_printed
        return words if len(words) <= 80 else f"{words[:80].rsplit(' ', 1)[0]}…"

    @property
    def quotation_marks(self) -> str:
        """The house style of the article, for typography."""
        return self.article.quotation_marks

    @property
    def is_sure(self) -> bool:
        """Ticked by default: a whole quotation, whose speaker is on record without doubt."""
        is_named = len(self.speakers) == 1 and self.confidence >= SURE * 100
        return is_named and self.nature == self.Nature.FULL and not self.is_elsewhere

    @property
    def is_decided(self) -> bool:
        return self.state != self.State.PROPOSED
