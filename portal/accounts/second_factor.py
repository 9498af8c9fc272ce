"""A second factor: six figures from an application of one’s telephone, or one of ten recovery codes."""

import math
import time

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10
_FIGURES = 6


class TooSoon(Exception):
    """After wrong codes one waits one second, then two, four, eight…"""

    def __init__(self, until):
        self.seconds = max(math.ceil((until - timezone.now()).total_seconds()), 1)
        super().__init__(self.seconds)


def device_of(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def recovery_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def enrol(user: User, *, key: str, code: str) -> tuple[TOTPDevice, list[str]] | None:
    """The device of `key` (hexadecimal), if `code` is what it shows now, and the recovery codes, told this once."""
    checked = TOTP(bytes.fromhex(key))
    checked.time = time.time()
    figures = _plain(code)
    if not (_is_figures(figures) and checked.verify(int(figures), tolerance=1)):
        return None
    forget(user)
    # This code, which somebody may have seen being typed, opens nothing more.
    device = TOTPDevice.objects.create(user=user, name="téléphone", key=key, last_t=checked.t(), drift=checked.drift)
    return device, renew_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """New ones; those from before open nothing more."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="secours")
    codes = [StaticToken.random_token() for _code in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


@transaction.atomic
def forget(user: User) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def check(user: User, text: str) -> Device | None:
    """The device that gave this code, which then opens nothing more. Raises `TooSoon`."""
    code = _plain(text)
    devices = (TOTPDevice if _is_figures(code) else StaticDevice).objects.devices_for_user(user, confirmed=True)
    with transaction.atomic():
        device = devices.select_for_update().first()
        if device is None:
            return None
        is_allowed, why = device.verify_is_allowed()
        if not is_allowed:
            raise TooSoon(why["locked_until"])
        return device if device.verify_token(code) else None


def _plain(text: str) -> str:
    """As one copies it: in groups, in capitals."""
    return "".join(text.split()).replace("-", "").lower()


def _is_figures(code: str) -> bool:
    return len(code) == _FIGURES and code.isascii() and code.isdecimal()
