"""In for one shift, with a code of the evening lead instead of password and second factor."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import pending
from accounts.forms import ShiftCodeForm
from accounts.lockout import has_to_wait, is_locked_out, locked_out, note_failure
from accounts.queries import open_sign_in
from accounts.shift_codes import use_shift_code


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def shift_code(request: HttpRequest) -> HttpResponse:
    """Take name and code; a wrong one counts like a wrong password."""
    if open_sign_in(request.session.session_key) is not None:
        return redirect(pending.next_page(request))
    if request.method != "POST":
        return _page(request, ShiftCodeForm())
    return _take_code(request, ShiftCodeForm(request.POST))


def _take_code(request: HttpRequest, form: ShiftCodeForm) -> HttpResponse:
    username = str(form.data.get("username", ""))
    if is_locked_out(request, username):
        return locked_out(request)
    if has_to_wait(request, username):
        slow = _(
            "Er zijn veel pogingen met deze naam. Wacht 5 seconden en probeer het dan opnieuw."
        )
        return _page(request, form, slow, HTTPStatus.TOO_MANY_REQUESTS)
    let_in = use_shift_code(**form.cleaned_data) if form.is_valid() else None
    if let_in is None:
        return _refusal(request, form, username)
    pending.complete_for_shift(request, *let_in)
    return redirect("console")


def _refusal(request: HttpRequest, form: ShiftCodeForm, username: str) -> HttpResponse:
    note_failure(request, username)
    if is_locked_out(request, username):
        return locked_out(request)
    problem = _("Naam of code klopt niet, of de code is al gebruikt of te oud.")
    return _page(request, form, problem, HTTPStatus.UNPROCESSABLE_ENTITY)


def _page(
    request: HttpRequest, form: ShiftCodeForm, problem: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {"form": form, "problem": problem}
    return render(request, "accounts/shift_code.html", context, status=status)
