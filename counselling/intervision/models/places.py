"""What the sealed texts of meetings are bound to."""

from uuid import UUID


def place_of_meeting(meeting_id: UUID, column: str) -> tuple[str, ...]:
    """Return what a meeting's own text is bound to."""
    return ("meeting", str(meeting_id), column)


def row_of_question(meeting_id: UUID) -> str:
    """Return the row of what is asked about a transcript in a meeting, under the transcript's key."""
    return f"meeting {meeting_id}"


def row_of_reflection(meeting_id: UUID, item: str) -> str:
    """Return the row of what a meeting says to one question of the guide, under the transcript's key."""
    return f"meeting {meeting_id} {item}"
