"""A message that a counsellor may show to a colleague."""

from dataclasses import dataclass
from uuid import UUID

from counselling.conversation.models import Conversation, Message
from counselling.conversation.models.choices import Sender
from counselling.conversation.models.places import place_of_column, place_of_message
from counselling.conversation.queries.lines import WRITERS, open_keys
from counselling.conversation.queries.together import taking_part


@dataclass(frozen=True)
class Quotable:
    """What a young person wrote, and the name that must stay out of it."""

    text: str
    nickname: str


def message_to_quote(staff_id: int, conversation_id: UUID, seq: int) -> Quotable | None:
    """Return a young person's message from a running conversation in which this counsellor writes, or nothing."""
    found = Conversation.objects.select_related(*WRITERS).filter(
        taking_part(staff_id), pk=conversation_id, practice=False
    )
    messages = Message.objects.filter(
        conversation_id=conversation_id, seq=seq, sender=Sender.VISITOR
    )
    conversation, message = found.first(), messages.first()
    if conversation is None or message is None:
        return None
    key = open_keys.keep(conversation)
    place = place_of_message(conversation_id, message.sender, message.client_id)
    nickname = key.open(bytes(conversation.nickname), place_of_column(conversation_id, "nickname"))
    return Quotable(key.open(bytes(message.body), place), nickname)
