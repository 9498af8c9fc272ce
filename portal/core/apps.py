from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string

from portal.core.database import spare_compiling


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = "Suivi des fiches"

    def ready(self):
        connection_created.connect(spare_compiling, dispatch_uid="core.compiling")
        # By its name: what reads models cannot be imported before every application is ready. After `auth`, which
        # makes the permissions on the same signal.
        post_migrate.connect(import_string("portal.core.roles.write_groups_last"), dispatch_uid="core.roles")
