from datetime import timedelta

from django.core.files.images import get_image_dimensions
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.core.fields import FrenchCharField
from portal.media.cleaning import PictureField
from portal.media.files import document_path, image_path
from portal.media.leaving import remove_files
from portal.media.licences import Licence, address_of
from portal.media.renditions import are_current, make, names_of
from portal.media.showing import ShownMixin
from portal.media.validators import validate_document, validate_image
from portal.media.weights import weight

SOON = timedelta(days=30)  # before the rights of a picture end, when the desk is told


class ImageQuerySet(models.QuerySet):
    def lapsed(self):
        """Those whose rights have ended; the last day is one on which they may still be shown."""
        return self.filter(rights_expire_on__lt=timezone.localdate())

    def lapsing(self):
        """Those whose rights end within 30 days."""
        today = timezone.localdate()
        return self.filter(rights_expire_on__gte=today, rights_expire_on__lte=today + SOON)

    def shown(self):
        """Those that can be shown today: see `Image.is_shown`."""
        return self.exclude(file="").filter(Q(rights_expire_on=None) | Q(rights_expire_on__gte=timezone.localdate()))


class Image(ShownMixin, models.Model):
    """A picture with what the law and the reader need: credit, legend, alternative text."""

    file = PictureField(
        "fichier",
        upload_to=image_path,
        validators=[validate_image],
        max_length=200,
        blank=True,
        help_text="JPEG, PNG ou WebP. Le crédit, la légende et la date qu’il contient remplissent les champs vides ; "
        "le reste (lieu, appareil) en est effacé.",
    )
    width = models.PositiveIntegerField("largeur", null=True, blank=True, editable=False)
    height = models.PositiveIntegerField("hauteur", null=True, blank=True, editable=False)
    caption = FrenchCharField("légende", max_length=400, blank=True)
    alt = FrenchCharField(
        "texte de remplacement",
        max_length=300,
        blank=True,
        help_text="Ce que l’image montre, pour qui ne la voit pas.",
    )
    is_decorative = models.BooleanField(
        "décorative",
        default=False,
        help_text="L’image n’apprend rien, ou la légende dit déjà tout : le texte de remplacement reste vide.",
    )
    credit = FrenchCharField(
        "crédit",
        max_length=200,
        help_text="Auteur ou source, sans « © ». « D.R. » (droits réservés) est admis.",
    )
    taken_on = models.DateField("prise le", null=True, blank=True)
    licence_kind = models.CharField("licence", max_length=20, choices=Licence, default=Licence.UNSAID, blank=True)
    licence = models.CharField(
        "précisions sur les droits", max_length=120, blank=True, help_text="Pour la rédaction seulement."
    )
    rights_expire_on = models.DateField(
        "fin des droits",
        null=True,
        blank=True,
        db_index=True,
        help_text="Dernier jour où l’image peut être montrée. Ensuite, elle disparaît seule de toutes les pages.",
    )
    focal_x = models.PositiveSmallIntegerField(
        "point d’intérêt, horizontal",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="En %, depuis la gauche.",
    )
    focal_y = models.PositiveSmallIntegerField(
        "point d’intérêt, vertical", default=50, validators=[MaxValueValidator(100)], help_text="En %, depuis le haut."
    )
    created_at = models.DateTimeField("ajoutée le", default=timezone.now, editable=False)

    # Derived from the file and the point of interest: the forms in which pages show it (`renditions`).
    renditions = models.JSONField("formes affichées", default=dict, blank=True, editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = "image"
        verbose_name_plural = "images"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="media_image_focal_point_inside",
                violation_error_message="Le point d’intérêt est entre 0 et 100 %.",
            ),
            models.CheckConstraint(
                condition=~Q(credit=""),
                name="media_image_has_credit",
                violation_error_message="Une image a toujours un crédit (« D.R. » est admis).",
            ),
        ]

    def __str__(self):
        return self.caption or self.alt or f"image {self.pk}"

    def save(self, *args, **kwargs):
        """Keeps the size and the forms of the file beside it: nobody opens a file to read a row."""
        is_new = bool(self.file) and not self.file._committed
        if is_new:
            self.file.save(self.file.name, self.file.file, save=False)
        try:
            left = [] if kwargs.get("update_fields") or are_current(self) else self.settle_file()
            super().save(*args, **kwargs)
        except OSError:  # no room for its forms, which are gone already
            if is_new:
                self.file.storage.delete(self.file.name)
            raise
        remove_files(type(self), left)

    def settle_file(self) -> list[str]:
        """Brings size and forms to the file as it is now. Returns the files that nothing needs any more."""
        is_other = self.renditions.get("of") != self.file.name
        if self.file and not _is_readable(self.file):
            self.renditions = {} if is_other else self.renditions
            return []
        former = type(self)._base_manager.filter(pk=self.pk).values_list("file", "renditions").first()
        if not self.file:
            self.width = self.height = None
        elif is_other:
            self.width, self.height = _size_of(self.file)
        self.renditions = make(self) if self.file else {}
        had = [former[0], *names_of(former[1])] if former else []
        return sorted({name for name in had if name} - {self.file.name, *names_of(self.renditions)})

    @property
    def is_lapsed(self) -> bool:
        """Whether its rights have ended."""
        return self.rights_expire_on is not None and self.rights_expire_on < timezone.localdate()

    @property
    def is_lapsing(self) -> bool:
        """Whether they end within 30 days."""
        return self.rights_expire_on is not None and not self.is_lapsed and self._days_left() <= SOON

    def _days_left(self) -> timedelta:
        return self.rights_expire_on - timezone.localdate()

    @property
    def licence_address(self) -> str:
        """Where a reader finds what it allows; empty when nothing is public of it."""
        return address_of(self.licence_kind)

    @property
    def has_alternative(self) -> bool:
        """Whether somebody decided what those who do not see it are told: a legend alone may not say what it shows."""
        return bool(self.is_decorative or self.alt)


