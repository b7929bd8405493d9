"""Who looked at a conversation and why, from the audit trail, by role."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.trail.queries import deeds_about
from counselling.emergency.queries.register import released
from counselling.emergency.rules import Discussed
from counselling.privacy.rules.looks import is_shown


@dataclass(frozen=True)
class Look:
    """One deed, by roles; none where it came with the code."""

    at: datetime
    deed: str
    roles: tuple[str, ...] | None


def looks_at(conversation_id: UUID) -> list[Look]:
    """Return what was done with a conversation beside talking in it, the newest first."""
    cases = set(released(conversation_id).values_list("pk", flat=True))
    return [
        Look(deed.at, deed.action, deed.roles)
        for deed in reversed(deeds_about(f"conversation {conversation_id}"))
        if is_shown(deed.action, deed.details, released=cases, discussed=Discussed.YES)
    ]
