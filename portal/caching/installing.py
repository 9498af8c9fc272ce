"""The triggers that keep the version of the content, made by `migrate` and put right by it."""

from django.apps import apps
from django.db import connections

from portal.caching.tables import public_tables
from portal.core.version.marks import ContentMark, renew
from portal.core.version.triggers import install


def install_last(sender, *, using: str, **_kwargs) -> None:
    """After `migrate`, once every table is there: this signal comes once for each application, in order.

    The version changes too: migrations may have written into a table that had lost its triggers on the way.
    """
    with_models = [config for config in apps.get_app_configs() if config.models_module is not None]
    if sender is not with_models[-1]:
        return
    connection = connections[using]
    install(connection, public_tables())
    if ContentMark._meta.db_table in connection.introspection.table_names():
        renew(using)
