"""Notes, for the counsellor whose conversation it is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counselling.conversation.models import Note
from counselling.conversation.models.places import place_of_column
from counselling.core.crypto import DataKey


@dataclass(frozen=True)
class ReadNote:
    """A note in clear."""

    id: UUID
    by: str
    at: datetime
    text: str


def notes_of(conversation_id: UUID, key: DataKey) -> list[ReadNote]:
    """Return the notes of a conversation, whose key is open, the oldest first."""
    notes = (
        Note.objects.filter(conversation_id=conversation_id)
        .select_related("author")
        .order_by("created_at")
    )
    return [
        ReadNote(
            note.id,
            note.author.display_name,
            note.created_at,
            key.open(bytes(note.body), place_of_column(conversation_id, "note", str(note.id))),
        )
        for note in notes
    ]
