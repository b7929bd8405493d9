"""The visit cookie: how a browser shows which visit is its own."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from counselling.conversation.actions.visit import renew_leases
from counselling.conversation.queries.visits import Visit, visit_of_token
from counselling.conversation.rules import State
from counselling.live.sockets import cookie_of
from counselling.origin.actions.arrivals import note_connection
from counselling.origin.address import client_of_request

COOKIE = "__Host-visit" if settings.SECURE else "visit"
SAME_SITE_WORDS = ("same-origin", "none")

View = Callable[..., Any]


def current_visit(request: HttpRequest) -> Visit | None:
    """Return the visit that this request's cookie opens; read once per request."""
    if not hasattr(request, "visit"):
        token = token_of_request(request)
        request.visit = visit_of_token(token) if token else None  # type: ignore[attr-defined]
    found: Visit | None = request.visit  # type: ignore[attr-defined]
    return found


def be_here(request: HttpRequest, visit: Visit) -> None:
    """Note that the visitor is here, and where that is."""
    renew_leases([visit.id])
    if visit.state != State.ENDED:
        client = client_of_request(request)
        note_connection(conversation_id=visit.id, address=client.address, port=client.port)


def token_of_request(request: HttpRequest) -> str:
    """Return the visit cookie of a request, or an empty text."""
    return request.COOKIES.get(COOKIE, "")


def token_of_scope(scope: Mapping[str, Any]) -> str:
    """Return the visit cookie of a socket, or an empty text."""
    return cookie_of(scope, COOKIE)


def set_visit_cookie(response: HttpResponse, token: str) -> None:
    """Give the browser the visit's cookie; it ends with the browser."""
    response.set_cookie(
        COOKIE, token, path="/", secure=settings.SECURE, httponly=True, samesite="Lax"
    )


def forget_visit(response: HttpResponse) -> None:
    """Take the cookie back; two ways at once, because not every browser knows the first."""
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    response.set_cookie(
        COOKIE, "", max_age=0, path="/", secure=settings.SECURE, httponly=True, samesite="Lax"
    )


def same_site_post(view: View) -> View:
    """Let POSTs through only from our own pages: visitors have no session, so no CSRF token either."""

    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "POST" and not is_from_our_page(request):
            return sent_away(request)
        return view(request, *args, **kwargs)

    return checked


def sent_away(request: HttpRequest) -> HttpResponse:
    """Answer a POST that comes from no page of ours."""
    return render(request, "403.html", status=403)


def is_from_our_page(request: HttpRequest) -> bool:
    """Tell whether Sec-Fetch-Site and Origin (or, without one, the referrer) say it is our own page.

    Browsers send an Origin with every POST; a request without any of these comes from a program, which
    nobody can trick into carrying somebody else's cookie.
    """
    if request.headers.get("Sec-Fetch-Site", "none") not in SAME_SITE_WORDS:
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        referrer = urlsplit(request.headers.get("Referer", ""))
        origin = (
            f"{referrer.scheme}://{referrer.netloc}" if referrer.netloc else settings.SITE_ORIGIN
        )
    return origin in settings.SITE_ORIGINS
