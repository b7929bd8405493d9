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

from accounts import pending
from accounts.actions import end_sign_in
from accounts.forms import SecrecyForm, SignInForm
from accounts.lockout import has_to_wait
from accounts.models import Staff
from accounts.queries import open_sign_in, staff_of, timed_out
from accounts.rules import SECRECY_VERSION
from accounts.secrecy import acknowledge_secrecy, has_promised
from accounts.views.admission import go_on


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
@require_http_methods(["GET", "HEAD", "POST"])
def secrecy(request: HttpRequest) -> HttpResponse:
    """Ask the promise of secrecy before anything else: the first time, and when its text has changed."""
    sign_in = open_sign_in(request.session.session_key)
    if sign_in is None:
        return redirect("staff_login")
    form = SecrecyForm(request.POST or None)
    if form.is_valid():
        acknowledge_secrecy(staff=sign_in.staff)
    elif not has_promised(sign_in.staff):
        return _secrecy_page(request, form, sign_in.staff)
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


def _secrecy_page(request: HttpRequest, form: SecrecyForm, staff: Staff) -> HttpResponse:
    refused = request.method == "POST"
    context = {
        "form": form,
        "refused": refused,
        "version": SECRECY_VERSION,
        "changed": staff.secrecy_version > 0,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "accounts/secrecy.html", context, status=status)


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
