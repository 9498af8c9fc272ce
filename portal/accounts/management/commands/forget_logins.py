from portal.accounts.lockout import forget_failures
from portal.accounts.sessions import forget_ended
from portal.core.commands import FrenchCommand


class Command(FrenchCommand):
    help = "Efface les connexions finies de la rédaction, et les échecs de connexion qui ne comptent plus."

    def handle(self, *args, **options):
        forget_ended()
        self.stdout.write(f"Connexions finies effacées. Échecs de connexion effacés : {forget_failures()}.")
