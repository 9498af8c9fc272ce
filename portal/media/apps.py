from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.module_loading import import_string

from portal.core import integrity
from portal.media.leaving import follow_deletion


class MediaConfig(AppConfig):
    name = "portal.media"
    label = "media"
    verbose_name = "Médiathèque"

    def ready(self):
        for model in ("Image", "Document"):
            post_delete.connect(follow_deletion, sender=self.get_model(model), dispatch_uid=f"media-files-{model}")
        # By its name: what reads models cannot be imported before every application is ready.
        integrity.register("Fichiers de la médiathèque")(import_string("portal.media.checking.check"))
