"""A conversation whose counsellor is gone, handed on by the evening lead."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.conversation.queries.lines import lines_after
from counselling.core.errors import Refused
from counselling.shift.actions.lead import take_lead
from counselling.shift.actions.presence import choose_presence, renew_leases
from counselling.visitor.words import sentence
from counselling.waiting_room.actions import hand_on, let_time_pass
from tests.counselling.evening import codes, counsellor, reason, row, takes, talk, together, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_door")]

Evening = tuple[Staff, Staff, UUID]


@pytest.fixture
def evening(open_door: None, clock: time_machine.Traveller) -> Evening:
    """Dina leads, Bram is free, and Amina's laptop died in the middle of a conversation."""
    dina, amina, bram = (counsellor(name) for name in ("Dina", "Amina", "Bram"))
    take_lead(staff_id=dina.id)
    noor = talk(amina)
    clock.shift(timedelta(seconds=61))
    renew_leases([dina.id, bram.id])
    let_time_pass()
    return dina, bram, noor


def amina_of(noor: UUID) -> int:
    found = row(noor).counsellor_id
    assert found is not None
    return found


def test_the_colleague_has_it_and_the_visitor_is_told_by_name(evening: Evening) -> None:
    dina, bram, noor = evening
    hand_on(staff_id=dina.id, conversation_id=noor, to=bram.id)
    assert (row(noor).counsellor_id, row(noor).orphaned_at) == (bram.id, None)
    assert codes(noor) == ["joined", "handed_on"]
    line = lines_after(noor, 1)[-1].system
    assert line is not None
    assert line.params == {"name": "Bram", "before": "Amina", "by": "Dina"}
    told = sentence(line, "nl")
    assert "Bram" in told
    assert "Dina" not in told
    assert AuditEntry.objects.latest("id").subject == f"conversation {noor}"


def test_two_clicks_are_one(evening: Evening) -> None:
    dina, bram, noor = evening
    for _ in range(2):
        hand_on(staff_id=dina.id, conversation_id=noor, to=bram.id)
    assert codes(noor) == ["joined", "handed_on"]


def test_the_lead_may_take_it_too(evening: Evening) -> None:
    dina, _, noor = evening
    hand_on(staff_id=dina.id, conversation_id=noor, to=dina.id)
    assert codes(noor) == ["joined", "taken_over"]


def test_nobody_but_the_lead_hands_on(evening: Evening) -> None:
    dina, bram, noor = evening
    assert reason(hand_on, staff_id=bram.id, conversation_id=noor, to=dina.id) == "not_lead"


def test_who_is_full_gets_no_more(evening: Evening) -> None:
    dina, bram, noor = evening
    takes(bram, visitor("Lowie"))
    with pytest.raises(Refused) as refused:
        hand_on(staff_id=dina.id, conversation_id=noor, to=bram.id)
    assert (refused.value.reason, refused.value.details["by"]) == ("colleague_full", "Bram")
    assert row(noor).orphaned_at is not None


@pytest.mark.parametrize("presence", ["pause", "last_chat", "offline"])
def test_who_takes_nobody_gets_nobody(evening: Evening, presence: str) -> None:
    dina, bram, noor = evening
    choose_presence(staff_id=bram.id, presence=presence)
    assert reason(hand_on, staff_id=dina.id, conversation_id=noor, to=bram.id) == "not_there"
    assert reason(hand_on, staff_id=dina.id, conversation_id=noor, to=10**6) == "not_there"


def test_a_counsellor_who_just_came_back_keeps_it(evening: Evening) -> None:
    dina, bram, noor = evening
    renew_leases([amina_of(noor)])
    assert reason(hand_on, staff_id=dina.id, conversation_id=noor, to=bram.id) == "back_again"
    let_time_pass()
    assert reason(hand_on, staff_id=dina.id, conversation_id=noor, to=bram.id) == "already_taken"


def test_what_is_over_or_waits_is_not_handed_on(evening: Evening) -> None:
    dina, bram, _ = evening
    lowie = visitor("Lowie")
    assert reason(hand_on, staff_id=dina.id, conversation_id=lowie, to=bram.id) == "not_yours"
    unknown = UUID(int=0)
    assert reason(hand_on, staff_id=dina.id, conversation_id=unknown, to=bram.id) == "not_yours"


@pytest.mark.django_db(transaction=True)
def test_who_takes_it_and_who_hands_it_on_at_once_give_it_to_one(evening: Evening) -> None:
    dina, bram, noor = evening
    chris = counsellor("Chris")
    told = together(
        lambda: hand_on(staff_id=dina.id, conversation_id=noor, to=bram.id),
        lambda: takes(chris, noor),
    )
    assert [one.reason for one in told if isinstance(one, Refused)] == ["already_taken"]
    assert len(codes(noor)) == 2


@pytest.mark.django_db(transaction=True)
def test_a_colleague_who_fills_up_meanwhile_has_one_conversation(evening: Evening) -> None:
    dina, bram, noor = evening
    lowie = visitor("Lowie")
    told = together(
        lambda: hand_on(staff_id=dina.id, conversation_id=noor, to=bram.id),
        lambda: takes(bram, lowie),
    )
    reasons = [one.reason for one in told if isinstance(one, Refused)]
    assert reasons in (["colleague_full"], ["at_capacity"])
    held = [one for one in (noor, lowie) if row(one).counsellor_id == bram.id]
    assert len(held) == 1
