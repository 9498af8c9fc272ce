from django.apps import AppConfig
from django.utils.module_loading import import_string


class OrganisationsConfig(AppConfig):
    name = "organisations"
    verbose_name = "Annuaire des organisations"

    def ready(self):
        # By its name: what reads models cannot be imported before every application is ready.
        import_string("organisations.merging.connect")()
        import_string("organisations.pictures.connect")()
        import_string("portal.core.verifying.connect")(self.get_model("Organisation"))
