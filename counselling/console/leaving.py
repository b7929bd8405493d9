"""What a counsellor is shown of a visitor who left in a hurry."""

from counselling.conversation.queries.visits import Talk
from counselling.core.clock import iso_or_none
from counselling.waiting_room.rules.returning import back_until


def leaving(found: Talk) -> dict[str, str | None]:
    """Return when they left, and until when their words bring them back; nothing for anybody else."""
    left = found.left_quickly_at
    until = back_until(found.visitor_until, left) if left else None
    return {"left_quickly_at": iso_or_none(left), "back_until": iso_or_none(until)}
