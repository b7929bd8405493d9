"""Which cells are hidden where a school year's table is divided by network.

Each row of a table is then the sum of its shares, and each share has a total that is shown. A number below five is
hidden as everywhere, and so is what is hidden in the year itself, in every share. Along both ways further ones
follow, until the hidden ones of a line are at least two and at least five people: a share is a table of its own, and
a row is one too, with the networks as its cells.

What is published yet of months, quarters and the year does not yield any more. So whether anything follows is looked up
in all of it together (`rules.solving`), and every step hides one more number of a share, until nothing does. A table in which
nothing is left to hide is not divided at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from counselling.statistics.rules.counting import SPARED
from counselling.statistics.rules.hiding import LEAST, Cells, enough
from counselling.statistics.rules.solving import (
    Place,
    Row,
    Tree,
    computable,
    computable_knowing_zeros,
    share_at,
)

#: A cell of a divided table: which share, and which row.
_Cell = tuple[str, str]


def divided(year: Tree, shares: Mapping[str, Cells]) -> dict[str, Row]:
    """Return a year's table divided into these shares; nothing where there are none, or that would give something away."""
    if not shares or any(sum(cells.values()) < LEAST for cells in shares.values()):
        return {}
    cells = {(name, key): count for name, row in shares.items() for key, count in row.items()}
    hidden = {cell for cell, n in cells.items() if n < LEAST or cell[1] in year.row.hidden}
    while True:
        _fill_up(cells, hidden, year.row)
        rows = {
            name: Row(row, frozenset(key for key in row if (name, key) in hidden))
            for name, row in shares.items()
        }
        leaks = _leaking(replace(year, shares=tuple(rows.values())), list(rows))
        if not leaks:
            return rows
        if not (left := cells.keys() - hidden):
            return {}
        hidden.add(min(left, key=lambda cell: (not _beside(cell, leaks), *_price(cell, cells))))


def _fill_up(cells: Mapping[_Cell, int], hidden: set[_Cell], year: Row) -> None:
    """Hide more along each line until the hidden ones of it are enough."""
    lines = _lines(cells, year)
    while True:
        short = [line for line in lines if not _is_enough(line, cells, hidden)]
        if not short:
            return
        left = [cell for cell in short[0] if cell not in hidden]
        hidden.add(min(left, key=lambda cell: _price(cell, cells)))


def _lines(cells: Iterable[_Cell], year: Row) -> list[list[_Cell]]:
    """Return the cells of each share, and those of each row that is shown of the year."""
    names, keys = (list(dict.fromkeys(cell[side] for cell in cells)) for side in (0, 1))
    along = [[(name, key) for key in keys] for name in names]
    across = [[(name, key) for name in names] for key in keys if key not in year.hidden]
    return along + across


def _is_enough(line: list[_Cell], cells: Mapping[_Cell, int], hidden: set[_Cell]) -> bool:
    inside = [cells[cell] for cell in line if cell in hidden]
    return not inside or len(inside) == len(line) or enough(inside)


def _price(cell: _Cell, cells: Mapping[_Cell, int]) -> tuple[bool, int, _Cell]:
    return cell[1] in SPARED, cells[cell], cell


def _leaking(tree: Tree, names: list[str]) -> set[_Cell]:
    """Return what follows: cells of shares, and rows of the year or of a part of it, which have no share."""
    at = {share_at(number): name for number, name in enumerate(names)}
    found: set[Place] = computable(tree) | computable_knowing_zeros(tree)
    return {(at.get(path, ""), key) for path, key in found}


def _beside(cell: _Cell, leaks: set[_Cell]) -> bool:
    return any(cell[0] == name or cell[1] == key for name, key in leaks)
