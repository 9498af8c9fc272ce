"""The blocks that make up the body of an article. Each is a row, ordered with the others of its region."""

from content_editor.models import create_plugin_base
from django.core.exceptions import ValidationError
from django.db import models

from articles.embeds import PROVIDERS, Player, player_of, provider_of
from articles.models.article import Article
from portal.core.fields import FrenchCharField
from portal.core.markup import plain_text
from portal.core.rich_text import RichTextField

PluginBase = create_plugin_base(Article)


def opening_words(html: str, count: int = 12) -> str:
    words = plain_text(html).split()
    return " ".join(words[:count]) + ("…" if len(words) > count else "")


class Block(PluginBase):
    parent = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="%(app_label)s_%(class)s_set", verbose_name="article"
    )
    region = models.CharField("partie", max_length=255)
    ordering = models.IntegerField("ordre", default=0)

    class Meta(PluginBase.Meta):
        abstract = True
        ordering = ["ordering", "pk"]

    @property
    def quotation_marks(self) -> str:
        """The house style of the article, for typography."""
        return self.parent.quotation_marks


class RichText(Block):
    text = RichTextField("texte", blank=True)

    class Meta(Block.Meta):
        verbose_name = "texte"
        verbose_name_plural = "textes"

    def __str__(self):
        return opening_words(self.text) or "texte vide"


class Figure(Block):
    class Placement(models.TextChoices):
        BLOCK = "block", "entre deux blocs"
        IN_LIST = "in_list", "dans le dernier point de la liste qui précède"

    image = models.ForeignKey("media.Image", on_delete=models.PROTECT, related_name="figures", verbose_name="image")
    caption = FrenchCharField("légende", max_length=400, blank=True, help_text="Vide : celle de l’image.")
    alt = FrenchCharField(
        "texte de remplacement",
        max_length=300,
        blank=True,
        help_text="Ce que l’image montre ici, pour qui ne la voit pas. Vide : celui de l’image.",
    )
    placement = models.CharField("emplacement", max_length=8, choices=Placement, default=Placement.BLOCK)

    class Meta(Block.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"

    def __str__(self):
        return self.caption or str(self.image)


class Box(Block):
    """« Pour aller plus loin »: a text, and where useful an article, an address or a document."""

    heading = FrenchCharField("intertitre", max_length=120, blank=True, help_text="Vide : celui du titre de presse.")
    text = RichTextField("texte", blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="article"
    )
    url = models.URLField("adresse", blank=True, max_length=500)
    document = models.ForeignKey(
        "media.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="document"
    )

    class Meta(Block.Meta):
        verbose_name = "encadré"
        verbose_name_plural = "encadrés"

    def __str__(self):
        return self.heading or opening_words(self.text) or "encadré"

    def clean(self):
        if not (self.text or self.article_id or self.url or self.document_id):
            raise ValidationError("Un encadré a un texte, un article, une adresse ou un document.")


class Intervention(Block):
    """Opens the section of one speaker; the blocks that follow belong to it. A section may be empty."""

    heading = FrenchCharField("intertitre", max_length=200, help_text="« Intervention du Pr Antoine Tesnière »")
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="interventions",
        verbose_name="personne",
    )
    portrait = models.ForeignKey(
        "media.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="portrait",
        help_text="Vide : celui de la personne.",
    )

    class Meta(Block.Meta):
        verbose_name = "intervention"
        verbose_name_plural = "interventions"

    def __str__(self):
        return self.heading


class Attachment(Block):
    """A line that offers a document: « Pour aller plus loin : télécharger ici la présentation (PPT, 2,3 Mo). »"""

    lead = FrenchCharField("amorce", max_length=120, blank=True, help_text="« Pour aller plus loin : »")
    label = FrenchCharField("texte du lien", max_length=250, blank=True, help_text="Vide : le titre du document.")
    document = models.ForeignKey(
        "media.Document", on_delete=models.PROTECT, related_name="attachments", verbose_name="document"
    )

    class Meta(Block.Meta):
        verbose_name = "pièce jointe"
        verbose_name_plural = "pièces jointes"

    def __str__(self):
        return self.label or str(self.document)


class Embed(Block):
    """A video or a recording kept elsewhere. The page asks nothing of the other site before a click."""

    url = models.URLField("adresse", max_length=500)
    title = FrenchCharField("titre", max_length=200)

    class Meta(Block.Meta):
        verbose_name = "vidéo ou son"
        verbose_name_plural = "vidéos et sons"

    def __str__(self):
        return self.title

    def clean(self):
        if self.url and provider_of(self.url) is None:
            names = ", ".join(dict.fromkeys(PROVIDERS.values()))
            raise ValidationError({"url": f"Cette adresse n’est pas d’un hébergeur admis ({names})."})

    @property
    def provider(self) -> str:
        return provider_of(self.url) or ""

    @property
    def player(self) -> Player | None:
        return player_of(self.url)
