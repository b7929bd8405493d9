"""Reads a list of people from a CSV file as offices make it. Pure: nothing here knows the database."""

import csv
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from io import StringIO

from counselling.core.errors import Refused

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
    text = _decoded(content)
    if len(text.encode()) > SIZE_LIMIT:
        raise Refused("too_big")
    head, _, _ = text.partition("\n")
    separator = max(",;\t", key=head.count)
    rows = list(_rows(text, separator))
    if not rows:
        raise Refused("no_rows")
    if len(rows) > ROW_LIMIT:
        raise Refused("too_many_rows")
    return rows


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Refused("encoding")


def _rows(text: str, separator: str) -> Iterator[Row]:
    lines = _lines(text, separator)
    _, head = next(lines, (0, []))
    names = _columns([cell.strip().lower() for cell in head])
    for line, cells in lines:
        row = _row(line, names, cells)
        if not row.is_empty():
            yield row


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each line and the number of the line on which it begins."""
    reader = csv.reader(StringIO(text), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise Refused("no_csv", line=str(line)) from None


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
