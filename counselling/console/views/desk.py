"""The page on which a counsellor works: waiting list, own conversations, conversation."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.decorators import StaffRequest, staff_page
from accounts.rules import Discipline, Role
from counselling.abuse.rules.approach import APPROACH_LIMIT
from counselling.abuse.rules.measures import DAYS_MOST, Ground, Kind
from counselling.abuse.rules.measures import NOTE_LIMIT as MEASURE_NOTE_LIMIT
from counselling.console.emergency_choices import emergency_choices
from counselling.console.rights import MAY_COUNSEL, MAY_LOOK_BACK
from counselling.console.views.start import start_of_shift
from counselling.conversation.rules import (
    ASKING_LIMIT,
    CONSENT_LIMIT,
    NOTE_LIMIT,
    RECIPIENT_LIMIT,
    REGISTRATION_LINE_LIMIT,
    AgeBand,
    Gender,
    IAm,
    Level,
    Mood,
    Overlooked,
    Referral,
    Topic,
)
from counselling.intervision.rules.choosing import QUESTION_LIMIT
from counselling.shift.rules.lead import LAST_ENTRIES, LONGER
from counselling.shift.rules.presence import Presence


@require_safe
@staff_page
def desk(request: StaffRequest) -> HttpResponse:
    """Show the empty desk; everything on it comes over the socket. Who only sets the hours, plans or looks back goes there."""
    roles = request.signed_in.roles
    if Role.COORDINATOR in roles and roles.isdisjoint(MAY_COUNSEL):
        return redirect("staff_hours")
    if Role.NETWORK_MANAGER in roles and roles.isdisjoint(MAY_COUNSEL):
        return redirect("staff_roster")
    if roles.isdisjoint(MAY_COUNSEL) and roles & MAY_LOOK_BACK:
        return redirect("staff_audit")
    return render(request, "console/desk.html", _context(request))


def _context(request: StaffRequest) -> dict[str, object]:
    name, start = request.signed_in.display_name, start_of_shift(request.signed_in)
    return choices() | {"name": name, "start": start}


def choices() -> dict[str, object]:
    """Return what can be chosen at the desk, and its limits and words."""
    return {
        "capacities": range(1, settings.CAPACITY_MAX + 1),
        "note_limit": NOTE_LIMIT,
        "longer": LONGER,
        "entries": LAST_ENTRIES,
        "line_limit": REGISTRATION_LINE_LIMIT,
        "registration": {
            "who": IAm.choices,
            "level": Level.choices,
            "referral": Referral.choices,
            "serious": (("no", _("Nee")), ("yes", _("Ja"))),
        },
        "question_limit": QUESTION_LIMIT,
        "asking_limit": ASKING_LIMIT,
        "consent_limit": CONSENT_LIMIT,
        "recipient_limit": RECIPIENT_LIMIT,
        "emergency": emergency_choices(),
        "approach_limit": APPROACH_LIMIT,
        "behaviour": {
            "kind": Kind.choices,
            "ground": Ground.choices,
            "note_limit": MEASURE_NOTE_LIMIT,
            "days_most": DAYS_MOST,
        },
        "words": {
            "topic": Topic.choices,
            "age_band": AgeBand.choices,
            "i_am": IAm.choices,
            "gender": Gender.choices,
            "mood": Mood.choices,
            "overlooked": Overlooked.choices,
            "discipline": Discipline.choices,
            "presence": Presence.choices,
        },
    }
