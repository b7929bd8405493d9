"""Reading what is left of a conversation before colleagues do, and releasing it or sending it back."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.intervision_words import DIFFICULTIES, SAID, SPEAKERS, problem_of
from counselling.console.library_words import told_of
from counselling.console.others import note_other_review
from counselling.console.views.workbench import TOLD
from counselling.core.errors import Refused
from counselling.intervision.actions.releasing import release
from counselling.intervision.actions.reviewing import open_review
from counselling.intervision.actions.sending_back import send_back
from counselling.intervision.queries.reviewing import gathering, to_review
from counselling.intervision.rules.times import BATCH_LEAST, SENT_BACK_LIMIT

UNPROCESSABLE = 422

supervisors = page_for(Role.SUPERVISOR)


@require_safe
@supervisors
def reviews(request: StaffRequest) -> HttpResponse:
    """Show the texts that wait for this person, in the order of the lot."""
    context = {
        "name": request.signed_in.display_name,
        "here": "intervision",
        "waiting": to_review(request.signed_in.staff_id),
        "gathering": gathering(),
        "batch_least": BATCH_LEAST,
        "told": SAID.get(request.session.pop(TOLD, "")),
    }
    return render(request, "console/intervision/reviews.html", context)


@require_safe
@supervisors
def review(request: StaffRequest, id: UUID) -> HttpResponse:
    """Show one text as it would be released."""
    return _page(request, id)


@require_POST
@supervisors
def release_one(request: StaffRequest, id: UUID) -> HttpResponse:
    """Release a text, with how hard it is to talk about."""
    chosen = request.POST.get("difficulty", "")
    staff_id = request.signed_in.staff_id

    def verb() -> None:
        if chosen not in DIFFICULTIES:
            raise Refused("choose_difficulty")
        release(candidate_id=id, staff_id=staff_id, difficulty=int(chosen))

    return _done(request, id, "released", verb)


@require_POST
@supervisors
def send_one_back(request: StaffRequest, id: UUID) -> HttpResponse:
    """Send a text back, and say what is still to be done."""
    why, staff_id = request.POST.get("why", ""), request.signed_in.staff_id
    return _done(
        request, id, "sent_back",
        lambda: send_back(candidate_id=id, staff_id=staff_id, why=why),
    )  # fmt: skip


def _done(request: StaffRequest, id: UUID, said: str, verb: Callable[[], None]) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        if refused.reason == "gone":
            raise _not_theirs(request, id) from None
        return _page(request, id, problem_of(refused.reason))
    request.session[TOLD] = said
    return HttpResponseRedirect(reverse("staff_reviews"))


def _page(request: StaffRequest, id: UUID, problem: str = "") -> HttpResponse:
    try:
        found = open_review(candidate_id=id, staff_id=request.signed_in.staff_id)
    except Refused:
        raise _not_theirs(request, id) from None
    context = {
        "name": request.signed_in.display_name,
        "here": "intervision",
        "text": found,
        "facts": told_of(found.theme, found.age_band, found.quarter),
        "lines": [(line, SPEAKERS[line.speaker]) for line in found.lines],
        "difficulties": DIFFICULTIES.items(),
        "why_limit": SENT_BACK_LIMIT,
        "typed": request.POST,
        "problem": problem,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/intervision/review.html", context, status=status)


def _not_theirs(request: StaffRequest, id: UUID) -> Http404:
    note_other_review(request.signed_in.staff_id, id)
    return Http404()


urlpatterns = [
    path("", reviews, name="staff_reviews"),
    path("<uuid:id>/", review, name="staff_review"),
    path("<uuid:id>/release/", release_one, name="staff_review_release"),
    path("<uuid:id>/send-back/", send_one_back, name="staff_review_send_back"),
]
