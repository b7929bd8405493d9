"""The landing page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counselling.core import clock
from counselling.privacy.queries.notices import is_anything_told
from counselling.visitor.views.shown import answered_in, first_lines
from counselling.waiting_room.queries import public_state, sentence


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Show whether the chat is open, and the way in."""
    service = public_state()
    context = {
        "service": service,
        "sentence": sentence(service, clock.now()),
        "answered_in": answered_in(),
        "helplines": first_lines(),
        "only_with_you": settings.CAPACITY_MAX == 1,
        "is_anything_told": is_anything_told(clock.now()),
    }
    return render(request, "visitor/landing.html", context)
