"""`manage.py rebuild_related`: writes what « À lire » lacks. It may be interrupted, and goes on when run again."""

from articles.recommendations.rebuilding import Rebuilt, run
from portal.core.commands import RebuildCommand, counted


class Command(RebuildCommand):
    help = "Écrit les listes « À lire » qui manquent. Interrompue, la commande reprend où elle en était."
    name = "rebuild_related"
    title = "« À lire » à jour"
    interrupted = "Les lecteurs gardent les listes telles qu’elles sont"
    all_help = "récrit toutes les listes, et pas seulement celles qui manquent"
    rebuilt = Rebuilt

    def run(self, rebuilt, *, is_all):
        run(rebuilt, is_all=is_all)

    def say_written(self, number):
        return counted(number, "liste écrite", "listes écrites") if number else "aucune liste à écrire"

    def say_removed(self, number):
        return counted(number, "profil sans article retiré", "profils sans article retirés")
