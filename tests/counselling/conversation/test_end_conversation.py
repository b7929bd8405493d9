from uuid import UUID, uuid4

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy
from counselling.core import clock as moments
from tests.counselling.evening import codes, counsellor, reason, row, takes, talk, visitor

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def noor(amina: Staff) -> UUID:
    return talk(amina)


def ends(conversation: UUID, by: EndedBy = EndedBy.VISITOR, staff: Staff | None = None) -> str:
    return reason(
        end_conversation, conversation_id=conversation, by=by, staff_id=staff.id if staff else None
    )


def test_both_sides_may_end_and_it_is_kept_who_did(noor: UUID, amina: Staff) -> None:
    assert ends(noor, EndedBy.COUNSELLOR, amina) == ""
    assert (row(noor).state, row(noor).ended_by) == ("ended", "counsellor")
    assert row(noor).ended_at == moments.now()
    assert codes(noor) == ["joined", "ended"]


def test_somebody_who_waits_may_leave(amina: Staff) -> None:
    waiting = visitor()
    assert ends(waiting) == ""
    assert (row(waiting).state, row(waiting).ended_by) == ("ended", "visitor")


def test_ending_twice_changes_nothing(
    noor: UUID, amina: Staff, clock: time_machine.Traveller
) -> None:
    ends(noor)
    clock.shift(60)
    assert ends(noor) == ends(noor, EndedBy.COUNSELLOR, amina) == ""
    assert row(noor).ended_by == "visitor"
    assert codes(noor) == ["joined", "ended"]


def test_nobody_ends_the_conversation_of_a_colleague(noor: UUID) -> None:
    bram = counsellor("Bram")
    assert ends(noor, EndedBy.COUNSELLOR, bram) == "not_yours"
    assert ends(visitor("Elif"), EndedBy.COUNSELLOR, bram) == "not_yours"
    assert ends(uuid4(), EndedBy.COUNSELLOR, bram) == "not_yours"
    assert row(noor).state == "active"


def test_after_an_end_the_counsellor_has_room_at_once(noor: UUID, amina: Staff) -> None:
    waiting = visitor("Elif")
    assert reason(takes, amina) == "at_capacity"
    ends(noor, EndedBy.COUNSELLOR, amina)
    assert takes(amina) == waiting


def test_whoever_is_called_may_leave_before_they_came(amina: Staff) -> None:
    called = visitor()
    takes(amina)
    ends(called)
    assert row(called).turn_until is None
    assert codes(called) == ["joined", "ended"]
