"""Networks as a coordinator types them."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network

from counselling.origin.address import Address

Network = IPv4Network | IPv6Network

NETWORKS_MOST = 500
NAME_LIMIT = 80
TYPED_LIMIT = 60
#: Wider than this is asked twice: a /16 holds 65,536 addresses, a /32 of IPv6 is a whole provider.
WIDE = {4: 16, 6: 32}
#: And wider than this is refused: it would be half a continent.
TOO_WIDE = {4: 8, 6: 20}


def read_network(typed: str) -> Network | None:
    """Return a network as it was typed, a single address too; nothing where it cannot be read."""
    typed = typed.strip()
    if not typed or len(typed) > TYPED_LIMIT or "%" in typed or not typed.isascii():
        return None
    try:
        # 192.0.2.7/24 is what people copy from a screen: the network it is in.
        return ip_network(typed, strict=False)
    except ValueError:
        return None


def is_wide(network: Network) -> bool:
    """Tell whether so many people are behind it that it may be a typing mistake."""
    return network.prefixlen < WIDE[network.version]


def is_too_wide(network: Network) -> bool:
    """Tell whether it can be no network of anybody's own."""
    return network.prefixlen < TOO_WIDE[network.version]


def is_among(address: Address | None, networks: Iterable[Network]) -> bool:
    """Tell whether an address is behind one of these; all who have none share one tag, so they share."""
    if address is None:
        return True
    return any(address in network for network in networks)
