from django.apps import AppConfig
from django.core.checks import register

from portal.checks import legal_identity


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portail"

    def ready(self):
        register(legal_identity, deploy=True)
