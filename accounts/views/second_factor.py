"""The second factor, after the password: a code of the app, a passkey, or a recovery code."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import pending, totp
from accounts.actions import propose_totp, use_recovery_code
from accounts.app_codes import is_guessed, take_app_code, would_look
from accounts.forms import CodeForm, ConfirmForm, RecoveryForm
from accounts.lockout import failed_here, is_locked_out, locked_out, note_failure, place_of
from accounts.models import Staff
from accounts.passkeys import ask_passkey, passkey_is_right
from accounts.people.words import sentence_of
from accounts.qr import picture_of
from accounts.queries import has_second_factor
from accounts.setup_codes import is_first_password_old, needs_setup_code, set_up_second_factor
from accounts.views.setup_code import setup_code
from counselling.core.errors import Refused

ISSUER = "Chat"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Take the six digits, a passkey or a recovery code of whoever gave the right password."""
    staff = pending.pending_staff(request)
    if staff is None or not has_second_factor(staff):
        return redirect("staff_setup" if staff else "staff_login")
    if request.method != "POST":
        return _verify_page(request, staff)
    return _take_second_factor(request, staff)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Tie an authenticator app to an account that has none, and show its recovery codes once."""
    staff = pending.pending_staff(request)
    if staff is None or has_second_factor(staff):
        return redirect("staff_verify" if staff else "staff_login")
    asked = needs_setup_code(staff) or is_first_password_old(staff)
    if asked and not pending.may_set_up(request, staff):
        return setup_code(request, staff)
    if request.method != "POST":
        return _setup_page(request, staff)
    return _confirm_second_factor(request, staff)


def _take_second_factor(request: HttpRequest, staff: Staff) -> HttpResponse:
    if is_locked_out(request, staff.username):
        return locked_out(request)
    if "otp_token" in request.POST and _held_up_by_others(request, staff):
        return _slow_down(request, staff)
    try:
        return _looked_at(request, staff)
    except Refused as refused:
        # The recovery code was right, and stays good: it cannot be noted that it is used.
        return _verify_page(request, staff, sentence_of(refused))


def _looked_at(request: HttpRequest, staff: Staff) -> HttpResponse:
    if _second_factor_is_right(request, staff):
        pending.complete(request, staff)
        request.session["guessed"] = is_guessed(staff, place_of(request))
        return redirect(pending.next_page(request))
    problem = _("Die code klopt niet of is al gebruikt. Wacht op de volgende code.")
    if "passkey" in request.POST:
        problem = _("Die passkey werkte niet. Probeer het nog eens, of typ een code.")
    return _refusal(request, staff, _verify_page(request, staff, problem))


def _held_up_by_others(request: HttpRequest, staff: Staff) -> bool:
    looked_at = would_look(staff, place_of(request))
    return not looked_at and not failed_here(request, staff.username)


def _slow_down(request: HttpRequest, staff: Staff) -> HttpResponse:
    # Not counted: else whoever guesses would make the owner lock themselves out.
    problem = _(
        "Er waren net verkeerde codes met jouw wachtwoord. Wacht een halve minuut, of gebruik een"
        " herstelcode of passkey. Was jij dat niet? Kies dan daarna een ander wachtwoord."
    )
    return _verify_page(request, staff, problem, HTTPStatus.TOO_MANY_REQUESTS)


def _second_factor_is_right(request: HttpRequest, staff: Staff) -> bool:
    form, recovery = CodeForm(request.POST), RecoveryForm(request.POST)
    if "passkey" in request.POST:
        return passkey_is_right(request, staff, request.POST["passkey"])
    if form.is_valid():
        code = form.cleaned_data["otp_token"]
        return take_app_code(staff=staff, code=code, place=place_of(request))
    return recovery.is_valid() and use_recovery_code(
        staff=staff, code=recovery.cleaned_data["recovery_code"]
    )


def _confirm_second_factor(request: HttpRequest, staff: Staff) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if is_locked_out(request, staff.username):
        return locked_out(request)
    code = form.cleaned_data["otp_token"] if form.is_valid() else ""
    try:
        codes = set_up_second_factor(staff=staff, code=code) if code else []
    except Refused as refused:
        return _setup_page(request, staff, sentence_of(refused))
    if codes:
        pending.complete(request, staff)
        return render(request, "accounts/recovery_codes.html", {"codes": codes})
    problem = _("Die code klopt niet. Wacht op de volgende code in je app.")
    return _refusal(request, staff, _setup_page(request, staff, problem))


def _refusal(request: HttpRequest, staff: Staff, page: HttpResponse) -> HttpResponse:
    note_failure(request, staff.username)
    return locked_out(request) if is_locked_out(request, staff.username) else page


def _verify_page(
    request: HttpRequest, staff: Staff, problem: str = "", status: int = 0
) -> HttpResponse:
    context = {
        "form": CodeForm(),
        "recovery": RecoveryForm(),
        "problem": problem,
        "passkey": ask_passkey(request, staff),
    }
    return render(request, "accounts/verify.html", context, status=status or _status(problem))


def _setup_page(request: HttpRequest, staff: Staff, problem: str = "") -> HttpResponse:
    key = propose_totp(staff=staff)
    secret = totp.as_text(key)
    context = {
        "form": ConfirmForm(),
        "problem": problem,
        "picture": picture_of(totp.address_for_app(key, issuer=ISSUER, account=staff.username)),
        "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
    }
    return render(request, "accounts/setup.html", context, status=_status(problem))


def _status(problem: str) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
