"""Coming back with two words, after leaving in a hurry, with a dead phone or on another device."""

import asyncio

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from counselling.conversation.rules import State
from counselling.core.errors import Refused
from counselling.live import threads
from counselling.origin.tags import tag_of_request
from counselling.visitor import limits
from counselling.visitor.forms import sentence_of
from counselling.visitor.views.replies import errors_as_json, move_to, wants_json
from counselling.visitor.visit import current_visit, is_from_our_page, set_visit_cookie
from counselling.waiting_room.actions import return_with_words

STATUS = {"unknown": 422, "tried_often": 429}


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
async def back(request: HttpRequest) -> HttpResponse:
    """Ask for the words, and bring whoever has them back to their place or their conversation."""
    if request.method != "POST":
        return await threads.run(_asked, request)
    if not is_from_our_page(request):
        return render(request, "403.html", status=403)
    # Waited for here, where a thousand who guess hold up nobody else.
    await asyncio.sleep(limits.words_pause())
    return await threads.run(_tried, request)


def _asked(request: HttpRequest) -> HttpResponse:
    if _has_a_visit(request):
        return move_to(request, "/chat/")
    return render(request, "visitor/back.html", {"errors": {}})


def _tried(request: HttpRequest) -> HttpResponse:
    if _has_a_visit(request):
        return move_to(request, "/chat/")
    try:
        token = _token_for(request.POST.get("words", ""), tag_of_request(request))
    except Refused as refused:
        return _not_found(request, refused.reason)
    response = move_to(request, "/chat/")
    set_visit_cookie(response, token)
    return response


def _token_for(typed: str, tag: str) -> str:
    limits.try_words(tag)
    try:
        token = return_with_words(typed=typed, only_absent=limits.many_guess())
    except (DatabaseError, InterfaceError):
        limits.words_fit(tag)
        raise Refused("try_again") from None
    limits.words_fit(tag)
    return token


def _not_found(request: HttpRequest, reason: str) -> HttpResponse:
    errors, status = {"": sentence_of(reason)}, STATUS.get(reason, 503)
    if wants_json(request):
        return errors_as_json(errors, status)
    typed = request.POST.get("words", "")
    return render(request, "visitor/back.html", {"errors": errors, "typed": typed}, status=status)


def _has_a_visit(request: HttpRequest) -> bool:
    visit = current_visit(request)
    return visit is not None and visit.state != State.ENDED
