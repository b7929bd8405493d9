"""A lost phone: who keeps somebody's account lets them set up another."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.decorators import StaffRequest
from accounts.people.queries import manager_of
from accounts.people.second_factor import reset_second_factor
from accounts.setup_codes import VALID
from accounts.step_up import check_fresh_code
from accounts.views.people import managers, person_here, refusal
from counselling.core import clock
from counselling.core.errors import Refused


@sensitive_post_parameters()
@require_POST
@managers
def reset(request: StaffRequest, id: int) -> HttpResponse:
    """Let somebody set up another phone, for a fresh code of the manager's own, and show once what they need for it."""
    person = person_here(request, id)
    code = request.POST.get("otp_token", "")
    try:
        check_fresh_code(staff_id=request.signed_in.staff_id, code=code)
        setup_code = reset_second_factor(manager=manager_of(request.signed_in), staff_id=id)
    except Refused as refused:
        return refusal(request, id, refused)
    context = {
        "name": request.signed_in.display_name,
        "here": "people",
        "person": person,
        "code": setup_code,
        "until": clock.now() + VALID,
    }
    return render(request, "accounts/people/setup_code.html", context)


urlpatterns = [path("<int:id>/device/", reset, name="staff_person_device")]
