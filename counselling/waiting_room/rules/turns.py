"""Whose turn it is: of those who say not to be safe now, or of the ordinary line."""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeVar

T = TypeVar("T")

#: Every third turn is the ordinary line's, so that nobody in it is forgotten.
EVERY = 3
#: So many marks from one connection, called unfounded within this time, and the next ones move nobody up.
UNFOUNDED_MOST = 3
UNFOUNDED_WITHIN = timedelta(hours=1)


def is_ordinary_turn(went_first: int) -> bool:
    """Tell whether it is the ordinary line's turn, after so many who went first in a row."""
    return went_first >= EVERY - 1


def count_of_first(went_first: int, *, first: bool) -> int:
    """Return how many went first in a row, after one more of those or of the others."""
    return min(went_first + 1, EVERY - 1) if first else 0


def in_turn(
    first: Iterable[T], others: Iterable[T], went_first: int, is_here: Callable[[T], bool]
) -> list[T]:
    """Return both lines as one, in the order in which they will be taken; who is away uses up no turn."""
    going, staying, line = deque(first), deque(others), list[T]()
    while going and staying:
        now_first = not is_ordinary_turn(went_first)
        line.append((going if now_first else staying).popleft())
        if is_here(line[-1]):
            went_first = count_of_first(went_first, first=now_first)
    return [*line, *going, *staying]
