"""The code of a conversation: made when asked, shown once."""

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from counselling.core.errors import Refused
from counselling.privacy.actions.codes import give_code
from counselling.visitor.forms import sentence_of
from counselling.visitor.views.replies import errors_as_json, move_to, wants_json
from counselling.visitor.visit import current_visit, same_site_post


@same_site_post
@require_POST
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Give the holder of the visit's cookie a code; an earlier one is worth nothing from then on."""
    visit = current_visit(request)
    if visit is None:
        return move_to(request, "/chat/")
    try:
        given = give_code(conversation_id=visit.id)
    except (Refused, DatabaseError, InterfaceError):
        return _trouble(request)
    if wants_json(request):
        return JsonResponse({"fill": {"code": given}})
    return render(request, "visitor/my_data/code.html", {"code": given, "ended": visit.ended})


def _trouble(request: HttpRequest) -> HttpResponse:
    errors = {"": sentence_of("try_again")}
    if wants_json(request):
        return errors_as_json(errors, 503)
    return render(request, "visitor/my_data/code.html", {"errors": errors}, status=503)
