"""An evening at the chat: the door is open, counsellors come in, young people join the line."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import connection

from accounts.actions import create_staff
from accounts.models import Staff
from counselling.conversation.actions.append import append_messages
from counselling.conversation.actions.open import Traits
from counselling.conversation.actions.visit import be_here
from counselling.conversation.events import MessageLine, Numbered, Submission
from counselling.conversation.models import Conversation
from counselling.conversation.queries.lines import lines_after, open_keys
from counselling.conversation.rules import Sender
from counselling.core.errors import Refused
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import choose_presence
from counselling.shift.models import DoorMode
from counselling.waiting_room.actions import Manner, join_queue, take

T = TypeVar("T")

USUAL, UNSAFE = Manner(), Manner(unsafe=True)

PASSWORD = "zeven paarden drinken koffie"


def open_the_door() -> None:
    """Hold the door open until told otherwise."""
    hold_door(mode=DoorMode.OPEN)


def counsellor(name: str = "Amina", *, presence: str = "available", capacity: int = 1) -> Staff:
    """Let a counsellor come in who chose this."""
    staff = create_staff(
        username=name, display_name=name, roles=["counsellor"], password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip
    choose_presence(staff_id=staff.id, presence=presence, capacity=capacity)
    return staff


def visitor(
    nickname: str = "Noor", *, question: str = "", language: str = "nl", manner: Manner = USUAL
) -> UUID:
    """Let a young person join the line."""
    joined = join_queue(
        nickname=nickname, question=question, traits=Traits(), language=language, manner=manner
    )
    return joined.conversation_id


def takes(staff: Staff, conversation: UUID | None = None) -> UUID:
    """Let a counsellor take the next visitor, or this one."""
    return take(staff_id=staff.id, name=staff.display_name, conversation_id=conversation)


def talk(staff: Staff, nickname: str = "Noor") -> UUID:
    """Let a new visitor and a counsellor talk."""
    conversation = visitor(nickname)
    takes(staff, conversation)
    be_here(conversation_id=conversation)
    return conversation


def message(
    conversation: UUID, text: str = "hallo", *, by: Staff | None = None, id: UUID | None = None
) -> Submission:
    """Make a message of the visitor, or of a counsellor."""
    return Submission.sealed(
        open_keys.key_of(conversation),
        room=conversation,
        sender=Sender.COUNSELLOR if by else Sender.VISITOR,
        author=by.id if by else None,
        by=by.display_name if by else "",
        client_id=id or uuid4(),
        text=text,
    )


def says(conversation: UUID, text: str = "hallo", *, by: Staff | None = None) -> int:
    """Have a message written and return its number."""
    (outcome,) = append_messages([message(conversation, text, by=by)])
    assert isinstance(outcome, Numbered), outcome
    return outcome.seq


def row(conversation: UUID) -> Conversation:
    """Read a conversation as it stands."""
    return Conversation.objects.select_related("place").get(pk=conversation)


def codes(conversation: UUID) -> list[str]:
    """Return the codes of the system lines, in order."""
    return [line.system.code for line in lines_after(conversation, 0) if line.system]


def said(conversation: UUID) -> list[MessageLine]:
    """Return what people wrote, in order."""
    return [line for line in lines_after(conversation, 0) if line.system is None]


def reason(act: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """Return the word with which something is refused, or nothing where it is not."""
    try:
        act(*args, **kwargs)
    except Refused as refused:
        return refused.reason
    return ""


def together(*acts: Callable[[], T]) -> list[T | Refused]:
    """Let several people act at the same moment, each on a connection of their own."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], T]) -> T | Refused:
        ready.wait()
        try:
            return act()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
