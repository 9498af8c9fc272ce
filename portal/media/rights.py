"""Pictures that may not be shown any more, or soon."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone

SOON = timedelta(days=30)
ENDING, ENDED = "bientot", "finis"


def ending_soon() -> Q:
    """The rights end within 30 days, or have ended."""
    return Q(rights_expire_on__lte=timezone.localdate() + SOON)


class RightsFilter(admin.SimpleListFilter):
    title = "fin des droits"
    parameter_name = "droits"

    def lookups(self, request, model_admin):
        return [(ENDING, "finis, ou finissant sous 30 jours"), (ENDED, "finis")]

    def queryset(self, request, queryset):
        if self.value() == ENDED:  # the last day is still a day of rights
            return queryset.filter(rights_expire_on__lt=timezone.localdate())
        return queryset.filter(ending_soon()) if self.value() == ENDING else queryset
