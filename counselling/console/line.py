"""The waiting line, and who is on duty, as the protocol's frames."""

from dataclasses import asdict
from functools import lru_cache

import msgspec

from counselling.console import frames
from counselling.core.clock import iso, iso_or_none
from counselling.waiting_room.queries import Queue
from counselling.waiting_room.queries.line import Entry


def queue_frame(queue: Queue, staff_id: int) -> frames.Queue:
    """Return the waiting line as one counsellor's console gets it."""
    return frames.Queue(waiting=waiting_frames(queue, staff_id), count=queue.count)


def waiting_frames(queue: Queue, staff_id: int) -> list[frames.Waiting]:
    """Return who waits, as one counsellor sees them; whoever comes to them by appointment is first."""
    mine = [_waiting(entry) for entry in queue.expected if entry.appointment_with == staff_id]
    known = {entry.conversation for entry in queue.entries if staff_id in entry.passed_on_by}
    return mine + [
        msgspec.structs.replace(shown, known=True) if shown.conversation in known else shown
        for shown in _shown_to_all(queue)
    ]


# A line is read once for all consoles, and so is what all of them get of it.
@lru_cache(maxsize=1)
def _shown_to_all(queue: Queue) -> list[frames.Waiting]:
    return [_waiting(entry) for entry in queue.entries]


@lru_cache(maxsize=1)
def team_frame(queue: Queue) -> frames.Team:
    """Return who is on duty as every console gets it."""
    return frames.Team(
        members=[frames.Member(**asdict(member)) for member in queue.team],
        lead=queue.lead.staff_id if queue.lead else None,
        open=queue.open,
        closes_at=iso_or_none(queue.closing),
    )


def _waiting(entry: Entry) -> frames.Waiting:
    return frames.Waiting(
        conversation=entry.conversation,
        nickname=entry.nickname,
        topic=entry.topic,
        age_band=entry.age_band,
        mood=entry.mood,
        language=entry.language,
        waiting_since=iso(entry.waiting_since),
        present=entry.present,
        orphan=entry.orphan,
        appointment=iso_or_none(entry.appointment),
        unsafe=entry.unsafe,
    )
