"""The four roles of the newsroom, and what each may do. Groups are written from this table after every migration.

`v` to see, `a` to add, `c` to change, `d` to delete, `p` to publish (see `Publishable`). Models stand by their names,
for the rooms that they live in are above this one; `*` is every other model of the application.
"""

from django.apps import apps
from django.contrib.auth.models import Group, Permission

WRITER, EDITOR, ARCHIVIST, ADMINISTRATOR = "rédacteur", "éditeur", "documentaliste", "administrateur"
ROLES = (WRITER, EDITOR, ARCHIVIST, ADMINISTRATOR)

_VERBS = {"v": "view", "a": "add", "c": "change", "d": "delete", "p": "publish"}
_ALL = "vacdp"

# What a draft is made of: its blocks and its lists. They are reached through their article alone, whose state decides.
_PARTS = [
    *("richtext", "quote", "figure", "box", "intervention", "attachment", "embed"),
    *("byline", "reference", "directoryentry", "recommendation", "mention"),
]

_WRITER = {
    "articles": {
        "article": "vac",
        **dict.fromkeys(_PARTS, "vacd"),
        "event": "vac",
        **dict.fromkeys(["participation", "eventresource"], "vacd"),
        "eventseries": "va",
        "tag": "va",
        "change": "",
        "suggestedmention": "v",
        "*": "v",
    },
    "people": {"person": "vac", "*": "vacd"},
    "organisations": {"organisation": "vac", "*": "vacd"},
    "media": {"*": "va"},
}

_ARCHIVIST = {
    "articles": {
        **dict.fromkeys(["article", "change", "dossier", "dossierentry", *_PARTS], "v"),
        **dict.fromkeys(["rubrique", "articletype", "publication"], "v"),
        "transition": "v",
        "articlenote": "v",
        "*": _ALL,
    },
    "people": {"*": _ALL},
    "organisations": {"*": _ALL},
    "media": {"*": _ALL},
    "core": {"*": "v"},
    "search": {"*": _ALL},
}

_EDITOR = {
    app: {"*": _ALL} for app in ("articles", "people", "organisations", "media", "search", "reports", "redirects")
} | {"editorial": {"*": _ALL}, "core": {"*": "v"}, "admin": {"logentry": "v"}}

_ADMINISTRATOR = _EDITOR | {"auth": {"user": "vacd", "group": "vacd"}, "accounts": {"closedlogin": "vd"}}

RIGHTS = {WRITER: _WRITER, EDITOR: _EDITOR, ARCHIVIST: _ARCHIVIST, ADMINISTRATOR: _ADMINISTRATOR}


def write_groups() -> dict[str, Group]:
    """Makes the four groups, or gives them back exactly the rights of the table. Other groups are left alone."""
    known = {
        (permission.content_type.app_label, permission.content_type.model, permission.codename): permission
        for permission in Permission.objects.select_related("content_type")
    }
    groups = {}
    for role, rights in RIGHTS.items():
        groups[role], _is_new = Group.objects.get_or_create(name=role)
        wanted = [permission for key, permission in known.items() if _is_granted(rights, *key)]
        if {one.pk for one in wanted} != set(groups[role].permissions.values_list("pk", flat=True)):
            groups[role].permissions.set(wanted)
    return groups


def _is_granted(rights: dict, app: str, model: str, codename: str) -> bool:
    of_app = rights.get(app, {})
    verbs = of_app.get(model, of_app.get("*", ""))
    return codename in {f"{_VERBS[verb]}_{model}" for verb in verbs}


def write_groups_last(sender, **kwargs) -> None:
    """After `migrate`, once every application has its permissions: this signal comes once for each, in order."""
    if "auth" not in {config.label for config in kwargs.get("apps", apps).get_app_configs()}:
        return  # a few migrations alone, before there are groups
    with_models = [config for config in apps.get_app_configs() if config.models_module is not None]
    if sender is with_models[-1]:
        write_groups()
