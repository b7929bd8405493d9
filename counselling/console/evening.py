"""The evening and its lead, as the protocol's frames."""

from counselling.console import frames
from counselling.core.clock import iso, iso_or_none
from counselling.waiting_room.queries import Queue
from counselling.waiting_room.queries.tonight import Tonight


def lead_frame(queue: Queue, staff_id: int) -> frames.Lead:
    """Return who leads, as one colleague gets it."""
    lead = queue.lead
    return frames.Lead(
        id=lead.staff_id if lead else None,
        name=lead.name if lead else "",
        until=iso(lead.until) if lead else None,
        gone=lead is not None and lead.gone,
        offered=staff_id in queue.offer.to,
        planned=list(queue.offer.planned),
    )


def tonight_frame(seen: Tonight) -> frames.Tonight:
    """Return the evening at a glance, as its lead gets it."""
    return frames.Tonight(
        at=iso(seen.at),
        waiting=seen.waiting,
        waiting_since=iso_or_none(seen.waiting_since),
        active=seen.active,
        left=seen.left,
        open=seen.open,
        closes_at=iso_or_none(seen.closes_at),
        opens_at=iso_or_none(seen.opens_at),
        last_entry=seen.last_entry,
        last_entry_usual=seen.last_entry_usual,
        alerts=seen.alerts,
        too_many=seen.too_many,
        orphans=[
            frames.Orphan(
                conversation=one.conversation, name=one.name, since=iso(one.since), here=one.here
            )
            for one in seen.orphans
        ],
    )
