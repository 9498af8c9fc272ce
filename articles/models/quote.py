from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models.article import Article
from articles.models.blocks import Block
from articles.quoting.sameness import words_hash
from portal.core.addresses import address_of_record
from portal.core.approximate_dates import Precision
from portal.core.fields import FrenchCharField, FrenchTextField
from portal.core.publishing import published_q


class QuoteQuerySet(models.QuerySet):
    def published(self):
        """A quote is public when its article is."""
        return self.filter(published_q("parent__"))

    def full(self):
        return self.filter(kind=Quote.Kind.FULL)

    def newest_first(self):
        return self.order_by("-parent__published_at", "-parent__number", "region", "ordering", "pk")

    def with_card(self):
        """Everything a card in a list needs."""
        return self.select_related(
            "parent__publication", "parent__type", "parent__event", "speaker__portrait", "organisation", "event"
        ).defer("parent__body_html", "parent__body_text", "parent__outline")


class Quote(Block):
    """Somebody’s words: a record with its own address, and a block of the article.

    In the region `body` it is displayed as a figure. In the region `noted` it stands for a span
    of the running text and is anchored there. `speaker_label` keeps the function as printed that
    day: renaming or merging people never rewrites it.

    A withdrawn quote has no article any more: nothing that starts from a public article can meet it. It keeps its
    address, which says why, and `withdrawn_from`, where it goes back to.
    """

    FRAGMENT = "citation"

    parent = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, related_name="articles_quote_set", verbose_name="article"
    )

    class Kind(models.TextChoices):
        FULL = "integrale", "intégrale"
        PARTIAL = "partielle", "partielle"
        INDIRECT = "indirecte", "indirecte"
        TITLE = "titre", "titre"

    class Provenance(models.TextChoices):
        UNSAID = "", "non précisée"
        RECORDED = "verbatim", "verbatim enregistré"
        REREAD = "relu", "relu par l’intéressé·e"
        WRITTEN = "ecrit", "propos écrits"
        TRANSLATED = "traduit", "traduit"
        QUOTED = "repris", "repris d’une autre source"

    text_as_printed = FrenchTextField(
        "texte imprimé",
        max_length=5000,
        help_text="Sans les guillemets, avec l’incise s’il y en a une (« …, souligne-t-elle, … »).",
    )
    text = FrenchTextField(
        "texte de la citation",
        max_length=5000,
        blank=True,
        help_text="Les seuls mots prononcés, sans l’incise. Vide : d’après le texte imprimé.",
    )
    closing_punctuation = models.CharField(
        "ponctuation finale", max_length=2, blank=True, help_text="Celle qui suit le guillemet fermant."
    )
    kind = models.CharField("nature", max_length=10, choices=Kind, default=Kind.FULL, db_index=True)
    speaker = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name="intervenant·e",
    )
    co_speakers = models.ManyToManyField("people.Person", blank=True, related_name="co_quotes", verbose_name="avec")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name="organisation",
        help_text="Celle au nom de laquelle on parle, ou qui parle elle-même.",
    )
    speaker_label = FrenchCharField(
        "présenté·e comme",
        max_length=300,
        blank=True,
        help_text="Nom et fonction tels qu’imprimés ce jour-là. Jamais réécrit par la suite.",
    )
    is_unnamed = models.BooleanField("source non nommée", default=False)
    said_on = models.DateField(
        "dite le", null=True, blank=True, help_text="Vide : le jour de l’événement, ou de l’article."
    )
    event = models.ForeignKey(
        "articles.Event",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name="événement",
        help_text="Vide : celui de l’article.",
    )
    about = models.ManyToManyField("people.Person", blank=True, related_name="quotes_about", verbose_name="au sujet de")
    provenance = models.CharField(
        "provenance", max_length=10, choices=Provenance, default=Provenance.UNSAID, blank=True
    )
    source_url = models.URLField("source", blank=True, max_length=500)
    source_note = FrenchCharField("note sur la source", max_length=300, blank=True)
    variant_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="variants",
        verbose_name="variante de",
        help_text="La citation dont celle-ci reprend les mots, dans un autre article ou autrement imprimés.",
    )
    created_at = models.DateTimeField("relevée le", default=timezone.now, editable=False)
    withdrawn_from = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="withdrawn_quotes",
        verbose_name="retirée de",
    )
    withdrawn_at = models.DateTimeField("retirée le", null=True, editable=False)
    withdrawal_reason = FrenchTextField("motif du retrait", max_length=600, blank=True, editable=False)
    # Derived (see `day_spoken`), stored so that lists sort by it and functions are compared with it.
    spoken_on = models.DateField("jour", null=True, editable=False, db_index=True)
    # Derived: the same for the same words, whatever their case and punctuation (see `quoting.sameness`).
    words_hash = models.CharField("empreinte des mots", max_length=32, db_default="", editable=False, db_index=True)

    objects = QuoteQuerySet.as_manager()

    class Meta(Block.Meta):
        # The order of lists: the latest day, the latest article, and in it as printed.
        indexes = [
            models.Index(
                fields=["kind", "-spoken_on", "-parent", "region", "ordering", "id"], name="articles_quote_latest_said"
            ),
            models.Index(
                fields=["speaker", "kind", "-spoken_on", "-parent", "region", "ordering", "id"],
                name="articles_quote_of_speaker",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=False, withdrawn_from=None, withdrawn_at=None, withdrawal_reason="")
                | (
                    models.Q(parent=None, withdrawn_from__isnull=False, withdrawn_at__isnull=False)
                    & ~models.Q(withdrawal_reason="")
                ),
                name="articles_quote_in_article_or_withdrawn",
                violation_error_message="Une citation est dans un article, ou retirée avec un motif.",
            ),
            models.CheckConstraint(
                condition=Q(variant_of__isnull=True) | ~Q(variant_of=F("id")),
                name="articles_quote_not_its_own_variant",
                violation_error_message="Une citation n’est pas une variante d’elle-même.",
            ),
        ]
        verbose_name = "citation"
        verbose_name_plural = "citations"

    def __str__(self):
        words = self.text or self.text_as_printed
        return words if len(words) <= 80 else f"{words[:80].rsplit(' ', 1)[0]}…"

    def save(self, *args, **kwargs):
        self.spoken_on = self.day_spoken()
        self.words_hash = words_hash(self.text or self.text_as_printed)
        if kwargs.get("update_fields") and "text" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "words_hash"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address_of_record("quotes:detail", self.pk)

    @property
    def anchor(self) -> str:
        return f"c-{self.pk}"

    @property
    def article(self) -> Article:
        """The one that it is in, or was withdrawn from."""
        return self.parent or self.withdrawn_from

    @property
    def is_withdrawn(self) -> bool:
        return self.parent_id is None

    @property
    def is_published(self) -> bool:
        return self.parent is not None and self.parent.is_published

    @property
    def quotation_marks(self) -> str:
        return self.article.quotation_marks

    @property
    def is_displayed(self) -> bool:
        """Whether the quote is a figure of the page, and not a span of the running text."""
        return self.region == "body"

    @property
    def event_spoken_at(self):
        return self.event or self.article.event

    def day_spoken(self) -> date | None:
        """The day of the utterance: as stated, or the event’s when it is known to the day, or the article’s."""
        if self.said_on:
            return self.said_on
        occasion = self.occasion
        if occasion and occasion.start_precision == Precision.DAY:
            return occasion.start
        return timezone.localdate(self.article.published_at) if self.article.published_at else None

    @property
    def occasion(self):
        """The public event where the words were said, which dates them: none that comes after the article."""
        event, published = self.event_spoken_at, self.article.published_at
        if event is None or event.start is None:
            return None
        moment = max(timezone.now(), published) if published else timezone.now()
        is_before = published is not None and timezone.localdate(published) < event.start
        return event if event.is_published_at(moment) and not is_before else None

    @property
    def spoken_by(self) -> str:
        """Who speaks, to print where the full label would be too long."""
        if self.speaker:
            return self.speaker.full_name
        if self.organisation and not self.speaker_label:
            return self.organisation.name
        return self.speaker_label or "source non nommée"
