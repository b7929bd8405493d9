"""Who looked and why: by role, and of an opened address only what was released."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from accounts.audit import note_deed
from accounts.models import AuditEntry, Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as moments
from counselling.emergency.actions.answering import decline_request
from counselling.emergency.actions.asking import ask_opening
from counselling.emergency.actions.calling import Call, keep_call
from counselling.emergency.actions.releasing import release_case
from counselling.emergency.queries.reading import read_request
from counselling.privacy.actions.erasing import erase, erase_what_waited
from counselling.privacy.queries.looks import looks_at
from tests.counselling.emergency.danger import FACTS, case
from tests.counselling.evening import reason, says, talk
from tests.counselling.origin.holding import supervisor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def danger(amina: Staff, journal: Path) -> UUID:
    """A conversation in which somebody is in danger."""
    room = talk(amina)
    says(room, "ik sta op het dak")
    return room


@pytest.fixture
def chris(open_door: None) -> Staff:
    return supervisor("Chris")


def asked(room: UUID, amina: Staff) -> int:
    return ask_opening(key=uuid4(), conversation_id=room, staff_id=amina.id, case=case(messages=()))


def deeds(room: UUID) -> list[str]:
    return [look.deed for look in looks_at(room)]


def test_a_look_is_shown_with_the_role_and_no_name(danger: UUID, amina: Staff) -> None:
    note_deed(actor_id=amina.id, action="open_hint", subject=f"conversation {danger}")
    (look,) = looks_at(danger)
    assert (look.deed, look.roles) == ("open_hint", ("counsellor",))


def test_nothing_of_an_address_that_was_asked_for_is_shown_before_it_is_released(
    danger: UUID, amina: Staff, chris: Staff
) -> None:
    number = asked(danger, amina)
    note_deed(actor_id=chris.id, action="seals_opened", subject=f"conversation {danger}", opened=1)
    decline_request(number=number, staff_id=chris.id, why="de politie is er al")
    assert deeds(danger) == []
    release_case(number=number, staff_id=chris.id)
    assert deeds(danger) == ["case_released", "emergency_declined", "emergency_asked"]


def test_a_case_is_released_by_a_supervisor_who_did_not_ask_once_it_is_closed(
    danger: UUID, amina: Staff, chris: Staff
) -> None:
    number = asked(danger, amina)
    assert reason(release_case, number=number, staff_id=chris.id) == "still_open"
    decline_request(number=number, staff_id=chris.id, why="de politie is er al")
    assert reason(release_case, number=number, staff_id=amina.id) == "not_yours"
    for _ in range(2):
        release_case(number=number, staff_id=chris.id)
    assert AuditEntry.objects.filter(action="case_released").count() == 1


def test_whoever_asked_releases_nothing_even_as_a_supervisor(
    danger: UUID, amina: Staff, chris: Staff
) -> None:
    number = asked(danger, amina)
    decline_request(number=number, staff_id=chris.id, why="de politie is er al")
    Staff.objects.filter(pk=amina.pk).update(roles=["counsellor", "supervisor"])
    assert reason(release_case, number=number, staff_id=amina.id) == "own_request"


@pytest.mark.parametrize(("discussed", "shown"), [("yes", ["help_called"]), ("no", [])])
def test_help_that_was_called_is_shown_where_it_was_discussed(
    danger: UUID, amina: Staff, discussed: str, shown: list[str]
) -> None:
    told = Call(whom="112", said="op het dak", discussed=discussed, why="geen tijd")
    keep_call(id=uuid4(), conversation_id=danger, staff_id=amina.id, call=told)
    assert deeds(danger) == shown


def test_erased_in_an_open_emergency_the_supervisors_still_read_it_and_then_it_goes(
    danger: UUID, amina: Staff, chris: Staff
) -> None:
    number = asked(danger, amina)
    erase(conversation_id=danger)
    read = read_request(number, moments.now())
    assert read is not None
    assert read.texts.facts == FACTS
    erase_what_waited(moments.now())
    assert Conversation.everything.filter(pk=danger).exists()
    decline_request(number=number, staff_id=chris.id, why="de politie is er al")
    erase_what_waited(moments.now())
    assert not Conversation.everything.filter(pk=danger).exists()
    closed = read_request(number, moments.now())
    assert closed is not None
    assert closed.texts.facts == ""
