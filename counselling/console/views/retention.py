"""What is kept and for how long: how the sweep stands, and which conversations are kept longer, by two people."""

from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from accounts.step_up import check_fresh_code
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.core.lifetimes import days_kept
from counselling.retention.actions.holds import Wanted, agree_hold, ask_hold, close_hold
from counselling.retention.queries.holds import holds
from counselling.retention.queries.sweeps import state_of_sweep
from counselling.retention.rules.holds import REASON_LIMIT, HoldGround

UNPROCESSABLE = 422
TOLD = "retention_told"
SAID = {
    "asked": _("Gevraagd. Het gesprek wordt pas langer bewaard als iemand anders akkoord gaat."),
    "agreed": _("Akkoord. Het gesprek wordt bewaard tot de afgesproken dag."),
    "closed": _("Het gesprek wordt niet langer bewaard dan gewoonlijk."),
}
PROBLEMS = {
    "own": _("Dit vroeg je zelf. Iemand anders gaat akkoord."),
    "gone": _("Dit gesprek of deze vraag is er niet meer."),
    "not_allowed": _("Een van de twee moet privacyverantwoordelijke zijn."),
    "already_asked": _("Voor dit gesprek loopt al een vraag."),
    "too_long_kept": _("Hoogstens een jaar, te tellen vanaf de eerste keer dat iemand akkoord ging."),
    "invalid": _("Vul het nummer van het gesprek, de reden en de laatste dag in."),
    "empty": _("Schrijf erbij waarom."),
    "too_long": _("Dat is te lang: hoogstens 500 tekens."),
    "not_written_down": _("Er ging iets mis bij het opslaan. Probeer het opnieuw."),
    "wrong_code": _("Deze code klopt niet. Wacht op de volgende en probeer opnieuw."),
    "slow_down": _("Te veel foute codes. Wacht even en probeer opnieuw."),
}  # fmt: skip
TROUBLES = {
    "never": _("Er is nog niets gewist: dat gebeurt binnen een uur na de start."),
    "late": _("Al meer dan een dag is er niets gewist. Vraag wie de chat beheert om te kijken."),
    "clock": _("De klok van de computer klopt niet, dus er wordt niets gewist. Vraag wie de chat beheert om te kijken."),
    "failed": _("Het wissen lukte de laatste keer niet. Het wordt vanzelf opnieuw geprobeerd."),
}  # fmt: skip

holders_of_rights = page_for(Role.PRIVACY_OFFICER, Role.SUPERVISOR)


class HoldForm(forms.Form):
    """What somebody fills in to have a conversation kept longer."""

    conversation = forms.UUIDField()
    ground = forms.ChoiceField(choices=HoldGround.choices)
    reason = forms.CharField(strip=False)
    until = forms.DateField(input_formats=["%Y-%m-%d"])


@require_safe
@holders_of_rights
def retention_page(request: StaffRequest) -> HttpResponse:
    """Show how the sweep stands, the holds, and a form to ask for one."""
    return _page(request)


@require_POST
@holders_of_rights
def ask(request: StaffRequest) -> HttpResponse:
    """Ask that a conversation be kept longer."""
    form = HoldForm(request.POST)

    def verb() -> None:
        if not form.is_valid():
            raise Refused("invalid")
        filled = form.cleaned_data
        ask_hold(
            conversation_id=filled["conversation"],
            staff_id=request.signed_in.staff_id,
            wanted=Wanted(
                ground=filled["ground"], reason=filled["reason"], until=_end_of(filled["until"])
            ),
        )

    return _done(request, verb, "asked")


@require_POST
@holders_of_rights
def agree(request: StaffRequest, id: UUID) -> HttpResponse:
    """Agree, with a fresh code."""

    def verb() -> None:
        staff_id = request.signed_in.staff_id
        check_fresh_code(staff_id=staff_id, code=request.POST.get("code", ""))
        agree_hold(hold_id=id, staff_id=staff_id)

    return _done(request, verb, "agreed")


@require_POST
@holders_of_rights
def close(request: StaffRequest, id: UUID) -> HttpResponse:
    """Withdraw, decline or lift a hold."""
    staff_id = request.signed_in.staff_id
    return _done(request, lambda: close_hold(hold_id=id, staff_id=staff_id), "closed")


def _end_of(day: date) -> datetime:
    """Return the last moment of a day of the service."""
    return timezone.make_aware(datetime.combine(day, time.max))


def _done(request: StaffRequest, verb: Callable[[], None], said: str) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        return _page(request, str(PROBLEMS[refused.reason]))
    request.session[TOLD] = said
    return HttpResponseRedirect(reverse("staff_retention"))


def _page(request: StaffRequest, problem: str = "") -> HttpResponse:
    now, sweep = clock.now(), state_of_sweep()
    context = {
        "name": request.signed_in.display_name,
        "here": "retention",
        "me": request.signed_in.staff_id,
        "sweep": sweep,
        "trouble": TROUBLES.get(sweep.problem),
        "days": days_kept("CONVERSATION_DAYS"),
        "holds": holds(now),
        "grounds": HoldGround.choices,
        "reason_limit": REASON_LIMIT,
        "typed": request.POST if problem else {},
        "told": SAID.get(request.session.pop(TOLD, "")),
        "problem": problem,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/retention.html", context, status=status)


urlpatterns = [
    path("", retention_page, name="staff_retention"),
    path("ask/", ask, name="staff_retention_ask"),
    path("<uuid:id>/agree/", agree, name="staff_retention_agree"),
    path("<uuid:id>/close/", close, name="staff_retention_close"),
]
