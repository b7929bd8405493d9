"""Intervision: what waits for somebody, by what they may do."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.intervision_words import LABELS, SAID
from counselling.console.rights import MAY_COUNSEL
from counselling.console.views.redactors import urlpatterns as redactors
from counselling.console.views.reviewing import urlpatterns as reviewing
from counselling.console.views.workbench import TOLD
from counselling.console.views.workbench import urlpatterns as workbench
from counselling.core import clock
from counselling.intervision.queries.choosing import told_count
from counselling.intervision.queries.quality import Month, Row, quality
from counselling.intervision.queries.reviewing import gathering, to_review
from counselling.intervision.queries.workbench import to_redact
from counselling.intervision.rules.times import BATCH_LEAST


@require_safe
@page_for(Role.COUNSELLOR, Role.SUPERVISOR, Role.COORDINATOR)
def overview(request: StaffRequest) -> HttpResponse:
    """Show which conversations wait for this person, and how many still gather."""
    staff_id, roles = request.signed_in.staff_id, request.signed_in.roles
    reviewer = Role.SUPERVISOR in roles
    waiting = to_redact(staff_id)
    context = {
        "name": request.signed_in.display_name,
        "here": "intervision",
        "counsels": not roles.isdisjoint(MAY_COUNSEL),
        "drawn": told_count(staff_id),
        "own": [one for one in waiting if one.own],
        "others": [one for one in waiting if not one.own],
        "reviewer": reviewer,
        "to_review": len(to_review(staff_id)) if reviewer else 0,
        "gathering": gathering(),
        "batch_least": BATCH_LEAST,
        "names_redactors": Role.COORDINATOR in roles,
        "quality": _quality() if reviewer or Role.COORDINATOR in roles else [],
        "told": SAID.get(request.session.pop(TOLD, "")),
    }
    return render(request, "console/intervision/overview.html", context)


def _quality() -> list[tuple[Month, list[tuple[object, Row]]]]:
    return [
        (month, [(LABELS.get(row.label, row.label), row) for row in month.rows])
        for month in quality(clock.now())
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview, name="staff_intervision"),
    path("redact/<uuid:id>/", include(workbench)),
    path("review/", include(reviewing)),
    path("redactors/", include(redactors)),
]
