"""Reads a list of people from a CSV file as offices make it. Pure: nothing here knows the database."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

from counselling.core.errors import Refused
from counselling.core.sheet import rows_of, text_of

#: The lines travel back in a form field, as UTF-8 in JSON; that has to fit too.
SIZE_LIMIT = 40_000
ROW_LIMIT = 500
CELL_LIMIT = 254
OPTIONAL = "email"


@dataclass(frozen=True)
class Row:
    """One line of the list as it was written, with its number in the file."""

    line: int
    username: str
    display_name: str
    network: str
    discipline: str
    roles: str
    email: str = ""

    def is_empty(self) -> bool:
        """Tell whether nothing stands on this line."""
        return not any(astuple(self)[1:])


COLUMNS = tuple(field.name for field in fields(Row) if field.name != "line")


def read_sheet(content: bytes) -> list[Row]:
    """Return the lines of a file; raises `Refused` with a word for what is wrong with the whole."""
    if len(content) > SIZE_LIMIT:
        raise Refused("too_big")
    text = text_of(content, or_refuse="encoding")
    if len(text.encode()) > SIZE_LIMIT:
        raise Refused("too_big")
    rows = list(_rows(text))
    if not rows:
        raise Refused("no_rows")
    if len(rows) > ROW_LIMIT:
        raise Refused("too_many_rows")
    return rows


def _rows(text: str) -> Iterator[Row]:
    lines = rows_of(text, or_refuse="no_csv")
    _, head = next(lines, (0, []))
    names = _columns([cell.strip().lower() for cell in head])
    for line, cells in lines:
        row = _row(line, names, cells)
        if not row.is_empty():
            yield row


def _columns(names: list[str]) -> list[str]:
    missing = [name for name in COLUMNS if name not in names and name != OPTIONAL]
    if missing:
        raise Refused("missing_columns", columns=", ".join(missing))
    strange = [name for name in names if name and name not in COLUMNS]
    if strange:
        raise Refused("strange_columns", columns=", ".join(name[:20] for name in strange[:5]))
    if any(names.count(name) > 1 for name in COLUMNS):
        raise Refused("double_columns")
    return names


def _row(line: int, names: list[str], cells: list[str]) -> Row:
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        raise Refused("uneven_row", line=str(line))
    found = {name: cell.strip()[: CELL_LIMIT + 1] for name, cell in zip(names, cells, strict=False)}
    return Row(line, *(found.get(name, "") for name in COLUMNS))
