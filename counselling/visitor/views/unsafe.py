"""Not safe now: said by somebody who waits."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from counselling.conversation.actions.visit import renew_leases
from counselling.visitor.views.chat import SAID
from counselling.visitor.views.replies import form_path, move_to, wants_json
from counselling.visitor.visit import current_visit, same_site_post
from counselling.waiting_room.actions import mark_unsafe


@same_site_post
@require_POST
def unsafe(request: HttpRequest) -> HttpResponse:
    """Mark the visit; the page it leads to shows whom to call. Without a visit that is the form."""
    visit = current_visit(request)
    if visit is None or visit.ended:
        path = form_path()
        return move_to(request, f"{path}{'&' if '?' in path else '?'}{SAID}")
    renew_leases([visit.id])
    mark_unsafe(conversation_id=visit.id)
    return HttpResponse(status=200) if wants_json(request) else move_to(request, "/chat/")
