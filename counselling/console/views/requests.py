"""The desk for requests about data by people without a conversation code."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.desk_words import SAID, problem_of
from counselling.console.transcript import spoken
from counselling.conversation.rules import Topic
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.privacy.actions.requests import (
    grant_request,
    put_off_request,
    read_for_request,
    refuse_request,
)
from counselling.privacy.queries.desk import ReadRequest, read_request, requests
from counselling.privacy.queries.knowledge import candidates
from counselling.privacy.rules.desk import (
    ERASURE_WAITS,
    ON_KNOWLEDGE,
    Decision,
    Later,
    RefusalGround,
    Right,
    grounds_for,
    read_day,
)

UNPROCESSABLE = 422
TOLD = "requests_told"

officers = page_for(Role.PRIVACY_OFFICER)


@require_safe
@officers
def requests_page(request: StaffRequest) -> HttpResponse:
    """Show the requests, the first due on top."""
    context = {
        "name": request.signed_in.display_name,
        "here": "requests",
        "requests": requests(clock.now()),
        "told": SAID.get(request.session.pop(TOLD, "")),
    }
    return render(request, "console/requests/list.html", context)


@require_safe
@officers
def request_page(request: StaffRequest, number: int) -> HttpResponse:
    """Show one request, and the conversations that may be the one, without what is in them."""
    return _page(request, number)


@require_safe
@officers
def conversation_page(request: StaffRequest, number: int, id: UUID) -> HttpResponse:
    """Show a conversation that may be the one; each time is written down."""
    try:
        found = read_for_request(
            number=number, staff_id=request.signed_in.staff_id, conversation_id=id
        )
    except Refused:
        raise Http404 from None
    context = {
        "name": request.signed_in.display_name,
        "here": "requests",
        "number": number,
        "told": (told := _found(number).told),
        "day": read_day(told.day),
        "found": found,
        "lines": spoken(found),
    }
    return render(request, "console/requests/conversation.html", context)


@require_POST
@officers
def grant(request: StaffRequest, number: int) -> HttpResponse:
    """Do what was asked with the chosen conversations; with none too."""
    staff_id = request.signed_in.staff_id
    return _done(
        request, number, "granted",
        lambda: grant_request(number=number, staff_id=staff_id, conversations=_chosen(request)),
    )  # fmt: skip


@require_POST
@officers
def refuse(request: StaffRequest, number: int) -> HttpResponse:
    """Refuse it on a ground."""
    staff_id, ground = request.signed_in.staff_id, request.POST.get("ground", "")
    return _done(
        request, number, "refused",
        lambda: refuse_request(number=number, staff_id=staff_id, ground=ground),
    )  # fmt: skip


@require_POST
@officers
def put_off(request: StaffRequest, number: int) -> HttpResponse:
    """Take two months more."""
    staff_id, later = request.signed_in.staff_id, request.POST.get("later", "")
    return _done(
        request, number, "later",
        lambda: put_off_request(number=number, staff_id=staff_id, later=later),
    )  # fmt: skip


def _chosen(request: StaffRequest) -> list[UUID]:
    try:
        return [UUID(key) for key in request.POST.getlist("conversation")]
    except ValueError:
        raise Refused("invalid") from None


def _done(request: StaffRequest, number: int, said: str, verb: Callable[[], None]) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        return _page(request, number, problem_of(refused.reason))
    request.session[TOLD] = said
    return HttpResponseRedirect(reverse("staff_requests"))


def _found(number: int) -> ReadRequest:
    found = read_request(number, clock.now())
    if found is None:
        raise Http404
    return found


def _page(request: StaffRequest, number: int, problem: str = "") -> HttpResponse:
    found, now = _found(number), clock.now()
    asked, letter = found.asked, found.asked.standing
    open_request = letter.answered_at is None
    does = asked.asked in ON_KNOWLEDGE
    context = {
        "name": request.signed_in.display_name,
        "here": "requests",
        "found": found,
        "day": read_day(found.told.day),
        "open": open_request,
        "does": does,
        "erases": asked.asked == Right.ERASE,
        "waits": ERASURE_WAITS.days,
        "candidates": candidates(found.told, now) if open_request and does else [],
        "grounds": grounds_for(Right(asked.asked), found.told) if open_request else [],
        "laters": Later.choices if not letter.later and not letter.overdue else [],
        "topic": Topic(found.told.topic).label if found.told.topic else "",
        "decision": Decision(asked.decision).label if asked.decision else "",
        "ground": RefusalGround(asked.ground).label if asked.ground else "",
        "problem": problem,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/requests/page.html", context, status=status)


urlpatterns = [
    path("", requests_page, name="staff_requests"),
    path("<int:number>/", request_page, name="staff_request"),
    path("<int:number>/conversation/<uuid:id>/", conversation_page, name="staff_request_read"),
    path("<int:number>/grant/", grant, name="staff_request_grant"),
    path("<int:number>/refuse/", refuse, name="staff_request_refuse"),
    path("<int:number>/put-off/", put_off, name="staff_request_put_off"),
]
