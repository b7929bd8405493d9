"""The client's address, read from a connection; nothing else in the house may read it."""

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address


def address_of_request(request: HttpRequest) -> Address | None:
    """Return the address of whoever sent this request, or nothing where none can be known."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return client_address(request.META.get("REMOTE_ADDR"), [forwarded], settings.TRUSTED_PROXIES)


def address_of_scope(scope: Mapping[str, Any]) -> Address | None:
    """Return the address of whoever opened this socket, or nothing where none can be known."""
    peer = (scope.get("client") or [None])[0]
    lines = [
        value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"
    ]
    return client_address(peer, lines, settings.TRUSTED_PROXIES)


def client_address(
    peer: str | None, forwarded: Iterable[str], trusted: Iterable[str]
) -> Address | None:
    """Return the rightmost hop that is not one of the trusted proxies (CIDR).

    Headers count only when the peer itself is trusted; a peer of `None` is a unix socket, trusted
    where `unix` is listed. A hop that is no address, or a list of trusted hops alone, gives the peer.
    """
    networks = list(trusted)
    here = _parsed(peer)
    if not _is_trusted(here, networks):
        return here
    hops = [hop.strip() for line in forwarded for hop in line.split(",") if hop.strip()]
    for hop in reversed(hops):
        address = _parsed(hop)
        if address is None:
            return here
        if not _is_trusted(address, networks):
            return address
    return here


def _is_trusted(address: Address | None, networks: list[str]) -> bool:
    if address is None:
        return "unix" in networks
    return any(address in ip_network(network) for network in networks if network != "unix")


def _parsed(text: str | None) -> Address | None:
    host = (text or "").strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def network_of(address: Address) -> str:
    """Return what counts as one connection: the IPv4 address, or the /56 of an IPv6 address."""
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((address, 56), strict=False).network_address)
