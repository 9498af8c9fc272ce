from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from portal.core.addresses import address_of_record
from portal.core.approximate_dates import Precision, first_day, format_period, last_day
from portal.core.fields import FrenchCharField
from portal.core.names import SPELLING, OtherName, printed
from portal.core.publishing import Publishable, PublishableQuerySet
from portal.core.rich_text import RichTextField
from portal.core.slugs import Slugged
from portal.core.text import name_key

__all__ = ["Affiliation", "Depiction", "Person", "PersonName"]


class PersonQuerySet(PublishableQuerySet):
    def named(self, name: str):
        """The people who bear `name` (« Prénom Nom », « Nom Prénom », or another of their names)."""
        key = name_key(name)
        return self.filter(Q(name_key=key) | Q(sort_key=key) | Q(names__name_key=key)).distinct()

    def with_functions(self):
        """With affiliations and their organisations, for cards and lists."""
        return self.prefetch_related(
            models.Prefetch("affiliations", Affiliation.objects.select_related("organisation"))
        )


class Person(Publishable, Slugged):
    """Somebody who speaks, is spoken of, or signs. One record serves as speaker and author."""

    FRAGMENT = "personne"

    class Gender(models.TextChoices):
        UNSAID = "", "non renseigné"
        FEMALE = "f", "femme"
        MALE = "m", "homme"

    honorific_prefix = FrenchCharField("titre", max_length=20, blank=True, help_text="« Pr », « Dr »…")
    given_name = FrenchCharField("prénom", max_length=100, blank=True)
    family_name = FrenchCharField("nom", max_length=100, help_text="Avec sa particule : « de La Tour ».")
    gender = models.CharField(
        "genre",
        max_length=1,
        choices=Gender,
        default=Gender.UNSAID,
        blank=True,
        help_text="Sert à accorder les fonctions et à résoudre « il », « elle ».",
    )
    portrait = models.ForeignKey(
        "media.Image", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="portrait"
    )
    biography = RichTextField("biographie", blank=True)
    website = models.URLField("site web", blank=True)
    wikidata_id = models.CharField(
        "identifiant Wikidata",
        max_length=16,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9]\d*$", "Un identifiant Wikidata ressemble à « Q12345 ».")],
    )
    orcid = models.CharField(
        "ORCID",
        max_length=19,
        blank=True,
        validators=[RegexValidator(r"^(\d{4}-){3}\d{3}[\dX]$", "Un ORCID ressemble à « 0000-0002-1825-0097 ».")],
    )
    idref = models.CharField(
        "IdRef",
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"^\d{8}[\dX]$", "Un IdRef ressemble à « 026927608 ».")],
    )
    is_unlisted = models.BooleanField(
        "hors index",
        default=False,
        help_text="À la demande de la personne : sa page sort des listes et des moteurs, les articles restent.",
    )
    is_linked_automatically = models.BooleanField(
        "lien automatique",
        default=False,
        help_text="Les articles qui la nomment sans équivoque la lient sans attendre l’accord d’un rédacteur.",
    )
    verified_at = models.DateTimeField("vérifiée le", null=True, blank=True)
    name_key = models.CharField(max_length=210, editable=False, db_index=True, verbose_name="nom replié")
    sort_key = models.CharField(max_length=210, editable=False, db_index=True, verbose_name="clé de tri")

    objects = PersonQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "personne"
        verbose_name_plural = "personnes"
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["-published_at", "-id"], name="people_person_newest")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)[:210]
        self.sort_key = name_key(f"{self.family_name} {self.given_name}")[:210]
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address_of_record("people:detail", self.slug)

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def full_name(self) -> str:
        """With the title: « Pr Antoine Tesnière »."""
        return f"{self.honorific_prefix} {self.name}".strip()

    @property
    def printed_names(self) -> list["PersonName"]:
        """Her other names that readers are shown. Reads prefetched names."""
        return printed(self.names.all())

    @property
    def initials(self) -> str:
        return f"{self.given_name[:1]}{self.family_name[:1]}".upper()

    @property
    def initial(self) -> str:
        return self.sort_key[:1].upper() or "#"

    def functions_on(self, day: date) -> list["Affiliation"]:
        """The functions held on `day`, as far as known. Reads prefetched affiliations."""
        return [affiliation for affiliation in self.affiliations.all() if affiliation.holds_on(day)]


