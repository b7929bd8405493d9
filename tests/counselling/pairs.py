"""Two counsellors and one young person: what they ask each other and what they answer."""

from uuid import UUID

import time_machine

from accounts.models import Staff
from counselling.conversation.models import Asking
from counselling.conversation.queries.lines import lines_after
from counselling.conversation.queries.together import askings_of
from counselling.conversation.rules import AskedFor
from counselling.core import clock as house_clock
from counselling.shift.actions.presence import go_home
from counselling.waiting_room.actions import (
    answer_colleague,
    answer_visitor,
    ask_colleague,
    let_time_pass,
)

NOTE = "Gaat over haar lichaam."


def asks(room: UUID, who: Staff, whom: Staff, note: str = NOTE) -> None:
    """Ask a colleague to take a conversation on."""
    kind = AskedFor.TAKE_ON
    ask_colleague(conversation_id=room, staff_id=who.id, colleague_id=whom.id, kind=kind, note=note)


def asks_in(room: UUID, who: Staff, whom: Staff, note: str = NOTE) -> None:
    """Ask the young person whether a colleague may join."""
    kind = AskedFor.JOIN
    ask_colleague(conversation_id=room, staff_id=who.id, colleague_id=whom.id, kind=kind, note=note)


def answers(room: UUID, who: Staff, *, accept: bool = True) -> None:
    """Answer what a colleague asks."""
    (asked,) = askings_of(who.id, house_clock.now())
    answer_colleague(conversation_id=room, staff_id=who.id, asking=asked.id, accept=accept)


def is_asked(room: UUID, *, yes: bool = True) -> None:
    """Answer as the young person whether a colleague may join."""
    asking = Asking.objects.get(conversation=room).key
    answer_visitor(conversation_id=room, asking=asking, yes=yes)


def joins(room: UUID, who: Staff, whom: Staff) -> None:
    """Ask a colleague in whom the young person and the colleague themselves say yes to."""
    asks_in(room, who, whom)
    is_asked(room)
    answers(room, whom)


def goes(who: Staff, clock: time_machine.Traveller) -> None:
    """Leave for home, and let it be noticed."""
    go_home(staff_id=who.id)
    clock.shift(1)
    let_time_pass()


def params(room: UUID) -> dict[str, str]:
    """Return what fills the last line."""
    last = lines_after(room, 0)[-1].system
    assert last
    return last.params
