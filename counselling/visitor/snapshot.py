"""What a visitor is shown of their visit, as the protocol's frames."""

from typing import Any
from uuid import UUID

import msgspec

from counselling.conversation.events import MessageLine
from counselling.conversation.models import Conversation
from counselling.conversation.queries.lines import lines_of, open_keys
from counselling.conversation.queries.visits import visit
from counselling.conversation.rules import Sender, State, place_of_column
from counselling.core import clock
from counselling.core.clock import iso, iso_or_none
from counselling.shift.queries import door
from counselling.visitor import frames
from counselling.visitor.words import sentence
from counselling.waiting_room.queries import Waiting, wait_for


def visit_snapshot(conversation_id: UUID, after: int = 0) -> dict[str, Any]:
    """Return the snapshot as plain data, for pages and polls; empty for a visit that is gone."""
    shown = snapshot_frame(conversation_id, after)
    return {} if shown is None else msgspec.to_builtins(shown)


def snapshot_frame(conversation_id: UUID, after: int) -> frames.Snapshot | None:
    """Return state and lines after number `after`; a number above the last one counts as 0."""
    found = visit(conversation_id)
    if found is None:
        return None
    state = state_of(found)
    lines = lines_of(found, after if after <= found.last_seq else 0)
    last_seq = max(found.last_seq, lines[-1].seq if lines else 0)
    fields = msgspec.structs.asdict(state) | {"last_seq": last_seq}
    return frames.Snapshot(**fields, messages=[message_frame(line, found.language) for line in lines])


def state_of(found: Conversation, waiting: Waiting | None = None) -> frames.State:
    """Return where the visit stands; `waiting` is its place, where the caller knows it already."""
    key = open_keys.keep(found)
    if found.state == State.WAITING and waiting is None:
        waiting = wait_for(found.id)
    return frames.State(
        state=found.state,
        position=waiting.position if waiting else None,
        wait=waiting.wait if waiting else None,
        counsellor=found.counsellor.display_name if found.counsellor else None,
        nickname=key.open(bytes(found.nickname), place_of_column(found.id, "nickname")),
        question=key.open(bytes(found.question), place_of_column(found.id, "question")),
        turn_until=iso_or_none(found.turn_until),
        away=found.orphaned_at is not None,
        late=found.state == State.WAITING and found.place.missed_at is not None,
        seen=found.counsellor_seen,
        closing=iso_or_none(door(clock.now()).closes_at),
        feedback_given=hasattr(found, "feedback"),
        ended_by=found.ended_by or None,
        last_seq=found.last_seq,
    )


def message_frame(line: MessageLine, language: str) -> frames.Message:
    """Return a line as a visitor gets it."""
    sender = Sender(line.sender).word
    system = line.system
    if system is None:
        return frames.Message(
            seq=line.seq, id=line.id, from_=sender, by=line.by, text=line.text, at=iso(line.at)
        )
    return frames.Message(
        seq=line.seq,
        id=line.id,
        from_=sender,
        by="",
        text=sentence(system, language),
        at=iso(line.at),
        code=system.code,
        params=system.params,
    )
