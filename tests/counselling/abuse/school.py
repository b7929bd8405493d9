"""Young people who come from somewhere, and what counsellors do about it."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from uuid import UUID

from accounts.models import Staff
from counselling.abuse.actions.measures import take_measure
from counselling.abuse.actions.networks import enter_network
from counselling.abuse.queries.measures import Met, met_at_start
from counselling.abuse.queries.networks import forget_list, is_shared
from counselling.abuse.rules.evening import Evening
from counselling.abuse.rules.measures import Ground, Kind, Wanted
from counselling.conversation.actions.visit import be_here
from counselling.core import clock
from counselling.origin.actions.arrivals import note_arrival
from counselling.origin.tags import tags_of
from counselling.shift.actions.presence import choose_presence
from tests.counselling.evening import counsellor, says, takes, visitor

HOME, SCHOOL = "198.51.100.7", "203.0.113.9"
HOURS = timedelta(hours=3)


def is_on_the_list(network: str = "203.0.113.0/24") -> None:
    """Have a coordinator enter a network as shared."""
    eva = counsellor("Eva", presence="offline")
    enter_network(staff_id=eva.id, typed=network, name="Een school")
    # A test that is rolled back never commits, and only a commit says that the list is another.
    forget_list()


def is_there_again(staff: Staff) -> None:
    """Let a counsellor be there after some time."""
    choose_presence(staff_id=staff.id, presence="available")


def comes(address: str = HOME, nickname: str = "Noor", *, question: str = "") -> UUID:
    """Let a young person join the line from an address."""
    conversation = visitor(nickname, question=question)
    here = ip_address(address)
    note_arrival(conversation_id=conversation, address=here, port=None, shared=is_shared(here))
    return conversation


def talks(
    staff: Staff, address: str = HOME, nickname: str = "Noor", *, text: str = "hallo"
) -> UUID:
    """Let a young person come, be taken, and write."""
    conversation = comes(address, nickname)
    takes(staff, conversation)
    be_here(conversation_id=conversation)
    if text:
        says(conversation, text)
    return conversation


def tonight() -> Evening:
    """An evening that is over in three hours; the chat opens again the day after, at five."""
    end = clock.now() + HOURS
    return Evening(end, lambda moment: max(moment, datetime(2026, 11, 25, 16, tzinfo=UTC)))


def measure(  # noqa: PLR0913 - what a counsellor fills in
    conversation: UUID,
    staff: Staff,
    kind: Kind,
    ground: Ground = Ground.FAKE,
    *,
    days: int = 0,
    note: str = "",
    supervisor: bool = False,
    longer: bool = False,
) -> UUID:
    """Take a measure as the console does."""
    return take_measure(
        conversation_id=conversation,
        staff_id=staff.id,
        wanted=Wanted(kind=kind, ground=ground, days=days, note=note, longer=longer),
        evening=tonight(),
        supervisor=supervisor,
    )


def meets(address: str = HOME, *, visit: UUID | None = None) -> Met | None:
    """Return what somebody meets who starts from an address, in the browser of a visit."""
    here = ip_address(address)
    return met_at_start(tags_of(here), clock.now(), shared=is_shared(here), visit=visit)
