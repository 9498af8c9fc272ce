"""`manage.py rebuild_search`: writes what the search index lacks. It may be interrupted, and goes on when run again."""

from portal.core.commands import RebuildCommand, counted
from portal.search.indexing.rebuilding import Rebuilt
from portal.search.indexing.running import run


class Command(RebuildCommand):
    help = "Écrit ce qui manque à l’index de recherche. Interrompue, la commande reprend où elle en était."
    name = "rebuild_search"
    title = "Index à jour"
    interrupted = "Les lecteurs gardent l’index tel qu’il est"
    all_help = "récrit tous les documents, et pas seulement ceux qui manquent"
    rebuilt = Rebuilt

    def run(self, rebuilt, *, is_all):
        run(rebuilt, is_all=is_all)

    def say_written(self, number):
        return counted(number, "document écrit", "documents écrits") if number else "aucun document à écrire"

    def say_removed(self, number):
        return counted(number, "ligne sans fiche retirée", "lignes sans fiche retirées")
