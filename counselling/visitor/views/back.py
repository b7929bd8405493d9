"""Coming back with two words, after leaving in a hurry, with a dead phone or on another device."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from counselling.core.errors import Refused
from counselling.visitor import limits
from counselling.visitor.forms import sentence_of
from counselling.visitor.views.replies import errors_as_json, wants_json
from counselling.visitor.views.tries import answered, let_in
from counselling.waiting_room.actions import return_with_words

STATUS = {"unknown": 422, "tried_often": 429}


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
async def back(request: HttpRequest) -> HttpResponse:
    """Ask for the words, and bring whoever has them back to their place or their conversation."""
    return await answered(request, asked=_asked, tried=_tried)


def _asked(request: HttpRequest) -> HttpResponse:
    return render(request, "visitor/back.html", {"errors": {}})


def _tried(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("words", "")
    try:
        return let_in(
            request, partial(return_with_words, typed=typed, only_absent=limits.many_guess())
        )
    except Refused as refused:
        return _not_found(request, typed, refused.reason)


def _not_found(request: HttpRequest, typed: str, reason: str) -> HttpResponse:
    field = "words" if reason == "unknown" else ""
    errors, status = {field: sentence_of(reason)}, STATUS.get(reason, 503)
    if wants_json(request):
        return errors_as_json(errors, status)
    return render(request, "visitor/back.html", {"errors": errors, "typed": typed}, status=status)
