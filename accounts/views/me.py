"""One's own account: another password, new recovery codes, passkeys."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import auth
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import change_password, make_recovery_codes
from accounts.audit import note_deed
from accounts.decorators import StaffRequest, staff_page
from accounts.forms import ChangePasswordForm, ConfirmForm
from accounts.models import Staff
from accounts.passkeys import passkeys_of
from accounts.people.words import sentence_of
from accounts.queries import codes_left, staff_of
from accounts.step_up import check_fresh_code
from counselling.core.errors import Refused

UNPROCESSABLE = 422
#: What the last deed did, until the page has told it.
TOLD = "account_told"


def own_page(
    view: Callable[[StaffRequest, Staff], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let in who came with a password and a second factor, as themselves."""

    @wraps(view)
    def guarded(request: StaffRequest) -> HttpResponse:
        staff = staff_of(request.signed_in.staff_id)
        if staff is None or request.signed_in.by_code:
            raise Http404
        return view(request, staff)

    return staff_page(guarded)  # type: ignore[return-value]  # a page of ours answers at once


@require_safe
@own_page
def me(request: StaffRequest, staff: Staff) -> HttpResponse:
    """Show what somebody may change about their own account."""
    return account_page(request, staff, told=request.session.pop(TOLD, ""))


@sensitive_post_parameters()
@require_POST
@own_page
def new_password(request: StaffRequest, staff: Staff) -> HttpResponse:
    """Take another password from who knows the present one; a wrong one counts like at the sign-in."""
    form = ChangePasswordForm(request.POST)
    if not form.is_valid():
        return account_page(request, staff, password=form)
    known = auth.authenticate(
        request, username=staff.username, password=form.cleaned_data["password"]
    )
    if known is None:
        form.add_error("password", _("Dit wachtwoord klopt niet."))
        return account_page(request, staff, password=form)
    try:
        change_password(staff=staff, password=form.cleaned_data["new_password"])
    except ValidationError as poor:
        form.add_error("new_password", poor)
    except Refused as refused:
        form.add_error("new_password", sentence_of(refused))
    else:
        note_deed(actor_id=staff.id, action="password_changed", subject=f"staff {staff.id}")
        auth.logout(request)
        return render(request, "accounts/me/changed.html")
    return account_page(request, staff, password=form)


@sensitive_post_parameters()
@require_POST
@own_page
def new_codes(request: StaffRequest, staff: Staff) -> HttpResponse:
    """Show new recovery codes once, for a fresh code of the app; the old ones are worth nothing."""
    try:
        check_fresh_code(staff_id=staff.id, code=request.POST.get("otp_token", ""))
        codes = make_recovery_codes(staff=staff)
    except Refused as refused:
        return account_page(request, staff, problem=sentence_of(refused))
    note_deed(actor_id=staff.id, action="recovery_codes_made", subject=f"staff {staff.id}")
    return render(request, "accounts/recovery_codes.html", {"codes": codes})


def account_page(
    request: StaffRequest,
    staff: Staff,
    *,
    password: ChangePasswordForm | None = None,
    problem: str = "",
    told: str = "",
) -> HttpResponse:
    """Show one's own account, with what went wrong or what was done."""
    context = {
        "name": staff.display_name,
        "here": "me",
        "me": staff,
        "roles_in_words": [role.label for role in sorted(request.signed_in.roles)],
        "password": password or ChangePasswordForm(),
        "code": ConfirmForm(),
        "codes_left": codes_left(staff),
        "passkeys": passkeys_of(staff),
        "passkey_host": settings.OTP_WEBAUTHN_RP_ID,
        "problem": problem,
        "told": told,
    }
    status = UNPROCESSABLE if password or problem else None
    return render(request, "accounts/me/page.html", context, status=status)


urlpatterns = [
    path("", me, name="staff_me"),
    path("password/", new_password, name="staff_me_password"),
    path("codes/", new_codes, name="staff_me_codes"),
]
