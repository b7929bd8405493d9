from uuid import UUID, uuid4

import pytest

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import write_note
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.queries.notes import notes_of
from counselling.conversation.rules import EndedBy
from counselling.visitor.snapshot import visit_snapshot
from tests.counselling.evening import counsellor, reason, talk, visitor

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def noor(amina: Staff) -> UUID:
    return talk(amina)


def writes(staff: Staff, conversation: UUID, body: str = "Terugbellen") -> str:
    return reason(write_note, conversation_id=conversation, staff_id=staff.id, body=body)


def test_notes_are_read_in_the_order_they_were_written(noor: UUID, amina: Staff) -> None:
    assert writes(amina, noor, "een") == writes(amina, noor, " twee ") == ""
    read = notes_of(noor, open_keys.key_of(noor))
    assert {(note.by, note.text) for note in read} == {("Amina", "een"), ("Amina", "twee")}


def test_a_note_never_reaches_the_visitor(noor: UUID, amina: Staff) -> None:
    writes(amina, noor, "Dit is voor collega's")
    assert "collega" not in str(visit_snapshot(noor))


def test_nobody_writes_a_note_with_a_conversation_of_somebody_else(noor: UUID) -> None:
    bram = counsellor("Bram")
    for elsewhere in (noor, visitor("Elif"), uuid4()):
        assert writes(bram, elsewhere) == "not_yours"


def test_a_note_may_still_be_written_after_the_end(noor: UUID, amina: Staff) -> None:
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert writes(amina, noor) == ""


@pytest.mark.parametrize(
    ("body", "why"),
    [("", "empty"), ("a" * 4_000, ""), ("a" * 4_001, "too_long"), ("\x1b", "invalid")],
)
def test_a_note_has_limits(noor: UUID, amina: Staff, body: str, why: str) -> None:
    assert writes(amina, noor, body) == why
