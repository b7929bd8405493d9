"""Whoever may not chat for now: the same page as others, with when and who else can help."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from counselling.abuse.queries.measures import Met, met_at_start
from counselling.abuse.queries.networks import is_shared
from counselling.core import clock
from counselling.core.moments import moment_in_words
from counselling.origin.address import client_of_request
from counselling.origin.tags import tags_of
from counselling.shift.queries.opening import open_from
from counselling.visitor.views.replies import move_to, wants_json
from counselling.visitor.views.shown import first_lines
from counselling.visitor.visit import current_visit


def met_by(request: HttpRequest) -> Met | None:
    """Return what stands in the way of whoever starts from here, or nothing."""
    address = client_of_request(request).address
    visit = current_visit(request)
    return met_at_start(
        tags_of(address),
        clock.now(),
        shared=is_shared(address),
        visit=visit.id if visit else None,
    )


def blocked_sentence(request: HttpRequest) -> str:
    """Return from when on somebody who is blocked may come again, or nothing."""
    met = met_by(request)
    return _sentence(met.blocked_until) if met and met.blocked_until else ""


def _sentence(until: datetime) -> str:
    back = moment_in_words(open_from(until), clock.now())
    return _("Je kan nu niet chatten. Vanaf %(moment)s mag je het opnieuw proberen.") % {
        "moment": back
    }


def show_blocked(request: HttpRequest, sentence: str, *, status: int = 200) -> HttpResponse:
    """Show when somebody may come again, and who helps now."""
    context = {"sentence": sentence, "helplines": first_lines()}
    return render(request, "visitor/blocked.html", context, status=status)


def turn_away(request: HttpRequest) -> HttpResponse:
    """Answer a start of somebody who is blocked; a script is sent to the page that says so."""
    if wants_json(request):
        return move_to(request, "/chat/")
    return show_blocked(request, blocked_sentence(request), status=403)
