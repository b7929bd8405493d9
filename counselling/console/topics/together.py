"""Two counsellors together: what one asks of the other, and what that one answers."""

from collections.abc import Awaitable
from functools import partial

from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.conversation.actions.together import let_go, withdraw
from counselling.conversation.queries.together import askings_of
from counselling.conversation.rules import AskedFor
from counselling.core import clock
from counselling.core.clock import iso_or_none
from counselling.live import threads
from counselling.waiting_room.actions import answer_colleague, ask_colleague, pass_on
from counselling.waiting_room.queries import Queue

KINDS = {frames.HandOver: AskedFor.TAKE_ON, frames.AskIn: AskedFor.JOIN}


async def ask(console: ConsoleTalk, frame: frames.HandOver | frames.AskIn) -> None:
    """Ask a colleague to take a conversation on, or the young person whether they may join."""
    work = partial(
        ask_colleague,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        colleague_id=frame.colleague,
        kind=KINDS[type(frame)],
        note=frame.note,
    )
    await threads.run(work)


async def answer(console: ConsoleTalk, frame: frames.Answer) -> None:
    """Answer a colleague; after a yes the conversation is here."""
    work = partial(
        answer_colleague,
        conversation_id=frame.conversation,
        staff_id=console.staff.staff_id,
        asking=frame.asking,
        accept=frame.accept,
    )
    await threads.run(work)
    if frame.accept:
        await console.show(frame.conversation, frames.Taken, 0)


async def ask_no_longer(console: ConsoleTalk, frame: frames.Withdraw) -> None:
    """Take a question back."""
    staff_id = console.staff.staff_id
    await threads.run(withdraw, conversation_id=frame.conversation, staff_id=staff_id)


async def part(console: ConsoleTalk, frame: frames.LetGo) -> None:
    """Leave a conversation that was joined, or let the colleague go."""
    staff_id = console.staff.staff_id
    await threads.run(let_go, conversation_id=frame.conversation, staff_id=staff_id)


async def know(console: ConsoleTalk, frame: frames.PassOn) -> None:
    """Pass a young person on whom this counsellor knows."""
    staff_id = console.staff.staff_id
    await threads.run(pass_on, conversation_id=frame.conversation, staff_id=staff_id)


async def show_askings(console: ConsoleTalk) -> None:
    """Show what colleagues ask now."""
    found = await threads.run(askings_of, console.staff.staff_id, clock.now())
    askings = [
        frames.OfMe(
            id=one.id,
            conversation=one.conversation,
            kind=one.kind,
            by=one.by,
            nickname=one.nickname,
            note=one.note,
            until=iso_or_none(one.until),
        )
        for one in found
    ]
    console.show_new(frames.Askings(askings=askings))


def look_again(console: ConsoleTalk, queue: Queue) -> Awaitable[None] | None:
    """Find what is asked although the notice of it was lost."""
    return show_askings(console) if console.staff.staff_id in queue.asked else None


LATER = {
    frames.HandOver: ask,
    frames.AskIn: ask,
    frames.Withdraw: ask_no_longer,
    frames.Answer: answer,
    frames.LetGo: part,
    frames.PassOn: know,
}
GREETED = (show_askings,)
NOTICED = {"askings": show_askings}
REFRESHED = (look_again,)
