"""Measures looked at afterwards, and approaches agreed on: by somebody else than who took or wrote them."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from accounts.step_up import check_fresh_code
from counselling.abuse.actions.approach import agree_approach, drop_approach
from counselling.abuse.actions.measures import lift_measure
from counselling.abuse.actions.reviewing import (
    confirm_longer,
    leave_short,
    lengthen,
    review_measure,
)
from counselling.abuse.queries.approach import approaches
from counselling.abuse.queries.overview import measures
from counselling.abuse.rules.measures import DAYS_ALONE, DAYS_MOST, NOTE_LIMIT
from counselling.core import clock
from counselling.core.errors import Refused

UNPROCESSABLE = 422
TOLD = "measures_told"
SAID = {
    "lifted": _("Opgeheven. Wie het trof, kan meteen weer chatten."),
    "confirmed": _("Akkoord. De langere termijn geldt nu."),
    "lengthened": _("Genoteerd. Tot zeven dagen geldt het meteen."),
    "left": _("Het blijft zoals het was."),
    "reviewed": _("Genoteerd: nagekeken."),
    "agreed": _("Genoteerd: deze aanpak past."),
    "dropped": _("De aanpak is weg."),
    "drop_asked": _("Gevraagd. Ze blijft staan tot een tweede supervisor akkoord gaat."),
}
PROBLEMS = {
    "own": _("Dit is van jezelf. Iemand anders kijkt het na."),
    "empty": _("Schrijf waarom het langer moet."),
    "too_long": _("Dit is te lang. Maak het wat korter."),
    "invalid": _("Dit kunnen we niet lezen. Probeer het met andere tekens."),
    "not_so_long": _("Kies een aantal dagen van 1 tot 28."),
    "no_longer": _("Zo lang duurt het al. Kies meer dagen."),
    "gone": _("Dit staat er niet meer zo. Kijk opnieuw."),
    "wrong_code": _("Deze code klopt niet. Wacht op de volgende en probeer opnieuw."),
    "slow_down": _("Te veel foute codes. Wacht even en probeer opnieuw."),
}

supervisors = page_for(Role.SUPERVISOR)
lifters = page_for(Role.SUPERVISOR, Role.COORDINATOR)


@require_safe
@lifters
def measures_page(request: StaffRequest) -> HttpResponse:
    """Show what acts now, what happened in the last two weeks, and to supervisors the approaches."""
    return _page(request)


@require_POST
@lifters
def lift(request: StaffRequest, id: UUID) -> HttpResponse:
    """Let a measure act no longer."""
    lift_measure(measure_id=id, staff_id=request.signed_in.staff_id)
    return _back(request, "lifted")


@require_POST
@supervisors
def longer(request: StaffRequest, id: UUID) -> HttpResponse:
    """Make a block last longer, with a fresh code; beyond seven days a second supervisor is asked."""
    typed = request.POST

    def last(staff_id: int) -> None:
        days = typed.get("days", "")
        if not days.isascii() or not days.isdigit():
            raise Refused("not_so_long")
        check_fresh_code(staff_id=staff_id, code=typed.get("code", ""))
        lengthen(measure_id=id, staff_id=staff_id, days=int(days[:3]), why=typed.get("why", ""))

    return _done(request, lambda: last(request.signed_in.staff_id), "lengthened")


@require_POST
@supervisors
def confirm(request: StaffRequest, id: UUID) -> HttpResponse:
    """Agree to a block of more than seven days, with a fresh code."""

    def agree(measure_id: UUID, staff_id: int) -> None:
        check_fresh_code(staff_id=staff_id, code=request.POST.get("code", ""))
        confirm_longer(measure_id=measure_id, staff_id=staff_id)

    return _done(request, lambda: agree(id, request.signed_in.staff_id), "confirmed")


@require_POST
@supervisors
def leave(request: StaffRequest, id: UUID) -> HttpResponse:
    """Leave a block as long as it lasts, though somebody asked for longer."""
    staff_id = request.signed_in.staff_id
    return _done(request, lambda: leave_short(measure_id=id, staff_id=staff_id), "left")


@require_POST
@supervisors
def review(request: StaffRequest, id: UUID) -> HttpResponse:
    """Note that somebody looked at it."""
    staff_id = request.signed_in.staff_id
    return _done(request, lambda: review_measure(measure_id=id, staff_id=staff_id), "reviewed")


@require_POST
@supervisors
def agree(request: StaffRequest, id: UUID) -> HttpResponse:
    """Agree to an approach, or say that it still fits."""
    staff_id = request.signed_in.staff_id
    return _done(request, lambda: agree_approach(approach_id=id, staff_id=staff_id), "agreed")


@require_POST
@supervisors
def drop(request: StaffRequest, id: UUID) -> HttpResponse:
    """Let an approach go; for one that was agreed a second supervisor does it too."""
    try:
        gone = drop_approach(approach_id=id, staff_id=request.signed_in.staff_id)
    except Refused as refused:
        return _page(request, str(PROBLEMS[refused.reason]))
    return _back(request, "dropped" if gone else "drop_asked")


def _done(request: StaffRequest, verb: Callable[[], None], said: str) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        return _page(request, str(PROBLEMS[refused.reason]))
    return _back(request, said)


def _back(request: StaffRequest, said: str) -> HttpResponse:
    request.session[TOLD] = said
    return HttpResponseRedirect(reverse("staff_measures"))


def _page(request: StaffRequest, problem: str = "") -> HttpResponse:
    now, me = clock.now(), request.signed_in
    found = measures(now)
    supervisor = Role.SUPERVISOR in me.roles
    context = {
        "name": me.display_name,
        "here": "measures",
        "me": me.staff_id,
        "supervisor": supervisor,
        "active": [one for one in found if one.active],
        "past": [one for one in found if not one.active],
        "approaches": approaches(now) if supervisor else [],
        "told": SAID.get(request.session.pop(TOLD, "")),
        "problem": problem,
        "days": (DAYS_ALONE, DAYS_MOST),
        "why_limit": NOTE_LIMIT,
    }
    return render(
        request, "console/measures.html", context, status=UNPROCESSABLE if problem else None
    )


urlpatterns = [
    path("", measures_page, name="staff_measures"),
    path("<uuid:id>/lift/", lift, name="staff_measures_lift"),
    path("<uuid:id>/longer/", longer, name="staff_measures_longer"),
    path("<uuid:id>/confirm/", confirm, name="staff_measures_confirm"),
    path("<uuid:id>/leave/", leave, name="staff_measures_leave"),
    path("<uuid:id>/review/", review, name="staff_measures_review"),
    path("approach/<uuid:id>/agree/", agree, name="staff_approach_agree"),
    path("approach/<uuid:id>/drop/", drop, name="staff_approach_drop"),
]
