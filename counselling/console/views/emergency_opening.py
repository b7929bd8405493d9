"""Opening an address, and showing it once."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST

from accounts.decorators import StaffRequest, page_for
from counselling.console.rights import MAY_COUNSEL
from counselling.console.views.emergency_page import found_for, note_read, page
from counselling.console.views.emergency_shown import dossier_rows
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.emergency.actions.card import open_by_card
from counselling.emergency.actions.copying import show_to_asker
from counselling.emergency.actions.opening import (
    Opening,
    Proof,
    open_again,
    open_alone,
    open_together,
)
from counselling.emergency.queries.reading import Read
from counselling.emergency.rules import SHOWN

A_NUMBER = re.compile(r"[0-9]{1,9}")


@require_POST
@page_for(*MAY_COUNSEL)
def open_address(request: StaffRequest, number: int) -> HttpResponse:
    """Open the address, and show it once: no other page of ours ever does."""
    return _opened(request, number, _open)


@require_POST
@page_for(*MAY_COUNSEL)
def open_with_code(request: StaffRequest, number: int) -> HttpResponse:
    """Open the address with a code that a holder reads out, and show it once."""
    return _opened(request, number, _open_by_card)


@require_POST
@page_for(*MAY_COUNSEL)
def show(request: StaffRequest, number: int) -> HttpResponse:
    """Show whoever asked what a colleague opened, with the code that one reads out."""
    return _opened(request, number, _shown)


def _opened(
    request: StaffRequest, number: int, verb: Callable[[Read, int, StaffRequest], Opening]
) -> HttpResponse:
    found, me = found_for(request, number), request.signed_in.staff_id
    try:
        opened = verb(found, me, request)
    except Refused as refused:
        return page(request, found, refused=refused, about="open")
    found = found_for(request, number)
    note_read(found, me)
    # A code that opens it for a day belongs on the screen of whoever asked, or is read out to them.
    context = {
        "name": request.signed_in.display_name,
        "here": "emergency",
        "found": found,
        "rows": dossier_rows(opened.connections),
        "code": opened.code,
        "mine": found.standing.by == me,
        "opened_at": clock.now(),
        "organisation": settings.ORGANISATION_NAME,
        "seconds": int(SHOWN.total_seconds()),
    }
    return render(request, "console/emergency/dossier.html", context)


def _open(found: Read, me: int, request: StaffRequest) -> Opening:
    one = found.standing
    answering = open_alone if one.by == me else open_together
    verb = answering if one.open else open_again
    code, words = (request.POST.get(name, "") for name in ("code", "words"))
    return verb(number=one.number, proof=Proof(staff_id=me, code=code, passphrase=words))


def _shown(found: Read, me: int, request: StaffRequest) -> Opening:
    code, spoken = (request.POST.get(name, "") for name in ("code", "spoken"))
    number = found.standing.number
    return Opening(connections=show_to_asker(number=number, staff_id=me, code=code, spoken=spoken))


def _open_by_card(found: Read, me: int, request: StaffRequest) -> Opening:
    holder = request.POST.get("holder", "")
    if not A_NUMBER.fullmatch(holder):
        raise Refused("choose")
    code = request.POST.get("card", "")
    return open_by_card(number=found.standing.number, staff_id=me, holder_id=int(holder), code=code)


urlpatterns = [
    path("<int:number>/open/", open_address, name="staff_emergency_open"),
    path("<int:number>/card/", open_with_code, name="staff_emergency_by_card"),
    path("<int:number>/show/", show, name="staff_emergency_show"),
]
