from django.contrib.auth.models import User
from django.core.management.base import CommandError

from portal.accounts.second_factor import forget
from portal.accounts.sessions import end_sessions
from portal.core.commands import FrenchCommand


class Command(FrenchCommand):
    help = "Retire la double authentification d’un compte : pour le seul administrateur qui a perdu son téléphone."

    def add_arguments(self, parser):
        parser.add_argument("username", metavar="COMPTE", help="nom du compte")

    def handle(self, *args, username, **options):
        member = User.objects.filter(username=username).first()
        if member is None:
            raise CommandError(f"Le compte « {username} » n’existe pas.")
        forget(member)
        end_sessions(member)
        self.stdout.write(f"Le compte « {username} » n’a plus de double authentification.")
