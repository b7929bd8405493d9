"""What a console does beside talking, a module per topic.

A module may have `LATER` (frame to what acts on it), `GREETED` (what is shown after `hello`) and
`NOTICED` (kind of staff notice to what is shown when it comes).
"""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from counselling.console.talk import ConsoleTalk
from counselling.console.topics import start, team

MODULES = (team, start)

LATER: dict[type[msgspec.Struct], Callable[[ConsoleTalk, Any], Awaitable[None]]] = {
    frame: act for module in MODULES for frame, act in getattr(module, "LATER", {}).items()
}
GREETED: list[Callable[[ConsoleTalk], Awaitable[None]]] = [
    show for module in MODULES for show in getattr(module, "GREETED", ())
]
NOTICED: dict[str, Callable[[ConsoleTalk], Awaitable[None]]] = {
    kind: show for module in MODULES for kind, show in getattr(module, "NOTICED", {}).items()
}
