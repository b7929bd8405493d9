"""The page on which the coordinator tells something to everybody who comes on duty."""

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.shift.actions.announcements import announce, take_down
from counselling.shift.queries.announcements import announcements, service_day
from counselling.shift.rules.announcements import ANNOUNCEMENT_LIMIT, LONGEST, USUAL

UNPROCESSABLE = 422
PROBLEMS = {
    "empty": _("Schrijf een bericht."),
    "too_long": _("Dit bericht is te lang: hoogstens 600 tekens."),
    "invalid": _("Deze tekst kunnen we niet lezen. Probeer het met andere tekens."),
    "day": _("Kies een dag vanaf vandaag, hoogstens 90 dagen ver."),
}


@require_safe
@page_for(Role.COORDINATOR)
def show(request: StaffRequest) -> HttpResponse:
    """Show what stands, and a form for one more."""
    return _page(request, {})


@require_POST
@page_for(Role.COORDINATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Keep what was typed; what cannot be kept comes back with a kind sentence."""
    typed = {key: request.POST.get(key, "") for key in ("text", "last_day")}
    try:
        announce(
            staff_id=request.signed_in.staff_id,
            body=typed["text"],
            last_day=_day(typed["last_day"]),
        )
    except Refused as refused:
        return _page(request, {**typed, "problem": PROBLEMS[refused.reason]})
    return HttpResponseRedirect(reverse("staff_announcements"))


@require_POST
@page_for(Role.COORDINATOR)
def remove(request: StaffRequest) -> HttpResponse:
    """Take one down."""
    written = request.POST.get("id", "")
    if written.isascii() and written.isdigit() and len(written) < len(str(2**63)):
        take_down(id=int(written), actor_id=request.signed_in.staff_id)
    return HttpResponseRedirect(reverse("staff_announcements"))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refused("day") from None


def _page(request: StaffRequest, typed: dict[str, object]) -> HttpResponse:
    today = service_day(clock.now())
    context = {
        "name": request.signed_in.display_name,
        "here": "announcements",
        "announcements": announcements(clock.now()),
        "typed": typed,
        "limit": ANNOUNCEMENT_LIMIT,
        "first": today.isoformat(),
        "usual": (today + USUAL).isoformat(),
        "furthest": (today + LONGEST).isoformat(),
    }
    status = UNPROCESSABLE if "problem" in typed else None
    return render(request, "console/announcements.html", context, status=status)


urlpatterns = [
    path("", show, name="staff_announcements"),
    path("add/", add, name="staff_announcements_add"),
    path("remove/", remove, name="staff_announcements_remove"),
]
