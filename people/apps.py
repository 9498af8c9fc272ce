from django.apps import AppConfig
from django.utils.module_loading import import_string


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "Annuaire des personnes"

    def ready(self):
        # By its name: what reads models cannot be imported before every application is ready.
        import_string("people.merging.connect")()
        import_string("people.pictures.connect")()
        import_string("portal.core.verifying.connect")(self.get_model("Person"))
