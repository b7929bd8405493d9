"""The visits of a month, as facts to be counted."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, Min, OuterRef

from counselling.conversation.models import Conversation, Message
from counselling.conversation.queries.visits import FIRST_REPLY
from counselling.conversation.rules import Sender, State
from counselling.statistics.rules.counting import Facts
from counselling.statistics.rules.months import month_of, span_of

AT_ONCE = 500
COLUMNS = (
    "opened_at", "ended_at", "ended_by", "taken_at", "came_at", "mood", "wrote", "replied_at",
    "counsellor_id", "counsellor__network_id", "place__missed_at", "feedback__stars", "feedback__mood",
    "registration__saved_at", "registration__who", "registration__level", "registration__referral",
    "registration__theme_id", "registration__second_theme_id",
)  # fmt: skip
#: Counted while the words are kept: their least period is longer than that takes.
WROTE = Exists(Message.everything.filter(conversation=OuterRef("pk"), sender=Sender.VISITOR))


def visits_of(month: date) -> Iterator[Facts]:
    """Go through the visits that began in a month and are over.

    Whoever asked that theirs be erased or only kept is in no count.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    begin, end = span_of(month, zone)
    rows = Conversation.everything.filter(
        opened_at__gte=begin, opened_at__lt=end, state=State.ENDED, practice=False,
        hidden_at__isnull=True, restricted_at__isnull=True,
    )  # fmt: skip
    rows = rows.annotate(wrote=WROTE, replied_at=FIRST_REPLY).order_by("opened_at", "pk")
    for row in rows.values(*COLUMNS).iterator(chunk_size=AT_ONCE):
        yield _facts(row, zone)


def _facts(row: dict[str, Any], zone: ZoneInfo) -> Facts:
    saved = row["registration__saved_at"] is not None
    themes = (row["registration__theme_id"], row["registration__second_theme_id"])
    return Facts(
        opened_at=row["opened_at"].astimezone(zone),
        ended_at=row["ended_at"],
        ended_by=row["ended_by"],
        taken_at=row["taken_at"],
        came=row["came_at"] is not None or row["wrote"],
        missed=row["place__missed_at"] is not None,
        replied_at=row["replied_at"],
        stars=row["feedback__stars"],
        mood_before=row["mood"],
        mood_after=row["feedback__mood"],
        counsellor=row["counsellor_id"],
        network=row["counsellor__network_id"],
        who=row["registration__who"] if saved else "",
        level=row["registration__level"] if saved else "",
        referral=row["registration__referral"] if saved else "",
        themes=tuple(theme for theme in themes if theme) if saved else (),
    )


def first_month() -> date | None:
    """Return the month of the oldest visit there is."""
    oldest: datetime | None = Conversation.everything.aggregate(at=Min("opened_at"))["at"]
    return month_of(oldest, ZoneInfo(settings.TIME_ZONE)) if oldest else None
