from django.apps import AppConfig
from django.utils.module_loading import import_string

from portal.core import integrity


class SearchConfig(AppConfig):
    name = "portal.search"
    verbose_name = "Recherche"

    def ready(self):
        # By their names: what reads models cannot be imported before every application is ready.
        import_string("portal.search.indexing.following.connect")()
        integrity.register("Index de recherche")(import_string("portal.search.indexing.checking.check"))
