"""How members of the newsroom are named at the desk: by their name, failing that by their account."""

from django.contrib import admin
from django.db.models import Model


def member_name(user: Model | None) -> str:
    """Nobody: the account is no more, or it was no one’s doing."""
    return (user.get_full_name() or user.get_username()) if user else "–"


def member_column(field: str, description: str):
    """A column, or a line of a form to read, of who did it."""

    @admin.display(description=description, ordering=field)
    def column(model_admin, record):
        return member_name(getattr(record, field))

    return column
