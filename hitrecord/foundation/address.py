from __future__ import annotations

from ipaddress import IPv4Address, IPv6Network, ip_address

from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Where a request came from. "" when that cannot be known, behind a socket or with proxies set
    up wrongly: those who come so share one count, and nobody is turned away for it."""
    try:
        return str(get_adapter().get_client_ip(request))
    except (PermissionDenied, ImproperlyConfigured):
        return ""


def network_of(address: str) -> str:
    """What one household or machine has to itself: of IPv6 that is a network with more addresses
    than anybody counts."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return str(found.ipv4_mapped or IPv6Network((int(found), 64), strict=False))
