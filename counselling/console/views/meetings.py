"""Meetings about conversations without names: plan one, change it, end it with what was learned."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.queries import with_roles
from accounts.rules import Role
from counselling.console.forms.meetings import MeetingForm
from counselling.console.library_words import problem_in_words
from counselling.console.others import note_other_meeting
from counselling.console.rights import MAY_COUNSEL
from counselling.console.views.meeting_talk import urlpatterns as talk
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.intervision.actions.meetings import change_meeting, end_meeting, plan_meeting
from counselling.intervision.queries.meetings import Shown, meeting_of, meetings_of
from counselling.intervision.rules.meetings import LEARNED_LIMIT

UNPROCESSABLE = 422
#: The fields to which what a verb refuses belongs; what is not named belongs to the agenda.
FIELDS = {
    "long_ago": "begins_at", "too_far": "begins_at", "nobody": "seats", "too_many": "seats", "no_chair": "chair",
}  # fmt: skip

seated = page_for(*MAY_COUNSEL)


@require_safe
@seated
def meetings(request: StaffRequest) -> HttpResponse:
    """Show somebody their meetings."""
    found = meetings_of(request.signed_in.staff_id, clock.now())
    context = {
        "open": [one for one in reversed(found) if one.open],
        "closed": [one for one in found if not one.open],
        "plans": Role.SUPERVISOR in request.signed_in.roles,
    }
    return _render(request, "console/intervision/meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Role.SUPERVISOR)
def plan(request: StaffRequest) -> HttpResponse:
    """Plan a meeting."""
    planner = request.signed_in.staff_id
    if request.method != "POST":
        form = MeetingForm(people=_people(), chairs=True, initial={"chair": planner})
        return _planned(request, form)
    form = MeetingForm(request.POST, people=_people(), chairs=True)
    if not form.is_valid():
        return _planned(request, form)
    try:
        chair = form.cleaned_data["chair"]
        key = plan_meeting(staff_id=planner, chair_id=chair, plan=form.plan())
    except Refused as refused:
        return _refused(request, form, refused)
    return HttpResponseRedirect(reverse("staff_meeting", args=[key]))


@require_safe
@seated
def meeting(request: StaffRequest, id: UUID) -> HttpResponse:
    """Show a meeting to who has a seat: its agenda, or what was learned."""
    return _page(request, id)


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def change(request: StaffRequest, id: UUID) -> HttpResponse:
    """Change a meeting, as its chair."""
    shown = _chaired(request, id)
    if request.method != "POST":
        form = MeetingForm(people=_people(), chairs=False, initial=_initial(shown))
        return _planned(request, form, shown)
    form = MeetingForm(request.POST, people=_people(), chairs=False)
    if not form.is_valid():
        return _planned(request, form, shown)
    try:
        change_meeting(meeting_id=id, staff_id=request.signed_in.staff_id, plan=form.plan())
    except Refused as refused:
        return _refused(request, form, refused, shown)
    return HttpResponseRedirect(reverse("staff_meeting", args=[id]))


@require_POST
@seated
def end(request: StaffRequest, id: UUID) -> HttpResponse:
    """End a meeting with what was learned, as its chair."""
    _chaired(request, id)
    typed = request.POST
    try:
        end_meeting(
            meeting_id=id,
            staff_id=request.signed_in.staff_id,
            learned=typed.get("learned", ""),
            agreed=typed.get("agreed", ""),
            sure="sure" in typed,
        )
    except Refused as refused:
        asks = refused.reason == "names"
        return _page(request, id, problem=problem_in_words(refused), asks=asks)
    return HttpResponseRedirect(reverse("staff_meeting", args=[id]))


def _chaired(request: StaffRequest, id: UUID) -> Shown:
    shown = _seen(request, id)
    if not shown.chairs:
        raise Http404
    return shown


def _seen(request: StaffRequest, id: UUID) -> Shown:
    shown = meeting_of(id, request.signed_in.staff_id, clock.now())
    if shown is None:
        note_other_meeting(request.signed_in.staff_id, id)
        raise Http404
    return shown


def _people() -> list[tuple[int, str]]:
    return with_roles(*MAY_COUNSEL)


def _initial(shown: Shown) -> dict[str, object]:
    return {
        "begins_at": shown.begins_at,
        "days": (shown.closes_at - shown.begins_at).days,
        "agenda": shown.agenda,
        "seats": [id for id, _name in shown.people],
    }


def _refused(
    request: StaffRequest, form: MeetingForm, refused: Refused, shown: Shown | None = None
) -> HttpResponse:
    form.add_error(FIELDS.get(refused.reason, "agenda"), problem_in_words(refused))
    return _planned(request, form, shown, asks=refused.reason == "names")


def _planned(
    request: StaffRequest, form: MeetingForm, shown: Shown | None = None, *, asks: bool = False
) -> HttpResponse:
    context = {"form": form, "shown": shown, "asks": asks}
    return _render(request, "console/intervision/plan.html", context, wrong=bool(form.errors))


def _page(
    request: StaffRequest, id: UUID, *, problem: str = "", asks: bool = False
) -> HttpResponse:
    shown = _seen(request, id)
    context = {
        "shown": shown,
        "problem": problem,
        "asks": asks,
        "typed": request.POST,
        "limit": LEARNED_LIMIT,
    }
    return _render(request, "console/intervision/meeting.html", context, wrong=bool(problem))


def _render(
    request: StaffRequest, template: str, context: Mapping[str, object], *, wrong: bool = False
) -> HttpResponse:
    around = {"name": request.signed_in.display_name, "here": "meetings", **context}
    return render(request, template, around, status=UNPROCESSABLE if wrong else None)


urlpatterns: list[URLPattern | URLResolver] = [
    path("", meetings, name="staff_meetings"),
    path("new/", plan, name="staff_meeting_plan"),
    path("<uuid:id>/", meeting, name="staff_meeting"),
    path("<uuid:id>/change/", change, name="staff_meeting_change"),
    path("<uuid:id>/end/", end, name="staff_meeting_end"),
    path("<uuid:id>/<int:number>/", include(talk)),
]
