"""The fields of an article itself; its blocks and lists have forms of their own."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.admin.forms import tags_field
from articles.admin.shared_form import SharedForm
from portal.core.house import StampStyle, stamp
from portal.core.publishing import Status
from portal.core.slugs import slugify

PUBLISH_BUTTON = "_publish"
LONG_TEXTS = ("title", "standfirst")


class ArticleForm(SharedForm):
    """The status asked for is kept aside: an article becomes public or leaves the site by `services` alone."""

    tags = tags_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in LONG_TEXTS:  # the server says that a text is too long; a browser would cut it in silence
            if name in self.fields:
                self.fields[name].widget.attrs.pop("maxlength", None)

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
        self.wanted_status = Status.PUBLISHED if PUBLISH_BUTTON in self.data else cleaned.get("status")
        if self.wanted_status == Status.WITHDRAWN and self.instance.first_published_at is None:
            raise ValidationError({"status": "Seul un article déjà publié peut être retiré."})
        if self.wanted_status in {Status.PUBLISHED, Status.WITHDRAWN}:
            cleaned["status"] = self.former_status
        self._check_update(cleaned)
        return cleaned

    def _check_update(self, cleaned: dict) -> None:
        """An update comes after the publication. Dates that nobody touched are left alone."""
        published_at, updated_at = cleaned.get("published_at"), cleaned.get("updated_at")
        if self.wanted_status == Status.PUBLISHED and "published_at" in self.fields and not published_at:
            published_at = timezone.now()
        is_touched = {"published_at", "updated_at"} & set(self.changed_data)
        if is_touched and published_at and updated_at and updated_at < published_at.replace(second=0, microsecond=0):
            moment = stamp(published_at, StampStyle.LONG)
            self.add_error("updated_at", f"La mise à jour ne peut précéder la publication ({moment}).")
