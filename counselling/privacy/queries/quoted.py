"""Where a young person's words were quoted to colleagues."""

from uuid import UUID

from accounts.trail.queries import deeds_about


def quoted_in(conversation_id: UUID) -> list[int]:
    """Return the lines of the team's channel that quote a conversation; the trail alone knows which they are."""
    deeds = deeds_about(f"conversation {conversation_id}")
    return [int(deed.details["line"]) for deed in deeds if deed.action == "quoted_to_colleague"]
