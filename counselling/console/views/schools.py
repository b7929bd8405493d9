"""Which centre (CLB) belongs to which school: loaded by a coordinator, asked for by the composer."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.rights import MAY_ANSWER
from counselling.console.views.schools_words import of_file, of_line
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.signposts.actions.schools import accept_schools, drop_draft, offer_schools
from counselling.signposts.queries.schools import Draft, draft_of, schools_like, stored
from counselling.signposts.rules.school_file import BYTES_MOST, REFUSED_SHOWN

UNPROCESSABLE = 422
TOLD = "schools_told"
EXAMPLES = 5
#: What a form adds to the file it carries, at most.
FORM_BYTES = 10_000

coordinators = page_for(Role.COORDINATOR)


@require_safe
@coordinators
def schools_page(request: StaffRequest) -> HttpResponse:
    """Show what is stored, and the file that is being looked over."""
    return _page(request)


@require_POST
@coordinators
def bring(request: StaffRequest) -> HttpResponse:
    """Take in a file, to be looked over."""
    try:
        content = _content(request)
        offer_schools(actor_id=request.signed_in.staff_id, content=content, now=clock.now())
    except Refused as refused:
        return _page(request, problem=of_file(refused))
    return _back()


@require_POST
@coordinators
def accept(request: StaffRequest) -> HttpResponse:
    """Let the file that was looked over take the place of all schools."""
    try:
        count = accept_schools(actor_id=request.signed_in.staff_id, now=clock.now())
    except Refused as refused:
        return _page(request, problem=of_file(refused))
    request.session[TOLD] = ngettext(
        "Bewaard: er is nu %(n)s school.", "Bewaard: er zijn nu %(n)s scholen.", count
    ) % {"n": count}
    return _back()


@require_POST
@coordinators
def drop(request: StaffRequest) -> HttpResponse:
    """Forget the file; the schools stay as they are."""
    drop_draft(actor_id=request.signed_in.staff_id)
    request.session[TOLD] = _("Er is niets veranderd.")
    return _back()


@require_POST
@page_for(*MAY_ANSWER)
def find(request: StaffRequest) -> JsonResponse:
    """Answer the schools that look like what was typed; by POST, so that no name is in an address."""
    found = schools_like(request.POST.get("q", ""))
    listed = [
        {
            "school": one.school,
            "town": one.town,
            "level": one.level,
            "clb": one.card.title,
            "text": one.text,
        }
        for one in found
    ]
    return JsonResponse({"schools": listed})


def _content(request: StaffRequest) -> bytes:
    file = request.FILES.get("file")
    # A request that is too large arrives without its file.
    if int(request.headers.get("Content-Length") or 0) > BYTES_MOST + FORM_BYTES:
        raise Refused("file_long")
    if file is None:
        raise Refused("file_missing")
    return bytes(file.read())


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("staff_schools"))


def _page(request: StaffRequest, problem: str = "") -> HttpResponse:
    draft = draft_of(request.signed_in.staff_id, clock.now())
    context = {
        "name": request.signed_in.display_name,
        "here": "schools",
        "stored": stored(),
        "draft": _shown(draft) if draft else None,
        "problem": problem,
        "told": "" if problem else request.session.pop(TOLD, ""),
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/schools.html", context, status=status)


def _shown(draft: Draft) -> dict[str, Any]:
    refused = draft.file.refused
    return {
        "schools": len(draft.file.lines),
        "centres": draft.file.centres,
        "refused": len(refused),
        "lines": [of_line(line) for line in refused[:REFUSED_SHOWN]],
        "more": max(0, len(refused) - REFUSED_SHOWN),
        "examples": draft.file.lines[:EXAMPLES],
    }


urlpatterns = [
    path("", schools_page, name="staff_schools"),
    path("file/", bring, name="staff_schools_file"),
    path("accept/", accept, name="staff_schools_accept"),
    path("drop/", drop, name="staff_schools_drop"),
    path("find/", find, name="staff_schools_find"),
]
