"""Articles follow the records they cite: a changed name, address or state shows at once."""

from django.dispatch import receiver

from articles import services
from portal.core.saving import record_saved


@receiver(record_saved)
def follow(sender, record, **kwargs):
    services.refresh_citing(record)
