from datetime import datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.console.snapshot import talk_for
from counselling.conversation.actions.pace import extend, send_notice
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy, Line
from counselling.core import clock
from counselling.visitor.snapshot import visit_snapshot
from counselling.waiting_room.actions import let_time_pass
from tests.counselling.evening import (
    codes,
    counsellor,
    reason,
    row,
    says,
    takes,
    talk,
    visitor,
)

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def noor(amina: Staff) -> UUID:
    return talk(amina)


def asks(staff: Staff, conversation: UUID, notice: Line = Line.STILL_THERE) -> str:
    return reason(send_notice, conversation_id=conversation, staff_id=staff.id, notice=notice)


def replied_at(staff: Staff, conversation: UUID) -> str | None:
    found = talk_for(staff.id, conversation, 0)
    assert found is not None
    return found.replied_at


def test_each_side_reads_the_notice_in_its_own_language(amina: Staff) -> None:
    conversation = visitor("Zoé", language="fr")
    takes(amina, conversation)
    assert asks(amina, conversation, Line.TEN_MINUTES) == ""
    (line,) = visit_snapshot(conversation, 1)["messages"]
    assert (line["from"], line["code"]) == ("system", "ten_minutes")
    assert line["text"] == "Il nous reste 10 minutes. Ensuite, nous terminons ensemble."
    found = talk_for(amina.id, conversation, 1)
    assert found is not None
    assert found.messages[0].text == "We hebben nog 10 minuten. Dan ronden we samen af."
    assert found.last_seq == found.messages[0].seq == line["seq"] == 2


def test_a_key_pressed_twice_says_it_once_and_later_again(amina: Staff, noor: UUID) -> None:
    with time_machine.travel(clock.now(), tick=False) as moment:
        for _ in range(2):
            assert asks(amina, noor) == ""
        assert codes(noor) == ["joined", "still_there"]
        asks(amina, noor, Line.TEN_MINUTES)
        moment.shift(timedelta(minutes=5))
        asks(amina, noor, Line.TEN_MINUTES)
    assert codes(noor) == ["joined", "still_there", "ten_minutes", "ten_minutes"]


def test_only_the_calm_sentences_can_be_sent(amina: Staff, noor: UUID) -> None:
    assert asks(amina, noor, Line.ENDED) == "invalid"


def test_nobody_says_or_changes_anything_in_the_conversation_of_somebody_else(noor: UUID) -> None:
    bram = counsellor("Bram")
    assert asks(bram, noor) == "not_yours"
    assert reason(extend, conversation_id=noor, staff_id=bram.id, minutes=45) == "not_yours"
    assert codes(noor) == ["joined"]


def test_after_the_end_there_is_no_time_to_give(amina: Staff, noor: UUID) -> None:
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert asks(amina, noor) == "ended"
    assert reason(extend, conversation_id=noor, staff_id=amina.id, minutes=45) == "ended"


def test_a_quarter_more_and_a_key_pressed_twice_gives_it_once(amina: Staff, noor: UUID) -> None:
    for minutes in (45, 45, 60):
        extend(conversation_id=noor, staff_id=amina.id, minutes=minutes)
    found = talk_for(amina.id, noor, 0)
    assert found is not None
    assert found.minutes == 75


def test_time_runs_from_the_first_reply_and_not_from_what_was_asked(
    amina: Staff, noor: UUID
) -> None:
    says(noor, "is er iemand?")
    assert replied_at(amina, noor) is None
    moment = datetime.fromisoformat("2031-05-05T18:00:00+00:00")
    with time_machine.travel(moment, tick=False):
        says(noor, "dag Noor", by=amina)
    with time_machine.travel(moment + timedelta(minutes=3), tick=False):
        says(noor, "vertel maar", by=amina)
    assert replied_at(amina, noor) == "2031-05-05T18:00:00.000Z"


def test_who_is_taken_again_begins_anew(amina: Staff) -> None:
    conversation = visitor("Noor")
    now = clock.now()
    with time_machine.travel(now, tick=False) as moment:
        takes(amina, conversation)
        says(conversation, "ben je daar?", by=amina)
        moment.shift(timedelta(minutes=4))
        let_time_pass()
        assert row(conversation).state == "waiting"
        takes(amina, conversation)
        assert replied_at(amina, conversation) is None


def test_nothing_ends_by_machine(amina: Staff, noor: UUID) -> None:
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
        let_time_pass()
        assert row(noor).state == "active"
