"""The landing page, and the small file that keeps it true."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counselling.core import clock
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
    }
    return render(request, "visitor/landing.html", context)


@require_safe
def status(_request: HttpRequest) -> JsonResponse:
    """Answer the state for scripts: `text` is the landing page's sentence in the language of `?taal=`."""
    service = public_state()
    return JsonResponse(
        {
            "state": service.state,
            "opens_at": service.opens_at.isoformat() if service.opens_at else None,
            "wait": service.wait,
            "text": sentence(service, clock.now()),
        }
    )
