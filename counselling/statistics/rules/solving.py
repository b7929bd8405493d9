"""Whether a hidden cell of tables that add up can be computed.

Months below each other, and rows that are sums of them, which may be added up again: every number stands in two
sums, its row's or that of what it is added up from, and that of its column. So the numbers are currents in a network whose
nodes are the sums. What is shown is fixed; a hidden number may be another one exactly if some current can flow
round in a circle through it, on hidden numbers alone: up along any of them, and down where there is something to
take away. Circles of one are found by walking. That needs a tree: a month may be in a quarter and the quarter in a
year, but two sums that overlap make no network any more.

A sum may be divided a second time, by who answered: then what it is added up from stands on one side of its numbers and
its shares on the other, and each of them is in two sums again. That it is its own row's sum says nothing more then,
because the shares' totals are shown.
(D. Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal on Computing 17, 1988, has
this for tables of real numbers. That whole and non-negative ones are no different is the integrality of flows.)
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from counselling.statistics.rules.hiding import LEAST, NOTHING, TOTAL, Cells, Hidden

#: Where a row stands in a tree: by number, from the sum of all down to it; a share by a number below nought.
Path = tuple[int, ...]
#: The sum of all.
SUM: Path = ()
#: A cell: which row, and which column.
Place = tuple[Path, str]
Node = tuple[str, str, Path]


@dataclass(frozen=True)
class Row:
    """A table of one period as it was published: what it counted, and what of that is hidden."""

    cells: Cells
    hidden: Hidden = NOTHING
    #: Which cells are kept as small ones are, however large: those of a network with too few people.
    few: Hidden = NOTHING

    def value(self, key: str) -> int:
        """Return a cell's number, or the total."""
        return sum(self.cells.values()) if key == TOTAL else self.cells.get(key, 0)


@dataclass(frozen=True)
class Tree:
    """A row, and those of which it is the sum; a month is the sum of none.

    Only the sum of all has shares: rows of which it is the sum as well, whose totals are shown as its own is.
    """

    row: Row
    parts: tuple["Tree", ...] = ()
    shares: tuple[Row, ...] = ()


@dataclass(frozen=True)
class _Arc:
    """A hidden number: raising it takes from one sum and gives to another."""

    place: Place
    start: Node
    end: Node
    value: int
    #: Whether it may not follow for somebody who knows every empty cell either.
    kept: bool


#: Where one can walk from a sum: along which number, to which other sum.
_Ways = defaultdict[Node, list[tuple[_Arc, Node]]]


def computable(tree: Tree) -> set[Place]:
    """Return the hidden cells that follow from what is shown, for whoever knows nothing else."""
    return _stuck(list(_arcs(tree)))


def computable_knowing_zeros(tree: Tree) -> set[Place]:
    """Return the cells from one to four, and those of few people, that follow for somebody who knows each empty cell to be empty."""
    arcs = [arc for arc in _arcs(tree) if arc.value]
    return _stuck(arcs) & {arc.place for arc in arcs if arc.kept}


def share_at(number: int) -> Path:
    """Return where a share of the sum of all stands."""
    return (-1 - number,)


def _arcs(tree: Tree, path: Path = SUM) -> Iterator[_Arc]:
    own: Node = ("row", "", path)
    for key in tree.row.hidden:
        start: Node = ("column", key, path[:-1]) if path else own
        if tree.shares:
            start = ("share", key, path)
        end: Node = ("column", key, path) if tree.parts else own
        # A total stands on the other side of its sum.
        if key == TOTAL:
            start, end = end, start
        yield _arc(tree.row, (path, key), start, end)
    for number, part in enumerate(tree.parts):
        yield from _arcs(part, (*path, number))
    for number, share in enumerate(tree.shares):
        yield from _shared(share, share_at(number))


def _shared(share: Row, path: Path) -> Iterator[_Arc]:
    for key in share.hidden:
        yield _arc(share, (path, key), ("row", "", path), ("share", key, SUM))


def _arc(row: Row, place: Place, start: Node, end: Node) -> _Arc:
    value = row.value(place[1])
    return _Arc(place, start, end, value, kept=value < LEAST or place[1] in row.few)


def _stuck(arcs: list[_Arc]) -> set[Place]:
    ways = _Ways(list)
    for arc in arcs:
        ways[arc.start].append((arc, arc.end))
        if arc.value:
            ways[arc.end].append((arc, arc.start))
    return {arc.place for arc in arcs if not _moves(arc, ways)}


def _moves(arc: _Arc, ways: _Ways) -> bool:
    rises = _leads(arc.end, arc.start, arc, ways)
    return rises or (arc.value > 0 and _leads(arc.start, arc.end, arc, ways))


def _leads(start: Node, goal: Node, without: _Arc, ways: _Ways) -> bool:
    seen, waiting = {start}, deque([start])
    while waiting and goal not in seen:
        for arc, node in ways[waiting.popleft()]:
            if arc is not without and node not in seen:
                seen.add(node)
                waiting.append(node)
    return goal in seen
