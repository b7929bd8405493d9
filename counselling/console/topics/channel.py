"""The team's channel: what colleagues on duty say to each other, told to each console once."""

import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from functools import partial
from weakref import WeakKeyDictionary

from django.conf import settings

from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.live import threads
from counselling.live.bucket import Bucket
from counselling.shift.actions.channel import Quote, say_in_channel
from counselling.shift.queries.channel import ReadLine, read_channel
from counselling.shift.rules.channel import To
from counselling.waiting_room.queries import Queue

#: Numbers are given before a line is committed: a slow one may come after its followers.
OVERLAP = 100


@dataclass
class Told:
    """What one console knows of the channel."""

    on_duty: bool | None = None
    last: int = 0
    numbers: set[int] = field(default_factory=set)
    #: What the waiting line's reading said of the channel when the console was last told.
    mark: tuple[int, int] = (0, 0)


_told: WeakKeyDictionary[ConsoleTalk, Told] = WeakKeyDictionary()
#: How much each person may say, from however many consoles of this process.
_buckets: dict[int, Bucket] = {}


async def say(console: ConsoleTalk, frame: frames.SayInChannel) -> None:
    """Have a line written; the ack follows the commit."""
    if not _bucket(console.staff.staff_id).take(time.monotonic()):
        raise Refused("too_fast")
    quote = Quote(frame.quote.conversation, frame.quote.seq) if frame.quote else None
    work = partial(
        say_in_channel,
        author_id=console.staff.staff_id,
        client_id=frame.id,
        to=To(frame.to, frame.colleague),
        text=frame.text,
        quote=quote,
    )
    said = await threads.run(work)
    answer = frames.ChannelSaid(id=frame.id, number=said.number, at=iso(said.at))
    console.push(frames.encode(answer))


def _bucket(staff_id: int) -> Bucket:
    if staff_id not in _buckets:
        burst, rate = settings.LIMIT_MESSAGE_BURST, settings.LIMIT_MESSAGES_PER_SECOND
        _buckets[staff_id] = Bucket(burst=burst, rate=rate)
    return _buckets[staff_id]


async def greet(console: ConsoleTalk) -> None:
    """Show all that may be read."""
    _told[console] = Told()
    await show(console)


async def show(console: ConsoleTalk) -> None:
    """Show what is new, and whether one is in the channel at all."""
    told = _told.get(console)
    if told is None:
        return
    found = await threads.run(read_channel, console.staff.staff_id, max(0, told.last - OVERLAP))
    fresh = [line for line in found.lines if line.number not in told.numbers]
    if not fresh and found.on_duty == told.on_duty:
        return
    told.on_duty = found.on_duty
    told.last = max([told.last, *(line.number for line in fresh)])
    told.numbers |= {line.number for line in fresh}
    told.numbers = {number for number in told.numbers if number > told.last - 2 * OVERLAP}
    frame = frames.Channel(open=found.on_duty, lines=[_frame(line) for line in fresh])
    console.push(frames.encode(frame))


def catch_up(console: ConsoleTalk, queue: Queue) -> Awaitable[None] | None:
    """Show what a notice that was lost would have told, or what being on duty again opens."""
    told = _told.get(console)
    on_duty = any(member.id == console.staff.staff_id for member in queue.team)
    if told is None or (told.mark == queue.channel and told.on_duty == on_duty):
        return None
    return _catch_up(console, told, queue.channel)


async def _catch_up(console: ConsoleTalk, told: Told, mark: tuple[int, int]) -> None:
    await show(console)
    told.mark = mark


def _frame(line: ReadLine) -> frames.ChannelLine:
    return frames.ChannelLine(
        number=line.number,
        id=line.id,
        author=line.author,
        by=line.by,
        to=line.audience,
        colleague=line.colleague,
        text=line.text,
        quote=line.quote,
        at=iso(line.at),
    )


LATER = {frames.SayInChannel: say}
GREETED = (greet,)
NOTICED = {"channel": show}
REFRESHED = (catch_up,)
