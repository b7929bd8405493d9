"""Between password and second factor: somebody is known, and not signed in yet."""

from datetime import datetime

from django.contrib import auth
from django.http import HttpRequest  # noqa: TID251 - half of the sign-in door
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.actions import start_sign_in
from accounts.models import Staff
from accounts.queries import staff_of
from accounts.rules import PENDING_LIMIT, SETUP_LIMIT
from accounts.shift_codes import start_shift_sign_in
from counselling.core import clock

BACKEND = "django.contrib.auth.backends.ModelBackend"

_STAFF = "pending_staff"
_SINCE = "pending_since"
_NEXT = "next_page"
_SETUP = "may_set_up"


def begin(request: HttpRequest, staff: Staff) -> None:
    """Remember, in a session of its own, whose password was right just now."""
    wanted, set_up = _inside(request.POST.get("next", "")), request.session.get(_SETUP)
    request.session.flush()
    if set_up:
        # Finding and installing an app takes longer than a password counts.
        request.session[_SETUP] = set_up
    request.session[_STAFF] = staff.id
    request.session[_SINCE] = clock.now().isoformat()
    request.session[_NEXT] = wanted


def pending_staff(request: HttpRequest) -> Staff | None:
    """Return whose second factor is awaited here; nobody after ten minutes."""
    since = request.session.get(_SINCE)
    if since is None or clock.now() - datetime.fromisoformat(since) > PENDING_LIMIT:
        return None
    return staff_of(request.session[_STAFF])


def let_set_up(request: HttpRequest, staff: Staff) -> None:
    """Let this browser, and no other, set up the second factor of this account for some hours."""
    request.session[_SETUP] = [staff.id, clock.now().isoformat()]


def may_set_up(request: HttpRequest, staff: Staff) -> bool:
    """Tell whether this browser came with an invitation or the right code not long ago."""
    whose, since = request.session.get(_SETUP) or (None, "")
    if whose != staff.id:
        return False
    return clock.now() - datetime.fromisoformat(since) < SETUP_LIMIT


def complete(request: HttpRequest, staff: Staff) -> None:
    """Sign somebody in whose second factor was right, under a fresh session key."""
    del request.session[_STAFF], request.session[_SINCE]
    auth.login(request, staff, backend=BACKEND)
    start_sign_in(staff=staff, session_key=str(request.session.session_key))


def complete_for_shift(request: HttpRequest, staff: Staff, until: datetime) -> None:
    """Sign somebody in whom the lead let in by code, in a session of its own."""
    request.session.flush()
    auth.login(request, staff, backend=BACKEND)
    start_shift_sign_in(staff=staff, session_key=str(request.session.session_key), until=until)


def next_page(request: HttpRequest) -> str:
    """Return the staff page somebody wanted before signing in, else the console."""
    return request.session.get(_NEXT) or reverse("console")


def _inside(address: str) -> str:
    inside = url_has_allowed_host_and_scheme(address, allowed_hosts=None) and address.startswith(
        "/staff/"
    )
    return address if inside and "\\" not in address else ""
