"""The page on which one of the two who were named reads the conversation of a complaint."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.others import note_other_complaint
from counselling.console.transcript import spoken
from counselling.core.errors import Refused
from counselling.privacy.actions.complaints import read_for_complaint
from counselling.privacy.queries.complaints import Asker
from counselling.privacy.rules.desk import ANSWER_LIMIT

DESK = frozenset({Role.COORDINATOR, Role.PRIVACY_OFFICER})

readers = page_for(Role.COORDINATOR, Role.PRIVACY_OFFICER, Role.SUPERVISOR)


def asker_of(request: StaffRequest) -> Asker:
    """Return who asks, and whether they sit at the desk."""
    me = request.signed_in
    return Asker(staff_id=me.staff_id, desk=not me.roles.isdisjoint(DESK))


@require_safe
@readers
def conversation_page(request: StaffRequest, number: int) -> HttpResponse:
    """Show the conversation to one of the two who were named; each time is written down."""
    try:
        found = read_for_complaint(number=number, asker=asker_of(request))
    except Refused:
        note_other_complaint(request.signed_in.staff_id, number)
        raise Http404 from None
    context = {
        "name": request.signed_in.display_name,
        "here": "complaints",
        "number": number,
        "found": found,
        "lines": spoken(found),
        "limit": ANSWER_LIMIT,
    }
    return render(request, "console/complaints/conversation.html", context)
