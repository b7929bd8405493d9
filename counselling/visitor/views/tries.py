"""Pages on which words or a code are tried: who guesses a lot waits, everybody else gets in."""

import asyncio
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from counselling.conversation.rules import State
from counselling.core.errors import Refused
from counselling.live import threads
from counselling.origin.tags import tag_of_request
from counselling.visitor import limits
from counselling.visitor.views.replies import move_to
from counselling.visitor.visit import current_visit, is_from_our_page, set_visit_cookie

Step = Callable[[HttpRequest], HttpResponse]
#: What is no right answer, and costs a try.
WRONG = "unknown"


async def answered(request: HttpRequest, *, asked: Step, tried: Step) -> HttpResponse:
    """Show the page, or take what was typed on it."""
    if request.method == "POST" and not is_from_our_page(request):
        return await threads.run(_from_elsewhere, request)
    if request.method == "POST":
        # Waited for here, where a thousand who guess hold up nobody else.
        await asyncio.sleep(await threads.run(limits.words_pause))
    return await threads.run(_unless_inside, request, tried if request.method == "POST" else asked)


def _from_elsewhere(request: HttpRequest) -> HttpResponse:
    return render(request, "403.html", status=403)


def _unless_inside(request: HttpRequest, step: Step) -> HttpResponse:
    visit = current_visit(request)
    if visit is not None and visit.state != State.ENDED:
        return move_to(request, "/chat/")
    return step(request)


def let_in(request: HttpRequest, token_for: Callable[[], str]) -> HttpResponse:
    """Let in with the cookie that `token_for` gives; its refusal comes through, and counts if it is a wrong one."""
    tag = tag_of_request(request)
    limits.try_words(tag)
    try:
        token = token_for()
    except Refused as refused:
        if refused.reason != WRONG:
            limits.words_fit(tag)
        raise
    except (DatabaseError, InterfaceError):
        limits.words_fit(tag)
        raise Refused("try_again") from None
    limits.words_fit(tag)
    response = move_to(request, "/chat/")
    set_visit_cookie(response, token)
    return response
