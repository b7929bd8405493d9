"""The one page of a visit and what can be posted from it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import change_question, forget_cookie
from counselling.conversation.queries.visits import Visit
from counselling.conversation.rules import EndedBy, State
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.visitor.forms import FeedbackForm, QuestionForm, StartForm, errors_of, sentence_of
from counselling.visitor.views.blocked import blocked_sentence, show_blocked
from counselling.visitor.views.replies import (
    errors_as_json,
    form_path,
    landing_path,
    move_to,
    wants_json,
)
from counselling.visitor.views.shown import answered_in, first_lines, form_labels, visit_context
from counselling.visitor.visit import (
    be_here,
    current_visit,
    forget_visit,
    same_site_post,
    token_of_request,
)
from counselling.waiting_room.actions import come_back, let_time_pass
from counselling.waiting_room.queries import public_state, reopening
from counselling.waiting_room.queries.returning import way_back

#: In the address of the form: the young person said already not to be safe now. It says nothing to who looks on.
SAID = "nu"


@require_safe
@never_cache
def chat(request: HttpRequest) -> HttpResponse:
    """Show the form, the waiting room, the conversation or the end."""
    visit = current_visit(request)
    if visit is None:
        said = SAID in request.GET
        # Whoever is blocked may say not to be safe: the form is there for them then.
        sentence = "" if said else blocked_sentence(request)
        if sentence:
            return show_blocked(request, sentence)
        return show_form(request, StartForm(initial={"unsafe": said}), _why_not_now())
    # Without script this page is all there is: looking at it is being there, and moves time along.
    be_here(request, visit)
    come_back(conversation_id=visit.id)
    let_time_pass()
    return show_visit(request, visit, form=FeedbackForm())


def show_form(
    request: HttpRequest, form: StartForm, errors: dict[str, str], *, status: int = 200
) -> HttpResponse:
    """Show the form with what was typed; with other help where no field is what is wrong."""
    context = {
        "form": form,
        "errors": errors,
        "turned_away": "" in errors,
        "answered_in": answered_in(),
        "helplines": first_lines(),
    }
    return render(request, "visitor/form.html", context | form_labels(), status=status)


def _why_not_now() -> dict[str, str]:
    """Return why nobody can start now, if so: nobody fills in the form to read that only then."""
    state = public_state().state
    return {"": sentence_of(state)} if state in ("closed", "full") else {}


def show_visit(
    request: HttpRequest, visit: Visit, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Show the page of a visit."""
    closed = visit.ended_by == EndedBy.CLOSED
    more = {"reopening": reopening(public_state().opens_at, clock.now())} if closed else {}
    if visit.ended:
        context["blocked"] = blocked_sentence(request)
    else:
        context["way_back"] = way_back(visit.id, token_of_request(request))
    return render(
        request, "visitor/visit.html", visit_context(visit, **more, **context), status=status
    )


def chat_with(request: HttpRequest, *, draft: str, refused: str) -> HttpResponse:
    """Show the page again after a message that was not taken: what was typed, and why it stays."""
    visit = current_visit(request)
    if visit is None:
        return show_form(request, StartForm(), {})
    return show_visit(request, visit, status=409, form=FeedbackForm(), draft=draft, refused=refused)


@same_site_post
@require_POST
def question(request: HttpRequest) -> HttpResponse:
    """Keep another question while the visit waits."""
    visit = current_visit(request)
    if visit is None or visit.state != State.WAITING:
        return move_to(request, "/chat/")
    form = QuestionForm(request.POST)
    errors = errors_of(form)
    if not errors:
        try:
            change_question(conversation_id=visit.id, question=form.cleaned_data["question"])
        except Refused as refused:
            errors = {"question": sentence_of(refused.reason)}
    return _question_answer(request, visit, errors)


def _question_answer(request: HttpRequest, visit: Visit, errors: dict[str, str]) -> HttpResponse:
    if not errors:
        return HttpResponse(status=200) if wants_json(request) else move_to(request, "/chat/")
    if wants_json(request):
        return errors_as_json(errors, 422)
    return show_visit(
        request,
        visit,
        status=422,
        errors=errors,
        form=FeedbackForm(),
        question=request.POST.get("question", ""),
    )


@same_site_post
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Stop waiting or talking; after the end, let the browser forget the visit."""
    visit = current_visit(request)
    if visit is None:
        return move_to(request, landing_path())
    if visit.state != State.ENDED:
        end_conversation(conversation_id=visit.id, by=EndedBy.VISITOR)
        return move_to(request, "/chat/")
    forget_cookie(conversation_id=visit.id)
    response = move_to(request, form_path() if "again" in request.POST else landing_path())
    forget_visit(response)
    return response
