"""The privacy self-check for the privacy officer: the last report, and running it now."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.answers_seen import headers_item
from counselling.console.selfcheck_shown import shown
from counselling.core import clock
from counselling.privacy.actions.selfcheck import check_privacy
from counselling.privacy.queries.selfcheck import reports

REPORTS_SHOWN = 30

officers = page_for(Role.PRIVACY_OFFICER)


@require_safe
@officers
def selfcheck(request: StaffRequest) -> HttpResponse:
    """Show the newest report, and how the ones before it were."""
    found = reports(clock.now(), REPORTS_SHOWN)
    context = {
        "name": request.signed_in.display_name,
        "here": "selfcheck",
        "report": found[0] if found else None,
        "items": shown(found[0]) if found else [],
        "before": found[1:],
    }
    return render(request, "console/selfcheck.html", context)


@require_POST
@officers
def run(request: StaffRequest) -> HttpResponse:
    """Look at everything now."""
    check_privacy(headers=headers_item())
    return HttpResponseRedirect(reverse("staff_selfcheck"))


urlpatterns = [
    path("", selfcheck, name="staff_selfcheck"),
    path("run/", run, name="staff_selfcheck_run"),
]
