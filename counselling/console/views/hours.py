"""A coordinator's page: opening hours, special days, last entry, and the door by hand."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.forms.hours import (
    DoorForm,
    LastEntryForm,
    MomentForm,
    SpecialDaysForm,
    WeekForm,
)
from counselling.console.views import hours_words as words
from counselling.console.views.hours_shown import context_of, draft_in, preview_at
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.shift.actions.hours import (
    add_special_days,
    hold_door,
    remove_special_days,
    set_last_entry,
    set_week,
)
from counselling.shift.queries.opening import week
from counselling.shift.rules.opening import DoorMode

#: What the last save changed, until the page has told it.
TOLD = "hours_told"
UNPROCESSABLE = 422

coordinators = page_for(Role.COORDINATOR)


@require_safe
@coordinators
def hours(request: StaffRequest) -> HttpResponse:
    """Show everything about when the chat is open, and the visitors' page at a chosen moment."""
    return _page(request, told=request.session.pop(TOLD, None))


@require_safe
@coordinators
def preview(request: StaffRequest) -> JsonResponse:
    """Answer the visitors' card at a chosen moment, for the page's script; also of a week not saved yet."""
    form = MomentForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"problem": form.errors["moment"][0]}, status=UNPROCESSABLE)
    return JsonResponse(preview_at(form.chosen(clock.now()), draft_in(request.GET)))


@require_POST
@coordinators
def save_week(request: StaffRequest) -> HttpResponse:
    """Keep the hours of the week."""
    before = week()
    form = WeekForm(request.POST, week=before)

    def save() -> list[str]:
        changed = set_week(hours=form.hours(), actor_id=request.signed_in.staff_id)
        return words.week_changes(changed, before, week())

    return _saved(request, form, save, name="week")


@require_POST
@coordinators
def add_days(request: StaffRequest) -> HttpResponse:
    """Let days differ from the week."""
    today = clock.now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    form = SpecialDaysForm(request.POST, today=today)
    return _saved(
        request,
        form,
        lambda: [
            words.days_added(
                add_special_days(special=form.special(), actor_id=request.signed_in.staff_id)
            )
        ],
        name="special",
    )


@require_POST
@coordinators
def remove_days(request: StaffRequest, id: int) -> HttpResponse:
    """Let days follow the week again."""
    removed = remove_special_days(id=id, actor_id=request.signed_in.staff_id)
    return _back(request, [words.days_removed(removed)] if removed else [])


@require_POST
@coordinators
def save_last_entry(request: StaffRequest) -> HttpResponse:
    """Keep how long before closing nobody new may wait."""
    form = LastEntryForm(request.POST)

    def save() -> list[str]:
        minutes = form.cleaned_data["minutes"]
        before = set_last_entry(minutes=minutes, actor_id=request.signed_in.staff_id)
        return words.last_entry_change(before, minutes)

    return _saved(request, form, save, name="last_entry")


@require_POST
@coordinators
def hold(request: StaffRequest) -> HttpResponse:
    """Open or close by hand, or let the door follow the hours."""
    form = DoorForm(request.POST)

    def save() -> list[str]:
        mode = DoorMode(form.cleaned_data["mode"])
        until = None if mode == DoorMode.HOURS else form.cleaned_data["until"]
        hold_door(mode=mode, until=until, actor_id=request.signed_in.staff_id)
        return [words.door_line(clock.now())]

    return _saved(request, form, save, name="door")


def _saved(
    request: StaffRequest, form: forms.Form, save: Callable[[], list[str]], *, name: str
) -> HttpResponse:
    if form.is_valid():
        try:
            return _back(request, save())
        except Refused as refused:
            form.add_error(None, words.sentence_of(refused))
    return _page(request, status=UNPROCESSABLE, **{name: form})


def _back(request: StaffRequest, changes: list[str]) -> HttpResponse:
    request.session[TOLD] = changes
    response = HttpResponseRedirect(reverse("staff_hours"))
    response.status_code = 303
    return response


def _page(request: StaffRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    context = context_of(MomentForm(request.GET), clock.now(), **more)
    name = request.signed_in.display_name
    return render(
        request,
        "console/hours/page.html",
        {"name": name, "here": "hours", **context},
        status=status,
    )


urlpatterns = [
    path("", hours, name="staff_hours"),
    path("preview/", preview, name="staff_hours_preview"),
    path("week/", save_week, name="staff_hours_week"),
    path("days/", add_days, name="staff_hours_days"),
    path("days/<int:id>/remove/", remove_days, name="staff_hours_remove"),
    path("last-entry/", save_last_entry, name="staff_hours_last_entry"),
    path("door/", hold, name="staff_hours_door"),
]
