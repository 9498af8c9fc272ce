from django.contrib.admin import apps
from django.contrib.redirects.apps import RedirectsConfig


class VigieAdminConfig(apps.AdminConfig):
    """Replaces `django.contrib.admin` in INSTALLED_APPS, with our own admin site."""

    default_site = "portal.accounts.site.DeskSite"


class VigieRedirectsConfig(RedirectsConfig):
    """Django’s « Redirections › Redirections » tells nobody where one is."""

    verbose_name = "Adresses"
