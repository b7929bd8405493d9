from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.open import Traits
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.queries.visits import visit_of_token
from counselling.conversation.rules import EndedBy
from counselling.core import clock as moments
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import choose_presence
from counselling.shift.models import DoorMode
from counselling.waiting_room.actions import join_queue
from counselling.waiting_room.queries import read_queue, wait_for
from tests.counselling.evening import counsellor, reason, row, visitor

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


def order() -> list[UUID]:
    return [one.conversation for one in read_queue().entries]


def test_joining_gives_a_place_and_a_cookie(amina: Staff) -> None:
    joined = join_queue(nickname="Noor", question="", traits=Traits(), language="fr")
    found = visit_of_token(joined.token)
    assert found
    assert (found.id, found.language) == (joined.conversation_id, "fr")
    assert row(joined.conversation_id).place.joined_at == moments.now()


def test_the_line_stands_in_the_order_of_joining(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    joined = []
    for name in ("Noor", "Elif", "Senne"):
        joined.append(visitor(name))
        clock.shift(1)
    assert order() == joined
    assert [wait_for(one).position for one in joined] == [1, 2, 3]


def test_whoever_leaves_makes_room(amina: Staff, clock: time_machine.Traveller) -> None:
    first = visitor("Noor")
    clock.shift(1)
    second = visitor("Elif")
    end_conversation(conversation_id=first, by=EndedBy.VISITOR)
    assert order() == [second]
    assert wait_for(second).position == 1


def test_nobody_waits_for_who_is_away(amina: Staff, clock: time_machine.Traveller) -> None:
    away = visitor("Noor")
    clock.shift(timedelta(seconds=31))
    here = visitor("Elif")
    assert [(one.conversation, one.present) for one in read_queue().entries] == [
        (away, False), (here, True),
    ]  # fmt: skip
    assert wait_for(here).position == 1


@pytest.mark.parametrize("why", ["closed", "nobody"])
def test_at_a_closed_door_nobody_joins_and_nothing_is_kept(amina: Staff, why: str) -> None:
    if why == "closed":
        hold_door(mode=DoorMode.CLOSED)
    else:
        choose_presence(staff_id=amina.id, presence="offline")
    assert reason(visitor) == "closed"
    assert not Conversation.objects.exists()


def test_in_a_full_waiting_room_nobody_joins(
    amina: Staff, settings: pytest.FixtureRequest, clock: time_machine.Traveller
) -> None:
    settings.LIMIT_WAITING = 2  # type: ignore[attr-defined]
    visitor("Noor")
    visitor("Elif")
    assert reason(visitor) == "full"
    clock.shift(timedelta(seconds=31))
    assert reason(visitor) == "", "who is away takes no room"


def test_without_a_limit_the_waiting_room_is_never_full(
    amina: Staff, settings: pytest.FixtureRequest
) -> None:
    settings.LIMIT_WAITING = 0  # type: ignore[attr-defined]
    assert {reason(visitor, f"kind {number}") for number in range(5)} == {""}


def test_a_console_shows_fifty_and_says_how_many_there_are(amina: Staff) -> None:
    for number in range(53):
        visitor(f"kind {number}")
    queue = read_queue()
    assert (len(queue.entries), queue.count, len(queue.places)) == (50, 53, 53)
