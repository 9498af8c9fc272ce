from django.db import models
from django.db.models import Q

from portal.core.fields import FrenchCharField
from portal.core.rich_text import RichTextField


class TemplateBlock(models.Model):
    """A block with which a new article of a type begins: « Nouveau Mercato »."""

    class Kind(models.TextChoices):
        TEXT = "texte", "texte"
        BOX = "encadre", "encadré"

    type = models.ForeignKey(
        "articles.ArticleType", on_delete=models.CASCADE, related_name="template_blocks", verbose_name="type d’article"
    )
    ordering = models.PositiveSmallIntegerField("ordre", default=0)
    kind = models.CharField("nature", max_length=8, choices=Kind, default=Kind.TEXT)
    heading = FrenchCharField("intertitre", max_length=120, blank=True, help_text="Pour un encadré.")
    text = RichTextField("texte", help_text="Entre crochets, ce qui est à remplir : « [fonction] ».")

    class Meta:
        verbose_name = "bloc d’un article neuf"
        verbose_name_plural = "blocs d’un article neuf"
        ordering = ["ordering", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="articles_template_block_has_text",
                violation_error_message="Un bloc d’article neuf a un texte.",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.ordering}"
