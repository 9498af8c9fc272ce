"""The fields of an article itself; its blocks and lists have forms of their own."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import services
from articles.admin.forms import tags_field
from articles.admin.shared_form import SharedForm
from articles.admin.states import wanted_status
from portal.core.house import StampStyle, stamp
from portal.core.publishing import Status
from portal.core.slugs import slugify

LONG_TEXTS = ("title", "standfirst")


class ArticleForm(SharedForm):
    """The status asked for is kept aside: an article becomes public or leaves the site by `services` alone."""

    user = None  # set by the admin: who may lead the article where

    tags = tags_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in LONG_TEXTS:  # the server says that a text is too long; a browser would cut it in silence
            if name in self.fields:
                self.fields[name].widget.attrs.pop("maxlength", None)
        if "status" in self.fields:
            self._offer_states()

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
        return cleaned

    def _offer_states(self) -> None:
        """The list holds the states where one may go from here; any other, if it is sent, is refused with a reason."""
        ways = {self.instance.status, *services.moves_from(self.instance, by=self.user)}
        widget = self.fields["status"].widget
        widget.choices = [(value, label) for value, label in Status.choices if value in ways]

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
