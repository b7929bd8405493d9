"""Which networks many people share; each process reads the list every few seconds."""

import time
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_network
from threading import Lock

from counselling.abuse.models import SharedNetwork
from counselling.abuse.rules.networks import Network, is_among, is_wide
from counselling.origin.address import Address

#: For so many seconds a process remembers the list: every start asks.
REMEMBERED = 5.0


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A network as the page lists it."""

    id: int
    cidr: str
    name: str
    wide: bool
    by: str
    at: datetime


class _Remembered:
    """The list as this process last read it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._networks: list[Network] = []
        self._until = 0.0

    def networks(self) -> list[Network]:
        with self._lock:
            if time.monotonic() >= self._until:
                found = SharedNetwork.objects.values_list("cidr", flat=True)
                self._networks = [ip_network(cidr) for cidr in found]
                self._until = time.monotonic() + REMEMBERED
            return self._networks

    def forget(self) -> None:
        with self._lock:
            self._until = 0.0


_remembered = _Remembered()
#: For whoever changes the list, in this process.
forget_list = _remembered.forget


def is_shared(address: Address | None) -> bool:
    """Tell whether many people share this address, as far as a coordinator entered it."""
    return is_among(address, _remembered.networks())


def shared_networks() -> list[Listed]:
    """Return the list, by name."""
    return [
        Listed(
            id=row.pk,
            cidr=row.cidr,
            name=row.name,
            wide=is_wide(ip_network(row.cidr)),
            by=row.made_by.display_name,
            at=row.made_at,
        )
        for row in SharedNetwork.objects.select_related("made_by")
    ]
