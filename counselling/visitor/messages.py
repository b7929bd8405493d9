"""Sending and receiving without a socket: for schools that block them, and without JavaScript."""

from uuid import UUID, uuid4

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_POST

from counselling.conversation.actions.visit import renew_leases
from counselling.conversation.events import Submission
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.queries.visits import Visit, visit_of_token
from counselling.conversation.rules import Sender
from counselling.core import closing
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.core.text import clean
from counselling.live import threads
from counselling.live.hub import hub
from counselling.live.sockets import TRY_LATER
from counselling.visitor import frames, limits
from counselling.visitor.listener import Listener
from counselling.visitor.snapshot import visit_snapshot
from counselling.visitor.views.chat import chat_with
from counselling.visitor.views.replies import SeeOther
from counselling.visitor.visit import be_here, current_visit, same_site_post, token_of_request
from counselling.visitor.words import refusal
from counselling.waiting_room.actions import answer_call

LONGEST_WAIT = 25.0


class Posted(msgspec.Struct, forbid_unknown_fields=True):
    """A message as JSON; the form has the same two fields."""

    id: UUID
    text: str


@require_POST
async def post_message(request: HttpRequest) -> HttpResponseBase:
    """Take a message from a page of ours: `ack` with 200 or `refused` with 409 for JSON, else back to the page."""
    visit = await threads.run(current_visit, request)
    posted = _posted(request)
    answer = await _written(visit, posted) if visit else _refused("not_yours", posted, "nl")
    if "application/json" not in request.headers.get("Accept", ""):
        return SeeOther("/chat/") if _is_ack(answer) else await threads.run(_kept, request, answer)
    return JsonResponse(msgspec.to_builtins(answer), status=200 if _is_ack(answer) else 409)


def _is_ack(answer: msgspec.Struct) -> bool:
    return isinstance(answer, frames.Ack)


def _kept(request: HttpRequest, answer: msgspec.Struct) -> HttpResponse:
    # The page shows the kind sentence and what was typed: nothing is lost.
    return chat_with(
        request, draft=request.POST.get("text", ""), refused=getattr(answer, "text", "")
    )


def _posted(request: HttpRequest) -> Posted | None:
    if request.content_type == "application/json":
        try:
            return msgspec.json.decode(request.body, type=Posted)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            return None
    try:
        client_id = UUID(request.POST.get("id", ""))
    except ValueError:
        client_id = uuid4()
    return Posted(client_id, request.POST.get("text", ""))


async def _written(visit: Visit, posted: Posted | None) -> msgspec.Struct:
    try:
        submission = await _sealed(visit, posted)
    except Refused as refused:
        return _refused(refused.reason, posted, visit.language)
    await threads.run(_note_presence, visit)
    outcome = await hub().submitted(submission)
    if isinstance(outcome, str):
        return _refused(outcome, posted, visit.language)
    return frames.Ack(id=submission.client_id, seq=outcome.seq, at=iso(outcome.at))


async def _sealed(visit: Visit, posted: Posted | None) -> Submission:
    if posted is None:
        raise Refused("invalid")
    if not limits.may_send(visit.id):
        raise Refused("too_fast")
    text = clean(posted.text)
    key = await threads.run(open_keys.key_of, visit.id)
    return Submission.sealed(
        key,
        room=visit.id,
        sender=Sender.VISITOR,
        author=None,
        by="",
        client_id=posted.id,
        text=text,
    )


def _refused(reason: str, posted: Posted | None, language: str) -> frames.Refused:
    return frames.Refused(
        id=posted.id if posted else None, reason=reason, text=refusal(reason, language)
    )


@same_site_post
@require_POST
def post_here(request: HttpRequest) -> HttpResponse:
    """'I am here', without a socket."""
    visit = current_visit(request)
    if visit is not None:
        _note_presence(visit)
    return SeeOther("/chat/")


def _note_presence(visit: Visit) -> None:
    renew_leases([visit.id])
    answer_call(conversation_id=visit.id)


@require_GET
async def poll_messages(request: HttpRequest) -> HttpResponse:
    """Answer the snapshot after line `after`, waiting up to `wait` seconds for something new."""
    visit = await threads.run(current_visit, request)
    if visit is None:
        return _no_visit()
    after, wait = _number(request, "after"), min(_number(request, "wait"), LONGEST_WAIT)
    listener = Listener()
    seat = hub().rooms.join(visit.id, listener)
    hub().ticker.add(listener)
    try:
        await threads.run(be_here, request, visit)
        snapshot = await threads.run(visit_snapshot, visit.id, int(after))
        seat.release(snapshot["last_seq"])
        if wait and not snapshot["messages"] and await listener.heard_within(wait):
            if closing.is_shut():
                return _shut()
            # What happened may be that the visit went on elsewhere, and nothing of it comes here any more.
            if await threads.run(visit_of_token, token_of_request(request)) is None:
                return _no_visit()
            snapshot = await threads.run(visit_snapshot, visit.id, int(after))
    finally:
        hub().ticker.remove(listener)
        hub().rooms.leave(seat)
    return JsonResponse(snapshot)


def _shut() -> JsonResponse:
    return JsonResponse({"type": "closed", "code": TRY_LATER}, status=503)


def _no_visit() -> JsonResponse:
    return JsonResponse({"type": "closed", "code": 4401}, status=401)


def _number(request: HttpRequest, name: str) -> float:
    try:
        return max(0, min(int(request.GET.get(name, "0")), 2**31 - 1))
    except ValueError:
        return 0
