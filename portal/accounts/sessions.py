"""Sessions of the desk. Readers have none."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone


def forget_ended() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Everywhere at once, less the one of key `but`. A session does not say whose it is before it is read: there are
    as many as members at work.
    """
    running = Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=but)
    theirs = [one.pk for one in running.iterator() if one.get_decoded().get(SESSION_KEY) == str(user.pk)]
    return Session.objects.filter(pk__in=theirs).delete()[0]
