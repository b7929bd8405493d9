"""What the privacy officer has to do about data of young people: weigh objections, tell recipients."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.emergency.rules import Whom
from counselling.privacy.actions.objecting import decide_objection
from counselling.privacy.actions.telling import recipients_told
from counselling.privacy.queries.objections import objections
from counselling.privacy.queries.recipients import Task, tasks_open
from counselling.privacy.rules.limits import ANSWER_LIMIT
from counselling.privacy.rules.telling import Why

UNPROCESSABLE = 422
PROBLEMS = {
    "choose": _("Kies ja of nee."),
    "empty": _("Schrijf waarom. De jongere leest dit."),
    "too_long": _("Dit is te lang. Maak het wat korter."),
    "invalid": _("Dit kan niet gelezen worden."),
    "gone": _("Dit is al gedaan, of het gesprek is gewist."),
    "unknown": _("Dit is al gedaan, of het gesprek is gewist."),
    "not_written_down": _("Er ging iets mis bij het opslaan. Probeer het opnieuw."),
}

privacy_officer = page_for(Role.PRIVACY_OFFICER)


@require_safe
@privacy_officer
def objections_page(request: StaffRequest) -> HttpResponse:
    """Show what waits for the privacy officer."""
    return _page(request)


@require_POST
@privacy_officer
def decide(request: StaffRequest, number: int) -> HttpResponse:
    """Decide about an objection; the young person reads why."""
    granted, words = request.POST.get("granted"), request.POST.get("words", "")

    def verb() -> None:
        if granted not in ("yes", "no"):
            raise Refused("choose")
        decide_objection(
            number=number,
            staff_id=request.signed_in.staff_id,
            granted=granted == "yes",
            words=words,
        )

    return _done(request, verb, about=number)


@require_POST
@privacy_officer
def told(request: StaffRequest, number: int) -> HttpResponse:
    """Note that those who got something know it now."""
    staff_id = request.signed_in.staff_id
    return _done(request, lambda: recipients_told(number=number, staff_id=staff_id))


def _done(request: StaffRequest, verb: Callable[[], None], *, about: int = 0) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        return _page(request, problem=str(PROBLEMS[refused.reason]), about=about)
    return HttpResponseRedirect(reverse("staff_objections"))


def _page(request: StaffRequest, *, problem: str = "", about: int = 0) -> HttpResponse:
    found = objections(clock.now())
    context = {
        "name": request.signed_in.display_name,
        "here": "objections",
        "waiting": [one for one in found if one.granted is None],
        "decided": [one for one in found if one.granted is not None],
        "tasks": [(task, Why(task.why).label, _recipients(task)) for task in tasks_open()],
        "problem": problem,
        "about": about,
        "words": request.POST.get("words", "") if problem else "",
        "granted": request.POST.get("granted", ""),
        "limit": ANSWER_LIMIT,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/objections.html", context, status=status)


def _recipients(task: Task) -> list[str]:
    told_by_law = [f"{Whom(one.whom).label}: {one.recipient}" for one in task.disclosures]
    return [*(line.removesuffix(": ") for line in told_by_law), *task.shared_with]


urlpatterns = [
    path("", objections_page, name="staff_objections"),
    path("<int:number>/decide/", decide, name="staff_objection_decide"),
    path("recipients/<int:number>/told/", told, name="staff_recipients_told"),
]
