from django.db import models
from django.db.models import Exists, OuterRef
from taggit.models import ItemBase, TagBase

from portal.core.addresses import address_of_record
from portal.core.fields import FrenchCharField
from portal.core.names import SPELLING, printed
from portal.core.publishing import of_public, published_q
from portal.core.rich_text import RichTextField
from portal.core.slugs import RESERVED, slugify, validate_not_reserved
from portal.core.text import name_key


class TagQuerySet(models.QuerySet):
    def published(self):
        """A theme is public as soon as a public article bears it."""
        return self.filter(Exists(of_public(TaggedArticle.objects.filter(tag=OuterRef("pk")), "content_object")))

    def alphabetical(self):
        """Ignoring case and accents, whatever the collation of the database."""
        return self.order_by("name_key", "pk")


class Tag(TagBase):
    """A theme. Two spellings of one name are one theme (see `tagging`)."""

    FRAGMENT = "theme"

    name = FrenchCharField("nom", max_length=100, unique=True)
    slug = models.SlugField("adresse", max_length=100, unique=True, blank=True, validators=[validate_not_reserved])
    name_key = models.CharField(max_length=100, unique=True, editable=False, verbose_name="nom replié")
    description = RichTextField("présentation", blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tags",
        verbose_name="organisation du même nom",
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = "thème"
        verbose_name_plural = "thèmes"
        ordering = ["name_key", "pk"]

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)[:100]
        super().save(*args, **kwargs)

    def slugify(self, tag, i=None):
        slug = slugify(tag)
        i = 1 if i is None and slug in RESERVED else i
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self):
        return address_of_record("articles:tag", self.slug)

    @property
    def printed_synonyms(self) -> list["TagSynonym"]:
        """Those that readers are shown. Reads prefetched synonyms."""
        return printed(self.synonyms.all())

    @property
    def is_published(self) -> bool:
        return TaggedArticle.objects.filter(published_q("content_object__"), tag=self).exists()


class TagSynonym(models.Model):
    """Another name that leads to a theme: typed in the admin or found on an imported page, it gives the theme."""

    class Kind(models.TextChoices):
        SYNONYM = "synonyme", "synonyme"
        SPELLING = SPELLING, SPELLING

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="synonyms", verbose_name="thème")
    name = FrenchCharField("synonyme", max_length=100)
    kind = models.CharField(
        "nature",
        max_length=10,
        choices=Kind,
        default=Kind.SYNONYM,
        db_default=Kind.SYNONYM,
        help_text="Une graphie mène au thème sans se lire sur sa page.",
    )
    name_key = models.CharField(
        max_length=100,
        unique=True,
        editable=False,
        verbose_name="nom replié",
        error_messages={"unique": "Ce synonyme mène déjà à un thème."},
    )

    class Meta:
        verbose_name = "synonyme"
        verbose_name_plural = "synonymes"
        ordering = ["name_key"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)[:100]
        super().save(*args, **kwargs)


class TaggedArticle(ItemBase):
    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="tagged", verbose_name="article"
    )
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="tagged", verbose_name="thème")

    class Meta:
        verbose_name = "thème d’un article"
        verbose_name_plural = "thèmes des articles"
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"],
                name="articles_tag_once",
                violation_error_message="Cet article a déjà ce thème.",
            )
        ]