class PersonName(OtherName):
    """Another name under which a person is found (Popolo: OtherName)."""

    class Kind(models.TextChoices):
        USUAL = "usage", "nom d’usage"
        FORMER = "ancien", "ancien nom"
        SPELLING = SPELLING, SPELLING
        PSEUDONYM = "pseudonyme", "pseudonyme"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names", verbose_name="personne")
    kind = models.CharField("nature", max_length=12, choices=Kind, default=Kind.SPELLING)

    class Meta(OtherName.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                name="people_name_once",
                violation_error_message="Cette personne a déjà ce nom.",
            )
        ]


class Depiction(models.Model):
    """Somebody seen on a picture. It stands here, for pictures know nobody."""

    # Goes with the picture or the person: nothing else hangs from it.
    DISPOSABLE = Q()

    image = models.ForeignKey("media.Image", on_delete=models.PROTECT, related_name="depictions", verbose_name="image")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="depictions", verbose_name="personne")

    class Meta:
        verbose_name = "personne reconnaissable"
        verbose_name_plural = "personnes reconnaissables"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "person"],
                name="people_depiction_once",
                violation_error_message="Cette personne est déjà nommée sur cette image.",
            )
        ]

    def __str__(self):
        return str(self.person)


class Affiliation(models.Model):
    """A function held by a person, in an organisation or not (Popolo: Membership).

    Either end may be unknown: `attested_on` then says on which day the function was known to be held.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="affiliations", verbose_name="personne")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliations",
        verbose_name="organisation",
        help_text="Vide pour une qualité sans organisation (« entrepreneur »).",
    )
    role = FrenchCharField("fonction", max_length=250, help_text="« directrice générale », sans l’organisation.")
    label = FrenchCharField(
        "libellé complet",
        max_length=300,
        blank=True,
        help_text="« directrice générale du Health Data Hub ». Vide : la fonction, puis l’organisation.",
    )
    start = models.DateField("début", null=True, blank=True)
    start_precision = models.CharField("précision du début", max_length=5, choices=Precision, default=Precision.DAY)
    end = models.DateField("fin", null=True, blank=True)
    end_precision = models.CharField("précision de la fin", max_length=5, choices=Precision, default=Precision.DAY)
    is_former = models.BooleanField("ancienne fonction", default=False, help_text="Terminée, sans date de fin connue.")
    attested_on = models.DateField("attestée le", null=True, blank=True, help_text="Jour où une source la donne.")

    # Derived: an approximate end may mean any day until this one.
    last_on = models.DateField("dernier jour possible", null=True, editable=False)

    class Meta:
        verbose_name = "fonction"
        verbose_name_plural = "fonctions"
        ordering = [F("end").desc(nulls_first=True), F("start").desc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="people_affiliation_ends_after_start",
                violation_error_message="La fin ne peut précéder le début.",
            ),
        ]

    def __str__(self):
        return self.wording

    def save(self, *args, **kwargs):
        if self.start:
            self.start = first_day(self.start, self.start_precision)
        if self.end:
            self.end = first_day(self.end, self.end_precision)
        self.last_on = last_day(self.end, self.end_precision) if self.end else None
        super().save(*args, **kwargs)

    @property
    def wording(self) -> str:
        """« directrice générale du Health Data Hub »: as worded by hand, or the function, then the organisation."""
        if self.label:
            return self.label
        return f"{self.role}, {self.organisation}" if self.organisation else self.role

    @property
    def period(self) -> str:
        if self.is_former and not self.end:
            return f"ancienne fonction ({self._begin()})" if self.start else "ancienne fonction"
        return format_period(self.start, self.start_precision, self.end, self.end_precision)

    def _begin(self) -> str:
        return format_period(self.start, self.start_precision, None, Precision.DAY)

    def holds_on(self, day: date) -> bool:
        """Whether the function was held on `day`; an unknown end leaves it open unless marked as former."""
        if self.start and day < self.start:
            return False
        if self.end:
            return day <= last_day(self.end, self.end_precision)
        return not self.is_former
