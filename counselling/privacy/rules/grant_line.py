"""An erasure that the desk granted, as a line of the journal tells it: no word of the letter, no code."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counselling.core.clock import iso


@dataclass(frozen=True, slots=True)
class GrantLine:
    """Which conversation goes when, for which letter (by its keyed hash), who granted that, and when."""

    letter: str
    conversation: UUID
    erase_at: datetime
    granted_at: datetime
    granted_by: int

    def subject(self) -> str:
        """Return it as it is written down."""
        moments = f"{iso(self.erase_at)} {iso(self.granted_at)}"
        return f"request {self.letter} {self.conversation} {moments} {self.granted_by}"

    @classmethod
    def read(cls, subject: str) -> "GrantLine":
        """Read what `subject` wrote."""
        _, letter, conversation, erase_at, granted_at, granted_by = subject.split(" ")
        return cls(
            letter=letter,
            conversation=UUID(conversation),
            erase_at=datetime.fromisoformat(erase_at),
            granted_at=datetime.fromisoformat(granted_at),
            granted_by=int(granted_by),
        )
