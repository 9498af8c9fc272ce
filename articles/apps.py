from django.apps import AppConfig
from django.utils.module_loading import import_string


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "rédaction"

    def ready(self):
        # By its name: what reads models cannot be imported before every application is ready.
        import_string("articles.linking.changes.connect")()
