"""Somebody cannot come: colleagues offer and take over turns."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.decorators import StaffRequest, page_for
from counselling.console.rights import MAY_COUNSEL
from counselling.console.views.roster_back import back
from counselling.console.views.roster_words import sentence_for_taker
from counselling.core.errors import Refused
from counselling.shift.actions.swaps import offer_turn, take_turn, withdraw_offer

counsellors = page_for(*MAY_COUNSEL)


@require_POST
@counsellors
def offer(request: StaffRequest, id: int) -> HttpResponse:
    """Ask who takes over a turn of one's own."""
    told = _(
        "Je collega’s zien nu dat je iemand zoekt. Tot iemand overneemt, blijft het jouw dienst."
    )
    return _done(request, lambda me: offer_turn(staff_id=me, turn_id=id), told)


@require_POST
@counsellors
def withdraw(request: StaffRequest, id: int) -> HttpResponse:
    """Come after all."""
    told = _("Fijn. Je zoekt niemand meer voor deze dienst.")
    return _done(request, lambda me: withdraw_offer(staff_id=me, turn_id=id), told)


@require_POST
@counsellors
def take(request: StaffRequest, id: int) -> HttpResponse:
    """Take over a colleague's turn."""
    told = _("De dienst is nu van jou. Dank je wel.")
    return _done(request, lambda me: take_turn(staff_id=me, turn_id=id), told)


def _done(request: StaffRequest, act: Callable[[int], None], told: str) -> HttpResponse:
    try:
        act(request.signed_in.staff_id)
    except Refused as refused:
        return back(request, problem=sentence_for_taker(refused))
    return back(request, [told])


urlpatterns = [
    path("<int:id>/offer/", offer, name="staff_roster_offer"),
    path("<int:id>/withdraw/", withdraw, name="staff_roster_withdraw"),
    path("<int:id>/take/", take, name="staff_roster_take"),
]
