"""What is kept of somebody without a name: one page, opened with a code, with states by POST alone.

No address holds a code and no cookie is left. From step to step a form carries a sealed ticket, good for a
quarter of an hour.
"""

import logging

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from counselling.abuse.rules.tries import Trying
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.origin.tags import tag_of_request
from counselling.privacy.actions.codes import note_seen
from counselling.privacy.queries.proof import (
    is_gone,
    ticket_carried,
    ticket_for_code,
    with_nickname,
)
from counselling.privacy.rules.tickets import Ticket
from counselling.visitor.tries import WRONG_CODES_PER_TAG, Tries
from counselling.visitor.views.my_data_shown import show_gone, show_inside, show_start
from counselling.visitor.views.my_data_steps import ERASE, STEPS
from counselling.visitor.visit import same_site_post

#: Wrong nicknames for one code in an hour: many people know a nickname, and there are few to guess.
WRONG_NICKNAMES = 10
#: The journal of erasures cannot be written: nothing was done.
NOT_WRITTEN = "not_written_down"
#: What else a verb refuses means that the conversation went meanwhile.
STATUS = {"wrong": 422, "late": 422, "tried_often": 429, "try_again": 503, NOT_WRITTEN: 503}
LATE = "late"

code_tries = Tries(Trying.CODE, WRONG_CODES_PER_TAG)
nickname_tries = Tries(Trying.NICKNAME, WRONG_NICKNAMES)
_log = logging.getLogger(__name__)


@same_site_post
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def my_data(request: HttpRequest) -> HttpResponse:
    """Explain and ask for the code; show and do what it is good for."""
    if request.method != "POST":
        return show_start(request)
    try:
        return _step(request)
    except Refused as refused:
        reason = refused.reason if refused.reason in STATUS else LATE
        return show_start(request, problem=reason, status=STATUS[reason])
    except (DatabaseError, InterfaceError, OSError) as error:
        # Locked, full or gone: nothing was done, and the page says so. No trace of what was typed goes with it.
        _log.warning("a step with a code failed: %s", type(error).__name__)
        return show_start(request, problem="try_again", status=STATUS["try_again"])


def _step(request: HttpRequest) -> HttpResponse:
    if "ticket" not in request.POST:
        return _open(request)
    carried, step = request.POST["ticket"], request.POST.get("step", "")
    ticket = ticket_carried(carried, clock.now())
    if ticket is None:
        # Whoever presses "erase" twice reads twice that it is gone.
        if step == ERASE and is_gone(carried, clock.now()):
            return show_gone(request)
        raise Refused(LATE)
    if step == "read":
        return _read(request, ticket)
    return STEPS[step](request, ticket) if step in STEPS else show_inside(request, ticket)


def _open(request: HttpRequest) -> HttpResponse:
    tag = tag_of_request(request)
    code_tries.take(tag)
    ticket = ticket_for_code(request.POST.get("code", ""), clock.now())
    if ticket is None:
        raise Refused("wrong")
    code_tries.give_back(tag)
    if request.POST.get("nickname", "").strip():
        return _read(request, ticket)
    note_seen(conversation_id=ticket.conversation, reads=False)
    return show_inside(request, ticket)


def _read(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    whose = ticket.conversation.hex
    try:
        nickname_tries.take(whose)
    except Refused as refused:
        return show_inside(request, ticket, problem=refused.reason, about="nickname", status=429)
    reading = with_nickname(ticket, request.POST.get("nickname", ""), clock.now())
    note_seen(conversation_id=ticket.conversation, reads=reading is not None)
    if reading is None:
        return show_inside(request, ticket, problem="nickname", about="nickname", status=422)
    nickname_tries.give_back(whose)
    return show_inside(request, reading)
