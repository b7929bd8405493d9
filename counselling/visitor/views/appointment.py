"""Coming for an appointment, with the code that a counsellor gave."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.core.moments import moment_in_words
from counselling.origin.address import client_of_request
from counselling.privacy.queries.statement import in_force
from counselling.visitor.arriving import arrives
from counselling.visitor.forms import sentence_of
from counselling.visitor.views.blocked import met_by, turn_away
from counselling.visitor.views.replies import errors_as_json, wants_json
from counselling.visitor.views.tries import answered, let_in
from counselling.waiting_room.actions import keep_appointment

STATUS = {"try_again": 503, "tried_often": 429, "not_now": 503}
#: Beside which field a reason is said; the others concern none.
FIELD = {"unknown": "code", "empty": "nickname", "too_long": "nickname", "invalid": "nickname"}
SENTENCES = {
    "unknown": gettext_lazy(
        "Met deze code vinden we geen afspraak. Kijk of je ze juist typte. Vraag anders een nieuwe code."
    ),
    "too_early": gettext_lazy(
        "Je bent er vroeg bij. Je afspraak is %(moment)s. Vanaf 10 minuten voor dat uur kan je binnen."
    ),
    "not_now": gettext_lazy(
        "Je afspraak kan nu niet beginnen. Dat ligt aan ons, niet aan jou. Je code blijft werken. Probeer het straks opnieuw."
    ),
    "too_late": gettext_lazy("Je afspraak was %(moment)s. Dat is voorbij. Vraag een nieuwe code."),
}


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
async def appointment(request: HttpRequest) -> HttpResponse:
    """Ask for code and nickname, and let whoever has an appointment in to that counsellor."""
    return await answered(request, asked=_asked, tried=_tried)


def _asked(request: HttpRequest) -> HttpResponse:
    return render(request, "visitor/appointment_form.html", {"errors": {}})


def _tried(request: HttpRequest) -> HttpResponse:
    try:
        return let_in(request, lambda: _token_for(request))
    except Refused as refused:
        return turn_away(request) if refused.reason == "blocked" else _sent_back(request, refused)


def _token_for(request: HttpRequest) -> str:
    met = met_by(request)
    if met and met.blocked_until:
        raise Refused("blocked")
    # As for any start: no visit without its arrival.
    with transaction.atomic():
        joined = keep_appointment(
            code=request.POST.get("code", ""),
            nickname=request.POST.get("nickname", ""),
            language=get_language() or "nl",
            statement=in_force(clock.now()).name,
        )
        arrives(joined.conversation_id, client_of_request(request))
    return joined.token


def _sent_back(request: HttpRequest, refused: Refused) -> HttpResponse:
    errors = {FIELD.get(refused.reason, ""): _sentence(refused)}
    status = STATUS.get(refused.reason, 422)
    if wants_json(request):
        return errors_as_json(errors, status)
    context = {"errors": errors, "typed": request.POST}
    return render(request, "visitor/appointment_form.html", context, status=status)


def _sentence(refused: Refused) -> str:
    if refused.reason not in SENTENCES:
        return sentence_of(refused.reason)
    at = refused.details.get("at")
    moment = moment_in_words(datetime.fromisoformat(at), clock.now()) if at else ""
    return str(SENTENCES[refused.reason]) % {"moment": moment}
