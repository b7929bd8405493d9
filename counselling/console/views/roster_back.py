"""Back to the roster after a click."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.decorators import StaffRequest
from counselling.console.views.roster_shown import day_in

#: What the last click did, or why not, until the page has told it.
TOLD = "roster_told"


def back(
    request: StaffRequest,
    told: list[str] | None = None,
    *,
    problem: str = "",
    day: date | None = None,
) -> HttpResponse:
    """Go back to the week somebody looked at, which tells what was done."""
    request.session[TOLD] = {"told": told or [], "problem": problem}
    shown = day or day_in(request.POST.get("on", ""))
    query = urlencode({"day": shown.isoformat()})
    response = HttpResponseRedirect(f"{reverse('staff_roster')}?{query}")
    response.status_code = 303
    return response
