"""The fields of an article itself; its blocks and lists have forms of their own."""

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import services
from articles.admin.forms import tags_field
from articles.admin.states import wanted_status
from articles.models import Article
from portal.core.admin import ExactMomentsForm
from portal.core.house import StampStyle, list_stamp, stamp
from portal.core.publishing import Status
from portal.core.slugs import slugify

LONG_TEXTS = ("title", "standfirst")


class ArticleForm(ExactMomentsForm):
    """The status asked for is kept aside: an article becomes public or leaves the site by `services` alone."""

    user = None  # set by the admin: who may lead the article where

    tags = tags_field()
    # What the editor has seen: the moment of the last save when the form was shown.
    seen_at = forms.CharField(label="dernier enregistrement vu", required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in LONG_TEXTS:  # the server says that a text is too long; a browser would cut it in silence
            if name in self.fields:
                self.fields[name].widget.attrs.pop("maxlength", None)
        if "status" in self.fields:
            self._offer_states()
        if "seen_at" in self.fields:
            self.initial["seen_at"] = self._saved_at()

    def clean_slug(self):
        """Once an article has been published, its address is never empty."""
        slug = self.cleaned_data["slug"]
        if slug or self.instance.first_published_at is None:
            return slug
        return slugify(self.cleaned_data.get("title") or self.instance.title)

    def clean(self):
        cleaned = super().clean()
        self.former_status = self.instance.status if self.instance.pk else Status.DRAFT
        self.former_date = self.instance.published_at
        self.wanted_status = wanted_status(self.data, chosen=cleaned.get("status"), former=self.former_status)
        if refusal := services.refusal(self.instance, self.wanted_status, by=self.user):
            self._send_again("status", self.former_status)  # what the list does not hold would show as its first line
            raise ValidationError({"status": refusal} if "status" in self.fields else refusal)
        cleaned["status"] = self.former_status
        self._check_update(cleaned)
        self._check_meanwhile(cleaned.get("seen_at"))
        return cleaned

    def _offer_states(self) -> None:
        """The list holds the states where one may go from here; any other, if it is sent, is refused with a reason."""
        ways = {self.instance.status, *services.moves_from(self.instance, by=self.user)}
        widget = self.fields["status"].widget
        widget.choices = [(value, label) for value, label in Status.choices if value in ways]

    def _saved_at(self) -> str:
        return self.instance.modified_at.isoformat() if self.instance.pk else ""

    def _check_meanwhile(self, seen_at: str | None) -> None:
        """Refuses once to overwrite what somebody else saved since the form was shown; nothing typed is lost."""
        if not seen_at or seen_at == self._saved_at():
            return
        self._send_again("seen_at", self._saved_at())
        self.add_error(None, ValidationError(meanwhile(self.instance), code="meanwhile"))

    def _send_again(self, name: str, value: str) -> None:
        """What the field holds when the form comes back."""
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = value

    def _check_update(self, cleaned: dict) -> None:
        """An update comes after the publication. Dates that nobody touched are left alone."""
        published_at, updated_at = cleaned.get("published_at"), cleaned.get("updated_at")
        if self.wanted_status == Status.PUBLISHED and "published_at" in self.fields and not published_at:
            published_at = timezone.now()
        is_touched = {"published_at", "updated_at"} & set(self.changed_data)
        if is_touched and published_at and updated_at and updated_at < published_at.replace(second=0, microsecond=0):
            moment = stamp(published_at, StampStyle.LONG)
            self.add_error("updated_at", f"La mise à jour ne peut précéder la publication ({moment}).")


def meanwhile(article: Article) -> SafeString:
    """Who saved `article` last, and when, as far as its history tells."""
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Article), object_id=article.pk)
    last = entries.select_related("user").order_by("-action_time", "-pk").first()
    return format_html(
        "Modifié entre-temps{}, {}. Vos saisies sont gardées\u00a0: comparez avec "
        '<a href="{}" target="_blank">la version enregistrée</a>, puis enregistrez de nouveau pour la remplacer.',
        f" par {last.user.get_full_name() or last.user.get_username()}" if last else "",
        list_stamp(article.modified_at),
        reverse("admin:articles_article_change", args=[article.pk]),
    )
