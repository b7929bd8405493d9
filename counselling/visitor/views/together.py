"""What the young person says about a second counsellor, without a socket."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from counselling.conversation.actions.visit import renew_leases
from counselling.visitor.views.replies import move_to
from counselling.visitor.visit import current_visit, same_site_post
from counselling.waiting_room.actions import answer_visitor

ANSWERS = {"yes": True, "no": False}


@same_site_post
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Say whether a colleague may join; what cannot be read changes nothing, and the page asks again."""
    visit = current_visit(request)
    yes = ANSWERS.get(request.POST.get("answer", ""))
    if visit is not None and yes is not None and (asking := _id_of(request)):
        renew_leases([visit.id])
        answer_visitor(conversation_id=visit.id, asking=asking, yes=yes)
    return move_to(request, "/chat/")


def _id_of(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError:
        return None
