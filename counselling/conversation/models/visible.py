"""Which conversations anybody may still meet: of the others not a line is read or written, swept or not."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django.db import models
from django.db.models import Q

from counselling.conversation.models.columns import moment_column
from counselling.core import clock
from counselling.core.lifetimes import Row, goes_first, oldest_kept

if TYPE_CHECKING:
    from counselling.conversation.models.conversation import Conversation

#: The same as `visible`, for the batch verb's plain SQL; `visible_values` fills it.
VISIBLE = (
    "(ended_at IS NULL OR ended_at > %s OR held_until > %s)"
    " AND hidden_at IS NULL AND restricted_at IS NULL"
)


def visible(now: datetime, prefix: str = "") -> Q:
    """Return what leaves out conversations that are too old, hidden or only kept; `prefix` leads to them."""
    wanted: dict[str, Any] = {
        "ended_at__isnull": True,
        "ended_at__gt": _oldest(now),
        "held_until__gt": now,
        "hidden_at__isnull": True,
        "restricted_at__isnull": True,
    }
    unended, young, held, shown, used = (
        Q((f"{prefix}{name}", value)) for name, value in wanted.items()
    )
    return (unended | young | held) & shown & used


def kept_at(now: datetime) -> Q:
    """Return what is kept for whoever it is about: not too old, its erasure not asked; only kept or not."""
    young = Q(ended_at__isnull=True) | Q(ended_at__gt=_oldest(now)) | Q(held_until__gt=now)
    return young & Q(hidden_at__isnull=True)


def visible_values(now: datetime) -> list[Any]:
    """Return what fills `VISIBLE`."""
    return [moment_column(_oldest(now)), moment_column(now)]


def _oldest(now: datetime) -> datetime:
    return oldest_kept(now, "CONVERSATION_DAYS")


class Visible(models.Manager["Conversation"]):
    """Conversations that anybody may still meet."""

    def get_queryset(self) -> models.QuerySet["Conversation"]:
        """Leave out what is invisible from this moment on."""
        return super().get_queryset().filter(visible(clock.now()))


class Ended(Protocol):
    """A conversation, as far as it tells until when it is kept."""

    ended_at: datetime | None
    held_until: datetime | None


def is_part_kept(conversation: Ended, setting: str) -> bool:
    """Tell whether a part of a conversation is still there for anybody; a hold keeps every part."""
    now, ended_at, held = clock.now(), conversation.ended_at, conversation.held_until
    young = ended_at is None or ended_at > oldest_kept(now, setting)
    return young or (held is not None and held > now)


class PartYoung(models.Manager[Row]):
    """Rows of conversations that may go before these do; those that anybody may still meet."""

    setting: ClassVar[str]

    def get_queryset(self) -> models.QuerySet[Row]:
        """Leave out what is too old from this moment on; a hold keeps every part."""
        rows = super().get_queryset()
        # As usual they go together, and whoever met the conversation meets them: every message would pay for a join.
        if not goes_first(self.setting):
            return rows
        now = clock.now()
        return rows.filter(
            Q(conversation__ended_at__isnull=True)
            | Q(conversation__ended_at__gt=oldest_kept(now, self.setting))
            | Q(conversation__held_until__gt=now)
        )
