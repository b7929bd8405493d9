"""The page of one request, for whoever may see it."""

from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import render

from accounts.audit import note_deed
from accounts.decorators import StaffRequest
from accounts.rules import Role
from accounts.trail.refusals import note_refused_object
from counselling.console.emergency_choices import emergency_choices
from counselling.console.views.emergency_shown import shown
from counselling.console.views.emergency_words import problem_of
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.emergency.queries.cards import Readable, readable
from counselling.emergency.queries.reading import Read, read_request
from counselling.emergency.queries.register import disclosures_of
from counselling.emergency.rules import Told, Whom

UNPROCESSABLE = 422


def found_for(request: StaffRequest, number: int) -> Read:
    """Return a request for who asked it, and for supervisors; for others there is no such page."""
    found = read_request(number, clock.now())
    me = request.signed_in
    if found is None:
        raise Http404
    if Role.SUPERVISOR not in me.roles and found.standing.by != me.staff_id:
        note_refused_object(staff_id=me.staff_id, subject=f"emergency {number}")
        raise Http404
    return found


def note_read(found: Read, staff_id: int) -> None:
    """Write down that somebody else than who asked sees a young person's words."""
    if found.standing.by != staff_id and found.texts.facts:
        note_deed(
            actor_id=staff_id,
            action="emergency_read",
            subject=f"conversation {found.standing.conversation}",
            request=found.standing.number,
        )


def _cards(found: Read, me: int) -> list[Readable]:
    one = found.standing
    return readable(one.number, me) if one.open and one.by == me and found.record else []


def page(
    request: StaffRequest, found: Read, *, refused: Refused | None = None, about: str = ""
) -> HttpResponse:
    """Show the page, also after a refusal; whoever reads a young person's words on it is written down."""
    note_read(found, request.signed_in.staff_id)
    context = {
        "name": request.signed_in.display_name,
        "here": "emergency",
        "found": found,
        "may": shown(found, request.signed_in, clock.now()),
        "cards": _cards(found, request.signed_in.staff_id),
        "given": disclosures_of(found.standing.number),
        "emergency": emergency_choices(),
        "whom": Whom.choices,
        "told": Told.choices,
        "id": uuid4(),
        "typed": request.POST if refused else {},
        "problem": problem_of(refused) if refused else "",
        "about": about,
    }
    status = UNPROCESSABLE if refused else None
    return render(request, "console/emergency/page.html", context, status=status)
