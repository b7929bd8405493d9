"""The register of disclosures: what was told about young people, to whom, on what ground, and who looked back."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.audit import note_deed
from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.core import clock
from counselling.emergency.queries.yearly import Line, register_of, years
from counselling.emergency.rules import Discussed, Ground, Told, What, Whom


@dataclass(frozen=True)
class Row:
    """One line in words."""

    line: Line
    what: str
    whom: str
    ground: str
    told: str
    discussed: str
    overdue: bool


@require_safe
@page_for(Role.SUPERVISOR, Role.PRIVACY_OFFICER)
def disclosures(request: StaffRequest) -> HttpResponse:
    """Show a year of the register; whoever reads it is written down."""
    now = timezone.localtime(clock.now())
    known = years(now)
    asked = request.GET.get("year", "")
    year = next((one for one in known if str(one) == asked), now.year)
    found = register_of(year, now)
    note_deed(actor_id=request.signed_in.staff_id, action="disclosures_read", year=year)
    context = {
        "name": request.signed_in.display_name,
        "here": "disclosures",
        "year": year,
        "years": known,
        "found": found,
        "rows": [_row(line, now) for line in found.lines],
        # The page of a request has a young person's words: for supervisors.
        "opens": Role.SUPERVISOR in request.signed_in.roles,
    }
    return render(request, "console/disclosures.html", context)


def _row(line: Line, now: datetime) -> Row:
    entry, request = line.entry, line.request
    return Row(
        line=line,
        what=str(What(entry.what).label),
        whom=str(Whom(entry.whom).label) if entry.whom else "",
        ground=str(Ground(entry.ground).label) if entry.ground else "",
        told=str(Told(entry.told).label) if entry.told else "",
        discussed=str(Discussed(line.discussed).label) if line.discussed else "",
        overdue=request is not None and request.overdue(now),
    )


urlpatterns = [path("", disclosures, name="staff_disclosures")]
