"""A conversation read out for whoever it is about: what was told and written, of staff the role alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from counselling.conversation.events import SystemLine
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import Sender
from counselling.conversation.models.visible import is_part_kept, kept_at
from counselling.conversation.queries.lines import lines_of
from counselling.privacy.rules.copies import Addition, Correction, Feedback, Message, Start

#: Says a line of the service in words.
Say = Callable[[SystemLine], str]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stands in a conversation, and what was added and put right afterwards."""

    #: Whether what was told and written is still kept; the rest stays as long as the conversation.
    words_kept: bool
    start: Start
    messages: list[Message]
    additions: list[Addition]
    corrections: list[Correction]
    feedback: Feedback | None


def written(conversation_id: UUID, now: datetime, say: Say) -> Written | None:
    """Return what stands in a conversation, or nothing where it is gone."""
    found = Conversation.everything.filter(kept_at(now), pk=conversation_id)
    visit = found.select_related("feedback").first()
    return read_out(visit, say) if visit else None


def read_out(visit: Conversation, say: Say) -> Written:
    """Return what stands in a conversation that was found before."""
    return Written(
        words_kept=is_part_kept(visit, "TEXT_DAYS"),
        start=_start(visit),
        messages=_messages(visit, say),
        additions=[
            Addition(at=row.at, text=visit.read("addition", row.body, str(row.id)))
            for row in visit.additions.all()
        ],
        corrections=[
            Correction(
                trait=row.trait,
                before=visit.read("correction", row.before, str(row.id)),
                at=row.at,
            )
            for row in visit.corrections.all()
        ],
        feedback=_feedback(visit),
    )


def _start(visit: Conversation) -> Start:
    return Start(
        nickname=visit.read("nickname", visit.nickname),
        question=visit.read("question", visit.question),
        topic=visit.topic,
        age_band=visit.age_band,
        i_am=visit.i_am,
        gender=visit.gender,
        mood=visit.mood,
        overlooked=visit.overlooked,
    )


def _messages(visit: Conversation, say: Say) -> list[Message]:
    raw = [
        {
            "seq": line.seq,
            "sender": Sender(line.sender).word,
            "by": "counsellor" if line.sender == Sender.COUNSELLOR else None,
            "created_at": line.at,
            "text": say(line.system) if line.system else line.text,
        }
        for line in lines_of(visit.id, visit.data_key(), 0)
    ]
    return msgspec.convert(raw, list[Message])


def _feedback(visit: Conversation) -> Feedback | None:
    if not hasattr(visit, "feedback") or not is_part_kept(visit, "FEEDBACK_DAYS"):
        return None
    given = visit.feedback
    return Feedback(
        stars=given.stars,
        mood=given.mood,
        comment=visit.read("comment", given.comment),
        given_at=given.given_at,
    )
