"""What would become of turns that somebody wants to bring in."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import Staff
from accounts.queries import admitted
from counselling.shift.models import Turn
from counselling.shift.queries.planners import counsels, planned_by
from counselling.shift.rules.roster import Wanted, problem_with
from counselling.shift.rules.roster_calendar import calendar_lines
from counselling.shift.rules.roster_file import Line, csv_lines, text_of

NEW, UNCHANGED = "new", "unchanged"


@dataclass(frozen=True)
class Verdict:
    """What becomes of a line: `new`, `unchanged`, or the word for why it is refused."""

    line: Line
    outcome: str
    name: str = ""
    wanted: Wanted | None = None


def lines_in(content: bytes, now: datetime) -> list[Line]:
    """Return the turns in a file, CSV or iCalendar; raises `Refused` for one that cannot be read."""
    text, zone = text_of(content), ZoneInfo(settings.TIME_ZONE)
    if text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        return calendar_lines(text, zone, now)
    return csv_lines(text, zone)


def verdicts(actor_id: int, lines: Sequence[Line], now: datetime) -> list[Verdict]:
    """Return for each line what would happen; nothing is stored."""
    people = {staff.username: staff for staff in planned_by(actor_id)}
    found = [(line, _person(line, people)) for line in lines]
    wanted = [_wanted(line, staff) for line, staff in found]
    fates = iter(fates_of(actor_id, [turn for turn in wanted if turn], now))
    return [
        Verdict(
            line,
            next(fates) if turn else line.problem or "unknown",
            staff.display_name if staff else next(iter(line.names), ""),
            turn,
        )
        for (line, staff), turn in zip(found, wanted, strict=True)
    ]


def _person(line: Line, people: dict[str, Staff]) -> Staff | None:
    return next((people[name] for name in line.names if name in people), None)


def _wanted(line: Line, staff: Staff | None) -> Wanted | None:
    if staff is None or line.starts is None or line.ends is None:
        return None
    return Wanted(staff.pk, line.starts, line.ends, line.lead, line.number)


def fates_of(actor_id: int, turns: Sequence[Wanted], now: datetime) -> list[str]:
    """Return for each turn, in their order, what becomes of it among those that are planned already."""
    there = _planned(turns)
    mine = planned_by(actor_id)
    here = {staff.pk for staff in mine.filter(admitted()) if counsels(staff)}
    gone = set(mine.exclude(admitted()).values_list("pk", flat=True))
    fates = []
    for turn in turns:
        fate = _fate(turn, there[turn.staff_id], now)
        if fate != UNCHANGED and turn.staff_id not in here:
            fate = "left" if turn.staff_id in gone else "not_yours"
        if fate == NEW:
            insort(there[turn.staff_id], (turn.starts, turn.ends, turn.lead))
        fates.append(fate)
    return fates


Spans = list[tuple[datetime, datetime, bool]]


def _fate(turn: Wanted, there: Spans, now: datetime) -> str:
    # Turns of one person do not overlap: only the neighbours count.
    place = bisect_left(there, (turn.starts, turn.ends, False))
    for starts, ends, lead in there[max(place - 1, 0) : place + 2]:
        if (starts, ends) == (turn.starts, turn.ends):
            return UNCHANGED if lead == turn.lead else "other_lead"
        if starts < turn.ends and ends > turn.starts:
            return problem_with(turn.starts, turn.ends, now) or "overlap"
    return problem_with(turn.starts, turn.ends, now) or NEW


def _planned(turns: Iterable[Wanted]) -> dict[int, Spans]:
    found: dict[int, Spans] = defaultdict(list)
    staff = {turn.staff_id for turn in turns}
    rows = Turn.objects.filter(staff__in=staff).order_by("starts")
    for staff_id, starts, ends, lead in rows.values_list("staff_id", "starts", "ends", "lead"):
        found[staff_id].append((starts, ends, lead))
    return found
