"""The demonstration accounts, one a role, for a first look at the admin. Never made unless asked for."""

from django.contrib.auth import get_user_model

from portal.core.roles import ARCHIVIST, EDITOR, WRITER, write_groups

USERNAME, PASSWORD = "redaction", "la-vigie-demo"
# Nobody who may open accounts: what is known to all must not give the keys away.
ACCOUNTS = {
    USERNAME: ("Rédaction", EDITOR),
    "redacteur": ("Rédacteur", WRITER),
    "documentaliste": ("Documentaliste", ARCHIVIST),
}


def create_accounts() -> list[str]:
    """Makes the accounts that do not exist, each in its group, and says which.

    One that exists keeps its password; it loses what it was given by name, its role says what it may do.
    """
    users, groups, made = get_user_model().objects, write_groups(), []
    for username, (first_name, role) in ACCOUNTS.items():
        account = users.filter(username=username).first()
        if account is None:
            account = users.create_user(username, password=PASSWORD, first_name=first_name, is_staff=True)
            made.append(username)
        if username == USERNAME or username in made:
            account.groups.add(groups[role])
            account.user_permissions.clear()
    return made
