"""The index: what each record tells of itself, already analysed, and the names by which it is known.

Its text columns hold terms (see `analysis`) separated by spaces, so that both databases only have to compare.
"""

from django.db import models

from portal.search.fields import RowNumberField
from portal.search.kinds import Kind


class SearchDocument(models.Model):
    """What one record tells the search. Records that are not public have one too, for the desk."""

    id = RowNumberField(primary_key=True, verbose_name="rang")  # see `kinds.document_id`
    kind = models.PositiveSmallIntegerField("nature", choices=Kind)
    object_id = models.BigIntegerField("clé de la fiche")
    # When readers may find it: the publication date of the record, be it still to come. Empty for a draft.
    visible_from = models.DateTimeField("visible à partir du", null=True)
    title = models.TextField("termes du titre et des noms", default="", blank=True)
    lead = models.TextField("termes du chapô, des thèmes, des fonctions", default="", blank=True)
    facets = models.TextField("facettes", default="", blank=True)  # tokens such as « #t12 », see `tokens`
    # After what is read of each match: SQLite walks a row from its beginning.
    body = models.TextField("termes du texte", default="", blank=True)
    version = models.PositiveIntegerField("version de l’analyse", default=0)  # 0: cites what is yet to come

    class Meta:
        verbose_name = "document de recherche"
        verbose_name_plural = "documents de recherche"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id"],
                name="search_document_once",
                violation_error_message="Cette fiche est déjà dans l’index.",
            )
        ]
        indexes = [models.Index(fields=["version"], name="search_document_version")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.object_id}"


class SearchName(models.Model):
    """A name that leads to a record: its own, another one, a sigle, a synonym, or the end of one (« Data Hub »)."""

    kind = models.PositiveSmallIntegerField("nature", choices=Kind)
    object_id = models.BigIntegerField("clé de la fiche")
    key = models.CharField("nom replié", max_length=250, db_index=True)
    shown = models.CharField("nom", max_length=250)
    is_whole = models.BooleanField("nom entier", default=True)  # the end of a name only helps those who type it
    is_main = models.BooleanField("nom principal", default=False)
    is_spelling = models.BooleanField(
        "graphie", default=False, db_default=False
    )  # it leads to the record and is shown to nobody
    slug = models.CharField("adresse", max_length=255, default="", db_default="", blank=True)  # with its main name
    weight = models.PositiveIntegerField("usages", default=0)  # documents that bear the record, as last counted
    visible_from = models.DateTimeField("visible à partir du", null=True)

    class Meta:
        verbose_name = "nom cherché"
        verbose_name_plural = "noms cherchés"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "key"],
                name="search_name_once",
                violation_error_message="Ce nom mène déjà à cette fiche.",
            )
        ]
        indexes = [models.Index(fields=["slug", "kind"], name="search_name_slug", condition=models.Q(is_main=True))]

    def __str__(self):
        return self.shown


class SearchWord(models.Model):
    """A word of titles, names and standfirsts, as one may type it without accents."""

    word = models.CharField("mot replié", max_length=40, primary_key=True)
    shown = models.CharField("mot", max_length=60)

    class Meta:
        verbose_name = "mot connu"
        verbose_name_plural = "mots connus"

    def __str__(self):
        return self.shown


class NearWord(models.Model):
    """A word less one letter: two words that share one are a slip of the finger apart (SymSpell, W. Garbe, 2012)."""

    key = models.CharField("mot moins une lettre", max_length=40)
    word = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="near", verbose_name="mot")

    class Meta:
        verbose_name = "mot voisin"
        verbose_name_plural = "mots voisins"
        constraints = [
            models.UniqueConstraint(
                fields=["key", "word"], name="search_near_once", violation_error_message="Ce voisin est déjà connu."
            )
        ]

    def __str__(self):
        return self.key


class Backlog(models.Model):
    """Documents that are left to `rebuild_search`: those that cite a record that changed, or all of them.

    One row stands for them, however many they are: to mark each would take longer than to write it on PostgreSQL,
    which enters a changed row into its index of words again.
    """

    model = models.CharField("modèle", max_length=60, blank=True)  # « people.person »; empty: every document
    object_id = models.BigIntegerField("clé de la fiche", default=0)
    since = models.DateTimeField("depuis le")  # the last change: what was written before is not done with
    below = models.BigIntegerField("reste sous le rang", null=True)  # of every document: those not written again yet

    class Meta:
        verbose_name = "reste à indexer"
        verbose_name_plural = "restes à indexer"
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object_id"],
                name="search_backlog_once",
                violation_error_message="Ce reste est déjà noté.",
            )
        ]

    def __str__(self):
        return f"{self.model} {self.object_id}" if self.model else "tous les documents"


class EmptySearch(models.Model):
    """How often, on one day, nothing was found for some words. Nothing is kept of who asked, nor when."""

    day = models.DateField("jour")
    key = models.CharField("mots repliés", max_length=100)
    words = models.CharField("mots", max_length=100)
    number = models.PositiveIntegerField("fois", default=0)

    class Meta:
        verbose_name = "recherche sans résultat"
        verbose_name_plural = "recherches sans résultat"
        constraints = [
            models.UniqueConstraint(
                fields=["day", "key"],
                name="search_empty_once_a_day",
                violation_error_message="Ces mots sont déjà comptés ce jour-là.",
            )
        ]

    def __str__(self):
        return self.words


class IgnoredSearch(models.Model):
    """Words that editors do not want to see among searches without result any more."""

    key = models.CharField("mots repliés", max_length=100, unique=True)

    class Meta:
        verbose_name = "recherche ignorée"
        verbose_name_plural = "recherches ignorées"

    def __str__(self):
        return self.key
