"""The newsroom’s desk: Django’s admin in French, its records grouped as the newsroom thinks of them."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.i18n import JavaScriptCatalog

from portal.core.slugs import slugify

SECTIONS = ["Rédaction", "Annuaire", "Médiathèque", "Classement", "Réglages"]


class EditorCatalog(JavaScriptCatalog):
    """The strings of the admin’s scripts, with the French that their libraries lack."""

    packages = ["django.contrib.admin", "django_prose_editor", "content_editor"]
    lacking = {
        "Hide": "replier",
        "Show": "déplier",
        "URL": "Adresse",
        "Title": "Titre",
        "Edit Link": "Modifier le lien",
        "Update": "Mettre à jour",
        "Toggle fullscreen": "Plein écran",
        "Block style": "Style du bloc",
        "Browse...": "Parcourir…",
        "Start at": "Commencer à",
    }

    def get_catalog(self):
        return super().get_catalog() | self.lacking


class NewsroomAutocompleteView(AutocompleteJsonView):
    """Best answers first, each told apart from its namesakes, where the record’s admin knows how."""

    def get_queryset(self):
        queryset = super().get_queryset()
        rank = getattr(self.model_admin, "rank_results", None)
        return rank(queryset, self.term) if rank and self.term else queryset

    def serialize_result(self, obj, to_field_name):
        label = getattr(self.model_admin, "autocomplete_label", str)
        return super().serialize_result(obj, to_field_name) | {"text": label(obj)}


class VigieAdminSite(AdminSite):
    index_title = "Bureau de la rédaction"
    empty_value_display = "–"
    enable_nav_sidebar = True

    @property
    def site_title(self) -> str:
        return settings.SITE_NAME

    @property
    def site_header(self) -> str:
        return f"{settings.SITE_NAME} – rédaction"

    def get_urls(self):
        """« Voir sur le site » asks whether one may see the record: Django’s own tells every account its address."""
        ours = path("r/<int:content_type_id>/<int:object_id>/", self.admin_view(self.view_on_site), name="view_on_site")
        return [ours, *(url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site")]

    def view_on_site(self, request, content_type_id: int, object_id: int):
        kind = get_object_or_404(ContentType, pk=content_type_id)
        model_admin = self._registry.get(kind.model_class())
        if model_admin is None or not model_admin.has_view_permission(request):
            raise PermissionDenied
        return shortcut(request, content_type_id, object_id)

    def i18n_javascript(self, request, extra_context=None):
        return EditorCatalog.as_view()(request)

    def autocomplete_view(self, request):
        return NewsroomAutocompleteView.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """By section on the index, whatever Django app a record lives in; by app on the page of an app."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        sections = {name: [] for name in SECTIONS}
        for app in apps:
            for entry in app["models"]:
                section, rank = self._place(entry["model"])
                entry["name"] = getattr(self.get_model_admin(entry["model"]), "menu_name", entry["name"])
                sections[section].append((rank, entry["name"], entry))
        return [self._section(name, entries) for name, entries in sections.items() if entries]

    def _place(self, model) -> tuple[str, int]:
        return getattr(self.get_model_admin(model), "menu", (SECTIONS[-1], 90))

    def _section(self, name: str, entries: list) -> dict:
        label = slugify(name)
        return {
            "name": name,
            "app_label": label,
            "app_url": f"{reverse('admin:index')}#{label}",
            "has_module_perms": True,
            "models": [entry for _rank, _name, entry in sorted(entries, key=lambda entry: entry[:2])],
        }
