from content_editor.models import Region
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Left
from taggit.managers import TaggableManager

from articles.models.publication import Publication, default_publication_id
from articles.models.tag import TaggedArticle
from articles.models.taxonomy import ArticleType, Rubrique
from articles.tagging import ThemeManager
from portal.core.addresses import address_of_record
from portal.core.fields import FrenchCharField, FrenchTextField
from portal.core.house import QuotationMarks, stamp
from portal.core.numbering import Numbered
from portal.core.publishing import Publishable, PublishableQuerySet, Status
from portal.core.slugs import MAX_LENGTH
from portal.core.text import name_key

TEASER = 300  # characters of a card’s text
OPENING = 320  # characters of the body read for it


class ArticleQuerySet(PublishableQuerySet):
    def newest_first(self):
        return self.order_by("-published_at", "-number", "-pk")

    def with_card(self):
        """Everything a card in a list needs, and of the body only its opening."""
        cards = self.select_related("type", "rubrique", "publication").defer("body_html", "body_text", "outline")
        return cards.annotate(opening=Left("body_text", OPENING))


class Article(Publishable, Numbered):
    """A news item. Its body is an ordered set of blocks; its derived fields are written by `services.refresh` alone."""

    SEQUENCE = "articles"
    FRAGMENT = "article"

    regions = [
        Region(key="body", title="Corps de l’article"),
        Region(key="noted", title="Citations relevées dans le texte"),
    ]

    title = FrenchCharField("titre", max_length=300)
    slug = models.SlugField(
        "adresse", max_length=MAX_LENGTH, blank=True, help_text="Fin de l’adresse. Vide : d’après le titre."
    )
    publication = models.ForeignKey(
        Publication,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        default=default_publication_id,
        related_name="articles",
        verbose_name="titre de presse",
    )
    type = models.ForeignKey(
        ArticleType, on_delete=models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="type"
    )
    rubrique = models.ForeignKey(
        Rubrique, on_delete=models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="rubrique"
    )
    standfirst = FrenchTextField("chapô", blank=True, max_length=1000)
    dateline = FrenchCharField("lieu", max_length=60, blank=True, help_text="D’où l’on écrit : « Paris ».")
    updated_at = models.DateTimeField(
        "mis à jour le",
        null=True,
        blank=True,
        help_text="À remplir pour une mise à jour de fond. Corriger une coquille ne la change pas.",
    )
    event = models.ForeignKey(
        "articles.Event",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name="événement",
    )
    about_people = models.ManyToManyField(
        "people.Person", blank=True, related_name="articles_about", verbose_name="personnes dont il est question"
    )
    about_organisations = models.ManyToManyField(
        "organisations.Organisation",
        blank=True,
        related_name="articles_about",
        verbose_name="organisations dont il est question",
    )
    partner = FrenchCharField(
        "contenu partenaire",
        max_length=120,
        blank=True,
        help_text="Qui l’a fourni ou payé. L’article le dit partout où il se lit ; « À lire » ne le propose pas.",
    )
    shows_contact = models.BooleanField("encadré de contact", default=True)
    first_published_at = models.DateTimeField("première publication", null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="créé par",
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="confié à",
    )
    due_on = models.DateField("à rendre le", null=True, blank=True, editable=False, db_index=True)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    modified_at = models.DateTimeField("enregistré le", auto_now=True)

    # Derived: its publication, its « mis à jour » or its latest change, whichever readers were told last.
    last_changed_at = models.DateTimeField("dernier changement dit", null=True, editable=False, db_index=True)
    title_key = models.CharField("titre replié", max_length=300, editable=False, db_index=True)
    body_html = models.TextField("corps rendu", editable=False, default="", blank=True)
    body_text = models.TextField("texte du corps", editable=False, default="", blank=True)
    outline = models.JSONField("plan", editable=False, default=list, blank=True)

    tags = TaggableManager(
        through=TaggedArticle, manager=ThemeManager, verbose_name="thèmes", blank=True, related_name="articles"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "article"
        verbose_name_plural = "articles"
        ordering = ["-published_at", "-number", "-pk"]
        indexes = [
            models.Index(fields=["status", "-published_at"], name="articles_status_newest"),
            # For those to come, which end the pages that are kept (portal/caching/moments.py).
            models.Index(fields=["updated_at"], name="articles_updated", condition=Q(updated_at__isnull=False)),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(number__isnull=False),
                name="articles_article_published_has_number",
                violation_error_message="Un article publié a un numéro.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | ~Q(slug=""),
                name="articles_article_published_has_address",
                violation_error_message="Un article publié a une adresse.",
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.title_key = name_key(self.title)[:300]
        if kwargs.get("update_fields") and "title" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "title_key"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address_of_record("articles:detail", self.number, self.slug) if self.number and self.slug else ""

    @property
    def quotation_marks(self) -> str:
        return self.publication.quotation_marks if self.publication else QuotationMarks.FRENCH

    @property
    def stamp(self) -> str:
        """The publication stamp in the style of its press title."""
        return stamp(self.published_at, self.publication.stamp_style)

    @property
    def updated_stamp(self) -> str:
        return stamp(self.updated_at, self.publication.stamp_style) if self.updated_at else ""

    @property
    def partner_label(self) -> str:
        """« Contenu partenaire – CHU imaginaire »; nothing for an article of the newsroom."""
        return f"Contenu partenaire – {self.partner}" if self.partner else ""

    @property
    def teaser(self) -> str:
        """At most about 300 characters for lists: the standfirst, or the opening of the text."""
        opening = self.opening if hasattr(self, "opening") else self.body_text[:OPENING]
        text = self.standfirst or opening.replace("\n", " ")
        return text if len(text) <= TEASER else f"{text[:TEASER].rsplit(' ', 1)[0].rstrip(' ,;:.–-')}…"
