"""Whoever holds the database without the keys reads nothing that anybody typed."""

from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from counselling.conversation.actions.append import append_messages
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import change_question, give_feedback, write_note
from counselling.conversation.models import Conversation, Message
from counselling.conversation.queries.lines import lines_after, lines_of
from counselling.conversation.queries.visits import Talk
from counselling.conversation.rules import EndedBy
from counselling.core.errors import TextTampered
from counselling.waiting_room.actions import take
from tests.counselling.evening import counsellor, message, says, talk, visitor

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("open_door"),
]

CANARIES = [
    "kanarieschuilnaam", "kanarievraag", "kanarienieuwevraag", "kanariekind",
    "kanariebegeleider", "kanarienotitie", "kanariecommentaar", "kanarieopgenomen",
]  # fmt: skip


def everything_stored() -> bytes:
    """Return all the database holds: SQLite's files as they lie there, or every row of PostgreSQL."""
    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        return b"".join(path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*")))
    stored = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            stored += [bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                       for row in cursor.fetchall() for cell in row]  # fmt: skip
    return b"\n".join(stored)


def a_conversation() -> UUID:
    """Let two people leave a word in every field there is."""
    amina = counsellor("Zichtbaar")
    noor = visitor(CANARIES[0], question=CANARIES[1])
    change_question(conversation_id=noor, question=CANARIES[2])
    take(staff_id=amina.id, name=CANARIES[7], conversation_id=noor)
    append_messages([message(noor, CANARIES[3]), message(noor, CANARIES[4], by=amina)])
    write_note(conversation_id=noor, staff_id=amina.id, body=CANARIES[5])
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    give_feedback(conversation_id=noor, stars=3, mood=3, comment=CANARIES[6])
    return noor


def test_no_word_of_a_conversation_is_readable_in_the_database() -> None:
    noor = a_conversation()
    assert len(lines_after(noor, 0)) == 4
    stored = everything_stored()
    assert b"Zichtbaar" in stored, "what is stored in clear would have been found"
    for canary in CANARIES:
        for written in (
            canary.encode(),
            canary.encode("utf-16-le"),
            canary.encode().hex().encode(),
        ):
            assert written not in stored, canary


def test_not_even_what_a_system_line_says_is_readable() -> None:
    a_conversation()
    bodies = [bytes(body) for body in Message.objects.values_list("body", flat=True)]
    assert not [body for body in bodies if b"joined" in body or b"ended" in body]


def test_a_message_moved_to_another_place_does_not_open() -> None:
    first, second = talk(counsellor("Amina")), talk(counsellor("Bram"))
    says(first, "van Noor")
    says(second, "van Elif")
    mine, theirs = (Message.objects.get(conversation_id=one, seq=2) for one in (first, second))
    Message.objects.filter(pk=mine.pk).update(body=bytes(theirs.body))
    with pytest.raises(TextTampered):
        lines_after(first, 0)


def test_two_messages_of_one_conversation_cannot_be_swapped() -> None:
    noor = talk(counsellor("Amina"))
    says(noor, "ja")
    says(noor, "nee")
    yes, no = Message.objects.filter(conversation_id=noor, seq__gt=1).order_by("seq")
    Message.objects.filter(pk=yes.pk).update(body=bytes(no.body))
    with pytest.raises(TextTampered):
        lines_after(noor, 0)


def test_nobody_can_be_made_to_have_said_what_the_other_side_said() -> None:
    amina = counsellor("Amina")
    noor = talk(amina)
    says(noor, "ik ben bang")
    Message.objects.filter(conversation_id=noor, seq=2).update(sender=2, author_id=amina.id)
    with pytest.raises(TextTampered):
        lines_after(noor, 0)


def test_a_nickname_put_into_the_column_of_the_question_does_not_open() -> None:
    counsellor()
    noor = visitor("Noor", question="vraag")
    row = Conversation.objects.get(pk=noor)
    row.question = row.nickname
    with pytest.raises(TextTampered):
        Talk.read(row)


def test_the_key_of_another_conversation_does_not_help() -> None:
    first, second = talk(counsellor("Amina")), talk(counsellor("Bram"))
    with pytest.raises(TextTampered):
        lines_of(first, Conversation.objects.get(pk=second).data_key(), 0)
    moved = Conversation.objects.get(pk=second)
    moved.wrapped_key, moved.key_day = Conversation.objects.values_list(
        "wrapped_key", "key_day"
    ).get(pk=first)
    with pytest.raises(TextTampered):
        moved.data_key()
