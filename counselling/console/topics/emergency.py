"""The sheet "Noodsituatie" of a conversation: help that was called, and an address that is asked for."""

from collections.abc import Awaitable
from functools import partial
from uuid import UUID
from weakref import WeakKeyDictionary

from accounts.rules import Role
from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.core import clock
from counselling.core.clock import iso, iso_or_none
from counselling.core.errors import Refused
from counselling.emergency.actions.asking import Case, ask_opening, withdraw_request
from counselling.emergency.actions.calling import Call, keep_call
from counselling.emergency.queries.requests import Standing, alarms_for
from counselling.emergency.queries.sheet import Sheet, sheet_of
from counselling.live import threads
from counselling.waiting_room.queries import Queue

#: The sheets that each console opened, as they were shown last; they are shown again when they change.
_looked: WeakKeyDictionary[ConsoleTalk, dict[UUID, frames.Emergency]] = WeakKeyDictionary()


async def look(console: ConsoleTalk, frame: frames.LookAtEmergency) -> None:
    """Show how the emergency of a conversation stands, now and when it changes."""
    if not await _show(console, frame.conversation, again=True):
        raise Refused("not_yours")


async def keep(console: ConsoleTalk, frame: frames.KeepCall) -> None:
    """Keep the record of a call, and say so."""
    call = Call(whom=frame.whom, said=frame.said, discussed=frame.discussed, why=frame.why)
    work = partial(
        keep_call,
        id=frame.id,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        call=call,
    )
    at = await threads.run(work)
    said = frames.CallKept(conversation=frame.conversation, id=frame.id, at=iso(at))
    console.push(frames.encode(said))
    await _show(console, frame.conversation, again=True)


async def ask(console: ConsoleTalk, frame: frames.AskOpening) -> None:
    """Ask that the address be opened."""
    case = Case(
        ground=frame.ground,
        acute=frame.acute,
        facts=frame.facts,
        whom=frame.whom,
        discussed=frame.discussed,
        why=frame.why,
        tried=tuple(frame.tried),
        messages=tuple(frame.messages),
    )
    work = partial(
        ask_opening,
        key=frame.id,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        case=case,
    )
    await threads.run(work)
    await _show(console, frame.conversation, again=True)


async def withdraw(console: ConsoleTalk, frame: frames.WithdrawRequest) -> None:
    """Ask no longer."""
    work = partial(withdraw_request, number=frame.number, staff_id=console.staff.staff_id)
    await threads.run(work)
    await _show(console, frame.conversation, again=True)


async def show_all(console: ConsoleTalk) -> None:
    """Show what waits for a supervisor, and the sheets that this console has open, as they stand."""
    me = console.staff.staff_id
    if Role.SUPERVISOR in console.staff.roles:
        alarms = [_alarm(one, me) for one in await threads.run(alarms_for, me)]
        if alarms or console.shown(frames.Emergencies) is not None:
            console.show_new(frames.Emergencies(alarms=alarms))
    for conversation in list(_looked.get(console, ())):
        await _show(console, conversation)


def look_again(console: ConsoleTalk, _queue: Queue) -> Awaitable[None] | None:
    """Find what a notice that was lost would have told, for the few whom it concerns."""
    concerned = Role.SUPERVISOR in console.staff.roles or _looked.get(console)
    return show_all(console) if concerned else None


async def _show(console: ConsoleTalk, conversation: UUID, *, again: bool = False) -> bool:
    """Show a sheet if it is another than what was shown, or if it is asked for again."""
    sheets = _looked.setdefault(console, {})
    sheet = await threads.run(sheet_of, console.staff.staff_id, conversation)
    if sheet is None:
        sheets.pop(conversation, None)
        return False
    frame = _frame(conversation, sheet, console.staff.staff_id)
    if again or sheets.get(conversation) != frame:
        console.push(frames.encode(frame))
    sheets[conversation] = frame
    return True


def _frame(conversation: UUID, sheet: Sheet, me: int) -> frames.Emergency:
    kept = [
        frames.KeptDisclosure(id=one.id, at=iso(one.at), by=one.by, whom=one.whom, what=one.what)
        for one in sheet.kept
    ]
    return frames.Emergency(
        conversation=conversation,
        record=sheet.record,
        holder=sheet.holder,
        request=_wanted(sheet.request, me) if sheet.request else None,
        kept=kept,
    )


def _wanted(one: Standing, me: int) -> frames.AddressWanted:
    return frames.AddressWanted(
        number=one.number,
        state=one.state,
        by=one.by_name,
        mine=one.by == me,
        asked_at=iso(one.asked_at),
        turn=one.turn_name,
        turn_until=iso_or_none(one.turn_until),
        alone_from=iso(one.alone_from),
        answered_by=one.answered_name,
        answered_at=iso_or_none(one.answered_at),
        answer=one.answer,
        how=one.how,
    )


def _alarm(one: Standing, me: int) -> frames.Alarm:
    return frames.Alarm(
        number=one.number,
        kind=_kind(one),
        by=one.by_name,
        ground=one.ground,
        acute=one.acute,
        at=iso(one.asked_at if one.open else one.answered_at or one.asked_at),
        turn=one.turn_name,
        mine=one.turn == me,
        due=iso_or_none(one.review_due),
    )


def _kind(one: Standing) -> str:
    if one.open:
        return "asked"
    return "overdue" if one.overdue(clock.now()) else "review"


LATER = {
    frames.LookAtEmergency: look,
    frames.KeepCall: keep,
    frames.AskOpening: ask,
    frames.WithdrawRequest: withdraw,
}
GREETED = (show_all,)
NOTICED = {"emergency": show_all}
REFRESHED = (look_again,)
