"""Opening a visit."""

import secrets
from dataclasses import dataclass

from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.conversation.models.places import place_of_column
from counselling.conversation.rules import (
    FIRST_LEASE,
    NICKNAME_LIMIT,
    QUESTION_LIMIT,
    hash_of_token,
)
from counselling.core import clock, text

TOKEN_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What somebody may tell about themselves; each may be empty."""

    topic: str = ""
    age_band: str = ""
    i_am: str = ""
    gender: str = ""
    mood: int | None = None
    overlooked: str = ""


@dataclass(frozen=True)
class Opened:
    """A new visit, and the secret that goes into its cookie and nowhere else."""

    conversation: Conversation
    token: str


def open_conversation(
    *, nickname: str, question: str, traits: Traits, language: str, statement: str = ""
) -> Opened:
    """Open a visit in the state `waiting`; raises `Refused` for a nickname or question that cannot be.

    `statement` is the edition of the privacy statement that counts now.
    """
    nickname = text.clean(nickname, limit=NICKNAME_LIMIT)
    question = text.clean_or_empty(question, limit=QUESTION_LIMIT)
    now = clock.now()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    visit = Conversation(
        state=State.WAITING,
        visit_hash=hash_of_token(token),
        language=language,
        statement=statement,
        opened_at=now,
        visitor_until=now + FIRST_LEASE,
        topic=traits.topic,
        age_band=traits.age_band,
        i_am=traits.i_am,
        gender=traits.gender,
        mood=traits.mood,
        overlooked=traits.overlooked,
    )
    key = visit.new_key(now.date())
    visit.nickname = key.seal(nickname, place_of_column(visit.id, "nickname"))
    visit.question = key.seal(question, place_of_column(visit.id, "question"))
    visit.save(force_insert=True)
    return Opened(visit, token)
