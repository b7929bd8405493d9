"""Whether the chat is open, for scripts and for the pages of schools."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from counselling.core import clock
from counselling.visitor.language import LANGUAGES
from counselling.waiting_room.queries import public_state, sentence

BADGE_WORDS = {
    "open": _("Chat open"),
    "busy": _("Chat open, wel druk"),
    "full": _("Chat vol"),
    "closed": _("Chat dicht"),
}
#: Dark enough to be read on the badge's white.
BADGE_COLOURS = {"open": "#22633a", "busy": "#7a4b00", "full": "#7a4b00", "closed": "#52616a"}
#: Pixels: a wide letter of a plain typeface, the dot on the left, the edge on the right.
LETTER, LEFT, RIGHT = 9.3, 32, 14
BADGE_FRESH = "public, max-age=30"


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Answer the state for scripts: `text` is the landing page's sentence in the language of `?taal=`."""
    service = public_state()
    answer = {
        "state": service.state,
        "opens_at": service.opens_at.isoformat() if service.opens_at else None,
        "wait": service.wait,
        "text": sentence(service, clock.now()),
    }
    return _shared(request, JsonResponse(answer))


@require_safe
def badge(request: HttpRequest) -> HttpResponse:
    """Answer the state as a picture with a title, for a page without script."""
    asked = request.GET.get("taal", "")
    language = asked if asked in LANGUAGES else settings.LANGUAGE_CODE
    # Kept for a moment by whoever passes it on, so no visit's own language may be in it.
    with translation.override(language):
        response = _drawn(request)
    response["Cache-Control"] = BADGE_FRESH
    response["Content-Language"] = language
    return _shared(request, response)


def _drawn(request: HttpRequest) -> HttpResponse:
    service = public_state()
    words = str(BADGE_WORDS[service.state])
    width = round(len(words) * LETTER) + LEFT + RIGHT
    context = {
        "words": words,
        "sentence": sentence(service, clock.now()),
        "colour": BADGE_COLOURS[service.state],
        "width": width,
        "middle": (LEFT + width - RIGHT) // 2,
    }
    return render(request, "visitor/status.svg", context, content_type="image/svg+xml")


def _shared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if settings.STATUS_ORIGINS:
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        patch_vary_headers(response, ["Origin"])
        if (origin := request.headers.get("Origin", "")) in settings.STATUS_ORIGINS:
            response["Access-Control-Allow-Origin"] = origin
    return response
