"""What somebody thought of the conversation, and whether may be learned from it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from counselling.conversation.actions.visit import give_feedback
from counselling.conversation.queries.visits import Visit
from counselling.conversation.rules import State
from counselling.core.errors import Refused
from counselling.privacy.actions.learning import say_whether_to_learn
from counselling.visitor.forms import FeedbackForm, errors_of, sentence_of
from counselling.visitor.views.chat import show_visit
from counselling.visitor.views.replies import errors_as_json, move_to, wants_json
from counselling.visitor.visit import current_visit, same_site_post
from counselling.visitor.words import LEARNED

UNAVAILABLE = 503
#: The journal of erasures cannot be written: nothing was changed.
NOT_WRITTEN = "not_written_down"


@same_site_post
@require_POST
def feedback(request: HttpRequest) -> HttpResponse:
    """Keep stars, mood and comment; skipping keeps an empty answer, so that nobody is asked again."""
    visit = current_visit(request)
    if visit is None or visit.state != State.ENDED:
        return move_to(request, "/chat/")
    form = FeedbackForm({} if "skip" in request.POST else request.POST)
    errors = errors_of(form)
    if not errors:
        errors = _give(visit, form)
    if not errors:
        return move_to(request, "/chat/")
    if wants_json(request):
        return errors_as_json(errors, 422)
    return show_visit(request, visit, status=422, form=form, errors=errors)


def _give(visit: Visit, form: FeedbackForm) -> dict[str, str]:
    try:
        give_feedback(
            conversation_id=visit.id,
            stars=form.number("stars"),
            mood=form.number("mood"),
            comment=form.cleaned_data["comment"],
        )
    except Refused as refused:
        return {"comment": sentence_of(refused.reason)}
    return {}


@same_site_post
@require_POST
def learn(request: HttpRequest) -> HttpResponse:
    """Keep whether may be learned from the conversation; it may be changed while the cookie lives."""
    visit = current_visit(request)
    may = {"yes": True, "no": False}.get(request.POST.get("answer", ""))
    if visit is None or not visit.ended or may is None:
        return move_to(request, "/chat/")
    try:
        say_whether_to_learn(conversation_id=visit.id, may=may)
    except Refused as refused:
        return _not_kept(request, visit, refused.reason)
    if wants_json(request):
        # The page stays as it is: what was typed into the survey is not lost.
        return JsonResponse({"text": str(LEARNED[may])})
    return move_to(request, "/chat/")


def _not_kept(request: HttpRequest, visit: Visit, reason: str) -> HttpResponse:
    if reason != NOT_WRITTEN:
        # It was erased meanwhile: nobody learns from it, and there is nothing to come back to.
        return move_to(request, "/chat/")
    errors = {"": sentence_of(reason)}
    if wants_json(request):
        return errors_as_json(errors, UNAVAILABLE)
    return show_visit(
        request, visit, status=UNAVAILABLE, form=FeedbackForm(), errors={}, learn_errors=errors
    )
