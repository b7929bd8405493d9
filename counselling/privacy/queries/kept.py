"""What is kept about one conversation, and until when: read from the register, so that nothing is left out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, Model, QuerySet

from counselling.conversation.models import Conversation
from counselling.core.lifetimes import time_kept
from counselling.core.register import Counted, Kept, Whose, WithConversation, days_of
from counselling.emergency.models import AddressRequest, Disclosure
from counselling.emergency.queries.register import released, told_openly
from counselling.privacy.models import RecipientTask
from counselling.privacy.queries.register import all_kept, columns_of


@dataclass(frozen=True)
class Thing:
    """A thing that is kept: in how many rows, and until when; none while that is not known yet."""

    kept: Kept
    count: int
    until: datetime | None


def things_kept(visit: Conversation, now: datetime) -> list[Thing]:
    """Return what is kept about a conversation, in the order of the register."""
    found = (_thing(kept, visit) for kept in all_kept() if kept.whose is Whose.VISITOR)
    return [one for one in found if one.count and (one.until is None or one.until > now)]


def kept_until(visit: Conversation, setting: str = "CONVERSATION_DAYS") -> datetime | None:
    """Return until when a conversation is kept, or what goes by a setting of its own; none while it runs."""
    if visit.ended_at is None:
        return None
    ordinary = visit.ended_at + time_kept(setting)
    return max(ordinary, visit.held_until) if visit.held_until else ordinary


def _thing(kept: Kept, visit: Conversation) -> Thing:
    tables = dict.fromkeys(column.table for column in columns_of(kept))
    rows = [found for table in tables if (found := _rows(table, visit)) is not None]
    count = sum(one.count() for one in rows)
    if isinstance(kept.retention, WithConversation):
        return Thing(kept, count, kept_until(visit, kept.retention.setting))
    if not isinstance(kept.retention, Counted):
        return Thing(kept, count, kept_until(visit))
    last = max(filter(None, (_last(one, kept.retention.since) for one in rows)), default=None)
    return Thing(kept, count, last + _life(kept.retention) if last else None)


def _rows(table: type[Model], visit: Conversation) -> QuerySet[Any] | None:
    found: dict[type[Model], QuerySet[Any] | None] = {
        Conversation: Conversation.everything.filter(pk=visit.id),
        AddressRequest: released(visit.id),
        Disclosure: told_openly(visit.id),
        # The task to tell others would give away that they were told something.
        RecipientTask: None,
    }
    if table in found or "conversation" not in {one.name for one in table._meta.fields}:
        return found.get(table)
    return table._base_manager.filter(conversation=visit.id)


def _last(rows: QuerySet[Any], since: str) -> datetime | None:
    last: datetime | None = rows.aggregate(last=Max(since))["last"]
    return last


def _life(retention: Counted) -> timedelta:
    return timedelta(days=days_of(retention) or 0)
