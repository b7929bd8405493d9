"""What colleagues did and said on shifts, once that was kept long enough."""

from datetime import datetime

from django.db.models import QuerySet

from counselling.core.lifetimes import oldest_kept, rows_step
from counselling.shift.models import Announcement, ChannelLine, Debrief, EveningLead, Turn


def _oldest(now: datetime) -> datetime:
    return oldest_kept(now, "STAFF_DAYS")


def old_lines(now: datetime) -> QuerySet[ChannelLine]:
    """Return what was said in a shift that ended a day ago."""
    return ChannelLine.objects.filter(gone_at__lte=now)


def _old_turns(now: datetime) -> QuerySet[Turn]:
    return Turn.objects.filter(ends__lte=_oldest(now))


def _old_leads(now: datetime) -> QuerySet[EveningLead]:
    return EveningLead.objects.filter(until__lte=_oldest(now))


def _old_debriefs(now: datetime) -> QuerySet[Debrief]:
    return Debrief.objects.filter(asked_at__lte=_oldest(now))


def _old_announcements(now: datetime) -> QuerySet[Announcement]:
    return Announcement.objects.filter(last_day__lte=_oldest(now).date())


STEPS = (
    rows_step("channel_lines", old_lines),
    rows_step("turns", _old_turns),
    rows_step("evening_leads", _old_leads),
    rows_step("debriefs", _old_debriefs),
    rows_step("announcements", _old_announcements),
)
