"""Redirects left behind by an address that changes. They are looked up only when a page is not found."""

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db import transaction


@transaction.atomic
def record_move(old_path: str, new_path: str) -> None:
    """Makes `old_path` lead to `new_path` for ever, without chains or loops.

    An empty `new_path` means gone: the old address answers 410.
    """
    if old_path == new_path:
        return
    redirects = Redirect.objects.filter(site_id=settings.SITE_ID)
    redirects.filter(old_path=new_path).delete()
    redirects.filter(new_path=old_path).update(new_path=new_path)
    redirects.update_or_create(site_id=settings.SITE_ID, old_path=old_path, defaults={"new_path": new_path})
