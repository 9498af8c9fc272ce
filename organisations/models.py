from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from organisations.identifiers import validate_siren
from portal.core.addresses import address_of_record
from portal.core.approximate_dates import Precision, first_day, format_period
from portal.core.fields import FrenchCharField
from portal.core.names import SPELLING, OtherName, printed
from portal.core.numbering import Numbered
from portal.core.publishing import Publishable, PublishableQuerySet
from portal.core.rich_text import RichTextField
from portal.core.slugs import Slugged
from portal.core.text import name_key

__all__ = ["Organisation", "OrganisationName", "OrganisationRelation"]


class OrganisationQuerySet(PublishableQuerySet):
    def named(self, name: str):
        """The organisations that bear `name`, as their name, sigle, former or usual name."""
        key = name_key(name)
        return self.filter(Q(name_key=key) | Q(names__name_key=key)).distinct()

    def with_names(self):
        return self.prefetch_related("names")


class Organisation(Publishable, Numbered, Slugged):
    """A record of the directory (« annuaire »)."""

    SEQUENCE = "organisations"
    FRAGMENT = "organisation"

    class Kind(models.TextChoices):
        COMPANY = "entreprise", "entreprise"
        ADMINISTRATION = "administration", "administration"
        HOSPITAL = "hopital", "hôpital"
        LABORATORY = "laboratoire", "laboratoire"
        RESEARCH = "recherche", "organisme de recherche"
        UNIVERSITY = "universite", "université ou école"
        CLUSTER = "pole", "pôle de compétitivité"
        THINK_TANK = "think-tank", "think tank"
        PROGRAMME = "programme", "programme"
        CAMPUS = "campus", "campus"
        ASSOCIATION = "association", "association ou fédération"
        MEDIA = "media", "média"
        OTHER = "autre", "autre"

    name = FrenchCharField("nom", max_length=200)
    kind = models.CharField("nature", max_length=20, choices=Kind, default=Kind.OTHER, db_index=True)
    description = RichTextField("présentation", blank=True)
    website = models.URLField("site web", blank=True)
    logo = models.ForeignKey(
        "media.Image", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="logo"
    )
    siren = models.CharField("SIREN", max_length=9, blank=True, validators=[validate_siren])
    ror_id = models.CharField(
        "identifiant ROR",
        max_length=9,
        blank=True,
        validators=[
            RegexValidator(r"^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$", "Un identifiant ROR ressemble à « 02vjkv261 ».")
        ],
    )
    wikidata_id = models.CharField(
        "identifiant Wikidata",
        max_length=16,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9]\d*$", "Un identifiant Wikidata ressemble à « Q12345 ».")],
    )
    verified_at = models.DateTimeField("vérifiée le", null=True, blank=True)
    is_linked_automatically = models.BooleanField(
        "lien automatique",
        default=False,
        help_text="Les articles qui la nomment sans équivoque la lient sans attendre l’accord d’un rédacteur.",
    )
    name_key = models.CharField(max_length=200, editable=False, db_index=True, verbose_name="nom replié")

    objects = OrganisationQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "organisation"
        verbose_name_plural = "organisations"
        ordering = ["name_key", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)[:200]
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address_of_record("organisations:detail", self.slug)

    @property
    def initial(self) -> str:
        return self.name_key[:1].upper() or "#"

    @property
    def acronym(self) -> str:
        """The first sigle, or an empty string. Reads prefetched names."""
        return next((name.name for name in self.names.all() if name.kind == OrganisationName.Kind.ACRONYM), "")

    @property
    def printed_names(self) -> list["OrganisationName"]:
        """The other names that readers are shown. Reads prefetched names."""
        return printed(self.names.all())

    @property
    def full_name(self) -> str:
        """« Agence du numérique en santé (ex Asip Santé) ». Reads prefetched names."""
        former = [name.name for name in self.names.all() if name.kind == OrganisationName.Kind.FORMER]
        return f"{self.name} (ex {', '.join(former)})" if former else self.name


class OrganisationName(OtherName):
    """Another name under which an organisation is found (Popolo: OtherName)."""

    class Kind(models.TextChoices):
        ACRONYM = "sigle", "sigle"
        FORMER = "ancien", "ancien nom"
        USUAL = "usuel", "nom usuel"
        SPELLING = SPELLING, SPELLING

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="names", verbose_name="organisation"
    )
    kind = models.CharField("nature", max_length=10, choices=Kind)
    until = models.DateField(
        "jusqu’au", null=True, blank=True, help_text="Pour un ancien nom : jusqu’à quand il servit."
    )
    until_precision = models.CharField("précision", max_length=5, choices=Precision, default=Precision.YEAR)

    class Meta(OtherName.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="organisations_name_once",
                violation_error_message="Cette organisation a déjà ce nom.",
            )
        ]

    def save(self, *args, **kwargs):
        if self.until:
            self.until = first_day(self.until, self.until_precision)
        super().save(*args, **kwargs)

    @property
    def until_words(self) -> str:
        """« jusqu’en 2019 »; an empty string when not known."""
        return format_period(None, Precision.DAY, self.until, self.until_precision)


class OrganisationRelation(models.Model):
    """« `source` est fondateur (tutelle, composante, membre) de `target` ». Several of each are legal."""

    class Kind(models.TextChoices):
        FOUNDER = "fondateur", "fondateur de"
        SUPERVISOR = "tutelle", "tutelle de"
        COMPONENT = "composante", "composante de"
        MEMBER = "membre", "membre de"

    # How the relation is announced on the page of the target (the sources are listed under it).
    HEADINGS = {
        Kind.FOUNDER: "Membres fondateurs",
        Kind.SUPERVISOR: "Tutelles",
        Kind.COMPONENT: "Composantes",
        Kind.MEMBER: "Membres",
    }

    source = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="relations_out", verbose_name="organisation"
    )
    kind = models.CharField("est", max_length=12, choices=Kind)
    target = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="relations_in", verbose_name="de l’organisation"
    )
    start = models.DateField("depuis", null=True, blank=True)
    start_precision = models.CharField("précision du début", max_length=5, choices=Precision, default=Precision.DAY)
    end = models.DateField("jusqu’au", null=True, blank=True)
    end_precision = models.CharField("précision de la fin", max_length=5, choices=Precision, default=Precision.DAY)

    class Meta:
        verbose_name = "lien entre organisations"
        verbose_name_plural = "liens entre organisations"
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "target"],
                name="organisations_relation_once",
                violation_error_message="Ce lien existe déjà.",
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="organisations_relation_not_itself",
                violation_error_message="Une organisation n’est pas liée à elle-même.",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="organisations_relation_ends_after_start",
                violation_error_message="La fin ne peut précéder le début.",
            ),
        ]

    def __str__(self):
        return f"{self.source} : {self.get_kind_display()} {self.target}"

    def save(self, *args, **kwargs):
        if self.start:
            self.start = first_day(self.start, self.start_precision)
        if self.end:
            self.end = first_day(self.end, self.end_precision)
        super().save(*args, **kwargs)

    @property
    def period(self) -> str:
        return format_period(self.start, self.start_precision, self.end, self.end_precision)
