"""The demonstration editor: an account of the newsroom for a first look at the admin. Never made unless asked for."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

USERNAME, PASSWORD = "redaction", "la-vigie-demo"
APPS = ("articles", "people", "organisations", "media", "redirects", "editorial", "search", "reports")


def create_account() -> bool:
    """Makes the account unless it exists, with every permission of the newsroom today. Says whether it made it."""
    users = get_user_model()
    editor = users.objects.filter(username=USERNAME).first()
    is_new = editor is None
    if is_new:
        editor = users.objects.create_user(USERNAME, password=PASSWORD, first_name="Rédaction", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(content_type__app_label__in=APPS))
    return is_new
