"""Two saves from one state: what only the other has changed is taken from it, before anybody has to choose."""

from django.conf import settings
from django.forms import BaseForm, CheckboxInput, MultiWidget, SelectMultiple
from django.forms.models import BaseInlineFormSet, BaseModelForm
from django.http import QueryDict

from articles.models import Article
from articles.revisions.snapshots import ROWS, fields_of, many_of
from portal.core.figures import whole_number

PLACE = {"region", "ordering", "id"}


def adopt(data: QueryDict, form: BaseModelForm, formsets: list[BaseInlineFormSet], contents: tuple) -> None:
    """Rewrites what was sent, in place. `contents`: of three snapshots, the one before both, theirs, mine.

    Of the article and of each row that all three have, the fields that the sender left alone. A row that the other
    has deleted and the sender has not changed goes; one that both have added alike is added once.
    """
    themes = [Article._meta.get_field("tags")]
    states = [content["fields"] | content["lists"] for content in contents]
    _take(data, form, [*fields_of(Article), *many_of(Article), *themes], states)
    for formset in formsets:
        name = formset.model._meta.model_name
        if name in ROWS:
            _adopt_rows(data, formset, *(content["rows"][name] for content in contents))


def _adopt_rows(data: QueryDict, formset: BaseInlineFormSet, base: list, theirs: list, mine: list) -> None:
    known = [{row["id"]: row for row in rows if row["id"]} for rows in (base, theirs, mine)]
    ranks = _ranks(data, formset.prefix)
    columns = [*fields_of(formset.model), *many_of(formset.model)]
    for form in formset.forms:
        key = form.instance.pk
        if key in ranks and all(key in rows for rows in known) and form.prefix == f"{formset.prefix}-{ranks[key]}":
            _take(data, form, columns, [rows[key] for rows in known])
    for key, rank in ranks.items():
        if key in known[0] and key not in known[1] and _is_untouched(formset, known[0][key], rank, data):
            data[f"{formset.prefix}-{rank}-DELETE"] = "on"
    added = [_words(row) for row in theirs if row["id"] not in known[0]]
    if getattr(formset, "revived", None):
        return
    for form, row in zip(formset.extra_forms, [row for row in mine if row["id"] is None], strict=False):
        if _words(row) in added:
            data[f"{form.prefix}-DELETE"] = "on"


def _take(data: QueryDict, form: BaseForm, columns: list, states: list[dict]) -> None:
    base, theirs, mine = states
    for column in columns:
        name = column.name
        is_theirs_alone = base.get(name) == mine.get(name) != theirs.get(name)
        if name in form.fields and is_theirs_alone and name not in PLACE:
            _put(data, form, name)


def _put(data: QueryDict, form: BaseForm, name: str) -> None:
    """The value that the form was shown with, as a browser would send it."""
    field, sent = form.fields[name], form.add_prefix(name)
    widget = getattr(field.widget, "widget", field.widget)  # less the « + » around it
    value = field.prepare_value(form.get_initial_for_field(field, name))
    if isinstance(widget, MultiWidget):
        for part, suffix, one in zip(widget.widgets, widget.widgets_names, widget.decompress(value), strict=True):
            data[f"{sent}{suffix}"] = part.format_value(one) or ""
    elif isinstance(widget, SelectMultiple):
        data.setlist(sent, [str(key) for key in value or []])
    elif isinstance(widget, CheckboxInput):
        data.setlist(sent, ["on"] if value else [])
    elif hasattr(widget, "choices"):
        data[sent] = "" if value is None else str(value)
    else:
        data[sent] = widget.format_value(value) or ""


def _ranks(data: QueryDict, prefix: str) -> dict[int, int]:
    total = whole_number(data.get(f"{prefix}-TOTAL_FORMS", ""), most=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS) or 0
    sent = ((whole_number(data.get(f"{prefix}-{rank}-id", "")), rank) for rank in range(total))
    return {key: rank for key, rank in sent if key is not None}


def _is_untouched(formset: BaseInlineFormSet, base: dict, rank: int, data: QueryDict) -> bool:
    """Whether the texts sent for a row that is gone are those that the state before both had."""
    sent = {
        column.name: data.get(f"{formset.prefix}-{rank}-{column.name}", "")
        for column in fields_of(formset.model)
        if column.name not in PLACE and f"{formset.prefix}-{rank}-{column.name}" in data
    }
    return all(str(base[name] if base[name] is not None else "") == value for name, value in sent.items())


def _words(row: dict) -> dict:
    return {name: value for name, value in row.items() if name not in PLACE}
