"""Where the link of an invitation leads: somebody new chooses a password."""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import pending
from accounts.forms import NewPasswordForm
from accounts.invitations import accept_invitation, invitation_holder, invited_by
from accounts.models import Staff
from accounts.people.queries import whom_to_ask
from accounts.people.words import sentence_of
from accounts.setup_codes import needs_setup_code
from accounts.views.admission import go_on
from counselling.core.errors import Refused

#: The link is good, and the journal cannot be written: the same link works once it can.
NOT_WRITTEN = "not_written_down"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """Take the token, which the page's script posts from behind the #, and then a password with it."""
    if request.method != "POST":
        return render(request, "accounts/invitation/open.html")
    token = request.POST.get("token", "").strip().rpartition("#")[2]
    try:
        return _choose_password(request, token)
    except Refused as refused:
        return _dead_link(request, token, refused.reason)


def _choose_password(request: HttpRequest, token: str) -> HttpResponse:
    staff = invited_by(token)
    form = NewPasswordForm(request.POST if "new_password" in request.POST else None)
    if form.is_valid():
        try:
            first = not needs_setup_code(staff)
            accept_invitation(token=token, password=form.cleaned_data["new_password"])
        except ValidationError as poor:
            form.add_error("new_password", poor)
        except Refused as refused:
            if refused.reason != NOT_WRITTEN:
                raise
            form.add_error("new_password", sentence_of(refused))
        else:
            return _goes_on(request, staff, first=first)
    return _password_page(request, token, form)


def _goes_on(request: HttpRequest, staff: Staff, *, first: bool) -> HttpResponse:
    answer = go_on(request, staff)
    if first:
        pending.let_set_up(request, staff)
    return answer


def _password_page(request: HttpRequest, token: str, form: NewPasswordForm) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"form": form, "token": token, "username": invited_by(token).username}
    return render(request, "accounts/invitation/password.html", context, status=status)


def _dead_link(request: HttpRequest, token: str, reason: str) -> HttpResponse:
    holder = invitation_holder(token)
    context = {"reason": reason, "names": whom_to_ask(holder) if holder else []}
    return render(request, "accounts/invitation/dead.html", context, status=HTTPStatus.GONE)
