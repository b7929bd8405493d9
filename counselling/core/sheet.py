"""Files with a row per line and a separator between the cells, as the programs of offices write them."""

import csv
from collections.abc import Iterator
from io import StringIO

from counselling.core.errors import Refused

SEPARATORS = ",;\t"
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def text_of(content: bytes, *, or_refuse: str) -> str:
    """Return a file as text: UTF-8, UTF-16 with its mark, or else Windows-1252; raises `Refused(or_refuse)`."""
    marked = content.startswith(UTF_16_MARKS)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # No text has this character, and pictures are full of it.
        if "\0" not in text:
            return text
    raise Refused(or_refuse)


def rows_of(text: str, *, or_refuse: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, each with the number of the line on which it begins.

    Raises `Refused(or_refuse)` with the `line` that cannot be read.
    """
    head = text.strip().partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    reader = csv.reader(StringIO(text, newline=None), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise Refused(or_refuse, line=str(line)) from None


def harmless(cell: str) -> str:
    """Return a cell so that a table program takes it for a text, and never for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_BEGINS) else cell
