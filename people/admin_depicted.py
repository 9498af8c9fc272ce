"""On the form of a picture: the people who are seen on it."""

from django.contrib import admin

from people.models import Depiction
from portal.core.admin.base import CompactRelatedMixin
from portal.core.admin.rows import RowFormSet


class DepictionInline(CompactRelatedMixin, admin.TabularInline):
    """Whoever may write the legend of a picture may name who is on it."""

    add_text = "Ajouter une personne"
    model = Depiction
    formset = RowFormSet
    autocomplete_fields = ["person"]
    fields = ["person"]
    extra = 0

    def has_add_permission(self, request, obj=None):
        return request.user.has_perm("media.change_image" if obj else "media.add_image")

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("media.view_image") or self.has_add_permission(request, obj)
