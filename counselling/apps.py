"""The house as a Django application; hands `live` the functions it works with."""

from functools import partial
from typing import Any

from django.apps import AppConfig


class Counselling(AppConfig):
    """Rooms and doors."""

    name = "counselling"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hand the functions over, now that every table is known."""
        from counselling.conversation.actions.append import append_messages
        from counselling.conversation.actions.visit import save_seen
        from counselling.conversation.queries.lines import last_seqs, line_of, lines_after
        from counselling.live import house
        from counselling.waiting_room.queries import read_queue

        house.move_in(
            house.House(
                commit=append_messages,
                lines_after=lines_after,
                last_seqs=last_seqs,
                line_of=line_of,
                read_queue=read_queue,
                save_seen=save_seen,
                renew_leases=_renew_leases,
                let_seconds_pass=_let_seconds_pass,
                let_time_pass=_let_time_pass,
            )
        )
        _prepare_sweep()


def _prepare_sweep() -> None:
    """Hand to the sweep what rooms above it keep."""
    from counselling.privacy.actions.ageing import STEPS
    from counselling.privacy.models import KEY_PURPOSE
    from counselling.privacy.queries.letter_keys import needs_key
    from counselling.retention.actions import steps
    from counselling.retention.queries import keys

    steps.take_in(STEPS)
    keys.take_in(KEY_PURPOSE, needs_key)


def _let_seconds_pass() -> None:
    from counselling.core import clock
    from counselling.emergency.actions.turns import let_time_pass
    from counselling.signposts.queries.signs import look_again
    from counselling.waiting_room.actions import let_seconds_pass

    let_seconds_pass()
    let_time_pass(clock.now())
    look_again()


def _let_time_pass() -> None:
    from accounts.trail.daily import keep_trail
    from counselling.core import clock
    from counselling.core.rounds import go_round
    from counselling.intervision.actions.choosing import draw_if_due, let_days_pass
    from counselling.intervision.actions.handing_in import gather
    from counselling.privacy.actions.erasing import erase_what_waited
    from counselling.retention.actions.marking import mark_journal
    from counselling.waiting_room.actions import let_time_pass

    now = clock.now()
    go_round(
        line=let_time_pass,
        erasures=partial(erase_what_waited, now),
        draw=partial(draw_if_due, now),
        drawn=partial(let_days_pass, now),
        batches=partial(gather, now),
        trail=keep_trail,
        journal=mark_journal,
    )


def _renew_leases(leases: dict[str, set[Any]]) -> None:
    from counselling.conversation.actions.visit import renew_leases as renew_visitors
    from counselling.shift.actions.presence import renew_leases as renew_staff

    if visitors := leases.get("visitor"):
        renew_visitors(visitors)
    if staff := leases.get("staff"):
        renew_staff(staff)
