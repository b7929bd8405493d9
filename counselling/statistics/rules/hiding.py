"""Which cells of one table are hidden.

A cell below five is hidden (primary suppression), nothing included: that nobody of a network or an age had
something is said about people too, and hidden zeros make every other hidden number vaguer. Only a table in
which nobody is at all says so. As the total stands below the table, hiding one cell alone would hide nothing.
So further cells follow (complementary suppression), those that were hidden before and then the smallest, until the hidden ones are at least two
and together at least five. Then, whatever else stands in the table:

- no hidden number can be computed: whoever takes the shown ones from the total has the sum of the hidden ones;
- whoever knows for certain which cells are empty (hours at which the chat is closed) cannot either: a number
  from one to four is never alone with zeros, because its sum with them would stay below five;
- the sum itself is about five people or more.

All hidden cells look alike: none says whether it is small or was hidden for another's sake.

`few` are cells of networks of which fewer than three people answered: they are hidden however large they are, and never
alone with noughts.

`again` are the cells that were hidden first in the month before: they are hidden once more, because a year's
number without its other months would be the one that was hidden (`rules.years`).
"""

from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType

from counselling.statistics.rules.counting import SPARED

LEAST = 5
#: What stands below a table, or beside it.
TOTAL = "total"

Cells = Mapping[str, int]
Hidden = frozenset[str]
NOTHING: Hidden = frozenset()


def hidden_in(
    cells: Cells,
    *,
    again: Set[str] = NOTHING,
    often: Mapping[str, int] = MappingProxyType({}),
    few: Set[str] = NOTHING,
) -> Hidden:
    """Return which cells of a table are hidden; its total too where that is small itself.

    For another's sake those are hidden first that were so before: `often` says how many times.
    """
    total = sum(cells.values())
    if total == 0:
        return NOTHING
    if total < LEAST:
        return Hidden({*cells, TOTAL})
    # A cell that is alone is the total.
    again = again if len(cells) > 1 else NOTHING
    hidden = {key for key, count in cells.items() if count < LEAST or key in again or key in few}
    others = sorted(
        cells.keys() - hidden, key=lambda key: (key in SPARED, -often.get(key, 0), cells[key], key)
    )
    while hidden and others and not _vague(cells, hidden, few):
        hidden.add(others.pop(0))
    return Hidden(hidden)


def _vague(cells: Cells, hidden: Set[str], few: Set[str]) -> bool:
    numbers = [cells[key] for key in hidden]
    alone = sum(map(bool, numbers)) == 1 and any(cells[key] for key in hidden & few)
    return enough(numbers) and not alone


def enough(hidden: Sequence[int]) -> bool:
    """Tell whether so many numbers that are hidden in one sum keep each other vague."""
    return len(hidden) > 1 and sum(hidden) >= LEAST
