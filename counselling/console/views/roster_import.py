"""Bringing a file with turns: first what would happen, line by line, then the button that keeps it."""

from collections import Counter
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from accounts.decorators import StaffRequest, page_for
from counselling.console.forms.roster_import import packed, unpacked
from counselling.console.rights import MAY_PLAN
from counselling.console.views.roster_back import back
from counselling.console.views.roster_import_words import (
    EXPIRED,
    NO_FILE,
    OUTCOMES,
    TOO_MANY_NEW,
    imported_words,
    sentence_of_file,
)
from counselling.console.views.roster_words import dated_words, hours_words
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.shift.actions.roster_import import import_turns
from counselling.shift.queries.roster_import import NEW, UNCHANGED, Verdict, lines_in, verdicts
from counselling.shift.rules.roster_file import LARGEST, NEEDED

#: So many lines of a kind are shown; more nobody reads.
SHOWN = 300
UNPROCESSABLE = 422

planners = page_for(*MAY_PLAN)


@require_http_methods(["GET", "HEAD", "POST"])
@planners
def bring(request: StaffRequest) -> HttpResponse:
    """Ask for a file, and show what would happen with each of its lines; nothing is stored."""
    if request.method != "POST":
        return _page(request)
    try:
        found = _read(request.FILES.get("file"), request.signed_in.staff_id)
    except Refused as refused:
        return _page(request, status=UNPROCESSABLE, problem=sentence_of_file(refused))
    if found is None:
        return _page(request, status=UNPROCESSABLE, problem=str(NO_FILE))
    return _preview(request, found)


@require_POST
@planners
def keep(request: StaffRequest) -> HttpResponse:
    """Plan what the preview showed as new, judged again."""
    me = request.signed_in.staff_id
    turns = unpacked(me, request.POST.get("turns", ""))
    if turns is None:
        return _page(request, status=UNPROCESSABLE, problem=str(EXPIRED))
    new, left_out = import_turns(actor_id=me, turns=turns)
    first = min((turn.starts for turn in turns), default=clock.now())
    return back(request, imported_words(new, left_out), day=first.date())


def _read(file: "UploadedFile[Any] | None", actor_id: int) -> list[Verdict] | None:
    if file is None:
        return None
    if (file.size or 0) > LARGEST:
        raise Refused("too_big")
    now = clock.now()
    return verdicts(actor_id, lines_in(file.read(), now), now)


def _preview(request: StaffRequest, found: list[Verdict]) -> HttpResponse:
    new = [verdict.wanted for verdict in found if verdict.outcome == NEW and verdict.wanted]
    turns = packed(request.signed_in.staff_id, new) if new else ""
    counts = Counter(_kind(verdict) for verdict in found)
    groups = [
        {
            "kind": kind,
            "count": counts[kind],
            "rows": [_row(verdict) for verdict in found if _kind(verdict) == kind][:SHOWN],
            "more": max(counts[kind] - SHOWN, 0),
        }
        for kind in ("refused", NEW, UNCHANGED)
        if counts[kind]
    ]
    problem = str(TOO_MANY_NEW) if new and not turns else ""
    return _page(request, groups=groups, new=len(new), turns=turns, problem=problem)


def _kind(verdict: Verdict) -> str:
    return verdict.outcome if verdict.outcome in {NEW, UNCHANGED} else "refused"


def _row(verdict: Verdict) -> dict[str, object]:
    line = verdict.line
    return {
        "number": line.number,
        "name": verdict.name[:60],
        "lead": line.lead,
        "day": dated_words(line.starts) if line.starts else "",
        "hours": hours_words(line.starts, line.ends) if line.starts and line.ends else "",
        "words": OUTCOMES.get(verdict.outcome, ""),
    }


def _page(request: StaffRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "roster",
        "columns": [*NEEDED, "lead"],
        **more,
    }
    return render(request, "console/roster/import.html", context, status=status)


urlpatterns = [
    path("import/", bring, name="staff_roster_import"),
    path("import/keep/", keep, name="staff_roster_keep"),
]
