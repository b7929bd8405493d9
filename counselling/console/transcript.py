"""The lines of a conversation as a page shows them."""

from dataclasses import dataclass
from datetime import datetime

from counselling.console.words import sentence
from counselling.conversation.rules import Sender
from counselling.privacy.queries.transcripts import Transcript


@dataclass(frozen=True)
class Said:
    """One line: who said it, in which role, and what."""

    role: str
    name: str
    text: str
    at: datetime


def spoken(found: Transcript) -> list[Said]:
    """Return the lines of a conversation in words."""
    return [
        Said(
            role=Sender(line.sender).word,
            name=found.nickname if line.sender == Sender.VISITOR else line.by,
            text=sentence(line.system) if line.system else line.text,
            at=line.at,
        )
        for line in found.lines
    ]
