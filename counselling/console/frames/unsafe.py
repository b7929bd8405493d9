"""What a console is told, and says, of whoever is not safe now."""

from uuid import UUID

from counselling.console.frames.back import Leaving
from counselling.console.frames.base import Incoming


class Marked(Leaving, kw_only=True):
    """What became of "I am not safe now": `said`, or `unfounded` once there was no danger."""

    unsafe: str | None


class Unfounded(Incoming, tag="unfounded"):
    """Of a conversation of mine: the young person is safe, there was no danger."""

    conversation: UUID
