"""Conversations that fit what somebody told; the desk sees how well they fit, and no text."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.core.errors import KeyMissing
from counselling.privacy.models import Told
from counselling.privacy.queries.transcripts import kept
from counselling.privacy.rules.desk import day_span, read_day
from counselling.privacy.rules.knowledge import Fit, fit_of

#: People are a day wrong about when something was.
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A conversation that may be the one; nothing in it tells what was talked about."""

    id: UUID
    began_at: datetime
    ended_at: datetime
    #: On the day that was told, or on one beside it.
    that_day: bool
    nickname: Fit
    #: None where one of the two did not say.
    topic_fits: bool | None


def candidates(told: Told, now: datetime) -> list[Candidate]:
    """Return the conversations of that day, and of those beside it, whose nickname is the told one or like it."""
    day = read_day(told.day)
    if day is None or not told.nickname:
        return []
    begin, end = day_span(day)
    rows = kept(now).filter(
        state=State.ENDED, practice=False, opened_at__gte=begin - DAY, opened_at__lt=end + DAY
    )
    found = [(row, _fit(told, row)) for row in rows.order_by("opened_at")]
    fitting = [
        _candidate(row, fit, told, that_day=begin <= row.opened_at < end)
        for row, fit in found
        if fit != Fit.OTHER
    ]
    return sorted(fitting, key=lambda one: (not one.that_day, one.nickname != Fit.SAME))


def fits(told: Told, conversation_id: UUID, now: datetime) -> bool:
    """Tell whether this conversation is one that may be meant: nobody looks into any other."""
    return conversation_id in {one.id for one in candidates(told, now)}


def _fit(told: Told, row: Conversation) -> Fit:
    try:
        return fit_of(told.nickname, row.read("nickname", row.nickname))
    except KeyMissing:
        return Fit.OTHER


def _candidate(row: Conversation, fit: Fit, told: Told, *, that_day: bool) -> Candidate:
    assert row.ended_at is not None  # noqa: S101 - the rows asked for have ended
    both = told.topic and row.topic
    return Candidate(
        id=row.id,
        began_at=row.opened_at,
        ended_at=row.ended_at,
        that_day=that_day,
        nickname=fit,
        topic_fits=told.topic == row.topic if both else None,
    )
