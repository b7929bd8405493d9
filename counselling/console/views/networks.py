"""The networks that many people share, as a coordinator types them."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.abuse.actions.networks import enter_network, remove_network
from counselling.abuse.queries.networks import shared_networks
from counselling.abuse.rules.networks import NAME_LIMIT, TYPED_LIMIT
from counselling.core.errors import Refused

UNPROCESSABLE = 422
PROBLEMS = {
    "network": _("Dit netwerk kunnen we niet lezen. Schrijf het zoals 192.0.2.0/24."),
    "too_wide": _("%(by)s is veel te groot: daar zit een heel land achter. Vraag na wat er bedoeld is."),
    "wide": _("%(by)s is heel groot. Wie daarachter zit, wordt nooit tegengehouden. Klopt het? Vink het aan."),
    "network_twice": _("Dit netwerk staat er al: %(by)s."),
    "too_many": _("De lijst is vol: 500 netwerken. Verwijder er eerst een."),
    "empty": _("Schrijf erbij van wie dit netwerk is."),
    "too_long": _("De naam is te lang: hoogstens 80 tekens."),
    "invalid": _("Deze tekst kunnen we niet lezen. Probeer het met andere tekens."),
}  # fmt: skip

coordinators = page_for(Role.COORDINATOR)


@require_safe
@coordinators
def networks_page(request: StaffRequest) -> HttpResponse:
    """Show the list, and a form for one more."""
    return _page(request, {})


@require_POST
@coordinators
def add(request: StaffRequest) -> HttpResponse:
    """Keep what was typed; what cannot be kept comes back with a kind sentence."""
    typed: dict[str, object] = {key: request.POST.get(key, "") for key in ("cidr", "name", "wide")}
    try:
        enter_network(
            staff_id=request.signed_in.staff_id,
            typed=str(typed["cidr"]),
            name=str(typed["name"]),
            wide=bool(typed["wide"]),
        )
    except Refused as refused:
        problem = str(PROBLEMS[refused.reason]) % {"by": refused.details.get("by", "")}
        return _page(request, {**typed, "problem": problem, "ask_wide": refused.reason == "wide"})
    return HttpResponseRedirect(reverse("staff_networks"))


@require_POST
@coordinators
def remove(request: StaffRequest, id: int) -> HttpResponse:
    """Take a network off the list."""
    remove_network(staff_id=request.signed_in.staff_id, network_id=id)
    return HttpResponseRedirect(reverse("staff_networks"))


def _page(request: StaffRequest, typed: dict[str, object]) -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "networks",
        "networks": shared_networks(),
        "typed": typed,
        "name_limit": NAME_LIMIT,
        "typed_limit": TYPED_LIMIT,
    }
    status = UNPROCESSABLE if "problem" in typed else None
    return render(request, "console/networks.html", context, status=status)


urlpatterns = [
    path("", networks_page, name="staff_networks"),
    path("add/", add, name="staff_networks_add"),
    path("<int:id>/remove/", remove, name="staff_networks_remove"),
]
