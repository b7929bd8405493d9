"""What a visitor is shown of their visit, as the protocol's frames."""

from dataclasses import asdict
from math import ceil
from typing import Any
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import override

from counselling.abuse.rules.words import CODES
from counselling.conversation.events import MessageLine
from counselling.conversation.queries.lines import lines_of
from counselling.conversation.queries.visits import Talk, talk_of_visit
from counselling.conversation.rules import SENDER_WORDS, Sender, State
from counselling.core import clock
from counselling.core.clock import iso, iso_or_none
from counselling.shift.queries.opening import door
from counselling.signposts.queries.signs import carded, look_again
from counselling.visitor import frames
from counselling.visitor.consents import consents_shown
from counselling.visitor.words import may_join, sentence
from counselling.waiting_room.queries import wait_for
from counselling.waiting_room.queries.appointments import appointment_of
from counselling.waiting_room.queries.unsafe import mark_of

MEASURES = frozenset(CODES.values())


def visit_snapshot(conversation_id: UUID, after: int = 0) -> dict[str, Any]:
    """Return the snapshot as plain data, for pages and polls; empty for a visit that is gone."""
    shown = snapshot_frame(conversation_id, after)
    return {} if shown is None else msgspec.to_builtins(shown)


def snapshot_frame(conversation_id: UUID, after: int) -> frames.Snapshot | None:
    """Return state and lines after number `after`; a number above the last one counts as 0."""
    talk = talk_of_visit(conversation_id)
    if talk is None:
        return None
    lines = lines_of(talk.id, talk.key, after if after <= talk.last_seq else 0)
    look_again()
    last_seq = max(talk.last_seq, lines[-1].seq if lines else 0)
    fields = msgspec.structs.asdict(state_of(talk)) | {"last_seq": last_seq}
    return frames.Snapshot(
        **fields, messages=[message_frame(line, talk.language) for line in lines]
    )


def state_frame(conversation_id: UUID) -> frames.State | None:
    """Return where a visit stands."""
    talk = talk_of_visit(conversation_id)
    return None if talk is None else state_of(talk)


def state_of(talk: Talk) -> frames.State:
    """Return where a visit that was read out stands."""
    kept = _kept(talk)
    waiting = wait_for(talk.id) if talk.state == State.WAITING and not kept else None
    return frames.State(
        state=talk.state,
        position=waiting.position if waiting else None,
        wait=waiting.wait if waiting else None,
        counsellor=talk.counsellor,
        colleague=talk.colleague,
        asked=_asked(talk),
        consents=consents_shown(talk),
        nickname=talk.nickname,
        question=talk.question,
        turn_until=iso_or_none(talk.turn_until),
        away=talk.orphaned,
        paused=_paused(talk),
        late=waiting is not None and waiting.late,
        nobody_here=waiting is not None and waiting.nobody_here,
        appointment=kept,
        passed_on=waiting is not None and waiting.passed_on,
        unsafe=talk.state == State.WAITING and mark_of(talk.id) is not None,
        seen=talk.counsellor_seen,
        closing=iso_or_none(door(clock.now()).closes_at),
        feedback_given=talk.feedback_given,
        ended_by=talk.ended_by or None,
        last_seq=talk.last_seq,
    )


def _paused(talk: Talk) -> int | None:
    # Seconds, not a moment: many a phone's clock is wrong.
    if talk.state != State.ACTIVE or talk.paused_until is None:
        return None
    left = (talk.paused_until - clock.now()).total_seconds()
    return ceil(left) if left > 0 else None


def _kept(talk: Talk) -> frames.Appointment | None:
    # Once they talk it is a conversation like any other.
    kept = None if talk.state == State.ACTIVE else appointment_of(talk.id, clock.now())
    if kept is None:
        return None
    return frames.Appointment(name=kept.name, at=iso(kept.at), there=kept.there)


def _asked(talk: Talk) -> frames.Asked | None:
    asked, by = talk.asked, talk.counsellor or ""
    if asked is None or not asked.of_visitor:
        return None
    text = may_join(by, asked.to, asked.discipline, talk.language)
    return frames.Asked(id=asked.id, by=by, to=asked.to, text=text)


def message_frame(line: MessageLine, language: str) -> frames.Message:
    """Return a line as a visitor gets it."""
    sender = SENDER_WORDS[line.sender]
    system = line.system
    if system is None:
        written = frames.Message(
            seq=line.seq, id=line.id, from_=sender, by=line.by, text=line.text, at=iso(line.at)
        )
        return written if line.sender == Sender.VISITOR else _with_cards(written, language)
    told = frames.Message(
        seq=line.seq,
        id=line.id,
        from_=sender,
        by="",
        text=sentence(system, language),
        at=iso(line.at),
        code=system.code,
        params=system.params,
    )
    return _with_complaint(told, language) if system.code in MEASURES else told


def _with_complaint(message: frames.Message, language: str) -> frames.Message:
    """Add the way to the page that each measure names."""
    with override(language):
        message.cards = [
            frames.Card(
                kind="site", title=_("Klacht"), href="/klacht/", site=_("Naar de pagina Klacht"),
                phone="", tel="", place="",
            )
        ]  # fmt: skip
    message.rest = message.text
    return message


def _with_cards(message: frames.Message, language: str) -> frames.Message:
    found = carded(message.text, language)
    if found is not None:
        message.cards = [frames.Card(**asdict(card)) for card in found.cards]
        message.rest = found.rest
    return message
