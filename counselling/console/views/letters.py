"""Messages of people without a name, answered by coordinators behind the pick-up code."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.desk_words import SAID, problem_of
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.privacy.actions.answering import answer_letter
from counselling.privacy.queries.contact import letters, read_letter
from counselling.privacy.rules.desk import ANSWER_LIMIT

UNPROCESSABLE = 422
TOLD = "letters_told"

coordinators = page_for(Role.COORDINATOR)


@require_safe
@coordinators
def letters_page(request: StaffRequest) -> HttpResponse:
    """Show the messages, open ones on top."""
    context = {
        "name": request.signed_in.display_name,
        "here": "letters",
        "letters": letters(clock.now()),
        "told": SAID.get(request.session.pop(TOLD, "")),
    }
    return render(request, "console/letters/list.html", context)


@require_safe
@coordinators
def letter_page(request: StaffRequest, number: int) -> HttpResponse:
    """Show one message."""
    return _page(request, number)


@require_POST
@coordinators
def answer(request: StaffRequest, number: int) -> HttpResponse:
    """Answer a message."""
    typed = request.POST.get("answer", "")
    try:
        answer_letter(number=number, staff_id=request.signed_in.staff_id, answer=typed)
    except Refused as refused:
        return _page(request, number, problem_of(refused.reason))
    request.session[TOLD] = "answered"
    return HttpResponseRedirect(reverse("staff_letters"))


def _page(request: StaffRequest, number: int, problem: str = "") -> HttpResponse:
    found = read_letter(number, clock.now())
    if found is None:
        raise Http404
    context = {
        "name": request.signed_in.display_name,
        "here": "letters",
        "found": found,
        "answer_limit": ANSWER_LIMIT,
        "typed": request.POST.get("answer", ""),
        "problem": problem,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/letters/page.html", context, status=status)


urlpatterns = [
    path("", letters_page, name="staff_letters"),
    path("<int:number>/", letter_page, name="staff_letter"),
    path("<int:number>/answer/", answer, name="staff_letter_answer"),
]
