from django.contrib.admin import apps


class VigieAdminConfig(apps.AdminConfig):
    """Replaces `django.contrib.admin` in INSTALLED_APPS, with our own admin site."""

    default_site = "portal.accounts.site.DeskSite"
