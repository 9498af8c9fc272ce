"""What changed in an article after its publication, as readers are told."""

from django.contrib import admin

from articles.admin.relations import RelationInline
from articles.models import Change


class ChangeInline(RelationInline, admin.StackedInline):
    add_text = "Ajouter un changement"
    model = Change
    classes = ["collapse"]
    fields = [("kind", "changed_at"), "note"]
