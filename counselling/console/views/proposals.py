"""A counsellor's own conversations, as far as colleagues may learn from them: propose one, object to a draw."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.rights import MAY_COUNSEL
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.core.register import Words
from counselling.intervision.actions.choosing import agree_to_draw, object_to_draw, propose
from counselling.intervision.queries.choosing import objections, own_lately
from counselling.intervision.rules.choosing import OBJECTION_LIMIT, QUESTION_LIMIT

UNPROCESSABLE = 422
#: Why a conversation is not put on its way; the frame of the console says the same.
PROPOSAL_PROBLEMS = {
    "not_yours": _("Dit gesprek is niet (meer) van jou."),
    "long_ago": _("Dit gesprek is langer dan zeven dagen geleden. Voorstellen kan niet meer."),
    "unwanted": _("Van dit gesprek leren we niet. De jongere wil dat liever niet."),
    "closed": _("Dit gesprek gaat niet verder."),
    "drawn": _("Dit gesprek is al door het lot gekozen."),
    "empty": _("Schrijf wat je uit dit gesprek wilt leren."),
    "too_long": _("Schrijf korter, in hoogstens 500 tekens."),
    "invalid": _("Dit kan niet gelezen worden."),
}
DRAW_PROBLEMS = {
    "gone": _("Hierover is al beslist."),
    "empty": _("Schrijf kort waarom je dit liever niet wilt."),
    "too_long": PROPOSAL_PROBLEMS["too_long"],
    "invalid": PROPOSAL_PROBLEMS["invalid"],
    "not_written_down": _("Er ging iets mis bij het opslaan. Probeer het opnieuw."),
}

counsellors = page_for(*MAY_COUNSEL)


@require_safe
@counsellors
def own_page(request: StaffRequest) -> HttpResponse:
    """Show somebody their own conversations of the last days, and those that were drawn."""
    return _page(request)


@require_POST
@counsellors
def proposed(request: StaffRequest, id: UUID) -> HttpResponse:
    """Propose a conversation."""
    question = request.POST.get("question", "")
    act = partial(propose, conversation_id=id, question=question)
    return _done(request, act, PROPOSAL_PROBLEMS, about=id)


@require_POST
@counsellors
def objected(request: StaffRequest, id: UUID) -> HttpResponse:
    """Object to a draw."""
    act = partial(object_to_draw, candidate_id=id, why=request.POST.get("why", ""))
    return _done(request, act, DRAW_PROBLEMS, about=id)


@require_POST
@counsellors
def agreed(request: StaffRequest, id: UUID) -> HttpResponse:
    """Let a drawn conversation be looked at."""
    return _done(request, partial(agree_to_draw, candidate_id=id), DRAW_PROBLEMS, about=id)


def _done(
    request: StaffRequest, act: Callable[..., object], problems: Mapping[str, Words], *, about: UUID
) -> HttpResponse:
    try:
        act(staff_id=request.signed_in.staff_id)
    except Refused as refused:
        return _page(request, problem=str(problems[refused.reason]), about=about)
    return HttpResponseRedirect(reverse("staff_proposals"))


def _page(request: StaffRequest, *, problem: str = "", about: UUID | None = None) -> HttpResponse:
    person = request.signed_in
    context = {
        "name": person.display_name,
        "here": "intervision",
        "own": own_lately(person.staff_id, clock.now()),
        "objections": objections() if Role.SUPERVISOR in person.roles else [],
        "question_limit": QUESTION_LIMIT,
        "objection_limit": OBJECTION_LIMIT,
        "problem": problem,
        "about": about,
        "typed": request.POST,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/intervision/own.html", context, status=status)


urlpatterns = [
    path("", own_page, name="staff_proposals"),
    path("<uuid:id>/propose/", proposed, name="staff_propose"),
    path("<uuid:id>/object/", objected, name="staff_draw_object"),
    path("<uuid:id>/agree/", agreed, name="staff_draw_agree"),
]
