"""A meeting around a transcript, and what those at it do."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from accounts.actions import create_staff
from accounts.models import Staff
from counselling.core import clock
from counselling.intervision.actions.agenda import bring
from counselling.intervision.actions.meetings import Plan, plan_meeting
from counselling.intervision.actions.reading import Talk, open_talk
from counselling.intervision.actions.saying import reflect, say
from counselling.intervision.models import Transcript
from tests.counselling.evening import PASSWORD

QUESTION = "Waar had je kunnen doorvragen?"


def member(name: str, *roles: str) -> Staff:
    """Let somebody be on the staff."""
    return create_staff(
        username=name.lower(), display_name=name, roles=list(roles), password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip


def plan(*seats: Staff, agenda: str = "", days: int = 2, **more: Any) -> Plan:
    """Plan for tomorrow."""
    begins = more.pop("begins_at", clock.now() + timedelta(days=1))
    ids = [one.id for one in seats]
    return Plan(begins_at=begins, days=days, agenda=agenda, seats=ids, **more)


def meeting(chair: Staff, *seats: Staff, **more: Any) -> UUID:
    """Have a supervisor plan a meeting that they chair."""
    return plan_meeting(staff_id=chair.id, chair_id=chair.id, plan=plan(*seats, **more))


def brings(who: Staff, room: UUID, what: Transcript, question: str = QUESTION) -> int:
    """Put a transcript on the agenda."""
    return bring(meeting_id=room, staff_id=who.id, transcript_id=what.id, question=question)


def says(  # noqa: PLR0913 - as the verb
    who: Staff,
    room: UUID,
    words: str,
    *,
    line: int = 1,
    answers: UUID | None = None,
    id: UUID | None = None,
    sure: bool = False,
) -> UUID:
    """Say something of the first transcript."""
    key = id or uuid4()
    say(
        id=key, meeting_id=room, staff_id=who.id, place=1, line=line, words=words, answers=answers,
        sure=sure,
    )  # fmt: skip
    return key


def thinks(who: Staff, room: UUID, words: str, lines: Iterable[int] = (), **more: Any) -> None:
    """Answer a question of the guide."""
    given = {"item": "turning", "read_at": None, **more}
    reflect(meeting_id=room, staff_id=who.id, place=1, words=words, lines=lines, **given)


def sees(who: Staff, room: UUID) -> Talk:
    """Open the first transcript."""
    return open_talk(meeting_id=room, staff_id=who.id, place=1)
