from portal.core.commands import FrenchCommand
from portal.reports.services import forget


class Command(FrenchCommand):
    help = (
        "Efface les adresses des lecteurs gardées depuis 90 jours et les signalements indésirables de plus de 30 jours."
    )

    def handle(self, *args, **options):
        addresses, spam = forget()
        self.stdout.write(f"Adresses effacées : {addresses}. Signalements indésirables supprimés : {spam}.")
