"""Which verbs and queries `live` calls: it knows none of them itself."""

from typing import Any

from counselling.conversation.actions.append import append_messages
from counselling.conversation.actions.visit import renew_leases as renew_visitors
from counselling.conversation.actions.visit import save_seen
from counselling.conversation.queries.lines import last_seqs, line_of, lines_after
from counselling.live import house
from counselling.shift.actions import renew_leases as renew_staff
from counselling.waiting_room.actions import let_time_pass
from counselling.waiting_room.queries import read_queue


def move_in() -> None:
    """Hand the functions over."""
    house.move_in(
        house.House(
            commit=append_messages,
            lines_after=lines_after,
            last_seqs=last_seqs,
            line_of=line_of,
            read_queue=read_queue,
            save_seen=save_seen,
            renew_leases=renew_leases,
            let_time_pass=let_time_pass,
        )
    )


def renew_leases(leases: dict[str, set[Any]]) -> None:
    """Note who is still there: visitors by conversation, staff by account."""
    if visitors := leases.get("visitor"):
        renew_visitors(visitors)
    if staff := leases.get("staff"):
        renew_staff(staff)
