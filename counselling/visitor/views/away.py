"""Leaving: the quick exit, and the notice that goes away when it was read."""

from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from counselling.visitor.news import NOTICE_COOKIE, news_for
from counselling.visitor.views.replies import SeeOther
from counselling.visitor.visit import (
    current_visit,
    forget_visit,
    same_site_post,
    token_of_request,
)
from counselling.waiting_room.actions import leave_quickly

OTHER_SITES = ("cross-site", "same-site")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Forget the visit on this device and go to the neutral site; a script that goes there itself gets 204.

    The visit itself stays for a while: with their two words the young person may come back to it.
    """
    response = (
        HttpResponse(status=204) if request.method == "POST" else SeeOther(settings.NEUTRAL_SITE)
    )
    # Another site, or a browser that only looks ahead, must not close anybody's chat.
    if request.headers.get("Sec-Fetch-Site") in OTHER_SITES or "Sec-Purpose" in request.headers:
        return response
    # Whatever is wrong with the database, the exit leads out.
    with suppress(DatabaseError, InterfaceError):
        _go(request)
    forget_visit(response)
    response.delete_cookie(NOTICE_COOKIE)
    return response


def _go(request: HttpRequest) -> None:
    visit = current_visit(request)
    if visit is not None:
        leave_quickly(conversation_id=visit.id, token=token_of_request(request))


@same_site_post
@require_POST
def close_notice(request: HttpRequest) -> HttpResponse:
    """Close the notice in a browser without script; remembered until the browser closes."""
    back = request.POST.get("back", "/")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = SeeOther(back if safe else "/")
    value = str(news_for(request).value)
    response.set_cookie(NOTICE_COOKIE, value, path="/", secure=settings.SECURE, samesite="Lax")
    return response
