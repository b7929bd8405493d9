"""The page about removing and keeping, for privacy officers and supervisors."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts import totp
from accounts.actions import enrol_totp
from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.core import clock as moments
from counselling.retention.actions.sweep import sweep
from counselling.retention.models import Hold
from tests.counselling.evening import talk
from tests.doors.test_console_replies import desk_of

pytestmark = pytest.mark.usefixtures("clock", "evening")

PAGE = "/staff/retention/"


@pytest.fixture
def femke() -> Client:
    return desk_of("Femke", "privacy_officer")


@pytest.fixture
def chris() -> Client:
    return desk_of("Chris", "supervisor")


@pytest.fixture
def noor() -> UUID:
    room = talk(Staff.objects.get(username="amina"))
    end_conversation(conversation_id=room, by=EndedBy.VISITOR)
    return room


def asks(desk: Client, room: object, *, days: int = 30, ground: str = "court") -> str:
    until = timezone.localdate(moments.now() + timedelta(days=days))
    fields = {
        "conversation": str(room), "ground": ground, "reason": "Vonnis.", "until": until.isoformat(),
    }  # fmt: skip
    answer = desk.post(f"{PAGE}ask/", fields, follow=True)
    return answer.content.decode()


def test_two_people_hold_a_conversation_from_the_page(
    femke: Client, chris: Client, noor: UUID
) -> None:
    assert "als iemand anders akkoord gaat" in asks(femke, noor)
    hold = Hold.objects.get()
    assert "Akkoord: bewaar het" not in femke.get(PAGE).content.decode()
    assert "Akkoord: bewaar het" in chris.get(PAGE).content.decode()
    agreed = chris.post(f"{PAGE}{hold.id}/agree/", {"code": fresh_code("chris")}, follow=True)
    assert "wordt bewaard" in agreed.content.decode()
    assert Conversation.objects.get(pk=noor).held_until == hold.until
    lifted = femke.post(f"{PAGE}{hold.id}/close/", follow=True)
    assert "niet langer bewaard" in lifted.content.decode()
    assert Conversation.objects.get(pk=noor).held_until is None


def fresh_code(name: str) -> str:
    secret = totp.from_text(enrol_totp(staff=Staff.objects.get(username=name)))
    return totp.code_of(secret, totp.step_at(moments.now()))


def test_without_a_fresh_code_nobody_agrees(femke: Client, chris: Client, noor: UUID) -> None:
    asks(femke, noor)
    answer = chris.post(f"{PAGE}{Hold.objects.get().id}/agree/", {"code": "000000"})
    assert answer.status_code == 422
    assert Hold.objects.get().agreed_at is None


@pytest.mark.parametrize(
    ("room", "says"),
    [
        ("geen nummer", "Vul het nummer"),
        ("", "Vul het nummer"),
        ("00000000-0000-4000-8000-000000000000", "is er niet meer"),
    ],
)
def test_what_cannot_be_is_answered_kindly_and_nothing_typed_is_lost(
    femke: Client, room: str, says: str
) -> None:
    page = asks(femke, room)
    assert says in page
    assert "Vonnis." in page


def test_more_than_a_year_is_refused(femke: Client, noor: UUID) -> None:
    assert "Hoogstens een jaar, te tellen" in asks(femke, noor, days=366)
    assert not Hold.objects.exists()


def test_the_page_says_when_things_were_last_removed_and_what_is_wrong(
    femke: Client, clock: time_machine.Traveller
) -> None:
    assert "Er is nog niets gewist" in femke.get(PAGE).content.decode()
    sweep()
    assert "Laatste keer: 23 november" in femke.get(PAGE).content.decode()
    clock.shift(timedelta(hours=11))
    assert "meer dan een dag" not in femke.get(PAGE).content.decode()
