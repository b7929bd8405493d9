"""What a console does beside talking, a module per topic.

A module may have `LATER` (frame to what acts on it), `GREETED` (what is shown after `hello`),
`NOTICED` (kind of staff notice to what is shown when it comes) and `REFRESHED` (what is looked at with
the waiting line: whenever that changes, and every 10 s, so that lost notices heal). A look reads nothing
itself, for all consoles look at once; it returns what has to be read, if anything.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from counselling.console.talk import ConsoleTalk
from counselling.console.topics import (
    abuse,
    aftercare,
    channel,
    consent,
    debrief,
    emergency,
    lead,
    start,
    team,
    together,
    unsafe,
)
from counselling.waiting_room.queries import Queue

MODULES = (
    team,
    start,
    channel,
    lead,
    debrief,
    aftercare,
    together,
    emergency,
    abuse,
    unsafe,
    consent,
)


LATER: dict[type[msgspec.Struct], Callable[[ConsoleTalk, Any], Awaitable[None]]] = {
    frame: act for module in MODULES for frame, act in getattr(module, "LATER", {}).items()
}
GREETED: list[Callable[[ConsoleTalk], Awaitable[None]]] = [
    show for module in MODULES for show in getattr(module, "GREETED", ())
]
NOTICED: dict[str, Callable[[ConsoleTalk], Awaitable[None]]] = {
    kind: show for module in MODULES for kind, show in getattr(module, "NOTICED", {}).items()
}
REFRESHED: list[Callable[[ConsoleTalk, Queue], Awaitable[None] | None]] = [
    look for module in MODULES for look in getattr(module, "REFRESHED", ())
]
