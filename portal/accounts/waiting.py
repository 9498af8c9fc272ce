"""Between the password and the second factor, nobody is logged in yet: the session only says who is awaited."""

import time

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from portal.accounts.second_factor import device_of

_AWAITED = "second_factor_awaited"
PATIENCE = 600  # seconds


def is_asked_of(user: User) -> bool:
    return settings.REQUIRE_TOTP or device_of(user) is not None


def await_code(request: HttpRequest, user: User) -> None:
    request.session.cycle_key()
    request.session[_AWAITED] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),  # a password that changes meanwhile is asked again
        "backend": user.backend,
        "until": time.time() + PATIENCE,
    }


def awaited(request: HttpRequest) -> User | None:
    """Who gave the right password a moment ago, ready for `login`."""
    told = request.session.get(_AWAITED)
    if not told or told["until"] < time.time():
        return None
    user = User.objects.filter(pk=told["user"], is_active=True).first()
    if user is None or not constant_time_compare(user.get_session_auth_hash(), told["password"]):
        return None
    user.backend = told["backend"]
    return user


def no_more(request: HttpRequest) -> None:
    request.session.pop(_AWAITED, None)
