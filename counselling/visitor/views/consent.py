"""What the young person says about passing on, without a socket."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from counselling.conversation.actions.visit import renew_leases
from counselling.core.errors import Refused
from counselling.visitor import frames
from counselling.visitor.consents import consent_word
from counselling.visitor.views.chat import chat_with
from counselling.visitor.views.replies import move_to
from counselling.visitor.visit import current_visit, same_site_post
from counselling.visitor.words import refusal


@same_site_post
@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Say yes, no, or no longer; what cannot be read changes nothing, and the page shows how it stands."""
    visit, word = current_visit(request), _word(request)
    if visit is not None and word is not None:
        renew_leases([visit.id])
        try:
            consent_word(visit.id, word)
        except Refused:
            # Nothing was kept: the page says so, and shows how it stands.
            return chat_with(request, draft="", refused=refusal("try_again", visit.language))
    return move_to(request, "/chat/")


def _word(request: HttpRequest) -> frames.AnswerConsent | frames.WithdrawConsent | None:
    said = request.POST.get("answer", "")
    try:
        key = UUID(request.POST.get("id", ""))
    except ValueError:
        return None
    words: dict[str, frames.AnswerConsent | frames.WithdrawConsent] = {
        "yes": frames.AnswerConsent(id=key, yes=True),
        "no": frames.AnswerConsent(id=key, yes=False),
        "withdraw": frames.WithdrawConsent(id=key),
    }
    return words.get(said)
