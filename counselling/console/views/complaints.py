"""The complaints desk: a list and a page for whoever handles complaints, and for the two who were named."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.desk_words import SAID, problem_of
from counselling.console.others import note_other_complaint
from counselling.console.views.complaint_reading import asker_of, conversation_page, readers
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.privacy.actions.complaints import (
    decide_complaint,
    link_conversation,
    name_reader,
    note_finding,
)
from counselling.privacy.queries.complaints import (
    OpenCase,
    complaint_for,
    complaints_for,
    nameable,
)
from counselling.privacy.queries.knowledge import candidates
from counselling.privacy.rules.desk import (
    ANSWER_LIMIT,
    READING_DAYS,
    REASON_LIMIT,
    Outcome,
    read_day,
)
from counselling.retention.rules.holds import MAY_HOLD, HoldGround
from counselling.retention.rules.holds import REASON_LIMIT as HOLD_REASON_LIMIT

UNPROCESSABLE = 422
TOLD = "complaints_told"

desk = page_for(Role.COORDINATOR, Role.PRIVACY_OFFICER)


@require_safe
@readers
def complaints_page(request: StaffRequest) -> HttpResponse:
    """Show the complaints that this person handles or was named for."""
    context = {
        "name": request.signed_in.display_name,
        "here": "complaints",
        "cases": complaints_for(asker_of(request), clock.now()),
        "told": SAID.get(request.session.pop(TOLD, "")),
    }
    return render(request, "console/complaints/list.html", context)


@require_safe
@readers
def complaint_page(request: StaffRequest, number: int) -> HttpResponse:
    """Show one complaint."""
    return _page(request, number)


@require_POST
@desk
def link(request: StaffRequest, number: int) -> HttpResponse:
    """Choose the conversation that a complaint is about."""
    return _done(
        request, number, "linked",
        lambda: link_conversation(
            number=number, asker=asker_of(request), conversation_id=_conversation(request)
        ),
    )  # fmt: skip


@require_POST
@desk
def name(request: StaffRequest, number: int) -> HttpResponse:
    """Name somebody to read the conversation."""
    typed = request.POST.get("reader", "")
    reader = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0  # noqa: PLR2004 - what a key has
    return _done(
        request, number, "named",
        lambda: name_reader(
            number=number, asker=asker_of(request), reader_id=reader,
            reason=request.POST.get("reason", ""),
        ),
    )  # fmt: skip


@require_POST
@readers
def finding(request: StaffRequest, number: int) -> HttpResponse:
    """Keep what one of the two found, for whoever decides."""
    words = request.POST.get("finding", "")
    return _done(
        request, number, "found",
        lambda: note_finding(number=number, asker=asker_of(request), finding=words),
    )  # fmt: skip


@require_POST
@desk
def decide(request: StaffRequest, number: int) -> HttpResponse:
    """Decide and answer."""
    fields = {key: request.POST.get(key, "") for key in ("outcome", "answer", "for_counsellor")}
    return _done(
        request, number, "decided",
        lambda: decide_complaint(number=number, asker=asker_of(request), **fields),
    )  # fmt: skip


def _conversation(request: StaffRequest) -> UUID:
    try:
        return UUID(request.POST.get("conversation", ""))
    except ValueError:
        raise Refused("choose") from None


def _done(request: StaffRequest, number: int, said: str, verb: Callable[[], None]) -> HttpResponse:
    _found(request, number)
    try:
        verb()
    except Refused as refused:
        return _page(request, number, problem_of(refused.reason))
    request.session[TOLD] = said
    # Whoever reads for a complaint sees nothing of it once it is decided.
    still = complaint_for(asker_of(request), number, clock.now()) is not None
    return HttpResponseRedirect(
        reverse("staff_complaint", args=[number]) if still else reverse("staff_complaints")
    )


def _found(request: StaffRequest, number: int) -> OpenCase:
    found = complaint_for(asker_of(request), number, clock.now())
    if found is None:
        note_other_complaint(request.signed_in.staff_id, number)
        raise Http404
    return found


def _page(request: StaffRequest, number: int, problem: str = "") -> HttpResponse:
    found = _found(request, number)
    open_case = found.case.standing.answered_at is None
    looks = found.desk and open_case and found.case.conversation is None
    context = {
        "name": request.signed_in.display_name,
        "here": "complaints",
        "found": found,
        "day": read_day(found.told.day),
        "open": open_case,
        "candidates": candidates(found.told, clock.now()) if looks else [],
        "nameable": nameable(number) if found.desk and open_case else [],
        "hold_grounds": [] if MAY_HOLD.isdisjoint(request.signed_in.roles) else HoldGround.choices,
        "hold_reason_limit": HOLD_REASON_LIMIT,
        "outcomes": Outcome.choices,
        "reason_limit": REASON_LIMIT,
        "answer_limit": ANSWER_LIMIT,
        "reading_days": READING_DAYS,
        "typed": request.POST,
        "problem": problem,
        "outcome": Outcome(found.case.outcome).label if found.case.outcome else "",
        "told_now": SAID.get(request.session.pop(TOLD, "")),
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/complaints/page.html", context, status=status)


urlpatterns = [
    path("", complaints_page, name="staff_complaints"),
    path("<int:number>/", complaint_page, name="staff_complaint"),
    path("<int:number>/conversation/", conversation_page, name="staff_complaint_conversation"),
    path("<int:number>/link/", link, name="staff_complaint_link"),
    path("<int:number>/name/", name, name="staff_complaint_name"),
    path("<int:number>/finding/", finding, name="staff_complaint_finding"),
    path("<int:number>/decide/", decide, name="staff_complaint_decide"),
]
