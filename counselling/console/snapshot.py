"""What a console shows, as the protocol's frames."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from counselling.console import frames
from counselling.console.leaving import leaving
from counselling.console.line import waiting_frames
from counselling.console.words import sentence
from counselling.conversation.events import MessageLine
from counselling.conversation.queries.consents import Consent, consents_of
from counselling.conversation.queries.lines import lines_of
from counselling.conversation.queries.notes import notes_of
from counselling.conversation.queries.visits import Talk, running_of_staff, talk_of_staff
from counselling.conversation.rules import SENDER_WORDS, ConsentStep, Sender
from counselling.core import clock
from counselling.core.clock import iso, iso_or_none
from counselling.shift.queries.practice import hint_of
from counselling.shift.queries.presence import on_duty
from counselling.waiting_room.queries import read_queue
from counselling.waiting_room.queries.unsafe import mark_of


def console_snapshot(staff_id: int, name: str) -> frames.Snapshot:
    """Return all that a counsellor's console shows."""
    queue = read_queue()
    duty = on_duty(staff_id)
    me = frames.Me(
        id=staff_id,
        name=name,
        presence=duty.presence,
        capacity=duty.capacity,
        capacity_max=settings.CAPACITY_MAX,
    )
    talks = [talk_of(one, 0, staff_id) for one in running_of_staff(staff_id)]
    return frames.Snapshot(
        me=me,
        queue=waiting_frames(queue, staff_id),
        count=queue.count,
        conversations=talks,
    )


def talk_for(staff_id: int, conversation_id: UUID, after: int) -> frames.Talk | None:
    """Return a counsellor's own conversation after line `after`, or nothing."""
    found = talk_of_staff(staff_id, conversation_id)
    return None if found is None else talk_of(found, after, staff_id)


def state_for(staff_id: int, conversation_id: UUID) -> frames.State | None:
    """Return where a counsellor's own conversation stands, or nothing once it is not theirs."""
    found = talk_of_staff(staff_id, conversation_id)
    return None if found is None else state_of(found, staff_id)


def talk_of(found: Talk, after: int, staff_id: int) -> frames.Talk:
    """Return a conversation with its lines after number `after`; one above the last counts as 0."""
    lines = lines_of(found.id, found.key, after if after <= found.last_seq else 0)
    return frames.Talk(
        conversation=found.id,
        nickname=found.nickname,
        question=found.question,
        topic=found.topic,
        age_band=found.age_band,
        mood=found.mood,
        i_am=found.i_am,
        gender=found.gender,
        overlooked=found.overlooked,
        language=found.language,
        state=found.state,
        waiting_since=iso(found.opened_at),
        taken_at=iso_or_none(found.taken_at),
        turn_until=iso_or_none(found.turn_until),
        replied_at=iso_or_none(found.replied_at),
        minutes=found.minutes,
        visitor=_whereabouts(found, clock.now()),
        seen=found.visitor_seen,
        ended_by=found.ended_by or None,
        last_seq=max(found.last_seq, lines[-1].seq if lines else 0),
        practice=_practice(found),
        **_standing(found, staff_id),
        messages=[message_frame(line) for line in lines],
        notes=[
            frames.Noted(
                conversation=found.id, id=note.id, by=note.by, at=iso(note.at), text=note.text
            )
            for note in notes_of(found.id, found.key)
        ],
    )


def state_of(found: Talk, staff_id: int) -> frames.State:
    """Return where a conversation stands."""
    return frames.State(
        conversation=found.id,
        state=found.state,
        visitor=_whereabouts(found, clock.now()),
        turn_until=iso_or_none(found.turn_until),
        replied_at=iso_or_none(found.replied_at),
        minutes=found.minutes,
        seen=found.visitor_seen,
        ended_by=found.ended_by or None,
        last_seq=found.last_seq,
        practice=_practice(found),
        **_standing(found, staff_id),
    )


def _standing(found: Talk, staff_id: int) -> dict[str, Any]:
    asked = found.asked
    return {
        "counsellor": found.counsellor or "",
        "colleague": found.colleague,
        "mine": found.counsellor_id == staff_id,
        "lost": found.orphaned,
        **leaving(found),
        "unsafe": mark_of(found.id),
        "consents": [_consent(one, found) for one in consents_of(found.id, found.key)],
        "asked": asked
        and frames.OpenQuestion(
            id=asked.id, kind=asked.kind, to=asked.to, until=iso_or_none(asked.until)
        ),
    }


def _consent(one: Consent, found: Talk) -> frames.Consent:
    lapsed = one.stands == ConsentStep.ASKED and not one.waits_for(found.counsellor_id)
    return frames.Consent(
        id=one.id,
        state=ConsentStep.TAKEN_BACK if lapsed else one.stands,
        what=one.what,
        to=one.to,
        shared=one.shared_at is not None,
    )


def _practice(found: Talk) -> str | None:
    return hint_of(found.id) if found.practice else None


def _whereabouts(found: Talk, now: datetime) -> str:
    if found.turn_until is not None:
        return "coming"
    if found.left_quickly_at is not None:
        return "left"
    return "here" if found.visitor_until >= now else "away"


def message_frame(line: MessageLine) -> frames.Message:
    """Return a line as a console gets it."""
    system = line.system
    if system is None:
        return frames.Message(
            conversation=line.room,
            seq=line.seq,
            id=line.id,
            from_=SENDER_WORDS[line.sender],
            by=line.by,
            text=line.text,
            at=iso(line.at),
        )
    return frames.Message(
        conversation=line.room,
        seq=line.seq,
        id=line.id,
        from_=Sender.SYSTEM.word,
        by="",
        text=sentence(system),
        at=iso(line.at),
        code=system.code,
        params=system.params,
    )
