"""The client's address and port, read from a connection; nothing else in the house may read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Any

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address
HIGHEST_PORT = 65_535


@dataclass(frozen=True)
class Client:
    """Where somebody connects from; nothing where it cannot be known."""

    address: Address | None
    port: int | None = None


def client_of_request(request: HttpRequest) -> Client:
    """Return the address and port of whoever sent this request."""
    peer = request.META.get("REMOTE_ADDR"), request.META.get("REMOTE_PORT")
    said = [request.headers.get(name, "") for name in ("X-Forwarded-For", "X-Client-Port")]
    return client_address(peer, [said[0]], said[1], settings.TRUSTED_PROXIES)


def client_of_scope(scope: Mapping[str, Any]) -> Client:
    """Return the address and port of whoever opened this socket."""
    peer = tuple(scope.get("client") or (None, None))
    ports = ",".join(_lines(scope, b"x-client-port"))
    return client_address(peer, _lines(scope, b"x-forwarded-for"), ports, settings.TRUSTED_PROXIES)


def _lines(scope: Mapping[str, Any], wanted: bytes) -> list[str]:
    return [value.decode("latin-1") for name, value in scope["headers"] if name == wanted]


def client_address(
    peer: tuple[str | None, Any], forwarded: Iterable[str], port: str, trusted: Iterable[str]
) -> Client:
    """Return the rightmost hop that is not one of the trusted proxies (CIDR).

    Headers count only when the peer itself is trusted; a peer of `None` is a unix socket, trusted
    where `unix` is listed. A hop that is no address, or a list of trusted hops alone, gives the peer.
    The port that a proxy tells is the one of whoever connected to it: of the last hop and no other.
    """
    networks = list(trusted)
    here = _parsed(peer[0])
    if not _is_trusted(here, networks):
        return Client(here, _port(str(peer[1])))
    hops = [hop.strip() for line in forwarded for hop in line.split(",") if hop.strip()]
    for skipped, hop in enumerate(reversed(hops)):
        address = _parsed(hop)
        if address is None:
            break
        if not _is_trusted(address, networks):
            return Client(address, None if skipped else _port(port.strip()))
    return Client(here)


def _is_trusted(address: Address | None, networks: list[str]) -> bool:
    if address is None:
        return "unix" in networks
    return any(address in _network(network) for network in networks if network != "unix")


@lru_cache
def _network(text: str) -> IPv4Network | IPv6Network:
    return ip_network(text)


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


def _port(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST_PORT))):
        return None
    # Some servers say 0 where they do not know.
    return int(text) if 0 < int(text) <= HIGHEST_PORT else None


def network_of(address: Address) -> str:
    """Return what counts as one connection: the IPv4 address, or the /56 of an IPv6 address."""
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((address, 56), strict=False).network_address)
