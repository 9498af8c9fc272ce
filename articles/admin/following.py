"""Articles follow the records they cite: a changed name, address or state shows at once."""

from django.contrib import messages
from django.dispatch import receiver

from articles import services
from articles.models import Event
from portal.core.saving import record_saved


@receiver(record_saved)
def follow(sender, record, request=None, **kwargs):
    if isinstance(record, Event):
        services.date_quotes(record)
    left = services.refresh_citing(record).left
    if left and request is not None:
        messages.warning(request, _left(left))


def _left(count: int) -> str:
    if count == 1:
        return "1 article cite cette fiche et sera mis à jour par la commande refresh_articles."
    return f"{count} articles citent cette fiche et seront mis à jour par la commande refresh_articles."
