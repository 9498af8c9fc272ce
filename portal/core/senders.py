"""Where a request comes from, on the network. Written nowhere as it is but where a login failed (portal/accounts)."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest


def sender_of(request: HttpRequest) -> str:
    """The public address that asks, or nothing when it cannot be known."""
    address = _asking(request)
    return _place(address) if address is not None and address.is_global else ""


def place_of(request: HttpRequest) -> str | None:
    """The same, private addresses included: those of a house whose members all reach the site from within."""
    address = _asking(request)
    return _place(address) if address is not None else None


def _asking(request: HttpRequest):
    """Behind the site’s own front server, which asks from a private address, it is the last of « X-Forwarded-For ».

    That one was written by this server. Those before it are what the reader’s machine pretends.
    """
    near = _address(request.META.get("REMOTE_ADDR", ""))
    if near is not None and near.is_global:
        return near
    return _address(request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()) or near


def _address(text: str):
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _place(address) -> str:
    """A household has a whole /64 of IPv6 addresses."""
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), 64), strict=False).network_address)
    return str(address)
