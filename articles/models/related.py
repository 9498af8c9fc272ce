"""What « À lire » is read from. Derived: written by `articles.recommendations` alone, in the transaction of the change.

No constraint ties these rows to their articles: whoever deletes one is followed, and `check_integrity` says whether.
"""

from django.db import models


class Profile(models.Model):
    """What an article shares with others, as one row; it has one from its publication, or from its planning, on."""

    article = models.OneToOneField(
        "articles.Article",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        primary_key=True,
        related_name="profile",
        verbose_name="article",
    )
    moment = models.BigIntegerField("publication", help_text="En secondes depuis 1970.")
    number = models.PositiveIntegerField("numéro")
    features = models.TextField("traits", blank=True, help_text="Leurs codes, croissants, séparés par des espaces.")
    # The score that another article must exceed to enter the stored list; 0 while there is room.
    floor = models.PositiveIntegerField("seuil", default=0)
    # Of the algorithm that wrote the list; 0: the list is to be written again.
    version = models.PositiveSmallIntegerField("version de la liste", default=0, db_index=True)

    class Meta:
        verbose_name = "profil d’article"
        verbose_name_plural = "profils d’articles"

    def __str__(self):
        return f"{self.article_id}: {self.features}"


class Feature(models.Model):
    """A feature of an article: found by its code, the newest article first."""

    pk = models.CompositePrimaryKey("code", "moment", "article", verbose_name="clé")
    code = models.BigIntegerField("code du trait")
    moment = models.BigIntegerField("publication", help_text="En secondes depuis 1970.")
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name="article",
    )

    class Meta:
        verbose_name = "trait d’article"
        verbose_name_plural = "traits d’articles"

    def __str__(self):
        return f"{self.article_id}: {self.code}"


class FeatureCount(models.Model):
    """How many articles bear a feature. The code 0 counts the articles themselves."""

    code = models.BigIntegerField("code du trait", primary_key=True)
    # Not « positive »: PostgreSQL would refuse to be told of one less.
    number = models.IntegerField("nombre d’articles", default=0)

    class Meta:
        verbose_name = "nombre d’articles d’un trait"
        verbose_name_plural = "nombres d’articles des traits"

    def __str__(self):
        return f"{self.code}: {self.number}"


class RelatedArticle(models.Model):
    """An entry of a stored list: what else to read. Its score keeps the list short; readers get that of today."""

    pk = models.CompositePrimaryKey("article", "target", verbose_name="clé")
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="related_articles",
        verbose_name="article",
    )
    target = models.ForeignKey(
        "articles.Article",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name="article à lire",
    )
    score = models.PositiveIntegerField("points en commun", help_text="En dix-millièmes.")

    class Meta:
        verbose_name = "article proche"
        verbose_name_plural = "articles proches"

    def __str__(self):
        return f"{self.article_id} → {self.target_id}"
