"""Writing to the service without a name: a request about data, a complaint, a message. No e-mail address is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from counselling.abuse.rules.tries import Trying
from counselling.conversation.queries.visits import holder_of
from counselling.conversation.rules import Topic
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.origin.tags import tag_of_request
from counselling.privacy.actions.letters import Written, ask_right, complain, write_to_us
from counselling.privacy.queries.proof import ticket_for_code
from counselling.privacy.rules.desk import Right, Told, due_after, last_day
from counselling.visitor.letter_words import sentence_of
from counselling.visitor.pages import organisation
from counselling.visitor.tries import Tries
from counselling.visitor.views.my_data import code_tries
from counselling.visitor.views.replies import errors_as_json, wants_json
from counselling.visitor.visit import current_visit, same_site_post

STATUS = {"too_many": 429, "tried_often": 429, "try_again": 503}

#: Letters of the last hour from one connection; a whole school is one.
sent_letters = Tries(Trying.LETTER, most=30)


@dataclass(frozen=True)
class Desk:
    """One of the three forms."""

    template: str
    send: Callable[[HttpRequest, Written], str]


def _ask(request: HttpRequest, written: Written) -> str:
    return ask_right(written=written, asked=request.POST.get("asked", ""))


def _complain(request: HttpRequest, written: Written) -> str:
    return complain(written=written, conversation_id=_which(request))


def _which(request: HttpRequest) -> UUID | None:
    """Return the conversation that its cookie or its code shows, if either does."""
    typed = request.POST.get("code", "").strip()
    if "this" in request.POST:
        visit = current_visit(request)
        if visit is None:
            raise Refused("gone", field="this")
        return visit.id
    return _of_code(tag_of_request(request), typed) if typed else None


def _of_code(tag: str, typed: str) -> UUID:
    """Count a wrong code here as one on the page of codes, and say no more than it says."""
    code_tries.take(tag)
    ticket = ticket_for_code(typed, clock.now())
    if ticket is None:
        raise Refused("wrong_code", field="code")
    code_tries.give_back(tag)
    return ticket.conversation


def _write(_request: HttpRequest, written: Written) -> str:
    return write_to_us(written=written)


REQUESTS = Desk("visitor/letters/request.html", _ask)
COMPLAINTS = Desk("visitor/letters/complaint.html", _complain)
CONTACT = Desk("visitor/letters/contact.html", _write)


@same_site_post
@require_http_methods(["GET", "HEAD", "POST"])
def data_request(request: HttpRequest) -> HttpResponse:
    """Ask, without a conversation code, that something is done with what is kept."""
    return _letter(request, REQUESTS)


@same_site_post
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: HttpRequest) -> HttpResponse:
    """Say that something was not right, in a conversation or otherwise."""
    return _letter(request, COMPLAINTS)


@same_site_post
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Show how to reach the service, and take a message."""
    return _letter(request, CONTACT)


def _letter(request: HttpRequest, desk: Desk) -> HttpResponse:
    return _taken(request, desk) if request.method == "POST" else _form(request, desk)


def _taken(request: HttpRequest, desk: Desk) -> HttpResponse:
    try:
        code = _sent(request, desk)
    except Refused as refused:
        return _sent_back(request, desk, refused)
    return (
        JsonResponse({"fill": {"code": code}})
        if wants_json(request)
        else _form(request, desk, code=code)
    )


def _sent_back(request: HttpRequest, desk: Desk, refused: Refused) -> HttpResponse:
    errors = {refused.details.get("field", ""): sentence_of(refused.reason)}
    status = STATUS.get(refused.reason, 422)
    if wants_json(request):
        return errors_as_json(errors, status)
    return _form(request, desk, status=status, typed=request.POST, errors=errors)


def _sent(request: HttpRequest, desk: Desk) -> str:
    """Hand the letter in; what was refused does not count as one."""
    tag = tag_of_request(request)
    try:
        sent_letters.take(tag)
    except Refused:
        raise Refused("too_many") from None
    try:
        return desk.send(request, _written(request))
    except Refused:
        sent_letters.give_back(tag)
        raise
    except (DatabaseError, InterfaceError):
        sent_letters.give_back(tag)
        raise Refused("try_again") from None


def _written(request: HttpRequest) -> Written:
    typed = {name: request.POST.get(name, "") for name in ("words", "nickname", "day", "topic")}
    return Written(page=_page(request), language=get_language() or "nl", told=Told(**typed))


def _page(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("page", ""))
    except ValueError:
        # Not from our page as it was sent: a letter of its own.
        return uuid4()


def _form(request: HttpRequest, desk: Desk, *, status: int = 200, **shown: Any) -> HttpResponse:
    visit, now = current_visit(request), clock.now()
    context = {
        "typed": {},
        "errors": {},
        "page": shown.get("typed", {}).get("page") or uuid4(),
        "rights": Right.choices,
        "topics": Topic.choices,
        "today": localdate(now),
        "due": last_day(due_after(now)),
        "talked": visit is not None and bool(holder_of(visit.id)),
        **shown,
    }
    return render(request, desk.template, context | organisation(), status=status)
