"""One transcript on the table of a meeting: read it, talk about its lines, go through the guide."""

import re
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from counselling.console import paging
from counselling.console.library_words import facts, problem_in_words
from counselling.console.others import note_other_meeting
from counselling.console.rights import MAY_COUNSEL
from counselling.core.errors import Refused
from counselling.intervision.actions.agenda import take_off
from counselling.intervision.actions.reading import open_talk
from counselling.intervision.actions.saying import reflect, say, take_back
from counselling.intervision.rules.meetings import COMMENT_LIMIT, REFLECTION_LIMIT

UNPROCESSABLE = 422
#: Numbers of lines as people write them: with commas, spaces or both.
APART = re.compile(r"[\s,;]+")

seated = page_for(*MAY_COUNSEL)


@require_safe
@seated
def talk(request: StaffRequest, id: UUID, number: int) -> HttpResponse:
    """Show a transcript of the agenda, with what was said of it."""
    return _page(request, id, number)


@require_POST
@seated
def said(request: StaffRequest, id: UUID, number: int) -> HttpResponse:
    """Say something of a line, or in answer to somebody."""
    typed = request.POST
    line = paging.number(typed.get("line", ""))

    def verb(staff_id: int) -> None:
        say(
            id=_uuid(typed.get("id", "")) or uuid4(),
            meeting_id=id,
            staff_id=staff_id,
            place=number,
            line=line,
            words=typed.get("words", ""),
            answers=_uuid(typed.get("answers", "")),
            sure="sure" in typed,
        )

    return _done(request, verb, id, number, anchor=f"line-{line}")


@require_POST
@seated
def taken_back(request: StaffRequest, id: UUID, number: int) -> HttpResponse:
    """Take back what oneself said."""
    comment = _uuid(request.POST.get("comment", "")) or uuid4()
    line = paging.number(request.POST.get("line", ""))

    def verb(staff_id: int) -> None:
        take_back(meeting_id=id, staff_id=staff_id, place=number, comment_id=comment)

    return _done(request, verb, id, number, anchor=f"line-{line}")


@require_POST
@seated
def reflected(request: StaffRequest, id: UUID, number: int) -> HttpResponse:
    """Answer a question of the guide."""
    typed = request.POST
    item = typed.get("item", "")

    def verb(staff_id: int) -> None:
        reflect(
            meeting_id=id,
            staff_id=staff_id,
            place=number,
            item=item,
            words=typed.get("words", ""),
            lines=_lines(typed.get("lines", "")),
            read_at=_moment(typed.get("read_at", "")),
            sure="sure" in typed,
        )

    return _done(request, verb, id, number, anchor=f"guide-{item}")


@require_POST
@seated
def taken_off(request: StaffRequest, id: UUID, number: int) -> HttpResponse:
    """Take a transcript off the agenda."""
    try:
        take_off(meeting_id=id, staff_id=request.signed_in.staff_id, place=number)
    except Refused as refused:
        return _page(request, id, number, problem=problem_in_words(refused))
    return HttpResponseRedirect(reverse("staff_meeting", args=[id]))


def _done(
    request: StaffRequest, verb: Callable[[int], None], id: UUID, number: int, *, anchor: str
) -> HttpResponse:
    try:
        verb(request.signed_in.staff_id)
    except Refused as refused:
        asks = refused.reason == "names"
        return _page(request, id, number, problem=problem_in_words(refused), asks=asks)
    line = paging.number(request.POST.get("line", ""))
    here = reverse("staff_meeting_talk", args=[id, number])
    return HttpResponseRedirect(f"{here}?from={line}#{anchor}" if line else f"{here}#{anchor}")


def _page(
    request: StaffRequest, id: UUID, number: int, *, problem: str = "", asks: bool = False
) -> HttpResponse:
    try:
        found = open_talk(meeting_id=id, staff_id=request.signed_in.staff_id, place=number)
    except Refused:
        note_other_meeting(request.signed_in.staff_id, id)
        raise Http404 from None
    asked = request.POST if problem else request.GET
    line = asked.get("line", "")
    part = paging.part_with(found.opened.lines, paging.number(line or asked.get("from", "")))
    context = {
        "name": request.signed_in.display_name,
        "here": "meetings",
        "meeting": id,
        "number": number,
        "talk": found,
        "facts": facts(found.opened.card),
        "part": part,
        "lines": [(one, found.said.get(one.number, [])) for one in part.lines],
        "of_all": found.said.get(0, []),
        "line": paging.number(line) if line else None,
        "answers": asked.get("answers", ""),
        "item": request.POST.get("item", ""),
        "fresh": request.POST.get("id", "") or uuid4(),
        "problem": problem,
        "asks": asks,
        "typed": request.POST,
        "limit": COMMENT_LIMIT,
        "guide_limit": REFLECTION_LIMIT,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/intervision/talk.html", context, status=status)


def _uuid(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


def _lines(written: str) -> list[int]:
    numbers = [paging.number(one) for one in APART.split(written[:400]) if one]
    if 0 in numbers:
        raise Refused("no_line")
    return numbers


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


urlpatterns = [
    path("", talk, name="staff_meeting_talk"),
    path("say/", said, name="staff_meeting_say"),
    path("take-back/", taken_back, name="staff_meeting_take_back"),
    path("reflect/", reflected, name="staff_meeting_reflect"),
    path("take-off/", taken_off, name="staff_meeting_take_off"),
]
