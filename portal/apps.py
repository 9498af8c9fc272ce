from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string

from portal.checks import legal_identity


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portail"

    def ready(self):
        register(legal_identity, deploy=True)
        # By its name: what reads models cannot be imported before every application is ready.
        post_migrate.connect(import_string("portal.caching.installing.install_last"), dispatch_uid="portal.caching")
