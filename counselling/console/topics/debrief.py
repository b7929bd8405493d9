"""A talk after a heavy conversation: asked with one key, heard by the lead, answered by who comes."""

from collections.abc import Awaitable
from functools import partial

from accounts.rules import Role
from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.core import clock
from counselling.core.clock import iso
from counselling.live import threads
from counselling.shift.actions.debrief import answer_debrief, ask_debrief
from counselling.shift.queries.debrief import debriefs_for, own_debrief
from counselling.waiting_room.queries import Queue


async def ask(console: ConsoleTalk, _frame: frames.AskDebrief) -> None:
    """Ask for a talk, and say back who hears of it."""
    await threads.run(partial(ask_debrief, staff_id=console.staff.staff_id))
    await show_debriefs(console)


async def answer(console: ConsoleTalk, frame: frames.AnswerDebrief) -> None:
    """Tell a colleague that somebody is coming."""
    work = partial(answer_debrief, staff_id=console.staff.staff_id, asked_by=frame.staff)
    await threads.run(work)


async def show_debriefs(console: ConsoleTalk) -> None:
    """Show who asks this person for a talk, and where their own request stands."""
    me, now = console.staff.staff_id, clock.now()
    asked = [
        frames.Asked(staff=one.staff_id, name=one.name, asked_at=iso(one.asked_at))
        for one in await threads.run(debriefs_for, me, now)
    ]
    own = await threads.run(own_debrief, me, now)
    console.show_new(frames.Debriefs(asked=asked))
    if own is None:
        console.show_new(frames.Debrief(asked_at=None, to=[], by=""))
    else:
        console.show_new(frames.Debrief(asked_at=iso(own.asked_at), to=own.to, by=own.by))


def look_again(console: ConsoleTalk, queue: Queue) -> Awaitable[None] | None:
    """Read once more for whoever hears or waits: the lead may be another, or a notice was lost."""
    shown = console.shown(frames.Debrief)
    waits = isinstance(shown, frames.Debrief) and shown.asked_at is not None and not shown.by
    nobody_leads = queue.lead is None or queue.lead.gone
    hears = queue.lead is not None and queue.lead.staff_id == console.staff.staff_id
    if waits or hears or (nobody_leads and Role.SUPERVISOR in console.staff.roles):
        return show_debriefs(console)
    return None


LATER = {frames.AskDebrief: ask, frames.AnswerDebrief: answer}
GREETED = (show_debriefs,)
NOTICED = {"debrief": show_debriefs}
REFRESHED = (look_again,)
