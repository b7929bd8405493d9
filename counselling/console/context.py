"""What the menu of the team's pages may ask for."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest

from accounts.rules import Role
from counselling.abuse.queries.approach import approaches_waiting
from counselling.abuse.queries.overview import asked_longer
from counselling.console.alarms import told_to
from counselling.console.views.complaint_reading import asker_of
from counselling.core import clock
from counselling.emergency.queries.requests import overdue_count as emergencies_overdue
from counselling.origin.queries.holders import sealing_state
from counselling.origin.queries.state import state
from counselling.privacy.queries.complaints import complaints_overdue
from counselling.privacy.queries.desk import overdue
from counselling.privacy.queries.objections import objections_overdue
from counselling.privacy.queries.recipients import tasks_overdue
from counselling.privacy.queries.selfcheck import last_report
from counselling.privacy.rules.desk import LetterKind
from counselling.privacy.rules.selfcheck import Level
from counselling.shift.queries.approvers import approvers_missing
from counselling.shift.queries.roster import gaps
from counselling.signposts.queries.checking import overdue_count


def warnings(request: HttpRequest) -> dict[str, Callable[[], Any]]:
    """Return what is to be counted or looked at; only a page that shows it has it done."""
    return {
        "privacy_red": _privacy_red,
        "hours_without_anybody": _hours_without_anybody,
        "approvers_missing": approvers_missing,
        "emergencies_overdue": lambda: emergencies_overdue(clock.now()),
        "requests_overdue": lambda: overdue(clock.now()),
        "letters_overdue": lambda: overdue(clock.now(), LetterKind.CONTACT),
        "complaints_overdue": lambda: complaints_overdue(asker_of(request), clock.now()),  # type: ignore[arg-type]  # of a staff page
        "objections_overdue": _objections_overdue,
        "measures_waiting": lambda: _measures_waiting(request),
        "helplines_overdue": lambda: overdue_count(clock.now()),
        "emergency_alarms": lambda: told_to(request.signed_in),  # type: ignore[attr-defined]  # of a staff page
        # Asked for by the menu and by the bar below it.
        "seal_needs_care": cache(lambda: sealing_state().red),
        "tags_need_care": lambda: bool(state().peppers),
    }


def _measures_waiting(request: HttpRequest) -> int:
    me = request.signed_in  # type: ignore[attr-defined]  # of a staff page
    if Role.SUPERVISOR not in me.roles:
        return 0
    now = clock.now()
    return asked_longer(me.staff_id, now) + approaches_waiting(me.staff_id, now)


def _privacy_red() -> int:
    report = last_report(clock.now())
    return sum(item.level == Level.RED for item in report.items) if report else 0


def _objections_overdue() -> int:
    """Count what stands on the page of objections."""
    now = clock.now()
    return objections_overdue(now) + tasks_overdue(now)


def _hours_without_anybody() -> int:
    return sum(gap.kind == "nobody" for gap in gaps(clock.now()))
