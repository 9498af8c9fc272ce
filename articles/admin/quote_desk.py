"""A quote edited alone, from the list of quotes: it is never saved over what was not seen, there or in its article."""

import json

from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join

from articles.admin.quote_closed import closed_quote_page
from articles.admin.quote_forms import QuoteForm
from articles.admin.shared_form import CarriedField
from articles.models import Quote
from articles.revisions.keeping import keep, keep_before, lock
from articles.revisions.snapshots import row_of, take
from articles.revisions.wording import names_in, parts_of

_EMPTY = {"fields": {}, "lists": {"tags": []}}


class QuoteDeskForm(QuoteForm):
    seen = CarriedField(label="état vu", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "seen" in self.fields:
            self.initial["seen"] = json.dumps(self.stored, sort_keys=True)

    @property
    def stored(self) -> dict | None:
        """The quote as it was stored when the view read it."""
        if not hasattr(self.instance, "stored_row"):
            self.instance.stored_row = row_of(self.instance) if self.instance.pk else None
        return self.instance.stored_row

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        if "seen" in self.fields and cleaned.get("seen") != self.initial["seen"]:
            self._refuse(cleaned.get("seen", ""))
        return cleaned

    def _refuse(self, seen: str) -> None:
        """Once: the next save of this page has seen what the refusal says."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.initial["seen"]
        try:
            former = json.loads(seen)
        except ValueError:
            former = {}
        former = former if isinstance(former, dict) else {}
        changed = {name for name, value in self.stored.items() if former.get(name) != value}
        self.add_error(None, ValidationError(_told(self.stored, changed), code="meanwhile"))


class QuoteLockMixin:
    """To be put first. The article is locked before its quote is read, as by whoever saves the article."""

    form = QuoteDeskForm

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and (closed := closed_quote_page(self, request, object_id or "")):
            return closed
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        if found is None:
            return None
        if request.method == "POST":
            lock(found.article.pk)
        stored = row_of(found)
        found = super().get_object(request, object_id, from_field) if stored else None
        if found is not None:
            found.stored_row = stored
        return found

    def save_model(self, request, obj, form, change):
        keep_before(obj.article, take(obj.article.pk))
        super().save_model(request, obj, form, change)

    def log_change(self, request, obj, message):
        """Once all that derives from it is saved: the article has one more revision."""
        entry = super().log_change(request, obj, message)
        keep(obj.article, by=request.user)
        return entry


def _told(stored: dict, changed: set[str]):
    """What is stored now of the fields that somebody changed, in the words of the desk."""
    content = _EMPTY | {"rows": {Quote._meta.model_name: [stored]}}
    part = parts_of(content, names_in([content]))[(Quote._meta.model_name, stored["id"])]
    lines = [(part.labels[name], part.texts[name] or "vide") for name in part.labels if name in changed]
    return format_html(
        "Cette citation a été enregistrée entre-temps. Vos saisies sont ci-dessous\u00a0; est enregistré\u00a0: "
        "{} Enregistrez de nouveau pour le remplacer.",
        format_html_join(" ", "{}\u00a0: «\u00a0{}\u00a0».", lines),
    )
