"""Numbered lines, read from the database or made from a row that the bus carried."""

from collections import OrderedDict
from collections.abc import Collection
from threading import Lock
from uuid import UUID

from counselling.conversation.events import MessageLine
from counselling.conversation.models import Conversation, Message
from counselling.conversation.models.places import place_of_message
from counselling.core.crypto import DataKey
from counselling.live.events import Row

#: Who of staff may write in a conversation; read with it, for their names.
WRITERS = ("counsellor", "colleague")
CHUNK = 500
MOST_KEYS = 20_000


class OpenKeys:
    """Data keys and names of the conversations that this process has open: one unwrapping each."""

    def __init__(self) -> None:
        self._keys: OrderedDict[UUID, DataKey] = OrderedDict()
        self._names: dict[int, str] = {}
        self._lock = Lock()

    def keep(self, conversation: Conversation) -> DataKey:
        """Return the key of a conversation that was just read, and remember it."""
        with self._lock:
            key = self._keys.get(conversation.id)
            if key is None:
                key = self._keys[conversation.id] = conversation.data_key()
                if len(self._keys) > MOST_KEYS:
                    self._keys.popitem(last=False)
            for writer in (conversation.counsellor, conversation.colleague):
                if writer is not None:
                    self._names[writer.pk] = writer.display_name
        return key

    def key_of(self, conversation: UUID) -> DataKey:
        """Return the key of a conversation, reading it where it is not open yet."""
        return self.find(conversation) or self.keep(
            Conversation.objects.select_related(*WRITERS).get(pk=conversation)
        )

    def find(self, conversation: UUID) -> DataKey | None:
        """Return the key if it is open."""
        return self._keys.get(conversation)

    def name_of(self, author: int | None) -> str | None:
        """Return the name under which a member of staff writes, if known."""
        return "" if author is None else self._names.get(author)

    def forget(self, conversation: UUID) -> None:
        """Close a key."""
        with self._lock:
            self._keys.pop(conversation, None)


open_keys = OpenKeys()


def lines_after(conversation_id: UUID, after: int) -> list[MessageLine]:
    """Return the lines after number `after`, in order; nothing for a conversation that is not there."""
    conversation = Conversation.objects.select_related(*WRITERS).filter(pk=conversation_id).first()
    return (
        []
        if conversation is None
        else lines_of(conversation_id, open_keys.keep(conversation), after)
    )


def lines_of(conversation_id: UUID, key: DataKey, after: int) -> list[MessageLine]:
    """Return the lines of a conversation, whose key is open, after number `after`, in order."""
    rows = (
        Message.objects.filter(conversation_id=conversation_id, seq__gt=after)
        .order_by("seq")
        .values_list("seq", "sender", "author__display_name", "client_id", "body", "created_at")
    )
    return [
        MessageLine(
            room=conversation_id,
            seq=seq,
            id=client_id,
            sender=sender,
            by=by or "",
            text=key.open(bytes(body), place_of_message(conversation_id, sender, client_id)),
            at=at,
        )
        for seq, sender, by, client_id, body, at in rows
    ]


def line_of(row: Row) -> MessageLine | None:
    """Make a line of a row as the bus carries it, or nothing where its key or author is not open here."""
    room, seq, sender, author, client_id, body, at = row
    key, by = open_keys.find(room), open_keys.name_of(author)
    if key is None or by is None:
        return None
    text = key.open(body, place_of_message(room, sender, client_id))
    return MessageLine(room=room, seq=seq, id=client_id, sender=sender, by=by, text=text, at=at)


def last_seqs(conversations: Collection[UUID]) -> dict[UUID, int]:
    """Return the last number of each of these conversations."""
    keys = list(conversations)
    found: dict[UUID, int] = {}
    for start in range(0, len(keys), CHUNK):
        rows = Conversation.objects.filter(pk__in=keys[start : start + CHUNK]).values_list(
            "pk", "last_seq"
        )
        found.update(rows)
    return found
