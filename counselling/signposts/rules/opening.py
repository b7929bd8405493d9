"""When a helpline is open, and how that is said. Pure: `now` is an argument, hours are Belgian."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

BRUSSELS = ZoneInfo("Europe/Brussels")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: Hours that nobody checked for longer than this are not shown any more.
HOURS_TRUSTED = timedelta(days=180)
LOOK_AHEAD = range(-1, 15)

Hours = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Opening:
    """Open or not, and the moment (UTC) when that changes, where there is one."""

    is_open: bool
    changes_at: datetime | None = None


DAY_AND_NIGHT = Opening(is_open=True)


def hours_trusted(checked_on: date, now: datetime) -> bool:
    """Say whether hours checked on that day may still be shown."""
    return now.astimezone(BRUSSELS).date() - checked_on <= HOURS_TRUSTED


def opening(week: Hours, exceptions: Hours, now: datetime) -> Opening:
    """Say whether the hours of `week`, or of the exception for a date, hold at `now`.

    Times run from the day they are written under, across midnight where the end is not later than
    the start. In the hour that a clock change doubles, we claim to be open only where that is sure.
    """
    for start, end in _joined(sorted(_spans(week, exceptions, now))):
        if end > now:
            return (
                Opening(is_open=True, changes_at=end)
                if start <= now
                else Opening(is_open=False, changes_at=start)
            )
    return Opening(is_open=False)


def in_words(opening: Opening, now: datetime) -> str:
    """Say an opening in the active language; empty where there is nothing to say."""
    if opening.changes_at is None:
        return _("dag en nacht") if opening.is_open else ""
    words = {
        "time": _time_in_words(opening.changes_at),
        "day": _day_in_words(opening.changes_at, now),
    }
    return (
        _("nu open, tot %(time)s") if opening.is_open else _("open %(day)s om %(time)s")
    ) % words


def _spans(week: Hours, exceptions: Hours, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    today = now.astimezone(BRUSSELS).date()
    for day in (today + timedelta(days=ahead) for ahead in LOOK_AHEAD):
        for times in exceptions.get(day.isoformat(), week.get(DAYS[day.weekday()], ())):
            start, end = times.split("-")
            last_day = day if end > start else day + timedelta(days=1)
            yield _moment(day, start, fold=1), _moment(last_day, end, fold=0)


def _moment(day: date, clock: str, *, fold: int) -> datetime:
    if clock == "24:00":
        day, clock = day + timedelta(days=1), "00:00"
    local = datetime.combine(day, time.fromisoformat(clock), tzinfo=BRUSSELS)
    return local.replace(fold=fold).astimezone(UTC)


def _joined(spans: Sequence[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    joined: list[tuple[datetime, datetime]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def _time_in_words(moment: datetime) -> str:
    local = moment.astimezone(BRUSSELS)
    if local.minute:
        return _("%(hour)s.%(minute)s uur") % {"hour": local.hour, "minute": f"{local.minute:02}"}
    return _("%(hour)s uur") % {"hour": local.hour} if local.hour else _("middernacht")


def _day_in_words(moment: datetime, now: datetime) -> str:
    day = moment.astimezone(BRUSSELS).date()
    days_ahead = (day - now.astimezone(BRUSSELS).date()).days
    if days_ahead <= 1:
        return _("morgen") if days_ahead else _("vandaag")
    if days_ahead < len(DAYS):
        return str(WEEKDAYS[day.weekday()])
    return date_format(day, "MONTH_DAY_FORMAT")