class Document(models.Model):
    """A file to download, with its format and weight computed from the file."""

    title = FrenchCharField("titre", max_length=250)
    file = models.FileField(
        "fichier", upload_to=document_path, validators=[validate_document], max_length=200, blank=True
    )
    declared_format = models.CharField(
        "format annoncé", max_length=10, blank=True, help_text="Seulement sans fichier : « PPT », « PDF »…"
    )
    byte_size = models.PositiveBigIntegerField(
        "poids en octets", null=True, blank=True, editable=False, validators=[MinValueValidator(1)]
    )
    created_at = models.DateTimeField("ajouté le", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documents"
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.file:
            self.byte_size = None
        elif not self.file._committed or self.byte_size is None:
            self.byte_size = self.file.size if _is_readable(self.file) else None
        former = type(self)._base_manager.filter(pk=self.pk).values_list("file", flat=True).first()
        super().save(*args, **kwargs)
        if former and former != self.file.name:
            remove_files(type(self), [former])

    @property
    def format(self) -> str:
        """« PPT », « PDF »: the file’s extension in capitals, or what the source announced."""
        if self.file and "." in self.file.name:
            return self.file.name.rsplit(".", 1)[1].upper()
        return self.declared_format.upper()

    @property
    def details(self) -> str:
        """« PPT, 2,3 Mo »; the format alone without a file."""
        heavy = weight(self.byte_size) if self.byte_size else ""
        return ", ".join(part for part in (self.format, heavy) if part)


def _is_readable(file) -> bool:
    """Whether the bytes are there: a restored database may come before its files."""
    return not file._committed or file.storage.exists(file.name)


def _size_of(file) -> tuple[int | None, int | None]:
    """Opened anew: `file.width` remembers the file of before."""
    with file.storage.open(file.name) as stored:
        return get_image_dimensions(stored)
