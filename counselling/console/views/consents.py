"""What young people allowed this counsellor to pass on, and noting that it was."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.conversation.actions.consent import note_sharing
from counselling.conversation.queries.consents import allowed_to
from counselling.conversation.rules import RECIPIENT_LIMIT
from counselling.core import clock
from counselling.core.errors import Refused

UNPROCESSABLE = 422
PROBLEMS = {
    "withdrawn": _("De jongere trok de toestemming in. Geef niets door."),
    "no_consent": _("Hiervoor is geen toestemming. Geef niets door."),
    "not_yours": _("Dit gesprek is niet (meer) van jou."),
    "long_ago": _("Dit gesprek is langer dan zeven dagen geleden."),
    "too_long": _("Schrijf korter aan wie je het doorgaf."),
    "invalid": _("Dit kan niet gelezen worden."),
}

counsellors = page_for(Role.COUNSELLOR, Role.SUPERVISOR)


@require_safe
@counsellors
def consents(request: StaffRequest) -> HttpResponse:
    """Show what may be passed on, what may no longer, and what was."""
    return _page(request)


@require_POST
@counsellors
def shared(request: StaffRequest, id: UUID) -> HttpResponse:
    """Note that something was passed on."""
    try:
        staff_id, to = request.signed_in.staff_id, request.POST.get("to", "")
        note_sharing(consent_id=id, staff_id=staff_id, to=to)
    except Refused as refused:
        return _page(request, problem=str(PROBLEMS[refused.reason]))
    return HttpResponseRedirect(reverse("staff_consents"))


def _page(request: StaffRequest, *, problem: str = "") -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "consents",
        "allowed": allowed_to(request.signed_in.staff_id, clock.now()),
        "recipient_limit": RECIPIENT_LIMIT,
        "problem": problem,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/consents.html", context, status=status)


urlpatterns = [
    path("", consents, name="staff_consents"),
    path("<uuid:id>/shared/", shared, name="staff_consent_shared"),
]
