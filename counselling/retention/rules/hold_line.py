"""A hold as a line of the journal tells it: what makes it again in a database from before it, and no word of why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counselling.core.clock import iso


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLine:
    """Who keeps which conversation until when, and its key, wrapped under a key that ends with the hold."""

    hold: UUID
    conversation: UUID
    ground: str
    asked_by: int
    asked_at: datetime
    agreed_by: int
    agreed_at: datetime
    until: datetime
    key: bytes

    def subject(self) -> str:
        """Return it as it is written down."""
        asked, agreed = (
            f"{self.asked_by} {iso(self.asked_at)}",
            f"{self.agreed_by} {iso(self.agreed_at)}",
        )
        about = f"hold {self.hold} {self.conversation} {self.ground}"
        return f"{about} {asked} {agreed} {iso(self.until)} {self.key.hex()}"

    @classmethod
    def read(cls, subject: str) -> "HoldLine":
        """Read what `subject` wrote."""
        words = subject.split(" ")
        _, hold, conversation, ground, asked_by, asked_at, agreed_by, agreed_at, until, key = words
        return cls(
            hold=UUID(hold),
            conversation=UUID(conversation),
            ground=ground,
            asked_by=int(asked_by),
            asked_at=datetime.fromisoformat(asked_at),
            agreed_by=int(agreed_by),
            agreed_at=datetime.fromisoformat(agreed_at),
            until=datetime.fromisoformat(until),
            key=bytes.fromhex(key),
        )
