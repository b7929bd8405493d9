"""Breaches of personal data: reported, counted, decided, with the texts to send; for privacy officers alone."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.breach_texts import letters_of, proposed_notice, shown_lines
from counselling.console.forms.breaches import (
    TOO_FAR,
    CountForm,
    DecideForm,
    NoticeForm,
    ReportForm,
    TakeDownForm,
)
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.privacy.actions.breaches import count_affected, note_of_breach, report_breach
from counselling.privacy.actions.notices import publish_notice, take_down_notice
from counselling.privacy.queries.breaches import ReadBreach, breach_of
from counselling.privacy.queries.breaches import breaches as all_breaches
from counselling.privacy.queries.notices import notices_at

UNPROCESSABLE = 422
PROBLEMS = {
    "empty": _("Vul dit in."),
    "too_long": _("Deze tekst is te lang: hoogstens 4000 tekens."),
    "invalid": _("Dit kan niet gelezen worden."),
    "later": _("Dit moment moet nog komen."),
    "backwards": _("De periode eindigt voor ze begint."),
    "until": TOO_FAR,
    "gone": _("Er staat geen bericht op de site."),
    "not_written_down": _("Er ging iets mis bij het opslaan. Probeer het opnieuw."),
    "closed": _("Dit datalek is afgesloten. Meld het opnieuw als er iets bij komt."),
}

officers = page_for(Role.PRIVACY_OFFICER)


@require_safe
@officers
def breaches(request: StaffRequest) -> HttpResponse:
    """List every breach with its clock, and a form for a new one."""
    return _list(request, ReportForm())


@require_POST
@officers
def report(request: StaffRequest) -> HttpResponse:
    """Report a breach: from here its hours count from when it was found."""
    form = ReportForm(request.POST)
    if form.is_valid():
        try:
            number = report_breach(staff_id=request.signed_in.staff_id, **form.cleaned_data)
        except Refused as refused:
            field = "found_at" if refused.reason == "later" else "what"
            form.add_error(field, str(PROBLEMS[refused.reason]))
        else:
            return HttpResponseRedirect(reverse("staff_breach", args=[number]))
    return _list(request, form)


@require_safe
@officers
def one_breach(request: StaffRequest, breach: int) -> HttpResponse:
    """Show a breach: its clock, its log, whom it concerns, and the texts to send."""
    return _page(request, _found(breach))


@require_POST
@officers
def count(request: StaffRequest, breach: int) -> HttpResponse:
    """Count whom it concerns."""
    found, form = _found(breach), CountForm(request.POST)
    if form.is_valid():
        try:
            count_affected(staff_id=request.signed_in.staff_id, number=breach, **form.cleaned_data)
        except Refused as refused:
            form.add_error("end", str(PROBLEMS[refused.reason]))
    return _answer(request, found, form, "count")


@require_POST
@officers
def decide(request: StaffRequest, breach: int) -> HttpResponse:
    """Note what was decided."""
    found, form = _found(breach), DecideForm(request.POST)
    if form.is_valid():
        try:
            note_of_breach(staff_id=request.signed_in.staff_id, number=breach, **form.cleaned_data)
        except Refused as refused:
            form.add_error("words", str(PROBLEMS[refused.reason]))
    return _answer(request, found, form, "decide")


@require_POST
@officers
def notice(request: StaffRequest, breach: int) -> HttpResponse:
    """Show a notice as everybody would read it; the very same one, sent again, stands on the site."""
    found, form = _found(breach), NoticeForm(request.POST, today=_today())
    if not form.was_looked_at:
        return _page(request, found, notice=form)
    try:
        publish_notice(
            staff_id=request.signed_in.staff_id,
            number=breach,
            texts=form.texts,
            until=form.cleaned_data["until"],
        )
    except Refused as refused:
        form.add_error(None, str(PROBLEMS[refused.reason]))
    return _answer(request, found, form, "notice")


@require_POST
@officers
def take_down(request: StaffRequest, breach: int) -> HttpResponse:
    """Take a notice off the site before its day."""
    found, form = _found(breach), TakeDownForm(request.POST)
    if form.is_valid():
        try:
            take_down_notice(
                staff_id=request.signed_in.staff_id, number=breach, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error("why", str(PROBLEMS[refused.reason]))
    return _answer(request, found, form, "take_down")


def _today() -> date:
    return timezone.localdate(clock.now())


def _found(number: int) -> ReadBreach:
    found = breach_of(number)
    if found is None:
        raise Http404
    return found


def _answer(request: StaffRequest, found: ReadBreach, form: forms.Form, name: str) -> HttpResponse:
    if form.errors:
        return _page(request, found, **{name: form})
    return HttpResponseRedirect(reverse("staff_breach", args=[found.number]))


def _list(request: StaffRequest, form: ReportForm) -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "breaches",
        "form": form,
        "breaches": all_breaches(),
    }
    status = UNPROCESSABLE if form.errors else None
    return render(request, "console/breaches/list.html", context, status=status)


def _page(request: StaffRequest, found: ReadBreach, **filled: Any) -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "breaches",
        "breach": found,
        "lines": shown_lines(found),
        "letters": letters_of(found),
        "count": CountForm(),
        "decide": DecideForm(),
        "notice": NoticeForm(proposed=proposed_notice(found), today=_today()),
        "take_down": TakeDownForm(),
        "standing": [one for one in notices_at(clock.now()) if one.breach == found.number],
        **filled,
    }
    status = UNPROCESSABLE if any(form.errors for form in filled.values()) else None
    return render(request, "console/breaches/page.html", context, status=status)


urlpatterns = [
    path("", breaches, name="staff_breaches"),
    path("report/", report, name="staff_breach_report"),
    path("<int:breach>/", one_breach, name="staff_breach"),
    path("<int:breach>/count/", count, name="staff_breach_count"),
    path("<int:breach>/decide/", decide, name="staff_breach_decide"),
    path("<int:breach>/notice/", notice, name="staff_breach_notice"),
    path("<int:breach>/take-down/", take_down, name="staff_breach_take_down"),
]
