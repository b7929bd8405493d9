"""What may become a card, kept in memory by each process and read again when it changed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.signposts.models import Clb, Edition, Site
from counselling.signposts.rules.addresses import Address, listed
from counselling.signposts.rules.cards import Carded, Sign, Signs, cards_of

LOOK = timedelta(seconds=5)


@dataclass(slots=True)
class _Memory:
    signs: Signs
    edition: UUID | None = None
    looked_at: datetime | None = None
    read: bool = False


_memory = _Memory(Signs())


def carded(text: str, language: str) -> Carded | None:
    """Return the cards of a counsellor's text, by what this process knows; asks no database."""
    return cards_of(text, _memory.signs, language)


def look_again() -> None:
    """Read sites and centres again if another process or a colleague changed them; costs nothing meanwhile."""
    now = clock.now()
    if _memory.looked_at is not None and abs(now - _memory.looked_at) < LOOK:
        return
    edition = Edition.objects.values_list("word", flat=True).first()
    if not _memory.read or edition != _memory.edition:
        _memory.signs = Signs.of([*_sites(), *_centres()])
        _memory.edition, _memory.read = edition, True
    _memory.looked_at = now


def listed_addresses() -> list[str]:
    """Return the addresses that become a card, as people read them."""
    look_again()
    hosts = _memory.signs.by_host.values()
    return sorted({sign.href.shown for signs in hosts for sign in signs if sign.href})


def sign_of_centre(row: Clb) -> Sign:
    """Return a centre as something to point to."""
    return Sign("clb", {"nl": row.name}, _address(row.site), row.phone, row.address)


def forget() -> None:
    """Let the next look read everything again."""
    _memory.looked_at, _memory.read = None, False


def _sites() -> list[Sign]:
    return [Sign("site", row.title, listed(row.url)) for row in Site.objects.all()]


def _centres() -> list[Sign]:
    return [sign_of_centre(row) for row in Clb.objects.all()]


def _address(written: str) -> Address | None:
    try:
        return listed(written)
    except Refused:
        return None
