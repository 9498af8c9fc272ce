"""The links by which a draft is shown to somebody without account."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

LIFETIME = timedelta(days=7)
LONGEST_TOKEN = 100  # characters; ours have 56


def new_key() -> str:
    return secrets.token_urlsafe(9)


def expiry() -> datetime:
    return timezone.now() + LIFETIME


def _signer() -> Signer:
    return Signer(sep=".", salt="articles.preview-link")


class PreviewLinkQuerySet(models.QuerySet):
    def open(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def of_token(self, token: str) -> "PreviewLink | None":
        """The link of an address, whatever its state; None for an address that we never gave."""
        try:
            key = _signer().unsign(token[: LONGEST_TOKEN + 1])
        except BadSignature:
            return None
        return self.filter(key=key).first()


class PreviewLink(models.Model):
    """Opens the saved draft of one article until it expires or is revoked.

    The database holds only half of the address: the other half is a signature, so that a copy of the table opens
    nothing.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="preview_links", verbose_name="article"
    )
    key = models.CharField("clé", max_length=22, unique=True, default=new_key, editable=False)
    embargo_until = models.DateTimeField("sous embargo jusqu’au", null=True, blank=True)
    created_at = models.DateTimeField("créé le", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="créé par",
    )
    expires_at = models.DateTimeField("expire le", default=expiry, editable=False)
    revoked_at = models.DateTimeField("révoqué le", null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="révoqué par",
    )

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "lien d’aperçu"
        verbose_name_plural = "liens d’aperçu"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="articles_previewlink_expires_after_its_making",
                violation_error_message="Un lien d’aperçu expire après avoir été créé.",
            ),
            models.CheckConstraint(
                condition=Q(embargo_until=None) | Q(embargo_until__lt=F("expires_at")),
                name="articles_previewlink_opens_before_its_end",
                violation_error_message="L’embargo finit avant que le lien n’expire.",
            ),
        ]

    def __str__(self):
        return f"Lien du {timezone.localtime(self.created_at):%d/%m/%Y} vers {self.article}"

    def get_absolute_url(self):
        return reverse("articles:shared", args=[_signer().sign(self.key)])

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None

    @property
    def is_open(self) -> bool:
        return not self.is_revoked and self.expires_at > timezone.now()

    @property
    def is_under_embargo(self) -> bool:
        return self.embargo_until is not None and self.embargo_until > timezone.now()
