"""What stands in a copy of the conversation itself: what was told, written, allowed and thought of it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

Moment = Annotated[datetime, Meta(description="UTC, ISO 8601")]
Role = Literal["counsellor"]


class Start(Struct, kw_only=True):
    """What the person filled in before the conversation; what was skipped is empty or null."""

    nickname: str
    question: str
    topic: str
    age_band: str
    i_am: str
    gender: str
    mood: int | None
    overlooked: str


class Visit(Struct, kw_only=True):
    """When and how it went."""

    state: str
    opened_at: Moment
    taken_at: Moment | None
    came_at: Moment | None
    ended_at: Moment | None
    ended_by: str
    language: str
    counsellor: Role | None
    colleague: Role | None
    statement: str


class Choices(Struct, kw_only=True):
    """What the person chose about their data, and until when a court or a claim keeps it."""

    hidden_at: Moment | None
    restricted_at: Moment | None
    objected_at: Moment | None
    held_until: Moment | None
    may_learn: bool | None


class Wish(Struct, kw_only=True):
    """What would be passed on, and to whom."""

    what: str
    to: str


class ConsentStep(Struct, kw_only=True):
    """One step of one question whether something may be passed on."""

    consent: UUID
    step: str
    at: Moment
    body: Wish | None


class Message(Struct, kw_only=True):
    """One line of the conversation, by its number; `by` is null for the person's own and the service's."""

    seq: int
    sender: Literal["visitor", "counsellor", "system"]
    by: Role | None
    created_at: Moment
    text: str


class Feedback(Struct, kw_only=True):
    """What the person thought of the conversation."""

    stars: int | None
    mood: int | None
    comment: str
    given_at: Moment


class Registration(Struct, kw_only=True):
    """What was counted about it."""

    who: str
    level: str
    theme: str
    second_theme: str
    referral: str
    serious: bool
    saved_at: Moment | None
