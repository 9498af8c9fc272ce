"""Nothing of an article is lost: saves are kept one by one, and none goes over another that was not seen."""

from django.urls import path

from articles.admin import autosaves, conflicts, revisions
from articles.admin.closed import closed_page
from articles.revisions import keeping
from articles.revisions.snapshots import take

HIDDEN = ("seen", "window")


class KeepingMixin:
    """To be put before the mixins that save."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and (answered := autosaves.answer(request, object_id)):
            return answered
        if request.method == "POST" and object_id is not None and (closed := closed_page(self, request, object_id)):
            return closed
        request.is_form_of_article = object_id is not None
        waiting = autosaves.waiting_for(request, object_id) if request.method == "GET" else []
        return super().changeform_view(request, object_id, form_url, {"autosaves": waiting} | (extra_context or {}))

    def get_fieldsets(self, request, obj=None):
        """Who may only look has nothing to send back."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj) or obj is None:
            return fieldsets
        return [
            (name, options | {"fields": [field for field in options["fields"] if field not in HIDDEN]})
            for name, options in fieldsets
        ]

    def get_object(self, request, object_id, from_field=None):
        """The state that the form compares with is read before what it shows, and under the lock before a save."""
        found = super().get_object(request, object_id, from_field)
        if found is None or not getattr(request, "is_form_of_article", False):
            return found
        if request.method == "POST":
            keeping.lock(found.pk)
        stored = take(found.pk)
        found = super().get_object(request, object_id, from_field) if stored else None
        if found is not None:
            found.stored = stored
        return found

    def render_change_form(self, request, context, **options):
        form, obj = context["adminform"].form, options.get("obj")
        formsets = [shown.formset for shown in context["inline_admin_formsets"]]
        if obj is not None and conflicts.is_conflict(form):
            return conflicts.conflict_page(self, request, obj, form, formsets)
        if obj is not None:
            context |= conflicts.merging_context(request, obj, form, formsets)
        told = conflicts.told_alone(form, context["errors"])
        context |= {"is_resumed": autosaves.RESUME in form.data, "told": told} | ({"errors": []} if told else {})
        return super().render_change_form(request, context, **options)

    def save_model(self, request, obj, form, change):
        if change:
            keeping.keep_before(obj, form.stored)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        autosaves.close(request)

    def log_addition(self, request, obj, message):
        entry = super().log_addition(request, obj, message)
        keeping.keep(obj, by=request.user)
        return entry

    def log_change(self, request, obj, message):
        """Whatever the desk notes as a change, by the form or in the list, is a revision."""
        entry = super().log_change(request, obj, message)
        keeping.keep(obj, by=request.user)
        return entry

    def note(self, request, obj, message):
        """In the history of the article, of which nothing is changed yet."""
        return super().log_change(request, obj, message)

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("saisie/", guarded(self.autosave), name="articles_article_autosave_new"),
            path("<int:pk>/saisie/", guarded(self.autosave), name="articles_article_autosave"),
            path("<int:pk>/versions/", guarded(self.revisions), name="articles_article_revisions"),
            path("<int:pk>/versions/comparer/", guarded(self.compare), name="articles_article_compare"),
            path("<int:pk>/versions/<int:number>/restaurer/", guarded(self.restore), name="articles_article_restore"),
            *super().get_urls(),
        ]

    def autosave(self, request, pk=None):
        return autosaves.autosave_view(self, request, pk)

    def revisions(self, request, pk):
        return revisions.list_view(self, request, pk)

    def compare(self, request, pk):
        return revisions.compare_view(self, request, pk)

    def restore(self, request, pk, number):
        return revisions.restore_view(self, request, pk, number)
