"""Reading the answer that waits behind a pick-up code."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from counselling.abuse.rules.tries import Trying
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.origin.tags import tag_of_request
from counselling.privacy.queries.answers import behind
from counselling.visitor.answer_words import Answer, in_words
from counselling.visitor.tries import WRONG_CODES_PER_TAG, Tries
from counselling.visitor.views.replies import errors_as_json, wants_json
from counselling.visitor.visit import same_site_post

STATUS = {"unknown": 422, "tried_often": 429}
SENTENCES = {
    "unknown": _(
        "Achter deze code staat niets. Kijk of je ze juist typte. Een antwoord blijft 60 dagen staan."
    ),
    "tried_often": _("Er is al vaak geprobeerd. Wacht een uur en probeer opnieuw."),
}

pick_up_tries = Tries(Trying.PICK_UP, WRONG_CODES_PER_TAG)


@same_site_post
@require_http_methods(["GET", "HEAD", "POST"])
def pick_up(request: HttpRequest) -> HttpResponse:
    """Ask for a code, and show what waits behind it."""
    if request.method != "POST":
        return _page(request)
    try:
        answer = _answer(request)
    except Refused as refused:
        return _not_found(request, refused.reason)
    if wants_json(request):
        return JsonResponse({"fill": {"heading": answer.heading, "paragraphs": answer.paragraphs}})
    return _page(request, answer=answer)


def _answer(request: HttpRequest) -> Answer:
    """Look once, the same way whatever was typed; only a wrong code counts as a try."""
    tag = tag_of_request(request)
    pick_up_tries.take(tag)
    found = behind(request.POST.get("code", ""), clock.now())
    if found is None:
        raise Refused("unknown")
    pick_up_tries.give_back(tag)
    return in_words(found)


def _not_found(request: HttpRequest, reason: str) -> HttpResponse:
    field = "code" if reason == "unknown" else ""
    errors, status = {field: str(SENTENCES[reason])}, STATUS[reason]
    if wants_json(request):
        return errors_as_json(errors, status)
    return _page(request, status=status, errors=errors)


def _page(request: HttpRequest, *, status: int = 200, **shown: object) -> HttpResponse:
    context = {"errors": {}, "answer": None, **shown}
    return render(request, "visitor/letters/pick_up.html", context, status=status)
