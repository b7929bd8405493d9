"""Into the waiting room."""

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from counselling.conversation.rules import State
from counselling.core.errors import Refused
from counselling.origin.tags import tag_of_request
from counselling.visitor import limits
from counselling.visitor.forms import StartForm, errors_of, sentence_of
from counselling.visitor.views.chat import show_form
from counselling.visitor.views.replies import errors_as_json, move_to, wants_json
from counselling.visitor.visit import current_visit, same_site_post, set_visit_cookie
from counselling.waiting_room.actions import Joined, join_queue

TURNED_AWAY = ("closed", "full", "too_many", "try_again")


@same_site_post
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Open a visit, unless this browser has one that runs."""
    visit = current_visit(request)
    if visit is not None and visit.state != State.ENDED:
        return move_to(request, "/chat/")
    form = StartForm(request.POST)
    if not form.is_valid():
        return _sent_back(request, form, errors_of(form), 422)
    try:
        joined = _join(form, tag_of_request(request))
    except Refused as refused:
        return _refused(request, form, refused.reason)
    response = move_to(request, "/chat/")
    set_visit_cookie(response, joined.token)
    return response


def _join(form: StartForm, tag: str) -> Joined:
    limits.check_start(tag)
    try:
        joined = join_queue(
            nickname=form.cleaned_data["nickname"],
            question=form.cleaned_data["question"],
            traits=form.traits(),
            language=get_language() or "nl",
        )
    except (DatabaseError, InterfaceError):
        # Locked, full or gone: the form stays as it was typed.
        raise Refused("try_again") from None
    limits.started(tag, joined.conversation_id)
    return joined


def _refused(request: HttpRequest, form: StartForm, reason: str) -> HttpResponse:
    if reason in TURNED_AWAY:
        return _sent_back(request, form, {"": sentence_of(reason)}, 503)
    # The verb reads the nickname first; a question can only be too long or unreadable.
    field = (
        "question"
        if len(form.cleaned_data["question"]) > len(form.cleaned_data["nickname"])
        else "nickname"
    )
    form.add_error(field, sentence_of(reason))
    return _sent_back(request, form, errors_of(form), 422)


def _sent_back(
    request: HttpRequest, form: StartForm, errors: dict[str, str], status: int
) -> HttpResponse:
    if wants_json(request):
        return errors_as_json(errors, status)
    return show_form(request, form, errors, status=status)
