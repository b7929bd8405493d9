"""Replies kept ready, for those who may use them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from counselling.conversation.models import CannedReply
from counselling.conversation.models.places import column_of_reply
from counselling.core.crypto import open_field


@dataclass(frozen=True)
class Reply:
    """A reply in clear."""

    id: UUID
    code: str
    text: str
    team: bool


def replies_for(staff_id: int) -> list[Reply]:
    """Return somebody's own replies and those of the team, by code; their own come first."""
    rows = CannedReply.objects.filter(Q(owner_id=staff_id) | Q(owner__isnull=True))
    found = [
        Reply(
            row.id,
            row.code,
            open_field(bytes(row.body), *column_of_reply(row.id)),
            team=row.owner_id is None,
        )
        for row in rows
    ]
    return sorted(found, key=lambda reply: (reply.code, reply.team))
