from django.apps import AppConfig
from django.utils.module_loading import import_string

from portal.core import integrity


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Rédaction"

    def ready(self):
        # By their names: what reads models cannot be imported before every application is ready.
        import_string("articles.recommendations.following.connect")()
        import_string("articles.linking.changes.connect")()
        import_string("articles.merging.connect")()
        import_string("articles.pictures.connect")()
        import_string("articles.bulk.connect")()
        integrity.register("« À lire »")(import_string("articles.recommendations.checking.check"))
