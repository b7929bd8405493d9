"""People who hold the seal, and a visit whose connection was sealed."""

from datetime import datetime
from ipaddress import ip_address
from uuid import UUID

from accounts.actions import create_staff
from accounts.models import Staff
from counselling.core import clock
from counselling.origin.actions.opening import open_records
from counselling.origin.actions.pair import add_holder, make_pair
from counselling.origin.actions.sealing import seal_connection
from counselling.origin.actions.words import drill
from counselling.origin.queries.holders import Standing, holders
from tests.counselling.evening import PASSWORD, reason, visitor

PLACE = "België, Oost-Vlaanderen"


def person(name: str, *roles: str) -> Staff:
    """Let somebody with these roles work here."""
    return create_staff(
        username=name, display_name=name, roles=roles, password=PASSWORD, secrecy_acknowledged=True
    )


def supervisor(name: str = "Chris") -> Staff:
    """Let a supervisor work here."""
    return person(name, "supervisor")


def first_holder(holder: Staff) -> str:
    """Let a supervisor be the first holder, practised; returns the seven words."""
    words = make_pair(actor_id=holder.id, holder_id=holder.id)
    drill(staff_id=holder.id, passphrase=words)
    return words


def next_holder(holder: Staff, present: Staff, passphrase: str) -> str:
    """Let one more supervisor be a holder, practised; returns the seven words."""
    words = add_holder(
        actor_id=present.id, holder_id=holder.id, present_id=present.id, passphrase=passphrase
    )
    drill(staff_id=holder.id, passphrase=words)
    return words


def sealed_visit(
    address: str = "203.0.113.9", *, port: int | None = 50123, at: datetime | None = None
) -> UUID:
    """Let somebody come in from an address, whose connection is sealed."""
    conversation = visitor()
    assert seals(conversation, address, port=port, at=at)
    return conversation


def seals(
    conversation: UUID,
    address: str = "203.0.113.9",
    *,
    port: int | None = 50123,
    at: datetime | None = None,
) -> bool:
    """Seal one more connection of a visit."""
    return seal_connection(
        conversation_id=conversation,
        address=ip_address(address),
        port=port,
        place=PLACE,
        at=at or clock.now(),
    )


def opens(staff: Staff, words: str, conversation: UUID) -> bool:
    return not reason(
        open_records, conversation_id=conversation, staff_id=staff.id, passphrase=words
    )


def standings() -> dict[str, Standing]:
    return {held.name: held.standing for held in holders()}
