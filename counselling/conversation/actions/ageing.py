"""Conversations that were kept long enough, and parts of them that go before they do."""

from datetime import datetime
from functools import partial, reduce
from operator import or_
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.queries import long_closed
from counselling.conversation.actions.removing import remove_conversations
from counselling.conversation.models import (
    CannedReply,
    Conversation,
    Feedback,
    Message,
    Note,
    Registration,
)
from counselling.conversation.models.told import TOLD
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.rules import COOKIE_AFTER_END, PRACTICE_KEPT
from counselling.core.lifetimes import (
    Gone,
    Row,
    Step,
    emptied_step,
    goes_first,
    oldest_kept,
    rows_step,
)


def expired(now: datetime) -> QuerySet[Conversation]:
    """Return the conversations whose time is over and that nothing holds; restricting one keeps it no longer."""
    oldest = oldest_kept(now, "CONVERSATION_DAYS")
    return Conversation.everything.filter(ended_at__lte=oldest).exclude(held_until__gt=now)


def old_parts(table: type[Row], setting: str, now: datetime) -> QuerySet[Row]:
    """Return the rows of conversations that go before these do, by a setting of their own; a hold keeps them."""
    rows = table._base_manager.filter(conversation__ended_at__lte=oldest_kept(now, setting))
    # As usual they go with their conversation, in whose own step.
    return rows.exclude(conversation__held_until__gt=now) if goes_first(setting) else rows.none()


def _old_told(now: datetime) -> QuerySet[Conversation]:
    if not goes_first("TEXT_DAYS"):
        return Conversation.everything.none()
    still = reduce(or_, (~Q(**{column: emptied}) for column, emptied in TOLD.items()))
    rows = Conversation.everything.filter(still, ended_at__lte=oldest_kept(now, "TEXT_DAYS"))
    return rows.exclude(held_until__gt=now)


def forget_conversations(now: datetime, limit: int) -> Gone:
    """Remove conversations whose time is over, with all that hangs on them."""
    chosen = _chosen(now, limit)
    # Asked again under the lock: a hold may just have come.
    rows = list(expired(now).select_for_update(of=("self",)).filter(pk__in=chosen).order_by("pk"))
    keys = [row.pk for row in rows]
    if not keys:
        return Gone(0)
    if _shortened(keys, limit):
        return Gone(0, more=True)
    remove_conversations(keys)
    transaction.on_commit(lambda: _close(keys))
    return Gone(len(keys), more=True, keys=frozenset(row.ring_name for row in rows))


def _chosen(now: datetime, limit: int) -> list[UUID]:
    """Return the oldest ones, so many that about `limit` lines go with them; at least one."""
    chosen: list[UUID] = []
    lines = 0
    found = expired(now).order_by("ended_at").values_list("pk", "last_seq")[:limit]
    for key, last_seq in found:
        lines += last_seq + 1
        if chosen and lines > limit:
            break
        chosen.append(key)
    return chosen


def _shortened(keys: list[UUID], limit: int) -> bool:
    """Remove lines of a conversation that is too long to go at once, and tell whether it was."""
    lines = Message.everything.filter(conversation__in=keys).values_list("pk", flat=True)[
        : limit + 1
    ]
    too_many = len(lines) > limit and len(keys) == 1
    if too_many:
        Message.everything.filter(pk__in=list(lines)[:limit]).delete()
    return too_many


def _close(keys: list[UUID]) -> None:
    for key in keys:
        open_keys.forget(key)


def _old_cookies(now: datetime) -> QuerySet[Conversation]:
    dead = now - COOKIE_AFTER_END
    return Conversation.everything.filter(visit_hash__isnull=False, ended_at__lt=dead)


def _old_practices(now: datetime) -> QuerySet[Conversation]:
    return Conversation.everything.filter(practice=True, taken_at__lt=now - PRACTICE_KEPT)


def forget_practices(now: datetime, limit: int) -> Gone:
    """Remove practice conversations that began too long ago to be of use."""
    keys = list(_old_practices(now).order_by("pk").values_list("pk", flat=True)[:limit])
    return Gone(remove_conversations(keys), more=len(keys) == limit)


def _closed_replies(now: datetime) -> QuerySet[CannedReply]:
    return CannedReply.objects.filter(owner__in=long_closed(now))


STEPS = (
    Step(
        "conversations",
        lambda now: expired(now).count(),
        forget_conversations,
        lambda: (Conversation,),
    ),
    Step(
        "practices",
        lambda now: _old_practices(now).count(),
        forget_practices,
        lambda: (Conversation,),
    ),
    rows_step("texts", partial(old_parts, Message, "TEXT_DAYS")),
    emptied_step("told", _old_told, **TOLD),
    rows_step("notes", partial(old_parts, Note, "NOTE_DAYS")),
    rows_step("feedback", partial(old_parts, Feedback, "FEEDBACK_DAYS")),
    rows_step("registrations", partial(old_parts, Registration, "REGISTRATION_DAYS")),
    rows_step("closed_replies", _closed_replies),
    emptied_step("cookies", _old_cookies, visit_hash=None),
)
