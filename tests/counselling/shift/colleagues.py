"""Colleagues on duty of one evening, and what they say to each other."""

from typing import Any
from uuid import uuid4

from accounts.models import Staff
from counselling.shift.actions.channel import Said, say_in_channel
from counselling.shift.queries.channel import read_channel
from counselling.shift.rules.channel import To
from tests.counselling.evening import counsellor


def colleague(
    name: str, discipline: str = "", *, presence: str = "available", capacity: int = 1
) -> Staff:
    """Let a colleague of this discipline come on duty."""
    staff = counsellor(name, presence=presence, capacity=capacity)
    Staff.objects.filter(pk=staff.pk).update(discipline=discipline)
    return staff


def tells(
    author: Staff,
    text: str,
    to: str = "team",
    colleague: Staff | None = None,
    **more: Any,
) -> Said:
    """Let somebody say something to the team, a discipline or a colleague."""
    whom = To(to, colleague.id if colleague else None)
    id = more.pop("id", None) or uuid4()
    return say_in_channel(author_id=author.id, client_id=id, to=whom, text=text, **more)


def reads(staff: Staff, after: int = 0) -> list[str]:
    """Return the texts that somebody may read now, in order."""
    return [line.text for line in read_channel(staff.id, after).lines]
