"""The evening lead: the hat, tonight's door, what asks for a look, a colleague let in."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from accounts.queries import counsellors
from accounts.shift_codes import GivenCode, give_shift_code
from counselling.console import frames
from counselling.console.evening import lead_frame, tonight_frame
from counselling.console.talk import ConsoleTalk
from counselling.conversation.queries.visits import running_keys
from counselling.core import clock
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.live import threads
from counselling.shift.actions.lead import lay_down_lead, take_lead
from counselling.shift.actions.tonight import (
    close_tonight,
    open_tonight,
    set_last_entry_tonight,
    stay_open,
)
from counselling.shift.queries.lead import leads, shift_ends
from counselling.waiting_room.actions import hand_on
from counselling.waiting_room.queries import Queue

#: A conversation that nobody showed for that long, in seconds, is looked for.
NOTICE_LOST = 5.0
#: Since when a console lacks a conversation that its counsellor holds.
_missed: WeakKeyDictionary[ConsoleTalk, float] = WeakKeyDictionary()


def show_evening(console: ConsoleTalk, queue: Queue) -> None:
    """Show who leads, and to the lead the evening at a glance."""
    me = console.staff.staff_id
    console.show_new(lead_frame(queue, me))
    if queue.tonight is not None and queue.lead is not None and queue.lead.staff_id == me:
        console.push(frames.encode(tonight_frame(queue.tonight)))


async def _do(console: ConsoleTalk, verb: Callable[..., None], **details: Any) -> None:
    await threads.run(partial(verb, staff_id=console.staff.staff_id, **details))


async def wear_hat(console: ConsoleTalk, frame: frames.WearHat) -> None:
    """Take the hat, or lay it down."""
    await _do(console, take_lead if frame.on else lay_down_lead)


async def move_door(console: ConsoleTalk, frame: frames.MoveDoor) -> None:
    """Open or close for tonight."""
    await _do(console, open_tonight if frame.open else close_tonight)


async def move_last_entry(console: ConsoleTalk, frame: frames.LastEntry) -> None:
    """Set tonight's last entry."""
    await _do(console, set_last_entry_tonight, minutes=frame.minutes)


async def extend_evening(console: ConsoleTalk, frame: frames.StayOpen) -> None:
    """Stay open longer."""
    await _do(console, stay_open, minutes=frame.minutes, closes_at=frame.closes_at)


async def hand_on_orphan(console: ConsoleTalk, frame: frames.HandOn) -> None:
    """Give an orphaned conversation to a colleague."""
    await _do(console, hand_on, conversation_id=frame.conversation, to=frame.to)


async def show_handed_on(console: ConsoleTalk) -> None:
    """Open what was handed on to this counsellor and is not on this console yet."""
    for conversation in await threads.run(running_keys, console.staff.staff_id):
        if conversation not in console.seats:
            await console.show(conversation, frames.HandedOn, 0)


def find_handed_on(console: ConsoleTalk, queue: Queue) -> Awaitable[None] | None:
    """Open what this counsellor holds and has not seen for a while: the notice of it was lost."""
    me = console.staff.staff_id
    mine = {conversation for conversation, who in queue.held.items() if me in who}
    if mine <= console.seats.keys():
        _missed.pop(console, None)
    elif monotonic() - _missed.setdefault(console, monotonic()) >= NOTICE_LOST:
        return show_handed_on(console)
    return None


async def show_colleagues(console: ConsoleTalk, _frame: frames.AskColleagues) -> None:
    """Show to whom a code can be given."""
    found = await threads.run(_colleagues, console.staff.staff_id)
    people = [frames.Person(id=key, name=name) for key, name in found]
    console.push(frames.encode(frames.Colleagues(staff=people)))


async def give_code(console: ConsoleTalk, frame: frames.GiveCode) -> None:
    """Show a code for a colleague, once, on this console alone."""
    if console.staff.by_code:
        # Whoever was let in by code lets nobody else in.
        raise Refused("by_code")
    given = await threads.run(_code_for, console.staff.staff_id, frame.staff)
    shown = frames.Code(name=given.name, code=given.code, valid_until=iso(given.valid_until))
    console.push(frames.encode(shown))


def _colleagues(staff_id: int) -> list[tuple[int, str]]:
    _check_hat(staff_id)
    return [(key, name) for key, name in counsellors() if key != staff_id]


def _code_for(staff_id: int, colleague: int) -> GivenCode:
    now = _check_hat(staff_id)
    return give_shift_code(staff_id=colleague, given_by=staff_id, until=shift_ends(now))


def _check_hat(staff_id: int) -> datetime:
    now = clock.now()
    if not leads(staff_id, now):
        raise Refused("not_lead")
    return now


LATER = {
    frames.WearHat: wear_hat,
    frames.MoveDoor: move_door,
    frames.LastEntry: move_last_entry,
    frames.StayOpen: extend_evening,
    frames.HandOn: hand_on_orphan,
    frames.AskColleagues: show_colleagues,
    frames.GiveCode: give_code,
}
NOTICED = {"handed_on": show_handed_on}
REFRESHED = (show_evening, find_handed_on)
