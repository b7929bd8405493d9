"""Chats by appointment: a counsellor keeps times, and gives a code for each."""

import re

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.forms.appointments import AppointmentForm
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.waiting_room.actions.appointments import (
    Made,
    make_appointment,
    renew_code,
    withdraw_appointment,
)
from counselling.waiting_room.queries.appointments import appointments_of
from counselling.waiting_room.rules.appointments import EARLY, LATE

UNPROCESSABLE = 422
A_NUMBER = re.compile(r"[0-9]{1,9}")
PROBLEMS = {
    "past": _("Dit moment is al voorbij. Kies een later moment."),
    "too_far": _("Dat is te ver weg. Kies een moment binnen 8 weken."),
    "too_many": _("Je hebt al 20 afspraken open. Trek er eerst een in."),
    "same_time": _(
        "Je hebt op dat moment al een afspraak. Staat de code er niet meer? Maak ze opnieuw."
    ),
    "gone": _("Deze afspraak is er niet meer, of de code is al gebruikt."),
}

counsellors = page_for(Role.COUNSELLOR, Role.SUPERVISOR)


@require_safe
@counsellors
def appointments(request: StaffRequest) -> HttpResponse:
    """Show the times this counsellor keeps, with a form for one more."""
    return _page(request, AppointmentForm())


@require_POST
@counsellors
def add_appointment(request: StaffRequest) -> HttpResponse:
    """Keep a time, and show its code this once."""
    form = AppointmentForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        made = make_appointment(staff_id=request.signed_in.staff_id, at=form.cleaned_data["at"])
    except Refused as refused:
        form.add_error("at", str(PROBLEMS[refused.reason]))
        return _page(request, form)
    return _page(request, AppointmentForm(), made=made)


@require_POST
@counsellors
def anew(request: StaffRequest) -> HttpResponse:
    """Make a code anew, and show it this once."""
    try:
        made = renew_code(staff_id=request.signed_in.staff_id, appointment_id=_id(request))
    except Refused as refused:
        return _page(request, AppointmentForm(), problem=str(PROBLEMS[refused.reason]))
    return _page(request, AppointmentForm(), made=made)


@require_POST
@counsellors
def withdraw(request: StaffRequest) -> HttpResponse:
    """Keep a time no longer."""
    try:
        withdraw_appointment(staff_id=request.signed_in.staff_id, appointment_id=_id(request))
    except Refused as refused:
        return _page(request, AppointmentForm(), problem=str(PROBLEMS[refused.reason]))
    return HttpResponseRedirect(reverse("staff_appointments"))


def _id(request: StaffRequest) -> int:
    written = request.POST.get("id", "")
    return int(written) if A_NUMBER.fullmatch(written) else 0


def _page(
    request: StaffRequest, form: AppointmentForm, *, made: Made | None = None, problem: str = ""
) -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "appointments",
        "form": form,
        "made": made,
        "opens": made.at - EARLY if made else None,
        "closes": made.at + LATE if made else None,
        "problem": problem,
        "kept": appointments_of(request.signed_in.staff_id, clock.now()),
    }
    status = UNPROCESSABLE if problem or form.errors else None
    return render(request, "console/appointments.html", context, status=status)


urlpatterns = [
    path("", appointments, name="staff_appointments"),
    path("add/", add_appointment, name="staff_appointments_add"),
    path("anew/", anew, name="staff_appointments_anew"),
    path("withdraw/", withdraw, name="staff_appointments_withdraw"),
]
