"""Naming who takes names out of conversations that were not theirs."""

import re
from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.intervision_words import SAID, problem_of
from counselling.console.views.workbench import TOLD
from counselling.core.errors import Refused
from counselling.intervision.actions.redactors import name_redactor, remove_redactor
from counselling.intervision.queries.redactors import redactors, to_name
from counselling.intervision.rules.times import REDACTORS_LEAST, REDACTORS_MOST

UNPROCESSABLE = 422
A_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)

coordinators = page_for(Role.COORDINATOR)


@require_safe
@coordinators
def redactors_page(request: StaffRequest) -> HttpResponse:
    """Show who was named, and whom one could name."""
    return _page(request)


@require_POST
@coordinators
def name(request: StaffRequest) -> HttpResponse:
    """Name somebody."""
    chosen, by = request.POST.get("staff", ""), request.signed_in.staff_id

    def verb() -> None:
        if not A_NUMBER.fullmatch(chosen):
            raise Refused("choose")
        name_redactor(staff_id=int(chosen), by=by)

    return _done(request, "named", verb)


@require_POST
@coordinators
def remove(request: StaffRequest, id: int) -> HttpResponse:
    """Let somebody take out names no longer."""
    by = request.signed_in.staff_id
    return _done(request, "removed", lambda: remove_redactor(staff_id=id, by=by))


def _done(request: StaffRequest, said: str, verb: Callable[[], None]) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        return _page(request, problem_of(refused.reason))
    request.session[TOLD] = said
    return HttpResponseRedirect(reverse("staff_redactors"))


def _page(request: StaffRequest, problem: str = "") -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "intervision",
        "named": redactors(),
        "choices": to_name(request.signed_in.staff_id),
        "least": REDACTORS_LEAST,
        "most": REDACTORS_MOST,
        "problem": problem,
        "told": SAID.get(request.session.pop(TOLD, "")),
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/intervision/redactors.html", context, status=status)


urlpatterns = [
    path("", redactors_page, name="staff_redactors"),
    path("name/", name, name="staff_redactor_name"),
    path("<int:id>/remove/", remove, name="staff_redactor_remove"),
]
