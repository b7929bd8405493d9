"""Five failures for one name from one address, and that pair waits fifteen minutes. axes counts them.

Many failures for one name from many addresses slow that name down: each try then costs its browser
five seconds of waiting. Nobody can lock somebody else out that way.
"""

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse  # noqa: TID251 - half of the sign-in door
from django.shortcuts import render  # noqa: TID251 - half of the sign-in door

from accounts.models import Staff
from counselling.core import clock, crypto

SLOW_AFTER = 10
SLOW_WAIT = timedelta(seconds=5)
SLOW_VALID = timedelta(minutes=2)

_SLOWED = "slowed"


def name_of_attempt(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return what axes may store of the name: a keyed hash, since people type passwords there too."""
    return _hidden(str((credentials or {}).get("username") or request.POST.get("username", "")))


def is_locked_out(request: HttpRequest, username: str) -> bool:
    """Tell whether somebody of this name, known or not, has to wait at this address."""
    return not AxesProxyHandler.is_allowed(request, {"username": username})


def has_to_wait(request: HttpRequest, username: str) -> bool:
    """Tell whether tries for this name are slowed down and this browser has not waited yet."""
    name, now = _hidden(username), clock.now()
    if _failures(name, now) < SLOW_AFTER:
        return False
    known, since = request.session.pop(_SLOWED, ("", now.isoformat()))
    waited = now - datetime.fromisoformat(since)
    if known != name or waited > SLOW_VALID:
        request.session[_SLOWED] = (name, now.isoformat())
        return True
    if waited < SLOW_WAIT:
        request.session[_SLOWED] = (known, since)
    return waited < SLOW_WAIT


def note_failure(request: HttpRequest, username: str) -> None:
    """Count a wrong code like a wrong password; the fifth marks the request as locked out."""
    AxesProxyHandler.user_login_failed(
        sender=Staff, credentials={"username": username}, request=request
    )


def failed_here(request: HttpRequest, username: str) -> bool:
    """Tell whether wrong tries for this name came from this address, not from elsewhere alone."""
    return bool(AxesProxyHandler.get_failures(request, {"username": username}))


def place_of(request: HttpRequest) -> str:
    """Return what wrong codes are counted by: a keyed hash of what axes counts by."""
    AxesProxyHandler.update_request(request)
    return _hidden(str(getattr(request, "axes_ip_address", "")))


def forget_failures(staff: Staff) -> None:
    """Let somebody try again at once, wherever they are; a colleague knows them by their voice."""
    AccessAttempt.objects.filter(username=_hidden(staff.username)).delete()


def locked_out(request: HttpRequest, *_ignored: object) -> HttpResponse:
    """Say that it takes fifteen minutes. Under ASGI axes passes its other arguments in the wrong places."""
    return render(request, "accounts/locked_out.html", status=429)


def _hidden(username: str) -> str:
    return crypto.keyed_hash("attempt", username.strip().lower())


def _failures(name: str, now: datetime) -> int:
    recent = AccessAttempt.objects.filter(
        username=name, attempt_time__gt=now - settings.AXES_COOLOFF_TIME
    )
    return recent.aggregate(all=Sum("failures_since_start"))["all"] or 0
