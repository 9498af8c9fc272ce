from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.core.admin.moments import check_year
from portal.core.publishing import Status


class ExactMomentsForm(forms.ModelForm):
    """Dates that nobody touched keep their microseconds, which form fields cannot show.

    Without it, mending a typo would change the publication date of an article.
    """

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        for name, field in self.fields.items():
            if not isinstance(field, forms.DateTimeField | forms.SplitDateTimeField):
                continue
            if name not in self.changed_data:
                cleaned[name] = getattr(self.instance, name)
            elif cleaned.get(name):
                self._check_year(name, cleaned[name])
        return cleaned

    def _check_year(self, name: str, moment: datetime) -> None:
        try:
            check_year(moment)
        except ValidationError as refusal:
            self.add_error(name, refusal)


class PublishableForm(ExactMomentsForm):
    """« Vide : au moment où vous publiez. »"""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("status") == Status.PUBLISHED and not cleaned.get("published_at"):
            was_public = self.instance.status == Status.PUBLISHED
            cleaned["published_at"] = self.instance.published_at if was_public else timezone.now()
        return cleaned
