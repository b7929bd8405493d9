"""The library of conversations without names: find, read, keep as a favourite, bring to a meeting, withdraw."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.library_words import (
    DIFFICULTIES,
    PROBLEMS,
    facts,
    problem_in_words,
)
from counselling.console.others import note_other_meeting
from counselling.console.paging import number, part_with
from counselling.console.rights import MAY_COUNSEL
from counselling.conversation.queries.themes import themes_offered
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.intervision.actions.agenda import bring
from counselling.intervision.actions.favourites import keep_favourite
from counselling.intervision.actions.reading import open_transcript
from counselling.intervision.queries.meetings import open_meetings
from counselling.intervision.queries.searching import Found, Wanted, find
from counselling.intervision.queries.withdrawing import all_listed
from counselling.intervision.rules.meetings import QUESTION_LIMIT
from counselling.intervision.rules.words import ASKED_LIMIT, asked_words
from counselling.privacy.actions.learning import withdraw

UNPROCESSABLE = 422
#: What the last deed did, until a page has told it.
TOLD = "library_told"
WITHDRAWN = _("Weg. Niemand leest of vindt dit gesprek nog, en wat erover gezegd werd is ook weg.")

readers = page_for(*MAY_COUNSEL)


@require_http_methods(["GET", "HEAD", "POST"])
@readers
def library(request: StaffRequest) -> HttpResponse:
    """Show what there is, or what somebody looks for: by POST, so that no address holds their words."""
    typed = request.POST
    wanted = Wanted(
        words=asked_words(typed.get("words", "")),
        theme=number(typed.get("theme", "")) or None,
        difficulty=number(typed.get("difficulty", "")) or None,
        favourites="favourites" in typed,
        page=number(typed.get("page", "")),
    )
    found = find(wanted, request.signed_in.staff_id)
    return _listed(request, found, asked=request.method == "POST")


def _listed(request: StaffRequest, found: Found, *, asked: bool) -> HttpResponse:
    typed = request.POST
    context = {
        "name": request.signed_in.display_name,
        "here": "library",
        "asked": asked,
        "found": found,
        "cards": [(card, facts(card)) for card in found.cards],
        "themes": themes_offered(),
        "difficulties": DIFFICULTIES.items(),
        "words": typed.get("words", "")[:ASKED_LIMIT],
        "theme": number(typed.get("theme", "")),
        "difficulty": number(typed.get("difficulty", "")),
        "favourites": "favourites" in typed,
        "limit": ASKED_LIMIT,
        "told": WITHDRAWN if request.session.pop(TOLD, "") else "",
    }
    return render(request, "console/intervision/library.html", context)


@require_safe
@readers
def read(request: StaffRequest, id: UUID) -> HttpResponse:
    """Show a transcript; that somebody read it stands in the trail."""
    return _page(request, id)


@require_POST
@readers
def favourite(request: StaffRequest, id: UUID) -> HttpResponse:
    """Keep a transcript to find it again, or no longer."""
    kept, reader = request.POST.get("kept") == "yes", request.signed_in.staff_id
    try:
        keep_favourite(transcript_id=id, staff_id=reader, kept=kept)
    except Refused:
        raise Http404 from None
    return HttpResponseRedirect(f"{reverse('staff_transcript', args=[id])}#kept")


@require_POST
@readers
def brought(request: StaffRequest, id: UUID) -> HttpResponse:
    """Put a transcript on the agenda of a meeting."""
    typed = request.POST
    try:
        meeting = UUID(typed.get("meeting", ""))
    except ValueError:
        return _page(request, id, problem=str(PROBLEMS["choose"]))
    try:
        bring(
            meeting_id=meeting,
            staff_id=request.signed_in.staff_id,
            transcript_id=id,
            question=typed.get("question", ""),
            sure="sure" in typed,
        )
    except Refused as refused:
        if refused.reason == "gone":
            note_other_meeting(request.signed_in.staff_id, meeting)
        asks = refused.reason == "names"
        return _page(request, id, problem=problem_in_words(refused), asks=asks)
    return HttpResponseRedirect(reverse("staff_meeting", args=[meeting]))


@require_POST
@page_for(*MAY_COUNSEL, Role.PRIVACY_OFFICER)
def withdrawn(request: StaffRequest, id: UUID) -> HttpResponse:
    """Take a transcript out for good, as whose conversation it was or as the privacy officer."""
    person = request.signed_in
    reads = not person.roles.isdisjoint(MAY_COUNSEL)
    try:
        withdraw(transcript_id=id, staff_id=person.staff_id)
    except Refused as refused:
        if refused.reason == "gone":
            raise Http404 from None
        problem = problem_in_words(refused)
        return _page(request, id, problem=problem) if reads else _list_to_withdraw(request, problem)
    request.session[TOLD] = "withdrawn"
    return HttpResponseRedirect(reverse("staff_library" if reads else "staff_withdraw"))


@require_safe
@page_for(Role.PRIVACY_OFFICER)
def withdraw_list(request: StaffRequest) -> HttpResponse:
    """List all there are, without a word of them, for who withdraws."""
    return _list_to_withdraw(request)


def _list_to_withdraw(request: StaffRequest, problem: str = "") -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "withdraw",
        "listed": [(one, facts(one)) for one in all_listed()],
        "problem": problem,
        "told": WITHDRAWN if request.session.pop(TOLD, "") else "",
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/intervision/withdraw.html", context, status=status)


def _page(
    request: StaffRequest, id: UUID, *, problem: str = "", asks: bool = False
) -> HttpResponse:
    reader = request.signed_in.staff_id
    try:
        opened = open_transcript(transcript_id=id, staff_id=reader)
    except Refused:
        raise Http404 from None
    context = {
        "name": request.signed_in.display_name,
        "here": "library",
        "card": opened.card,
        "facts": facts(opened.card),
        "part": part_with(opened.lines, number(request.GET.get("from", ""))),
        "own": opened.own,
        "meetings": open_meetings(reader, clock.now()),
        "problem": problem,
        "asks": asks,
        "typed": request.POST,
        "limit": QUESTION_LIMIT,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/intervision/read.html", context, status=status)


urlpatterns = [
    path("", library, name="staff_library"),
    path("withdraw/", withdraw_list, name="staff_withdraw"),
    path("<uuid:id>/", read, name="staff_transcript"),
    path("<uuid:id>/favourite/", favourite, name="staff_transcript_favourite"),
    path("<uuid:id>/bring/", brought, name="staff_transcript_bring"),
    path("<uuid:id>/withdraw/", withdrawn, name="staff_transcript_withdraw"),
]
