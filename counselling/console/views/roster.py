"""The roster: who comes when, week by week; who plans changes it here."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from counselling.console.forms.roster import CopyForm, TurnForm
from counselling.console.rights import MAY_COUNSEL, MAY_PLAN
from counselling.console.views.roster_back import TOLD, back
from counselling.console.views.roster_import import urlpatterns as bringing
from counselling.console.views.roster_shown import context_of, day_in
from counselling.console.views.roster_swaps import urlpatterns as swaps
from counselling.console.views.roster_words import copied_words, sentence_of
from counselling.core.errors import Refused
from counselling.shift.actions.roster import change_turn, copy_week, drop_turn, plan_turn
from counselling.shift.queries.planners import people_of, planned_ids
from counselling.shift.queries.roster import Planned, planned, week_of

UNPROCESSABLE = 422

readers = page_for(*MAY_COUNSEL, *MAY_PLAN)
planners = page_for(*MAY_PLAN)


@require_safe
@readers
def roster(request: StaffRequest) -> HttpResponse:
    """Show a week, for who plans with a form in the day or the turn that the address names."""
    may = not request.signed_in.roles.isdisjoint(MAY_PLAN)
    day = day_in(request.GET.get("day", ""))
    if may and "plan" in request.GET:
        return page(request, day, _new_form(request, day))
    if may and (turn := _own(request, request.GET.get("change", ""))):
        form = _form(request, initial=_of_turn(turn))
        return page(request, form.initial["day"], form, change=turn.id)
    return page(request, day)


@require_POST
@planners
def plan(request: StaffRequest) -> HttpResponse:
    """Give somebody a turn."""
    form = _form(request, request.POST)
    return _saved(
        request, form, lambda: plan_turn(actor_id=request.signed_in.staff_id, wanted=form.wanted())
    )


@require_POST
@planners
def change(request: StaffRequest, id: int) -> HttpResponse:
    """Change a turn."""
    form = _form(request, request.POST)

    def save() -> None:
        change_turn(actor_id=request.signed_in.staff_id, turn_id=id, wanted=form.wanted())

    return _saved(request, form, save, turn_id=id)


@require_POST
@planners
def drop(request: StaffRequest, id: int) -> HttpResponse:
    """Take a turn off the roster."""
    try:
        drop_turn(actor_id=request.signed_in.staff_id, turn_id=id)
    except Refused as refused:
        return back(request, problem=sentence_of(refused))
    return back(request, [_("De dienst is weg.")])


@require_POST
@planners
def copy(request: StaffRequest) -> HttpResponse:
    """Repeat a week in another."""
    form = CopyForm(request.POST)
    if not form.is_valid():
        return back(request, problem=str(form.errors["to"][0]))
    day, to = day_in(request.POST.get("on", "")), form.cleaned_data["to"]
    new, left_out = copy_week(actor_id=request.signed_in.staff_id, monday=day, to=to)
    return back(request, copied_words(new, left_out), day=to)


def page(
    request: StaffRequest, day: date, form: TurnForm | None = None, *, change: int = 0
) -> HttpResponse:
    """Show the week of a day."""
    context = context_of(request, day, form, change)
    context |= request.session.pop(TOLD, {})
    status = UNPROCESSABLE if form is not None and form.errors else 200
    return render(request, "console/roster/page.html", context, status=status)


def _saved(
    request: StaffRequest, form: TurnForm, save: Callable[[], object], *, turn_id: int = 0
) -> HttpResponse:
    if form.is_valid():
        try:
            save()
            return back(request, [_("Bewaard.")], day=form.cleaned_data["day"])
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
    return page(request, day_in(request.POST.get("on", "")), form, change=turn_id)


def _form(request: StaffRequest, data: object = None, initial: object = None) -> TurnForm:
    return TurnForm(data, people=people_of(request.signed_in.staff_id), initial=initial)


def _new_form(request: StaffRequest, day: date) -> TurnForm:
    hours = next((found.hours for found in week_of(day) if found.date == day), [])
    initial: dict[str, object] = {"day": day}
    if hours:
        zone = ZoneInfo(settings.TIME_ZONE)
        begins, ends = (moment.astimezone(zone).time() for moment in hours[0])
        initial |= {"begins": begins, "ends": ends}
    return _form(request, initial=initial)


def _own(request: StaffRequest, number: str) -> Planned | None:
    turn = planned(int(number)) if number.isdecimal() and len(number) < 18 else None  # noqa: PLR2004
    return turn if turn and turn.staff_id in planned_ids(request.signed_in.staff_id) else None


def _of_turn(turn: Planned) -> dict[str, object]:
    zone = ZoneInfo(settings.TIME_ZONE)
    starts, ends = (moment.astimezone(zone) for moment in (turn.starts, turn.ends))
    return {
        "staff": turn.staff_id,
        "day": starts.date(),
        "begins": starts.time(),
        "ends": ends.time(),
        "lead": turn.lead,
    }


urlpatterns: list[URLPattern | URLResolver] = [
    path("", roster, name="staff_roster"),
    path("plan/", plan, name="staff_roster_plan"),
    path("<int:id>/change/", change, name="staff_roster_change"),
    path("<int:id>/drop/", drop, name="staff_roster_drop"),
    path("copy/", copy, name="staff_roster_copy"),
    path("", include(swaps)),
    path("", include(bringing)),
]
