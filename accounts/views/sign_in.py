"""Signing in and out. These views stay synchronous: axes cannot refuse an asynchronous one."""

from http import HTTPStatus

from django.contrib import auth
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import pending, totp
from accounts.actions import (
    acknowledge_secrecy,
    end_sign_in,
    make_recovery_codes,
    propose_totp,
    use_recovery_code,
    verify_totp,
)
from accounts.forms import CodeForm, ConfirmForm, RecoveryForm, SecrecyForm, SignInForm
from accounts.lockout import has_to_wait, is_locked_out, locked_out, note_failure
from accounts.models import Staff
from accounts.qr import picture_of
from accounts.queries import has_second_factor, open_sign_in, staff_of, timed_out
from accounts.views.admission import go_on

ISSUER = "Chat"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Take name and password; the session is somebody's only after the second factor."""
    if open_sign_in(request.session.session_key) is not None:
        return redirect(pending.next_page(request))
    if request.method != "POST":
        return _login_page(request, SignInForm())
    return _take_password(request, SignInForm(request.POST))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Take the six digits, or a recovery code, of whoever gave the right password."""
    staff = pending.pending_staff(request)
    if staff is None or not has_second_factor(staff):
        return redirect("staff_setup" if staff else "staff_login")
    if request.method != "POST":
        return _verify_page(request)
    return _take_second_factor(request, staff)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Tie an authenticator app to an account that has none, and show its recovery codes once."""
    staff = pending.pending_staff(request)
    if staff is None or has_second_factor(staff):
        return redirect("staff_verify" if staff else "staff_login")
    if request.method != "POST":
        return _setup_page(request, staff)
    return _confirm_second_factor(request, staff)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def secrecy(request: HttpRequest) -> HttpResponse:
    """Ask the promise of secrecy, once, before anything else."""
    sign_in = open_sign_in(request.session.session_key)
    if sign_in is None:
        return redirect("staff_login")
    form = SecrecyForm(request.POST or None)
    if form.is_valid():
        acknowledge_secrecy(staff=sign_in.staff)
    elif sign_in.staff.secrecy_acknowledged_at is None:
        problem = "agree" if request.method == "POST" else ""
        return render(request, "accounts/secrecy.html", {"form": form}, status=_status(problem))
    return redirect(pending.next_page(request))


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Sign out here and in every window of this browser, and leave nothing behind in it."""
    if request.session.session_key:
        end_sign_in(session_key=request.session.session_key)
    auth.logout(request)
    response = redirect("staff_goodbye")
    response["Clear-Site-Data"] = '"cookies", "storage"'
    return response


@never_cache
@require_GET
def goodbye(request: HttpRequest) -> HttpResponse:
    """Say that somebody is signed out."""
    return render(request, "accounts/goodbye.html")


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say kindly that a form was open too long to be sent."""
    return render(request, "accounts/stale_page.html", status=403)


def _take_password(request: HttpRequest, form: SignInForm) -> HttpResponse:
    problem = _("Naam of wachtwoord klopt niet. Probeer het opnieuw.")
    if not form.is_valid():
        return _login_page(request, form, problem, HTTPStatus.UNPROCESSABLE_ENTITY)
    if has_to_wait(request, form.cleaned_data["username"]):
        slow = _(
            "Er zijn veel pogingen met deze naam. Wacht 5 seconden en probeer het dan opnieuw."
        )
        return _login_page(request, form, slow, HTTPStatus.TOO_MANY_REQUESTS)
    staff = auth.authenticate(request, **form.cleaned_data)
    if not isinstance(staff, Staff) or staff_of(staff.id) is None:
        return _login_page(request, form, problem, HTTPStatus.UNPROCESSABLE_ENTITY)
    return go_on(request, staff)


def _login_page(
    request: HttpRequest, form: Form, problem: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "form": form,
        "problem": problem,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "timed_out": not problem and timed_out(request.session.session_key),
    }
    return render(request, "accounts/login.html", context, status=status)


def _take_second_factor(request: HttpRequest, staff: Staff) -> HttpResponse:
    if is_locked_out(request, staff.username):
        return locked_out(request)
    if _second_factor_is_right(request, staff):
        pending.complete(request, staff)
        return redirect(pending.next_page(request))
    problem = _("Die code klopt niet of is al gebruikt. Wacht op de volgende code.")
    return _refusal(request, staff, _verify_page(request, problem))


def _second_factor_is_right(request: HttpRequest, staff: Staff) -> bool:
    form, recovery = CodeForm(request.POST), RecoveryForm(request.POST)
    if form.is_valid():
        return verify_totp(staff=staff, code=form.cleaned_data["otp_token"])
    return recovery.is_valid() and use_recovery_code(
        staff=staff, code=recovery.cleaned_data["recovery_code"]
    )


def _confirm_second_factor(request: HttpRequest, staff: Staff) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if is_locked_out(request, staff.username):
        return locked_out(request)
    if form.is_valid() and verify_totp(
        staff=staff, code=form.cleaned_data["otp_token"], confirmed=False
    ):
        codes = make_recovery_codes(staff=staff)
        pending.complete(request, staff)
        return render(request, "accounts/recovery_codes.html", {"codes": codes})
    problem = _("Die code klopt niet. Wacht op de volgende code in je app.")
    return _refusal(request, staff, _setup_page(request, staff, problem))


def _refusal(request: HttpRequest, staff: Staff, page: HttpResponse) -> HttpResponse:
    note_failure(request, staff.username)
    return locked_out(request) if is_locked_out(request, staff.username) else page


def _verify_page(request: HttpRequest, problem: str = "") -> HttpResponse:
    context = {"form": CodeForm(), "recovery": RecoveryForm(), "problem": problem}
    return render(request, "accounts/verify.html", context, status=_status(problem))


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
