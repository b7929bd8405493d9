"""Opening where a visit came from: for an emergency, with a holder's words."""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.audit import note_deed
from counselling.core.errors import Refused
from counselling.origin import opener
from counselling.origin.actions.unlocking import holder_asked, unlock
from counselling.origin.models import SealedConnection

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedConnection:
    """One connection in clear, or with `fault` one whose seal was not believed.

    `moved`: it belongs to another visit or moment. `damaged`: it does not open. `no_key`: this holder has
    no copy of its key.
    """

    address: str
    port: int | None
    place: str
    at: datetime
    fault: str = ""


def open_records(
    *, conversation_id: UUID, staff_id: int, passphrase: str
) -> list[OpenedConnection]:
    """Open a visit's sealed connections, oldest first; nothing of it is kept here.

    Raises `Refused`: `not_holder`, `no_record`, `slow_down`, `wrong_passphrase`, `key_changed` where no
    seal could be believed, `try_again`. Never call it inside a transaction.
    """
    holder_asked(staff_id)
    rows = SealedConnection.objects.filter(conversation_id=conversation_id).order_by("at", "pk")
    records = [
        opener.Record(visit=conversation_id, key=row.key_id, at=row.at, sealed=bytes(row.sealed))
        for row in rows
    ]
    if not records:
        raise Refused("no_record")
    unlocked = unlock(actor_id=staff_id, holder_id=staff_id, typed=passphrase, records=records)
    faults = sum(bool(one.fault) for one in unlocked.opened)
    note_deed(
        actor_id=staff_id,
        action="seals_opened",
        subject=f"conversation {conversation_id}",
        opened=len(records) - faults,
        refused=faults,
    )
    if faults:
        _log.warning(
            "A sealed connection was not believed: moved to another visit, damaged, or without its key."
        )
    if faults == len(records):
        raise Refused("key_changed")
    return [
        OpenedConnection(
            address=one.address, port=one.port, place=one.place, at=one.at, fault=one.fault
        )
        for one in unlocked.opened
    ]
