"""The demonstration editor: an account of the newsroom for a first look at the admin. Never made unless asked for."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

USERNAME, PASSWORD = "redaction", "la-vigie-demo"
APPS = ("articles", "people", "organisations", "media", "redirects")


def create_account() -> bool:
    """Makes the account with every permission of the newsroom, unless it exists. Says whether it made it."""
    users = get_user_model()
    if users.objects.filter(username=USERNAME).exists():
        return False
    editor = users.objects.create_user(USERNAME, password=PASSWORD, first_name="Rédaction", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(content_type__app_label__in=APPS))
    return True
