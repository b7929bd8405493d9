"""The workbench: a page, the conversation as JSON, what was done to it, one opened word, and handing it in."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import StaffRequest, staff_page
from counselling.console.intervision_words import ADVICE, QUESTIONS, problems_of
from counselling.console.others import note_other_bench
from counselling.core.errors import Refused
from counselling.intervision.actions.handing_in import hand_in
from counselling.intervision.actions.opening import open_word
from counselling.intervision.actions.redacting import redact
from counselling.intervision.actions.taking_up import take_up
from counselling.intervision.queries.workbench import bench_of, to_redact
from counselling.intervision.rules.bench import Bench
from counselling.intervision.rules.deeds import Deeds
from counselling.intervision.rules.times import COMPOSED_LIMIT, REASON_LIMIT

UNPROCESSABLE, CONFLICT, TOO_LARGE = 422, 409, 413
TOLD = "intervision_told"

Asked = TypeVar("Asked", bound=msgspec.Struct)


class Opened(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A redactor asks for the words under one mark."""

    mark: int
    reason: str


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def workbench(request: StaffRequest, id: UUID) -> HttpResponse:
    """Show the workbench of a conversation; posted to it is what the page says was done."""
    return _do(request, id) if request.method == "POST" else _page(request, id)


@require_POST
@staff_page
def begin(request: StaffRequest, id: UUID) -> HttpResponse:
    """Sit down at a conversation, and go to its workbench; while a colleague is at it, to read."""
    try:
        take_up(candidate_id=id, staff_id=request.signed_in.staff_id)
    except Refused as refused:
        if refused.reason == "gone":
            raise _not_theirs(request, id) from None
    return HttpResponseRedirect(reverse("staff_bench", args=[id]))


@require_GET
@staff_page
def data(request: StaffRequest, id: UUID) -> HttpResponse:
    """Answer the conversation as it stands for this person, with the token for what they will post."""
    response = _json(_bench(request, id))
    response["X-CSRFToken"] = get_token(request)
    return response


@require_POST
@staff_page
def open_one(request: StaffRequest, id: UUID) -> HttpResponse:
    """Show a redactor the words under one mark."""
    staff_id = request.signed_in.staff_id

    def verb(asked: Opened) -> HttpResponse:
        words = open_word(candidate_id=id, staff_id=staff_id, mark=asked.mark, reason=asked.reason)
        return JsonResponse({"text": words})

    return _answered(request, id, Opened, verb)


@require_POST
@staff_page
def give_on(request: StaffRequest, id: UUID) -> HttpResponse:
    """Hand a conversation in, to be read by somebody else."""
    try:
        hand_in(candidate_id=id, staff_id=request.signed_in.staff_id)
    except Refused as refused:
        return _page(request, id, problems_of(refused))
    request.session[TOLD] = "handed_in"
    return HttpResponseRedirect(reverse("staff_intervision"))


def _do(request: StaffRequest, id: UUID) -> HttpResponse:
    staff_id = request.signed_in.staff_id

    def verb(asked: Deeds) -> HttpResponse:
        redact(candidate_id=id, staff_id=staff_id, version=asked.version, deeds=asked.deeds)
        return _json(_bench(request, id))

    return _answered(request, id, Deeds, verb)


def _answered(
    request: StaffRequest, id: UUID, shape: type[Asked], verb: Callable[[Asked], HttpResponse]
) -> HttpResponse:
    try:
        return verb(msgspec.json.decode(request.body, type=shape))
    except RequestDataTooBig:
        return _unread(request, id, "too_long", TOO_LARGE)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return _unread(request, id, "invalid", UNPROCESSABLE)
    except Refused as refused:
        return _refused(request, id, refused)


def _unread(request: StaffRequest, id: UUID, reason: str, status: int) -> HttpResponse:
    # For whom there is no such workbench, there is nothing to be read wrongly either.
    _bench(request, id)
    return JsonResponse({"reason": reason}, status=status)


def _refused(request: StaffRequest, id: UUID, refused: Refused) -> HttpResponse:
    if refused.reason == "gone":
        raise _not_theirs(request, id)
    if refused.reason == "conflict":
        return _newer(request, id)
    status = CONFLICT if refused.reason == "taken" else UNPROCESSABLE
    return JsonResponse({"reason": refused.reason, **refused.details}, status=status)


def _newer(request: StaffRequest, id: UUID) -> HttpResponse:
    """Answer the newer state; whoever was away for so long that a colleague sat down here sits down again."""
    try:
        take_up(candidate_id=id, staff_id=request.signed_in.staff_id)
    except Refused as refused:
        return _refused(request, id, refused)
    return _json({"reason": "conflict", "bench": _bench(request, id)}, CONFLICT)


def _bench(request: StaffRequest, id: UUID) -> Bench:
    found = bench_of(id, request.signed_in.staff_id)
    if found is None:
        raise _not_theirs(request, id)
    return found


def _json(content: object, status: int = 200) -> HttpResponse:
    body = msgspec.json.encode(content)
    return HttpResponse(body, content_type="application/json", status=status)


def _page(
    request: StaffRequest, id: UUID, refused: Mapping[str, str] | None = None
) -> HttpResponse:
    waiting = to_redact(request.signed_in.staff_id)
    mine = next((one for one in waiting if one.candidate == id), None)
    if mine is None:
        raise _not_theirs(request, id)
    bench = bench_of(id, request.signed_in.staff_id)
    context = {
        "name": request.signed_in.display_name,
        "here": "intervision",
        "candidate": id,
        "begun": bench is not None,
        "whole": mine.own,
        "sent_back": bench.sent_back if bench else "",
        "questions": [(key, label, ADVICE[key]) for key, label in QUESTIONS.items()],
        "composed_limit": COMPOSED_LIMIT,
        "reason_limit": REASON_LIMIT,
        "refused": refused,
    }
    status = UNPROCESSABLE if refused else None
    return render(request, "console/intervision/workbench.html", context, status=status)


def _not_theirs(request: StaffRequest, id: UUID) -> Http404:
    note_other_bench(request.signed_in.staff_id, id)
    return Http404()


urlpatterns = [
    path("", workbench, name="staff_bench"),
    path("data/", data, name="staff_bench_data"),
    path("take-up/", begin, name="staff_bench_take_up"),
    path("open/", open_one, name="staff_bench_open"),
    path("hand-in/", give_on, name="staff_bench_hand_in"),
]
