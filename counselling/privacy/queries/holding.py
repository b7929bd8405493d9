"""What keeps a conversation from being erased at once."""

from datetime import datetime

from counselling.conversation.models import Conversation
from counselling.emergency.queries.requests import is_under_way
from counselling.privacy.queries.complaints import is_open


def is_held(visit: Conversation, now: datetime) -> bool:
    """Tell whether an emergency, a complaint or a hold is open that needs a conversation."""
    on_hold = visit.held_until is not None and visit.held_until > now
    return on_hold or is_under_way(visit.id, now) or is_open(visit.id)
