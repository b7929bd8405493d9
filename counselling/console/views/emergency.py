"""The pages of an emergency: what is asked, answering it, and what was opened. Made for a phone as well."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.rights import MAY_COUNSEL
from counselling.console.views.emergency_more import urlpatterns as more
from counselling.console.views.emergency_opening import urlpatterns as opening
from counselling.console.views.emergency_page import found_for, page
from counselling.console.views.emergency_waiting import urlpatterns as waiting
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.emergency.actions.answering import decline_request, review_opening
from counselling.emergency.actions.disclosing import Given, keep_disclosure
from counselling.emergency.actions.releasing import release_case
from counselling.emergency.queries.requests import requests_since


@require_safe
@page_for(Role.SUPERVISOR)
def emergencies(request: StaffRequest) -> HttpResponse:
    """Show what waits, and the requests of the last months."""
    now = clock.now()
    context = {
        "name": request.signed_in.display_name,
        "here": "emergency",
        "now": now,
        "requests": [(one, one.overdue(now)) for one in requests_since(now)],
    }
    return render(request, "console/emergency/list.html", context)


@require_safe
@page_for(*MAY_COUNSEL)
def emergency(request: StaffRequest, number: int) -> HttpResponse:
    """Show a request."""
    return page(request, found_for(request, number))


@require_POST
@page_for(Role.SUPERVISOR)
def decline(request: StaffRequest, number: int) -> HttpResponse:
    """Say why it stays closed."""
    why = request.POST.get("why", "")
    return _done(
        request,
        number,
        "decline",
        lambda me: decline_request(number=number, staff_id=me, why=why),
    )


@require_POST
@page_for(Role.SUPERVISOR)
def review(request: StaffRequest, number: int) -> HttpResponse:
    """Look at what somebody opened alone."""
    agreed, words = request.POST.get("agreed"), request.POST.get("review", "")
    return _done(
        request,
        number,
        "review",
        lambda me: review_opening(
            number=number, staff_id=me, agreed=_yes_or_no(agreed), words=words
        ),
    )


@require_POST
@page_for(Role.SUPERVISOR)
def release(request: StaffRequest, number: int) -> HttpResponse:
    """Let the young person read of it in their own data."""
    return _done(request, number, "release", lambda me: release_case(number=number, staff_id=me))


@require_POST
@page_for(*MAY_COUNSEL)
def give(request: StaffRequest, number: int) -> HttpResponse:
    """Write down to whom the address was given."""
    typed = {key: request.POST.get(key, "") for key in ("whom", "recipient", "told", "told_how")}
    return _done(
        request,
        number,
        "give",
        lambda me: keep_disclosure(
            id=_uuid(request.POST.get("id", "")), number=number, staff_id=me, given=Given(**typed)
        ),
    )


def _yes_or_no(typed: str | None) -> bool:
    if typed not in ("yes", "no"):
        raise Refused("choose")
    return typed == "yes"


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Refused("invalid") from None


def _done(request: StaffRequest, number: int, about: str, act: Any) -> HttpResponse:
    found = found_for(request, number)
    try:
        act(request.signed_in.staff_id)
    except Refused as refused:
        return page(request, found, refused=refused, about=about)
    return HttpResponseRedirect(reverse("staff_emergency", args=[number]))


urlpatterns = [
    path("", emergencies, name="staff_emergencies"),
    *more,
    *waiting,
    path("<int:number>/", emergency, name="staff_emergency"),
    *opening,
    path("<int:number>/decline/", decline, name="staff_emergency_decline"),
    path("<int:number>/review/", review, name="staff_emergency_review"),
    path("<int:number>/release/", release, name="staff_emergency_release"),
    path("<int:number>/give/", give, name="staff_emergency_give"),
]
