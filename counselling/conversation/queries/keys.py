"""Which keys of days conversations still need."""

from counselling.conversation.models import Conversation
from counselling.core.keys import RingName


def needs_key(name: RingName) -> bool:
    """Tell whether any conversation, hidden and expired ones included, is wrapped under this key."""
    wrapped = Conversation.everything.filter(key_day=name.day, key_purpose=name.purpose)
    return wrapped.exists()
