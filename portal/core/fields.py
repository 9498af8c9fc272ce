"""Plain text fields that are put in French typography at every save."""

import re

from django.db import models

from portal.core.house import QuotationMarks
from portal.core.typography import normalise


class _FrenchTextMixin:
    def clean(self, value, model_instance):
        """Normalised before validation, for added spaces count in the length."""
        return super().clean(self._normalised(value, model_instance), model_instance)

    def pre_save(self, model_instance, add):
        value = self._normalised(super().pre_save(model_instance, add), model_instance)
        setattr(model_instance, self.attname, value)
        return value

    def _normalised(self, value, model_instance):
        if not isinstance(value, str):
            return value
        marks = getattr(model_instance, "quotation_marks", QuotationMarks.FRENCH)
        return normalise(value, marks=marks).strip()


_BREAKS = re.compile(r"[\r\n\t\v\f\u2028\u2029]+")


class FrenchCharField(_FrenchTextMixin, models.CharField):
    """One line of French text, whoever writes it: a break becomes a space."""

    def _normalised(self, value, model_instance):
        value = _BREAKS.sub(" ", value) if isinstance(value, str) else value
        return super()._normalised(value, model_instance)


class FrenchTextField(_FrenchTextMixin, models.TextField):
    """Several lines of French text, without formatting."""
