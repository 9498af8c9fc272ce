"""Addresses in plain letters. Django's slugify gives « au-cur » for « Au cœur »; this one « au-coeur »."""

from django.core.exceptions import ValidationError
from django.db import models

from portal.core.text import name_key

MAX_LENGTH = 80
# Words that the site’s own addresses put after those of a list: `/evenements/flux/` is a feed, not an event.
RESERVED = {"flux"}


def slugify(text: str, *, max_length: int = MAX_LENGTH) -> str:
    """Hyphenated plain letters and figures, cut at a word limit; « sans-titre » when nothing is left."""
    slug = name_key(text).replace(" ", "-")
    if len(slug) > max_length:
        slug = slug[: max_length + 1].rsplit("-", 1)[0][:max_length]
    return slug or "sans-titre"


def validate_not_reserved(slug: str) -> None:
    if slug in RESERVED:
        raise ValidationError(f"« {slug} » est une adresse du site lui-même.")


def unique_slug(queryset: models.QuerySet, text: str) -> str:
    """The slug of `text`, followed by -2, -3… while a record of `queryset` already has it."""
    base = slugify(text, max_length=MAX_LENGTH - 6)
    taken = RESERVED | set(queryset.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    rank = 2
    while f"{base}-{rank}" in taken:
        rank += 1
    return f"{base}-{rank}"


class Slugged(models.Model):
    """A record whose address is set once, from its name; an editor may change it (see `moves.record_move`)."""

    slug = models.SlugField(
        "adresse",
        max_length=MAX_LENGTH,
        unique=True,
        blank=True,
        validators=[validate_not_reserved],
        help_text="Fin de l’adresse de la page. Vide : d’après le nom. Une adresse changée est redirigée.",
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(type(self)._base_manager.exclude(pk=self.pk), str(self))
        super().save(*args, **kwargs)
