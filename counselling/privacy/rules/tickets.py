"""What a page carries from step to step once a code was typed: sealed, for a quarter of an hour, for this code alone."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from counselling.core.crypto import open_field, seal_field
from counselling.core.errors import TextTampered

VALID = timedelta(minutes=15)
PLACE = ("my data", "ticket")
#: No ticket is as long.
LONGEST = 1000


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """Whose data are shown: by their code alone, or with the nickname as well, and since when."""

    conversation: UUID
    #: The hash of the code: once that is replaced or erased, the ticket is worth nothing.
    code_hash: str
    #: Whether the nickname was typed too, so that what was written may be read.
    reads: bool
    made_at: datetime


def written_ticket(ticket: Ticket) -> str:
    """Return a ticket as a form carries it; nobody can read or change it on the way."""
    text = msgspec.json.encode(ticket).decode()
    return urlsafe_b64encode(seal_field(text, *PLACE)).decode()


def ticket_of(carried: str, now: datetime) -> Ticket | None:
    """Return the ticket that a form carried, or nothing where it is no ticket, or too old."""
    try:
        sealed = urlsafe_b64decode(carried[:LONGEST])
        ticket = msgspec.json.decode(open_field(sealed, *PLACE), type=Ticket)
    except (Error, ValueError, TextTampered, msgspec.MsgspecError):
        return None
    return ticket if ticket.made_at <= now < ticket.made_at + VALID else None
