from django.db.models import UniqueConstraint

from articles.admin.formsets import SurvivingFormSet


class OnceFormSet(SurvivingFormSet):
    """Two rows of the form for the same record are refused in the words of the database’s own rule."""

    def get_unique_error_message(self, unique_check):
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and set(unique_check) <= set(constraint.fields):
                return constraint.get_violation_error_message()
        return super().get_unique_error_message(unique_check)
