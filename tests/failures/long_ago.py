"""Run under a moved clock (`python -m tests.failures.long_ago HOW_MANY`): conversations are held, and end at one moment.

Prints what a thief of the database would take of each: its number, its wrapped key, its sealed nickname.
"""

import json
import sys
from datetime import datetime
from uuid import UUID

import django

django.setup()

from accounts.actions import create_staff  # noqa: E402 - tables exist once Django is ready
from accounts.audit import note_deed  # noqa: E402
from accounts.models import Staff  # noqa: E402
from counselling.conversation.actions.steps import end_conversation  # noqa: E402
from counselling.conversation.actions.visit import give_feedback, write_note  # noqa: E402
from counselling.conversation.models import Conversation  # noqa: E402
from counselling.conversation.rules import EndedBy  # noqa: E402
from counselling.shift.actions.presence import choose_presence  # noqa: E402
from tests.counselling.evening import PASSWORD, open_the_door, says, talk  # noqa: E402

NICKNAME = "Kanarie"


def main(many: int, ended_at: str) -> None:
    """Hold so many conversations with one counsellor."""
    open_the_door()
    amina = create_staff(
        username="amina", display_name="Amina", roles=["counsellor"], password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip
    choose_presence(staff_id=amina.id, presence="available", capacity=1)
    rooms = [talked(amina) for _ in range(many)]
    Conversation.everything.update(ended_at=datetime.fromisoformat(ended_at))
    note_deed(actor_id=amina.id, action="theme_kept", reason="Omdat het zo hoort.")
    print(json.dumps([taken(room) for room in rooms]))  # noqa: T201 - for who started this


def talked(amina: Staff) -> UUID:
    room = talk(amina, NICKNAME)
    says(room, "ik durf niet naar huis")
    write_note(conversation_id=room, staff_id=amina.id, body="Thuis.")
    end_conversation(conversation_id=room, by=EndedBy.VISITOR)
    give_feedback(conversation_id=room, stars=5, mood=4, comment="dank je")
    return room


def taken(room: UUID) -> dict[str, str]:
    row = Conversation.everything.get(pk=room)
    return {
        "id": str(room),
        "wrapped_key": bytes(row.wrapped_key).hex(),
        "nickname": bytes(row.nickname).hex(),
    }


main(int(sys.argv[1]), sys.argv[2])
