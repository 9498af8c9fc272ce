import sys

from tqdm import tqdm

from articles.demo import account
from articles.demo.loader import Loaded, load
from portal.core.commands import FrenchCommand
from portal.core.database import update_statistics


class Command(FrenchCommand):
    help = "Charge le contenu de démonstration. La commande peut être relancée : elle n’écrit que ce qui manque."

    def add_arguments(self, parser):
        parser.add_argument(
            "--with-account",
            action="store_true",
            help=f"crée aussi le compte de démonstration « {account.USERNAME} », et un par rôle, s’ils n’existent pas",
        )

    def handle(self, *args, **options):
        loaded = load(progress=self._progress)
        if loaded.new_articles:
            update_statistics()
        self.stdout.write(self.style.SUCCESS(_summary(loaded)))
        if options["with_account"]:
            self._create_account()

    def _progress(self, articles):
        return tqdm(articles, desc="Articles", unit="article", disable=not sys.stderr.isatty(), leave=False)

    def _create_account(self):
        made = account.create_accounts()
        if account.USERNAME in made:
            self.stdout.write(f"Compte de démonstration : {account.USERNAME} / {account.PASSWORD} (adresse /admin/)")
        else:
            self.stdout.write(f"Le compte « {account.USERNAME} » existe déjà : mot de passe inchangé.")
        for username in made:
            if username != account.USERNAME:
                role = account.ACCOUNTS[username][1]
                self.stdout.write(f"Pour essayer le rôle « {role} » : {username} / {account.PASSWORD}")


def _summary(loaded: Loaded) -> str:
    state = f"{loaded.new_articles} écrits" if loaded.new_articles else "déjà en place"
    return (
        f"Démonstration chargée : {loaded.articles} articles ({state}), {loaded.people} personnes, "
        f"{loaded.organisations} organisations, {loaded.events} événements, "
        f"{loaded.tags} thèmes, {loaded.terms} termes."
    )
