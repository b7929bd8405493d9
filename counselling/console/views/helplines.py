"""The helplines as coordinators look after them: read on the line's own site, noted here with the day."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.signposts.actions.helplines import Found, check_helpline
from counselling.signposts.queries.checking import (
    Checkable,
    checkable_helpline,
    checkable_helplines,
)
from counselling.signposts.rules.opening import DAYS

UNPROCESSABLE = 422
CHANNELS = ("phone", "chat")
PROBLEMS = {
    "number": _("Dit nummer kunnen we niet lezen. Schrijf cijfers, zoals 102 of 0800 13 500."),
    "hours": _("Deze uren kunnen we niet lezen. Schrijf ze zoals 16:00-22:00, of laat leeg."),
}


@require_safe
@page_for(Role.COORDINATOR)
def all_lines(request: StaffRequest) -> HttpResponse:
    """Show all lines with the day of their last check."""
    context = {**_frame(request), "lines": checkable_helplines(clock.now())}
    return render(request, "console/helplines.html", context)


@require_safe
@page_for(Role.COORDINATOR)
def one_line(request: StaffRequest, key: str) -> HttpResponse:
    """Show what we say of a line, to be compared with its own site."""
    return _page(request, _line(key), _as_stored(_line(key)))


@require_POST
@page_for(Role.COORDINATOR)
def note_check(request: StaffRequest, key: str) -> HttpResponse:
    """Keep what was read today; what cannot be kept comes back with a kind sentence."""
    typed = {name: request.POST.get(name, "") for name in _as_stored(_line(key))}
    try:
        check_helpline(
            actor_id=request.signed_in.staff_id,
            by=request.signed_in.display_name,
            key=key,
            found=Found(
                number=typed["number"],
                phone_hours=_hours("phone", typed),
                chat_hours=_hours("chat", typed),
            ),
            today=timezone.localdate(clock.now()),
        )
    except Refused as refused:
        where = "_".join(refused.details.get(part, "") for part in ("channel", "day"))
        problem = {
            "field": where if refused.details else "number",
            "text": PROBLEMS[refused.reason],
        }
        return _page(request, _line(key), typed, problem)
    return HttpResponseRedirect(reverse("staff_helplines"))


def _line(key: str) -> Checkable:
    line = checkable_helpline(key, clock.now())
    if line is None:
        raise Http404
    return line


def _as_stored(line: Checkable) -> dict[str, str]:
    phone = {f"phone_{day}": line.phone_hours.get(day, "") for day in DAYS}
    chat = {f"chat_{day}": line.chat_hours.get(day, "") for day in DAYS}
    return {"number": line.number, **phone, **chat}


def _hours(channel: str, typed: dict[str, str]) -> dict[str, str]:
    return {day: typed[f"{channel}_{day}"] for day in DAYS}


def _page(
    request: StaffRequest,
    line: Checkable,
    typed: dict[str, str],
    problem: dict[str, Any] | None = None,
) -> HttpResponse:
    rows = [
        {
            "day": WEEKDAYS[place],
            "fields": [
                {"name": f"{channel}_{day}", "channel": channel, "value": typed[f"{channel}_{day}"]}
                for channel in CHANNELS
                if (channel == "phone" and line.has_phone and not line.always)
                or (channel == "chat" and line.has_chat)
            ],
        }
        for place, day in enumerate(DAYS)
    ]
    context = {
        **_frame(request),
        "line": line,
        "number": typed["number"],
        "rows": rows,
        "problem": problem,
    }
    return render(
        request, "console/helpline.html", context, status=UNPROCESSABLE if problem else None
    )


def _frame(request: StaffRequest) -> dict[str, object]:
    return {"name": request.signed_in.display_name, "here": "helplines"}


urlpatterns = [
    path("", all_lines, name="staff_helplines"),
    path("<slug:key>/", one_line, name="staff_helpline"),
    path("<slug:key>/check/", note_check, name="staff_helpline_check"),
]
