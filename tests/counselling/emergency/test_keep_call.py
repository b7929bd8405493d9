"""Help that was called without an address, written down in half a minute."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.emergency.actions.calling import Call, keep_call
from counselling.emergency.models import Disclosure
from counselling.emergency.queries.sheet import sheet_of
from counselling.shift.actions.practice import start_practice
from tests.counselling.evening import counsellor, reason, talk
from tests.counselling.pairs import joins

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_door")]

SAID = "Kind van 14, Sint-Jozef in Aalst, staat op het dak"


def call(**changes: str) -> Call:
    return Call(**{"whom": "112", "said": SAID, "discussed": "yes", **changes})


def keeps(room: object, who: Staff, filled: Call | None = None, id: object = None) -> str:
    return reason(
        keep_call, id=id or uuid4(), conversation_id=room, staff_id=who.id, call=filled or call()
    )


def test_who_was_called_stands_in_the_sheet_and_in_the_trail() -> None:
    amina = counsellor()
    room = talk(amina)
    assert keeps(room, amina, call(discussed="no", why="Zou schrikken")) == ""
    sheet = sheet_of(amina.id, room)
    assert sheet
    assert [(one.by, one.whom, one.what) for one in sheet.kept] == [("Amina", "112", "known")]
    deed = AuditEntry.objects.get(action="help_called")
    assert (deed.actor_id, deed.subject) == (amina.id, f"conversation {room}")
    assert deed.details == {"whom": "112", "discussed": "no"}


def test_what_was_said_is_sealed_and_opens_nowhere_else() -> None:
    amina = counsellor()
    room = talk(amina)
    keeps(room, amina)
    row = Disclosure.objects.get()
    assert b"Aalst" not in bytes(row.said)
    conversation = Conversation.objects.get(pk=room)
    assert conversation.read("disclosure_said", row.said, str(row.id)) == SAID


def test_a_record_sent_again_after_a_lost_line_stands_once() -> None:
    amina = counsellor()
    room, id = talk(amina), uuid4()
    assert [keeps(room, amina, id=id) for _ in range(3)] == ["", "", ""]
    assert (
        Disclosure.objects.count() == AuditEntry.objects.filter(action="help_called").count() == 1
    )


def test_an_id_of_somebody_else_overwrites_and_shows_nothing() -> None:
    amina, bram = counsellor(), counsellor("Bram")
    first, second, id = talk(amina), talk(bram, "Ster"), uuid4()
    keeps(first, amina, id=id)
    assert keeps(second, bram, id=id) == "invalid"
    assert Disclosure.objects.get().staff_id == amina.id


def test_only_who_talks_there_writes_it_and_nobody_else_reads_it() -> None:
    amina, bram = counsellor(), counsellor("Bram")
    room = talk(amina)
    assert (keeps(room, bram), sheet_of(bram.id, room)) == ("not_yours", None)
    joins(room, amina, bram)
    assert keeps(room, bram) == ""


def test_it_can_be_written_until_seven_days_after_the_end(clock: time_machine.Traveller) -> None:
    amina = counsellor()
    room = talk(amina)
    end_conversation(conversation_id=room, by=EndedBy.COUNSELLOR, staff_id=amina.id)
    clock.shift(timedelta(days=6))
    assert keeps(room, amina) == ""
    clock.shift(timedelta(days=2))
    assert keeps(room, amina) == "not_yours"


def test_a_practice_conversation_has_no_emergency() -> None:
    amina = counsellor()
    room = start_practice(staff_id=amina.id, name="Amina", language="nl")
    assert (keeps(room, amina), sheet_of(amina.id, room)) == ("practice", None)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"whom": "de burgemeester"}, "invalid"),
        ({"whom": ""}, "invalid"),
        ({"discussed": "misschien"}, "invalid"),
        ({"said": ""}, "empty"),
        ({"said": " \u200b\n"}, "empty"),
        ({"said": "x" * 1001}, "too_long"),
        ({"said": "a\x00b"}, "invalid"),
        ({"discussed": "no"}, "say_why"),
        ({"discussed": "no", "why": "x" * 301}, "too_long"),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_word(changes: dict[str, str], word: str) -> None:
    amina = counsellor()
    room = talk(amina)
    assert keeps(room, amina, call(**changes)) == word
    assert not Disclosure.objects.exists()


def test_that_help_was_called_outlives_the_conversation() -> None:
    amina = counsellor()
    room = talk(amina)
    keeps(room, amina)
    Conversation.objects.filter(pk=room).delete()
    row = Disclosure.objects.get()
    assert (row.conversation, row.whom, row.staff_id) == (room, "112", amina.id)
