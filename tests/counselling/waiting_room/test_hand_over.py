"""A counsellor gives a conversation to a colleague, who may say no."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.append import append_messages
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.together import withdraw
from counselling.conversation.models import Asking
from counselling.conversation.queries.lines import lines_after
from counselling.conversation.queries.notes import notes_of
from counselling.conversation.queries.together import askings_of
from counselling.conversation.queries.visits import talk_of_staff
from counselling.conversation.rules import EndedBy
from counselling.core import clock as house_clock
from counselling.core.errors import Refused
from counselling.shift.actions.presence import choose_presence, go_home, renew_leases
from counselling.waiting_room.actions import answer_colleague, let_time_pass
from tests.counselling.evening import (
    codes,
    counsellor,
    message,
    reason,
    row,
    takes,
    talk,
    visitor,
)
from tests.counselling.pairs import answers, asks, goes, params

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def bram(amina: Staff) -> Staff:
    return counsellor("Bram")


@pytest.fixture
def pair(amina: Staff, bram: Staff) -> tuple[Staff, Staff]:
    return amina, bram


@pytest.fixture
def noor(amina: Staff, bram: Staff) -> UUID:
    return talk(amina)


def test_the_colleague_reads_the_note_and_then_everything(
    noor: UUID, amina: Staff, bram: Staff
) -> None:
    append_messages([message(noor, "ik durf het niet zeggen")])
    asks(noor, amina, bram)
    (asked,) = askings_of(bram.id, house_clock.now())
    assert (asked.by, asked.nickname, asked.note) == ("Amina", "Noor", "Gaat over haar lichaam.")
    assert talk_of_staff(bram.id, noor) is None, "nobody reads before they said yes"
    answers(noor, bram)
    read = talk_of_staff(bram.id, noor)
    assert read
    assert [note.text for note in notes_of(noor, read.key)] == ["Gaat over haar lichaam."]
    assert (row(noor).counsellor_id, talk_of_staff(amina.id, noor)) == (bram.id, None)
    assert codes(noor) == ["joined", "hand_over_asked", "handed_over"]
    assert params(noor) == {"name": "Bram", "before": "Amina"}
    assert not Asking.objects.exists()


def test_the_note_is_sealed_and_in_no_line(noor: UUID, amina: Staff, bram: Staff) -> None:
    asks(noor, amina, bram, "kanarievogel")
    assert b"kanarievogel" not in bytes(Asking.objects.get().note)
    assert not [line for line in lines_after(noor, 0) if "kanarie" in line.text]


def test_from_then_on_only_the_new_counsellor_writes(noor: UUID, amina: Staff, bram: Staff) -> None:
    asks(noor, amina, bram)
    assert append_messages([message(noor, by=bram)]) == ["not_yours"]
    answers(noor, bram)
    assert append_messages([message(noor, by=amina)]) == ["not_yours"]
    assert not isinstance(append_messages([message(noor, by=bram)])[0], str)


def test_a_colleague_may_say_no(noor: UUID, amina: Staff, bram: Staff) -> None:
    asks(noor, amina, bram)
    answers(noor, bram, accept=False)
    assert (row(noor).counsellor_id, codes(noor)[-1]) == (amina.id, "colleague_cannot")
    assert params(noor) == {"to": "Bram", "name": "Amina"}
    asks(noor, amina, bram)


def test_after_a_minute_it_lapses_once(
    noor: UUID, amina: Staff, bram: Staff, clock: time_machine.Traveller
) -> None:
    asks(noor, amina, bram)
    clock.shift(timedelta(seconds=60))
    renew_leases([amina.id, bram.id])
    let_time_pass()
    assert askings_of(bram.id, house_clock.now())
    clock.shift(timedelta(seconds=1))
    assert askings_of(bram.id, house_clock.now()) == []
    asked = Asking.objects.get().key
    late = reason(
        answer_colleague, conversation_id=noor, staff_id=bram.id, asking=asked, accept=True
    )
    assert late == "gone"
    let_time_pass()
    let_time_pass()
    assert codes(noor) == ["joined", "hand_over_asked", "colleague_cannot"]


@pytest.mark.parametrize("leaves", ["signs out", "goes offline", "loses the line"])
def test_a_colleague_who_just_left_is_asked_no_longer(
    noor: UUID, pair: tuple[Staff, Staff], clock: time_machine.Traveller, leaves: str
) -> None:
    amina, bram = pair
    asks(noor, amina, bram)
    if leaves == "signs out":
        go_home(staff_id=bram.id)
    elif leaves == "goes offline":
        choose_presence(staff_id=bram.id, presence="offline")
    else:
        clock.shift(timedelta(seconds=59))
        renew_leases([amina.id])
        Asking.objects.update(answer_until=house_clock.now() + timedelta(seconds=30))
        clock.shift(timedelta(seconds=2))
    let_time_pass()
    assert codes(noor)[-1] == "colleague_cannot"
    assert reason(asks, noor, amina, bram) == "colleague_gone"


def test_who_has_no_place_free_is_not_asked(noor: UUID, amina: Staff, bram: Staff) -> None:
    talk(bram, "Lowie")
    with pytest.raises(Refused) as refused:
        asks(noor, amina, bram)
    assert (refused.value.reason, refused.value.details) == ("colleague_busy", {"by": "Bram"})
    assert codes(noor) == ["joined"]


def test_whoever_filled_up_meanwhile_is_told_so_and_may_still_answer(
    noor: UUID, amina: Staff, bram: Staff
) -> None:
    asks(noor, amina, bram)
    lowie = talk(bram, "Lowie")
    assert reason(answers, noor, bram) == "at_capacity"
    end_conversation(conversation_id=lowie, by=EndedBy.COUNSELLOR, staff_id=bram.id)
    answers(noor, bram)
    assert row(noor).counsellor_id == bram.id


@pytest.mark.parametrize(
    ("note", "why"),
    [("", "empty"), (" \u200b", "empty"), ("a" * 501, "too_long"), ("a\x00", "invalid")],
)
def test_a_note_is_needed_and_short(
    noor: UUID, pair: tuple[Staff, Staff], note: str, why: str
) -> None:
    amina, bram = pair
    assert reason(asks, noor, amina, bram, note) == why


def test_only_the_counsellor_of_a_running_conversation_asks_and_only_once(
    noor: UUID, amina: Staff, bram: Staff
) -> None:
    chris = counsellor("Chris")
    assert reason(asks, noor, bram, chris) == "not_yours"
    assert reason(asks, noor, amina, amina) == "colleague_gone"
    asks(noor, amina, bram)
    assert reason(asks, noor, amina, chris) == "already_asked"
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert reason(asks, noor, amina, chris) == "ended"
    assert askings_of(bram.id, house_clock.now()) == []


def test_nobody_is_asked_before_the_young_person_came(amina: Staff, bram: Staff) -> None:
    noor = visitor()
    takes(amina, noor)
    assert reason(asks, noor, amina, bram) == "not_here_yet"


def test_a_colleague_on_a_break_is_left_alone(noor: UUID, amina: Staff, bram: Staff) -> None:
    choose_presence(staff_id=bram.id, presence="pause")
    assert reason(asks, noor, amina, bram) == "colleague_busy"


def test_the_question_may_be_taken_back(noor: UUID, amina: Staff, bram: Staff) -> None:
    asks(noor, amina, bram)
    assert reason(withdraw, conversation_id=noor, staff_id=bram.id) == "not_yours"
    withdraw(conversation_id=noor, staff_id=amina.id)
    assert codes(noor)[-1] == "hand_over_withdrawn"
    assert reason(withdraw, conversation_id=noor, staff_id=amina.id) == "gone"


def test_an_answer_to_an_earlier_question_is_not_taken_for_this_one(
    noor: UUID, amina: Staff, bram: Staff
) -> None:
    asks(noor, amina, bram)
    (earlier,) = askings_of(bram.id, house_clock.now())
    withdraw(conversation_id=noor, staff_id=amina.id)
    asks(noor, amina, bram)
    answer = {"conversation_id": noor, "staff_id": bram.id, "asking": earlier.id}
    assert reason(answer_colleague, **answer, accept=True) == "gone"
    assert row(noor).counsellor_id == amina.id


def test_a_question_stands_when_the_asker_is_lost_and_saves_the_conversation(
    noor: UUID, amina: Staff, bram: Staff, clock: time_machine.Traveller
) -> None:
    asks(noor, amina, bram)
    goes(amina, clock)
    assert row(noor).orphaned_at
    answers(noor, bram)
    assert (row(noor).counsellor_id, row(noor).orphaned_at) == (bram.id, None)


def test_nobody_is_said_to_stay_who_is_gone(
    noor: UUID, amina: Staff, bram: Staff, clock: time_machine.Traveller
) -> None:
    asks(noor, amina, bram)
    goes(amina, clock)
    answers(noor, bram, accept=False)
    assert codes(noor)[-1] == "colleague_missed"


def test_whoever_takes_a_lost_conversation_over_ends_the_question(
    noor: UUID, amina: Staff, bram: Staff, clock: time_machine.Traveller
) -> None:
    asks(noor, amina, bram)
    goes(amina, clock)
    takes(counsellor("Chris"), noor)
    assert askings_of(bram.id, house_clock.now()) == []
