"""What the week page of the roster shows."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from accounts.decorators import StaffRequest
from counselling.console.forms.roster import YEARS, CopyForm
from counselling.console.rights import MAY_COUNSEL, MAY_PLAN
from counselling.console.views.roster_words import GAPS, day_words, hours_words
from counselling.core import clock
from counselling.shift.queries.planners import people_of, planned_ids
from counselling.shift.queries.roster import Day, Gap, Planned, gaps, offers, week_of
from counselling.shift.rules.roster import monday_of


def day_in(text: str) -> date:
    """Return the day that an address names; today for one that nobody can read."""
    today = timezone.localtime(clock.now()).date()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today
    return day if day.year in YEARS else today


def context_of(
    request: StaffRequest, day: date, form: forms.Form | None = None, change: int = 0
) -> dict[str, Any]:
    """Return what the page needs; `form` is open in the row `change`, or below its own day."""
    now = clock.now()
    plans = not request.signed_in.roles.isdisjoint(MAY_PLAN)
    reader = _Reader(request, now, plans=plans)
    found = gaps(now) if plans else []
    monday = monday_of(day)
    return {
        "name": request.signed_in.display_name,
        "here": "roster",
        "monday": monday,
        "title": _week_words(monday),
        "before": (monday - timedelta(days=7)).isoformat(),
        "after": (monday + timedelta(days=7)).isoformat(),
        "is_now": monday == monday_of(timezone.localtime(now).date()),
        "days": [_day(of_week, reader, found) for of_week in week_of(day)],
        "offers": [reader.row(turn) for turn in offers(now)],
        "plans": plans,
        "nobody_to_plan": plans and not people_of(request.signed_in.staff_id),
        "warnings": _grouped(found),
        "copy": CopyForm(initial={"to": monday + timedelta(days=7)}),
        "form": form,
        "form_day": day.isoformat() if form and not change else "",
        "change": change,
    }


class _Reader:
    """Whoever looks at the roster: what they may do with a turn."""

    def __init__(self, request: StaffRequest, now: datetime, *, plans: bool) -> None:
        self.id = request.signed_in.staff_id
        self.now = now
        self.counsels = not request.signed_in.roles.isdisjoint(MAY_COUNSEL)
        self.plans = planned_ids(self.id) if plans else frozenset()

    def row(self, turn: Planned) -> dict[str, Any]:
        """Return a turn as a row of the page."""
        mine, over = turn.staff_id == self.id, turn.ends <= self.now
        return {
            "turn": turn,
            "hours": hours_words(turn.starts, turn.ends),
            "day": day_words(turn.starts),
            "date": timezone.localtime(turn.starts).date().isoformat(),
            "mine": mine,
            "over": over,
            "may_change": turn.staff_id in self.plans,
            "may_offer": mine and not over and not turn.offered,
            "may_keep": mine and not over and turn.offered,
            "may_take": self.counsels and not mine and not over and turn.offered,
        }


def _day(day: Day, reader: _Reader, found: Iterable[Gap]) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "title": date_format(day.date, "l j F"),
        "today": day.date == timezone.localtime(reader.now).date(),
        "hours": [hours_words(*stretch) for stretch in day.hours],
        "rows": [reader.row(turn) for turn in day.turns],
        "gaps": [
            {"kind": gap.kind, "words": GAPS[gap.kind], "hours": hours_words(gap.starts, gap.ends)}
            for gap in found
            if timezone.localtime(gap.starts).date() == day.date
        ],
    }


def _grouped(found: list[Gap]) -> list[dict[str, Any]]:
    kinds = list(GAPS)
    ordered = sorted(found, key=lambda gap: (kinds.index(gap.kind), gap.starts))
    return [
        {"kind": kind, "words": GAPS[kind], "gaps": [_gap(gap) for gap in of_kind]}
        for kind, of_kind in groupby(ordered, key=lambda gap: gap.kind)
    ]


def _gap(gap: Gap) -> dict[str, str]:
    return {
        "date": timezone.localtime(gap.starts).date().isoformat(),
        "words": f"{day_words(gap.starts)}, {hours_words(gap.starts, gap.ends)}",
    }


def _week_words(monday: date) -> str:
    sunday = monday + timedelta(days=6)
    first = date_format(monday, "j F" if monday.month != sunday.month else "j")
    return f"{first} \N{EN DASH} {date_format(sunday, 'j F Y')}"
