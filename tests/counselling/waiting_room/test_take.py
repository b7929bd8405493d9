from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here, renew_leases
from counselling.conversation.rules import TURN, EndedBy
from counselling.core.errors import Refused
from counselling.shift.actions.presence import choose_presence
from counselling.shift.actions.presence import renew_leases as renew_staff
from counselling.shift.queries.presence import on_duty
from counselling.waiting_room.actions import let_time_pass
from tests.counselling.evening import codes, counsellor, reason, row, takes, talk, visitor

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def three(amina: Staff, clock: time_machine.Traveller) -> list[UUID]:
    """Three visitors, in the order in which they joined."""
    waiting = []
    for name in ("Noor", "Elif", "Senne"):
        waiting.append(visitor(name))
        clock.shift(1)
    return waiting


def test_the_next_is_who_waits_longest(amina: Staff, three: list[UUID]) -> None:
    assert takes(amina) == three[0]
    assert row(three[0]).counsellor_id == amina.id
    assert codes(three[0]) == ["joined"]
    assert [row(one).state for one in three[1:]] == ["waiting", "waiting"]


def test_a_counsellor_may_pick_somebody_further_back(amina: Staff, three: list[UUID]) -> None:
    assert takes(amina, three[2]) == three[2]
    assert takes(counsellor("Bram")) == three[0]


def test_whoever_was_taken_first_is_named_to_who_came_second(
    amina: Staff, three: list[UUID]
) -> None:
    takes(amina, three[0])
    with pytest.raises(Refused, match="already_taken") as refused:
        takes(counsellor("Bram"), three[0])
    assert refused.value.details == {"by": "Amina"}
    assert row(three[0]).counsellor_id == amina.id
    assert codes(three[0]) == ["joined"]


def test_taking_ones_own_again_changes_nothing(amina: Staff, three: list[UUID]) -> None:
    takes(amina, three[0])
    assert takes(amina, three[0]) == three[0]
    assert codes(three[0]) == ["joined"]


def test_where_nobody_waits_nobody_is_taken(amina: Staff) -> None:
    assert reason(takes, amina) == "nobody_waiting"


def test_who_has_left_or_never_came_is_not_taken(amina: Staff, three: list[UUID]) -> None:
    end_conversation(conversation_id=three[0], by=EndedBy.VISITOR)
    assert reason(takes, amina, three[0]) == "nobody_waiting"
    assert reason(takes, amina, uuid4()) == "not_yours"
    assert takes(amina) == three[1]


def test_one_conversation_at_a_time(amina: Staff, three: list[UUID]) -> None:
    takes(amina)
    assert reason(takes, amina) == "at_capacity"
    assert reason(takes, amina, three[1]) == "at_capacity"
    assert row(three[1]).state == "waiting"


@pytest.mark.parametrize("capacity", [2, 3])
def test_as_many_conversations_as_were_chosen_and_not_one_more(
    capacity: int, three: list[UUID], settings: pytest.FixtureRequest
) -> None:
    settings.CAPACITY_MAX = 3  # type: ignore[attr-defined]
    bram = counsellor("Bram", capacity=capacity)
    visitor("Jef")
    assert [takes(bram) for _ in range(capacity)] == three[:capacity]
    assert reason(takes, bram) == "at_capacity"


def test_whoever_is_away_is_skipped_and_keeps_the_place(
    amina: Staff, three: list[UUID], clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(seconds=40))
    renew_leases(three[1:])
    assert takes(amina) == three[1]
    renew_leases(three[:1])
    assert takes(counsellor("Bram")) == three[0]


def test_whoever_is_away_can_still_be_picked(
    amina: Staff, three: list[UUID], clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(minutes=10))
    assert reason(takes, amina) == "nobody_waiting"
    assert takes(amina, three[0]) == three[0]


@pytest.mark.parametrize("chosen", ["offline", "pause", "last_chat", "available"])
def test_a_counsellor_who_takes_somebody_is_there(chosen: str, three: list[UUID]) -> None:
    bram = counsellor("Bram", presence=chosen)
    takes(bram)
    assert on_duty(bram.id).presence == ("available" if chosen == "offline" else chosen)


def test_who_takes_somebody_after_a_long_silence_is_not_gone_a_second_later(
    amina: Staff, three: list[UUID], clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(minutes=5))
    renew_leases(three)
    noor = takes(amina)
    clock.shift(1)
    let_time_pass()
    assert row(noor).orphaned_at is None


def lose(staff: Staff, clock: time_machine.Traveller, *others: Staff) -> None:
    """Let a counsellor's laptop die; everybody else stays."""
    clock.shift(timedelta(seconds=61))
    renew_staff([other.id for other in others])
    let_time_pass()


def test_who_lost_their_counsellor_comes_before_all_who_wait(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    bram = counsellor("Bram")
    orphan = talk(amina, "Noor")
    waiting = visitor("Elif")
    lose(amina, clock, bram)
    renew_leases([waiting, orphan])
    assert takes(bram) == orphan
    assert row(orphan).counsellor_id == bram.id
    assert codes(orphan) == ["joined", "taken_over"]
    assert row(orphan).turn_until is None


def test_who_lost_their_counsellor_and_is_away_too_holds_up_nobody(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    bram = counsellor("Bram")
    orphan = talk(amina, "Noor")
    lose(amina, clock, bram)
    waiting = visitor("Elif")
    assert takes(bram) == waiting
    assert row(orphan).orphaned_at


def test_a_lost_conversation_can_be_picked_by_a_colleague_and_only_by_one(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    bram, chris = counsellor("Bram"), counsellor("Chris")
    orphan = talk(amina)
    lose(amina, clock, bram, chris)
    assert takes(bram, orphan) == orphan
    with pytest.raises(Refused, match="already_taken") as refused:
        takes(chris, orphan)
    assert refused.value.details == {"by": "Bram"}


def test_who_comes_back_in_time_takes_over_from_nobody(
    clock: time_machine.Traveller, settings: pytest.FixtureRequest, amina: Staff
) -> None:
    settings.CAPACITY_MAX = 2  # type: ignore[attr-defined]
    bram = counsellor("Bram", capacity=2)
    own = talk(bram)
    lose(bram, clock, amina)
    waiting = visitor("Elif")
    renew_leases([own])
    choose_presence(staff_id=bram.id, presence="available")
    assert takes(bram) == waiting
    assert codes(own) == ["joined"]


def test_a_missed_call_gives_the_counsellor_room_and_leaves_the_place(
    amina: Staff, three: list[UUID], clock: time_machine.Traveller
) -> None:
    joined = row(three[0]).place.joined_at
    takes(amina)
    clock.shift(TURN + timedelta(seconds=1))
    renew_staff([amina.id])
    let_time_pass()
    assert (row(three[0]).state, row(three[0]).counsellor_id) == ("waiting", None)
    assert row(three[0]).place.joined_at == joined
    assert codes(three[0]) == ["joined", "nobody_came"]
    renew_leases(three)
    assert takes(amina) == three[1]


def test_who_came_in_time_is_not_sent_back(
    amina: Staff, three: list[UUID], clock: time_machine.Traveller
) -> None:
    takes(amina)
    be_here(conversation_id=three[0])
    clock.shift(TURN + timedelta(seconds=1))
    renew_staff([amina.id])
    let_time_pass()
    assert row(three[0]).state == "active"
