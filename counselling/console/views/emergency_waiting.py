"""What waits for a supervisor, asked again and again by the pages beside the console."""

from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.alarms import as_rows


@require_safe
@page_for(Role.SUPERVISOR, renews=False)
def waiting(request: StaffRequest) -> HttpResponse:
    """Answer with what waits, in words; a page that asks by itself keeps nobody signed in."""
    return JsonResponse({"alarms": as_rows(request.signed_in)})


urlpatterns = [path("waiting/", waiting, name="staff_emergency_waiting")]
