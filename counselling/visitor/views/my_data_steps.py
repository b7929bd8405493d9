"""What can be done with a conversation once its code was typed: one step each."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from counselling.conversation.actions.consent import withdraw_consent
from counselling.core.errors import Refused
from counselling.privacy.actions.codes import close_pages
from counselling.privacy.actions.completing import add_to_conversation, correct_traits
from counselling.privacy.actions.erasing import erase
from counselling.privacy.actions.learning import say_whether_to_learn
from counselling.privacy.actions.objecting import object_to
from counselling.privacy.actions.restricting import lift_restriction, restrict
from counselling.privacy.actions.waiting import cancel_erasure
from counselling.privacy.rules.tickets import Ticket
from counselling.visitor.forms import TraitsForm
from counselling.visitor.views.my_data_copies import access_file, access_page, portable_file
from counselling.visitor.views.my_data_shown import sealed, show_gone, show_inside

#: The step that erases.
ERASE = "erase_sure"
Step = Callable[[HttpRequest, Ticket], HttpResponse]


def _ask(what: str) -> Step:
    def asked(request: HttpRequest, ticket: Ticket) -> HttpResponse:
        context = {"ticket": sealed(ticket), "what": what}
        return render(request, "visitor/my_data/sure.html", context)

    return asked


def _reading(step: Step) -> Step:
    def checked(request: HttpRequest, ticket: Ticket) -> HttpResponse:
        if not ticket.reads:
            return show_inside(request, ticket, problem="nickname", about="nickname", status=422)
        return step(request, ticket)

    return checked


def _erase(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    try:
        erase(conversation_id=ticket.conversation)
    except Refused as refused:
        # Pressed on two devices at once: it is gone, as they wanted.
        if refused.reason != "unknown":
            raise
    return show_gone(request)


def _restrict(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    restrict(conversation_id=ticket.conversation)
    return show_inside(request, ticket, done="restricted")


def _lift(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    lift_restriction(conversation_id=ticket.conversation)
    return show_inside(request, ticket, done="lifted")


def _keep(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    try:
        cancel_erasure(conversation_id=ticket.conversation)
    except Refused as refused:
        if refused.reason != "gone":
            raise
        # Said before, on another device.
        return show_inside(request, ticket, done="same")
    return show_inside(request, ticket, done="stays")


def _object(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    at_once = object_to(conversation_id=ticket.conversation)
    return show_inside(request, ticket, done="objected" if at_once else "weighed")


def _withdraw(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    consent = _uuid(request.POST.get("consent", ""))
    withdrawn = withdraw_consent(consent_id=consent, conversation_id=ticket.conversation)
    return show_inside(request, ticket, done="withdrawn" if withdrawn else "same")


def _not_learn(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    say_whether_to_learn(conversation_id=ticket.conversation, may=False)
    return show_inside(request, ticket, done="not_learned")


def _correct(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    form = TraitsForm(request.POST)
    if not form.is_valid():
        return show_inside(request, ticket, problem="choose", about="traits", status=422)
    changed = correct_traits(conversation_id=ticket.conversation, told=form.traits())
    return show_inside(request, ticket, done="corrected" if changed else "same")


def _add(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    words = request.POST.get("note", "")
    try:
        add_to_conversation(
            id=_uuid(request.POST.get("id", "")), conversation_id=ticket.conversation, words=words
        )
    except Refused as refused:
        reason = refused.reason
        return show_inside(request, ticket, problem=reason, about="note", note=words, status=422)
    return show_inside(request, ticket, done="added")


def _close(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    close_pages(conversation_id=ticket.conversation)
    return render(request, "visitor/my_data/closed.html")


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Refused("invalid") from None


#: By the code alone; below the line with the nickname as well.
STEPS: dict[str, Step] = {
    "erase": _ask("erase"),
    ERASE: _erase,
    "restrict": _ask("restrict"),
    "restrict_sure": _restrict,
    "lift": _lift,
    "keep": _keep,
    "object": _object,
    "withdraw": _withdraw,
    "not_learn": _not_learn,
    "close": _close,
    # --
    "copy_page": _reading(access_page),
    "copy_file": _reading(access_file),
    "copy_mine": _reading(portable_file),
    "correct": _reading(_correct),
    "add": _reading(_add),
}
