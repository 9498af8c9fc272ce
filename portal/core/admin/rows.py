"""The rows of a form that hold the parts of its record."""

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, UniqueConstraint
from django.forms.models import BaseInlineFormSet

STEP = 10
LAST = 32767


class RowFormSet(BaseInlineFormSet):
    """Says in the database’s own words what it would refuse, and puts new rows without place at the end."""

    is_new_row_last = True

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "ordering" in form.fields and form.instance.pk is None and self.is_new_row_last:
            # A place that the page proposed does not make a row of an empty one.
            form.fields["ordering"].has_changed = lambda initial, data: False

    def clean(self):
        for form in self.forms:
            if form.is_valid() and form not in self.deleted_forms and (form.has_changed() or form.instance.pk):
                self._check_against_parent(form)
        super().clean()

    def _check_against_parent(self, form) -> None:
        """Django leaves the parent out of what it validates, and with it every rule that names it."""
        exclude = form._get_validation_exclusions() - {self.fk.name}
        setattr(form.instance, self.fk.attname, self.instance.pk)
        for constraint in parent_rules(self.model, self.fk.name):
            try:
                constraint.validate(self.model, form.instance, exclude=exclude)
            except ValidationError as refusal:
                form.add_error(None, refusal)

    def get_unique_error_message(self, unique_check):
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and set(unique_check) <= set(constraint.fields):
                return constraint.get_violation_error_message()
        return "Une même valeur est donnée deux fois."

    def get_form_error(self):
        return "Cette ligne en répète une autre."

    def save_new_objects(self, commit=True):
        if self.is_new_row_last and "ordering" in self.empty_form.fields:
            self._place_new_rows()
        return super().save_new_objects(commit)

    def _place_new_rows(self) -> None:
        rows = [form for form in self.forms if form not in self.deleted_forms and form.cleaned_data]
        last = max((form.instance.ordering or 0 for form in rows), default=0)
        for form in rows:
            if form.instance.pk is None and not form.instance.ordering:
                last = min(last + STEP, LAST)
                form.instance.ordering = last


def parent_rules(model, parent: str) -> list[CheckConstraint]:
    """The rules of `model` that compare its `parent` with something else."""
    return [
        constraint
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint)
        and parent in {path[0] for path in model._get_expr_references(constraint.condition)}
    ]
