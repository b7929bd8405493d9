"""Adding and removing one's own passkeys, below /staff/me/passkeys/."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.decorators import StaffRequest
from accounts.models import Staff
from accounts.passkeys import keep_passkey, propose_passkey, remove_passkey
from accounts.people.words import sentence_of
from accounts.step_up import check_fresh_code
from accounts.views.me import TOLD, account_page, own_page
from counselling.core.errors import Refused

#: More digits than any id has.
ID_DIGITS = 19


@sensitive_post_parameters()
@require_POST
@own_page
def propose(request: StaffRequest, staff: Staff) -> HttpResponse:
    """Show, for a fresh code of the app, the page on which the browser makes a passkey."""
    try:
        check_fresh_code(staff_id=staff.id, code=request.POST.get("otp_token", ""))
        options = propose_passkey(request, staff)
    except Refused as refused:
        return account_page(request, staff, problem=sentence_of(refused))
    context = {"name": staff.display_name, "here": "me", "options": options}
    return render(request, "accounts/me/passkey.html", context)


@sensitive_post_parameters()
@require_POST
@own_page
def keep(request: StaffRequest, staff: Staff) -> HttpResponse:
    """Keep what the browser made."""
    try:
        keep_passkey(request, staff, request.POST.get("passkey", ""))
    except Refused as refused:
        return account_page(request, staff, problem=sentence_of(refused))
    return _back(request, _("Je passkey is bewaard. Je kunt er voortaan mee aanmelden."))


@require_POST
@own_page
def remove(request: StaffRequest, staff: Staff) -> HttpResponse:
    """Remove one; the app with codes stays."""
    chosen = request.POST.get("id", "")
    try:
        if chosen.isdecimal() and len(chosen) < ID_DIGITS:
            remove_passkey(staff=staff, passkey_id=int(chosen))
    except Refused as refused:
        return account_page(request, staff, problem=sentence_of(refused))
    return _back(request, _("De passkey is verwijderd."))


def _back(request: StaffRequest, told: str) -> HttpResponse:
    request.session[TOLD] = told
    response = HttpResponseRedirect(reverse("staff_me"))
    response.status_code = 303
    return response


urlpatterns = [
    path("", propose, name="staff_passkeys"),
    path("new/", keep, name="staff_passkey_new"),
    path("remove/", remove, name="staff_passkey_remove"),
]
