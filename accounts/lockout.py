"""Five failures for one name from one address, and that pair waits fifteen minutes. axes counts them."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest, HttpResponse  # noqa: TID251 - half of the sign-in door
from django.shortcuts import render  # noqa: TID251 - half of the sign-in door

from accounts.models import Staff
from counselling.core import crypto


def name_of_attempt(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return what axes may store of the name: a keyed hash, since people type passwords there too."""
    typed = (credentials or {}).get("username") or request.POST.get("username", "")
    return crypto.keyed_hash("attempt", str(typed).strip().lower())


def is_locked_out(request: HttpRequest, staff: Staff) -> bool:
    """Tell whether this person has to wait at this address."""
    return not AxesProxyHandler.is_allowed(request, _credentials(staff))


def note_failure(request: HttpRequest, staff: Staff) -> None:
    """Count a wrong code like a wrong password; the fifth marks the request as locked out."""
    AxesProxyHandler.user_login_failed(
        sender=Staff, credentials=_credentials(staff), request=request
    )


def locked_out(request: HttpRequest, *_ignored: object) -> HttpResponse:
    """Say that it takes fifteen minutes. Under ASGI axes passes its other arguments in the wrong places."""
    return render(request, "accounts/locked_out.html", status=429)


def _credentials(staff: Staff) -> dict[str, str]:
    return {"username": staff.username}
