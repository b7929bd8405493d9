"""An order of the court, and the card of a holder on standby."""

from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.forms.emergency import OrderForm
from counselling.console.views.emergency_words import problem_of
from counselling.core.errors import Refused
from counselling.emergency.actions.asking import ask_on_order
from counselling.emergency.actions.card import make_card
from counselling.emergency.actions.opening import Proof
from counselling.emergency.queries.cards import lines_left
from counselling.origin.queries.holders import may_open

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Role.SUPERVISOR)
def order(request: StaffRequest) -> HttpResponse:
    """Ask for an address on a written order; another person opens it."""
    form = OrderForm(request.POST or None)
    problem = ""
    if form.is_valid():
        try:
            number = ask_on_order(
                key=uuid4(),
                conversation_id=form.cleaned_data["conversation"],
                staff_id=request.signed_in.staff_id,
                facts=form.cleaned_data["facts"],
                order=form.cleaned_data["order"],
            )
        except Refused as refused:
            problem = problem_of(refused)
        else:
            return HttpResponseRedirect(reverse("staff_emergency", args=[number]))
    context = _context(request) | {"form": form, "problem": problem}
    status = UNPROCESSABLE if request.method == "POST" else None
    return render(request, "console/emergency/order.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Role.SUPERVISOR)
def card(request: StaffRequest) -> HttpResponse:
    """Make a card, and show it this once, to print."""
    me, problem, codes = request.signed_in.staff_id, "", []
    if request.method == "POST":
        code, words = (request.POST.get(name, "") for name in ("code", "words"))
        try:
            codes = make_card(proof=Proof(staff_id=me, code=code, passphrase=words))
        except Refused as refused:
            problem = problem_of(refused)
    context = _context(request) | {
        "codes": codes,
        "left": lines_left(me),
        "holder": may_open(me),
        "problem": problem,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/emergency/card.html", context, status=status)


def _context(request: StaffRequest) -> dict[str, object]:
    return {"name": request.signed_in.display_name, "here": "emergency"}


urlpatterns = [
    path("order/", order, name="staff_emergency_order"),
    path("card/", card, name="staff_emergency_card"),
]
