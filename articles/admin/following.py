"""Articles follow the records they cite: a changed name, address or state shows at once."""

from django.contrib import messages
from django.dispatch import receiver

from articles import services
from articles.admin.automatic import accepted_at_once, announce_automatic
from articles.models import Event, GlossaryTerm
from organisations.models import Organisation
from people.models import Person
from portal.core.admin.notices import tell_besides, tell_waiting
from portal.core.saving import record_saved
from portal.media.models import Image


@receiver(record_saved)
def follow(sender, record, request=None, is_changed=True, **kwargs):
    if isinstance(record, Event):
        services.date_quotes(record)
    former = accepted_at_once(record)
    citing, naming = services.refresh_citing(record), services.relink(record)
    if request is None:
        return
    if is_changed and citing.done and isinstance(record, Person | Organisation | GlossaryTerm):
        tell_besides(request, _up_to_date(citing.done))
    announce_automatic(request, record, accepted=accepted_at_once(record) - former)
    if naming.done:
        tell_waiting(request, _proposed(naming.done), messages.INFO)
    if naming.left:
        tell_waiting(request, _left_to_read(naming.left))
    if citing.left:
        tell_waiting(request, _left_to_cut(citing.left) if isinstance(record, Image) else _left(citing.left))


def _up_to_date(count: int) -> str:
    """Those rendered again by this save: `refresh_citing` has counted them."""
    if count == 1:
        return "1 article nomme ou cite cette fiche\u00a0: sa page, son lien et sa carte sont à jour."
    return (
        f"{count} articles nomment ou citent cette fiche\u00a0: leurs pages, leurs liens et leurs cartes sont à jour."
    )


def _proposed(count: int) -> str:
    articles = "1 article qui la nomme" if count == 1 else f"{count} articles qui la nomment"
    return f"Cette fiche est maintenant proposée dans {articles}\u00a0: voir « Liens proposés »."


def _left_to_read(count: int) -> str:
    if count == 1:
        return "1 autre article nomme cette fiche et sera relu par la commande relink_articles."
    return f"{count} autres articles nomment cette fiche et seront relus par la commande relink_articles."


def _left(count: int) -> str:
    if count == 1:
        return "1 article cite cette fiche et sera mis à jour par la commande refresh_articles."
    return f"{count} articles citent cette fiche et seront mis à jour par la commande refresh_articles."


def _left_to_cut(count: int) -> str:
    """A picture whose rights were shortened stays in these pages until then: it is a promise that is not yet kept."""
    articles = "1 autre article" if count == 1 else f"{count} autres articles"
    verb = "garde" if count == 1 else "gardent"
    return (
        f"{articles} {verb} l’image telle qu’elle était (fin des droits comprise) jusqu’à la commande\u00a0: "
        "manage.py refresh_articles."
    )
