from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.core.fields import FrenchCharField
from portal.media.files import document_path, image_path
from portal.media.validators import validate_document, validate_image
from portal.media.weights import weight


class Image(models.Model):
    """A picture with what the law and the reader need: credit, legend, alternative text."""

    file = models.ImageField(
        "fichier",
        upload_to=image_path,
        validators=[validate_image],
        max_length=200,
        blank=True,
        help_text="JPEG, PNG ou WebP. Sans fichier (page importée), la légende et le crédit sont gardés.",
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
    licence = models.CharField("licence", max_length=120, blank=True)
    rights_expire_on = models.DateField("fin des droits", null=True, blank=True)
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
        """Keeps the size beside the file: Django’s own `width_field` opens each file again whenever a row is read."""
        if not self.file:
            self.width = self.height = None
        elif not self.file._committed or self.width is None:
            self.width, self.height = _size_of(self.file)
        super().save(*args, **kwargs)

    @property
    def alt_text(self) -> str:
        """The alternative text to print: empty when decorative or when the legend beside it says the same."""
        return "" if self.is_decorative else self.alt

    @property
    def has_alternative(self) -> bool:
        return bool(self.is_decorative or self.alt or self.caption)


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
        super().save(*args, **kwargs)

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
    return (file.width, file.height) if _is_readable(file) else (None, None)
