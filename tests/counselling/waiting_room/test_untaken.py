"""A visit that nobody took keeps nothing of what was told for somebody."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.open import Traits
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy, State
from counselling.core import clock as house_clock
from counselling.origin.models import KeyPair, SealedConnection
from counselling.retention.actions.sweep import sweep
from counselling.waiting_room.actions import join_queue, let_time_pass
from tests.counselling.evening import counsellor, row, takes, talk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

Clock = time_machine.Traveller
TRAITS = Traits(
    topic="home", age_band="12-14", i_am="pupil", gender="girl", mood=2, overlooked="yes"
)
TOLD = ("topic", "age_band", "i_am", "gender", "overlooked")


def tells(nickname: str = "Noor") -> UUID:
    """Let somebody tell all they can at the start, over a connection that is sealed, while a colleague is there."""
    if not Staff.objects.exists():
        counsellor()
    joined = join_queue(
        nickname=nickname, question="ik durf niet naar huis", traits=TRAITS, language="nl"
    )
    key, _ = KeyPair.objects.get_or_create(
        pk="f" * 32, defaults={"public_key": b"", "made_at": house_clock.now()}
    )
    SealedConnection.objects.create(
        conversation_id=joined.conversation_id, key=key, sealed=b"seal", at=house_clock.now()
    )
    return joined.conversation_id


def left_of(room: UUID) -> tuple[str, list[str], int | None]:
    one = row(room)
    return one.read("question", one.question), [getattr(one, name) for name in TOLD], one.mood


@pytest.mark.parametrize("by", [EndedBy.VISITOR, EndedBy.CLOSED])
def test_question_traits_and_seal_go_when_it_ends(by: EndedBy) -> None:
    noor = tells()
    end_conversation(conversation_id=noor, by=by)
    let_time_pass()
    assert left_of(noor) == ("", [""] * 5, None)
    assert not SealedConnection.objects.exists()


def test_whoever_was_called_and_did_not_come_was_taken_by_nobody(clock: Clock) -> None:
    noor = tells()
    takes(counsellor("Bram"), noor)
    clock.shift(timedelta(minutes=4))
    let_time_pass()
    assert row(noor).state == State.WAITING
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    let_time_pass()
    assert left_of(noor)[0] == ""
    assert not SealedConnection.objects.exists()


def test_a_visit_that_somebody_took_keeps_them(clock: Clock) -> None:
    amina = counsellor()
    talk(amina)
    noor = tells("Elif")
    Conversation.objects.filter(pk=noor).update(
        state=State.ACTIVE, counsellor=amina, came_at=house_clock.now()
    )
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    let_time_pass()
    assert left_of(noor)[0] == "ik durf niet naar huis"
    assert SealedConnection.objects.exists()


def test_without_anybody_at_the_chat_the_sweep_does_it(clock: Clock) -> None:
    noor = tells()
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    clock.shift(timedelta(hours=2))
    assert sweep().gone["seals_untaken"] == 1
    assert not SealedConnection.objects.exists()


def test_what_both_sides_left_without_a_word_is_ended_after_a_day(clock: Clock) -> None:
    amina = counsellor()
    noor, elif_ = talk(amina), tells("Elif")
    clock.shift(timedelta(hours=23))
    sweep()
    assert row(noor).state == State.ACTIVE
    clock.shift(timedelta(hours=2))
    assert sweep().gone["forgotten"] == 2
    assert [row(one).state for one in (noor, elif_)] == [State.ENDED, State.ENDED]
