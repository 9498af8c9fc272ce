"""Warns before a person or an organisation is created twice."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.core.admin.forms import PublishableForm
from portal.core.text import name_key

THRESHOLD = 0.6
CANDIDATES_A_WORD = 200
SHOWN = 6
PREFIX = 4  # letters that two spellings of one word most often share


def similarity(one: str, other: str) -> float:
    """Between 0 and 1, of two folded names (Ratcliff and Obershelp, as in `difflib`)."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < THRESHOLD or matcher.quick_ratio() < THRESHOLD:
        return 0.0
    return matcher.ratio()


def look_alikes(queryset: QuerySet, name: str, *, fields: Iterable[str]) -> list[Model]:
    """The records whose name, in one of the folded `fields`, is at least 0.6 similar to `name`; the closest first.

    Candidates share a word, or the beginning of one, with `name`. At most 200 a word and a field are read.
    """
    key = name_key(name)
    words = sorted({word for word in key.split() if len(word) > 1}, key=len, reverse=True)
    best: dict[int, float] = {}
    for field in fields:
        for word in words:
            found = queryset.filter(**{f"{field}__contains": word[:PREFIX]}).order_by(field, "pk")
            for pk, other in found.values_list("pk", field)[:CANDIDATES_A_WORD]:
                best[pk] = max(best.get(pk, 0.0), similarity(key, other))
    closest = sorted((pk for pk, score in best.items() if score >= THRESHOLD), key=lambda pk: (-best[pk], pk))[:SHOWN]
    records = queryset.in_bulk(closest)
    return [records[pk] for pk in closest]


class DuplicateWarningForm(PublishableForm):
    """A new record that looks like another is not saved before the editor has said that it is another."""

    name_fields: tuple[str, ...] = ("name",)
    compared_fields: tuple[str, ...] = ("name_key",)

    is_not_duplicate = forms.BooleanField(
        label="Ce n’est pas un doublon, créer quand même", required=False, widget=forms.HiddenInput
    )

    def clean(self):
        cleaned = super().clean()
        name = " ".join(cleaned.get(field) or "" for field in self.name_fields).strip()
        if self.instance.pk is None and name:
            self._check(name, is_confirmed=cleaned.get("is_not_duplicate"))
        return cleaned

    def compared_records(self, name: str) -> QuerySet:
        return self._meta.model.objects.all()

    def _check(self, name: str, *, is_confirmed: bool) -> None:
        found = look_alikes(self.compared_records(name), name, fields=self.compared_fields)
        if not found:
            return
        self.fields["is_not_duplicate"].widget = forms.CheckboxInput()
        if not is_confirmed:
            self.add_error("is_not_duplicate", ValidationError(self._warning(found), code="duplicate"))

    def _warning(self, found: list[Model]) -> SafeString:
        return format_html(
            "Déjà dans la base, sous un nom voisin : {}. Si c’est l’une de ces fiches, choisissez-la.",
            format_html_join(", ", '<a href="{}" target="_blank">{}</a>', ((_change_url(it), it) for it in found)),
        )


class DuplicateWarningMixin:
    """Shows the confirmation on the form that adds, and only there."""

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [(None, {"fields": ["is_not_duplicate"]}), *fieldsets] if obj is None else fieldsets


def _change_url(record: Model) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
