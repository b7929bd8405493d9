"""What happens in a conversation, as typed facts."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from counselling.conversation.models.choices import Sender
from counselling.conversation.models.places import place_of_message
from counselling.core.crypto import DataKey
from counselling.live.events import Row


class SystemLine(msgspec.Struct, frozen=True):
    """What a system line stores in place of a text: a code and what fills it."""

    code: str
    params: dict[str, str]


class MessageLine(msgspec.Struct, kw_only=True):
    """A numbered line in clear, on its way to those who may read it."""

    room: UUID
    seq: int
    id: UUID
    sender: int
    by: str
    text: str
    at: datetime
    #: The frame of this line, kept per kind of reader.
    spoken: dict[Any, str] = msgspec.field(default_factory=dict)

    @property
    def system(self) -> SystemLine | None:
        """What a system line says, or nothing for what a person wrote."""
        if self.sender != Sender.SYSTEM:
            return None
        return msgspec.json.decode(self.text, type=SystemLine)


class Numbered(msgspec.Struct, frozen=True):
    """The answer to a submission: its number, when, and whether it was written just now."""

    seq: int
    at: datetime
    fresh: bool = True


class Submission(msgspec.Struct, kw_only=True, frozen=True):
    """A message as its sender hands it in; `body` is the sealed text."""

    room: UUID
    sender: int
    author: int | None
    by: str
    client_id: UUID
    text: str
    body: bytes

    @classmethod
    def sealed(  # noqa: PLR0913 - one argument per column
        cls,
        key: DataKey,
        *,
        room: UUID,
        sender: Sender,
        author: int | None,
        by: str,
        client_id: UUID,
        text: str,
    ) -> "Submission":
        """Seal `text` under the conversation's key and make the submission."""
        body = key.seal(text, place_of_message(room, sender, client_id))
        return cls(
            room=room,
            sender=sender,
            author=author,
            by=by,
            client_id=client_id,
            text=text,
            body=body,
        )

    def line(self, stored: Numbered) -> MessageLine:
        """Return the line that this became."""
        return MessageLine(
            room=self.room,
            seq=stored.seq,
            id=self.client_id,
            sender=self.sender,
            by=self.by,
            text=self.text,
            at=stored.at,
        )

    def row(self, stored: Numbered) -> Row:
        """Return the row as it was stored."""
        return (
            self.room,
            stored.seq,
            self.sender,
            self.author,
            self.client_id,
            self.body,
            stored.at,
        )


class Filled(msgspec.Struct, kw_only=True, frozen=True):
    """A registration as somebody fills it in; what is empty was not filled in yet."""

    who: str = ""
    level: str = ""
    themes: list[int] = []
    referral: str = ""
    serious: bool = False
    line: str = ""


class Wish(msgspec.Struct, kw_only=True, frozen=True):
    """What a counsellor would like to pass on, and to whom."""

    what: str
    to: str
