"""What the desk looks for in the library: files to find, rights that end."""

from django.contrib import admin


class HasFileFilter(admin.SimpleListFilter):
    title = "fichier"
    parameter_name = "fichier"

    def lookups(self, request, model_admin):
        return [("oui", "présent"), ("non", "à retrouver")]

    def queryset(self, request, queryset):
        if self.value() == "non":
            return queryset.filter(file="")
        return queryset.exclude(file="") if self.value() == "oui" else queryset


class RightsFilter(admin.SimpleListFilter):
    title = "droits"
    parameter_name = "droits"

    def lookups(self, request, model_admin):
        return [
            ("bientot", "expirent dans 30 jours"),
            ("expires", "expirés"),
            ("dates", "avec une date de fin"),
            ("sans", "sans date de fin"),
        ]

    def queryset(self, request, queryset):
        if self.value() == "bientot":
            return queryset.lapsing()
        if self.value() == "expires":
            return queryset.lapsed()
        if self.value() in {"dates", "sans"}:
            return queryset.filter(rights_expire_on__isnull=self.value() == "sans")
        return queryset
