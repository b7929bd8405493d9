"""When this installation was last seen working, from what its database holds."""

from datetime import datetime

from django.db import DatabaseError, InterfaceError
from django.db.models import Max

from accounts.models import AuditEntry
from counselling.conversation.models import Conversation, Message


def last_seen() -> datetime | None:
    """Return the newest moment in the database; nothing where there is no database, or an empty one."""
    try:
        found = [
            AuditEntry.objects.aggregate(at=Max("at"))["at"],
            Conversation.everything.aggregate(at=Max("opened_at"))["at"],
            Message.objects.aggregate(at=Max("created_at"))["at"],
        ]
    except (DatabaseError, InterfaceError):
        return None
    return max((moment for moment in found if moment), default=None)
