from importlib import import_module

from django.conf import settings

from portal.accounts.lockout import forget_failures
from portal.core.commands import FrenchCommand


class Command(FrenchCommand):
    help = "Efface les connexions finies de la rédaction, et les échecs de connexion qui ne comptent plus."

    def handle(self, *args, **options):
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
        self.stdout.write(f"Connexions finies effacées. Échecs de connexion effacés : {forget_failures()}.")
