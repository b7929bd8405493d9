"""What the house above hands to `live`: functions, so that nothing here knows a table."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from counselling.live.events import Row


class Line(Protocol):
    """A numbered line of a room; `spoken` keeps its frame per kind of reader, made once."""

    @property
    def room(self) -> UUID: ...
    @property
    def seq(self) -> int: ...
    @property
    def spoken(self) -> dict[Any, str]: ...


class Stored(Protocol):
    """A submission's answer: its number, and whether it was written just now or long ago."""

    @property
    def seq(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def fresh(self) -> bool: ...


class Submission(Protocol):
    """Something to be written that will become a line."""

    @property
    def room(self) -> UUID: ...
    def line(self, stored: Any) -> Line: ...
    def row(self, stored: Any) -> Row: ...


#: A number, or the protocol's word for why not.
Outcome = Stored | str


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The functions that `live` calls; all but `line_of` may block and run in a thread."""

    commit: Callable[[Sequence[Any]], Sequence[Outcome]]
    lines_after: Callable[[UUID, int], Sequence[Line]]
    last_seqs: Callable[[Collection[UUID]], dict[UUID, int]]
    line_of: Callable[[Row], Line | None]
    read_queue: Callable[[], Any]
    save_seen: Callable[[dict[tuple[UUID, str], int]], None]
    renew_leases: Callable[[dict[str, set[Any]]], None]
    #: Every second, and every tenth: the latter does all that the former does, and tidies.
    let_seconds_pass: Callable[[], None]
    let_time_pass: Callable[[], None]


_house: House | None = None


def move_in(house: House) -> None:
    """Hand the functions over; once, while the process starts."""
    global _house  # noqa: PLW0603 - one house per process, like the settings
    _house = house


def house() -> House:
    """Return the functions handed over."""
    if _house is None:
        message = "counselling.live was used before the application was ready"
        raise RuntimeError(message)
    return _house
