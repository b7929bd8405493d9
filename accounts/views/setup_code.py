"""Before a phone is set up in another browser than the invitation's: a code that a colleague reads out."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts import pending
from accounts.forms import SetupCodeForm
from accounts.lockout import is_locked_out, locked_out, note_failure
from accounts.models import Staff
from accounts.setup_codes import code_was_given, use_setup_code


def setup_code(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Ask for the code; a wrong one counts like a wrong password."""
    if request.method != "POST":
        return _page(request, staff)
    if is_locked_out(request, staff.username):
        return locked_out(request)
    form = SetupCodeForm(request.POST)
    if form.is_valid() and use_setup_code(staff=staff, code=form.cleaned_data["setup_code"]):
        pending.let_set_up(request, staff)
        return redirect("staff_setup")
    return _refusal(request, staff)


def _refusal(request: HttpRequest, staff: Staff) -> HttpResponse:
    note_failure(request, staff.username)
    if is_locked_out(request, staff.username):
        return locked_out(request)
    problem = _("Deze code klopt niet, is al gebruikt of is te oud. Vraag een nieuwe.")
    return _page(request, staff, problem, HTTPStatus.UNPROCESSABLE_ENTITY)


def _page(
    request: HttpRequest, staff: Staff, problem: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {"form": SetupCodeForm(), "problem": problem, "given": code_was_given(staff)}
    return render(request, "accounts/setup_code.html", context, status=status)
