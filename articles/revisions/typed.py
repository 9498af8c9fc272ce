"""What a form holds that was sent and not saved, as a snapshot: to be compared with what is stored."""

from copy import deepcopy

from django.forms import BaseForm, BaseFormSet
from django.forms.models import BaseModelForm

from articles.models import Article, Quote
from articles.quoting.incises import spoken_words
from articles.revisions.snapshots import PARENTS, ROWS, Snapshot, fields_of, many_of, place, plain
from portal.core.figures import whole_numbers
from portal.core.rich_text import RichTextField, sanitise
from portal.core.typography import normalise_html


def typed(form: BaseModelForm, formsets: list[BaseFormSet], stored: Snapshot) -> Snapshot:
    """As the article would be stored; what is refused, as it was typed. What the form does not show is as stored."""
    content = deepcopy(stored.content)
    content["fields"] |= _values(form, fields_of(Article))
    content["fields"]["status"] = str(form.wanted_status or content["fields"]["status"])
    content["lists"] |= _values(form, [*many_of(Article), Article._meta.get_field("tags")])
    for formset in formsets:
        name = formset.model._meta.model_name
        if name in ROWS and formset.fk.name == PARENTS[name]:
            content["rows"][name] = _rows(formset, content["rows"][name])
    place(content["rows"])
    return Snapshot(content)


def is_address_left(form: BaseModelForm, base: dict | None) -> bool:
    """Whether the address was sent empty, as it was shown: it follows the title, and is given by whoever publishes."""
    was_empty = base is None or not base["fields"]["slug"]
    return "slug" in form.fields and was_empty and not (form["slug"].data or "").strip()


def _rows(formset: BaseFormSet, stored: list[dict]) -> list[dict]:
    known = {row["id"]: row for row in stored}
    rows = []
    for form in formset.forms:
        is_gone = form in getattr(formset, "deleted_forms", []) or formset._should_delete_form(form)
        if is_gone or not (form.instance.pk or form.has_changed()):
            continue
        columns = [*fields_of(formset.model), *many_of(formset.model)]
        blank = {column.name: [] if column.many_to_many else plain(column.get_default()) for column in columns}
        rows.append(typed_row(form, {"id": form.instance.pk} | known.get(form.instance.pk, blank)))
    return rows


def typed_row(form: BaseModelForm, stored: dict) -> dict:
    """One row as it would be stored; what the form does not show is as stored."""
    model = form._meta.model
    row = stored | _values(form, [*fields_of(model), *many_of(model)])
    if model is Quote and not row["text"] and isinstance(row["text_as_printed"], str):
        row["text"] = spoken_words(row["text_as_printed"])
    return row


def _values(form: BaseForm, columns: list) -> dict:
    return {column.name: _value(form, column) for column in columns if column.name in form.fields}


def _value(form: BaseForm, column):
    name = column.name
    if name not in getattr(form, "cleaned_data", {}):
        value = form[name].data
        if isinstance(value, list):  # of a date and an hour, or of several records
            return whole_numbers(map(str, value)) if column.many_to_many else " ".join(value)
        return value if value is not None else ""
    if column.many_to_many:
        return sorted(record.pk for record in form.cleaned_data[name])
    if isinstance(column, RichTextField):
        marks = form.instance.quotation_marks
        return normalise_html(sanitise(form.cleaned_data[name] or ""), marks=marks)
    return plain(column.value_from_object(form.instance))
