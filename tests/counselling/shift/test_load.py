"""What somebody carried in the last four weeks."""

from datetime import date, timedelta

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.registration import register
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.events import Filled
from counselling.conversation.rules import EndedBy
from counselling.core import clock as now_clock
from counselling.shift.actions.practice import start_practice
from counselling.shift.actions.presence import choose_presence
from counselling.shift.models import Turn
from counselling.shift.queries.load import Week, load_of
from tests.counselling.evening import counsellor, talk

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


def talked(
    staff: Staff, clock: time_machine.Traveller, minutes: int, *, heavy: bool = False
) -> None:
    """Let a conversation take so long and be registered."""
    choose_presence(staff_id=staff.id, presence="available")
    conversation = talk(staff)
    clock.shift(timedelta(minutes=minutes))
    end_conversation(conversation_id=conversation, by=EndedBy.COUNSELLOR, staff_id=staff.id)
    filled = Filled(who="pupil", level="unknown", referral="none", serious=heavy)
    register(conversation_id=conversation, staff_id=staff.id, filled=filled)


def weeks(staff: Staff) -> list[Week]:
    return load_of(staff.id, now_clock.now())


def test_four_weeks_of_somebodys_own(amina: Staff, clock: time_machine.Traveller) -> None:
    talked(amina, clock, 30, heavy=True)
    talked(amina, clock, 45)
    clock.shift(timedelta(days=7))
    talked(amina, clock, 20)
    before, this = weeks(amina)[2:]
    assert (before.monday, before.conversations, before.minutes) == (date(2026, 11, 23), 2, 75)
    assert (before.heavy, before.days) == (1, 1)
    assert (this.monday, this.conversations, this.minutes, this.heavy) == (
        date(2026, 11, 30), 1, 20, 0,
    )  # fmt: skip


def test_what_is_longer_ago_is_not_looked_at(amina: Staff, clock: time_machine.Traveller) -> None:
    talked(amina, clock, 30)
    clock.shift(timedelta(days=28))
    assert [week.conversations for week in weeks(amina)] == [0, 0, 0, 0]


def test_a_colleagues_conversations_are_theirs(amina: Staff, clock: time_machine.Traveller) -> None:
    talked(counsellor("Bram"), clock, 30)
    assert weeks(amina)[-1].conversations == 0


def test_a_running_conversation_counts_so_far(amina: Staff, clock: time_machine.Traveller) -> None:
    talk(amina)
    clock.shift(timedelta(minutes=12))
    assert weeks(amina)[-1].minutes == 12


def test_a_practice_weighs_nothing(amina: Staff) -> None:
    start_practice(staff_id=amina.id, name="Amina", language="nl")
    assert weeks(amina)[-1].conversations == 0


def test_a_turn_without_anybody_is_a_turn_too(amina: Staff, clock: time_machine.Traveller) -> None:
    now = now_clock.now()
    for days in (-1, 0, 1):
        starts = now + timedelta(days=days)
        Turn.objects.create(staff=amina, starts=starts, ends=starts + timedelta(hours=3))
    talked(amina, clock, 10)
    assert [week.days for week in weeks(amina)] == [0, 0, 1, 1]


def test_midnight_of_sunday_is_midnight_of_the_service(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    clock.move_to(clock_at := now_clock.now() - timedelta(hours=18, minutes=30))
    assert clock_at.weekday() == 6, "still Sunday in UTC, Monday in Brussels"
    talked(amina, clock, 5)
    assert weeks(amina)[-1].conversations == 1
