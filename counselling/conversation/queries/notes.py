"""Notes, for the counsellor whose conversation it is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counselling.conversation.models import Conversation, Note


@dataclass(frozen=True)
class ReadNote:
    """A note in clear."""

    id: UUID
    by: str
    at: datetime
    text: str


def notes_of(conversation: Conversation) -> list[ReadNote]:
    """Return a conversation's notes, the oldest first."""
    notes = Note.objects.filter(conversation=conversation).select_related("author").order_by("created_at")
    return [
        ReadNote(note.id, note.author.display_name, note.created_at, conversation.read("note", note.body, str(note.id)))
        for note in notes
    ]
