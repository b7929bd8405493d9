"""Which conversations anybody may still meet: of the others not a line is read or written, swept or not."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from counselling.conversation.models.columns import moment_column
from counselling.core import clock
from counselling.core.lifetimes import oldest_kept

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
    return oldest_kept(now, settings.CONVERSATION_DAYS)


class Visible(models.Manager["Conversation"]):
    """Conversations that anybody may still meet."""

    def get_queryset(self) -> models.QuerySet["Conversation"]:
        """Leave out what is invisible from this moment on."""
        return super().get_queryset().filter(visible(clock.now()))
