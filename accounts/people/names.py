"""Names as people and networks have them."""

from counselling.core.errors import Refused
from counselling.core.text import clean

NAME_LIMIT = 60
#: A cell that begins so is a formula to whoever opens a list of ours in a spreadsheet.
FORMULA = "=+-@"


def one_line(text: str, *, limit: int = NAME_LIMIT) -> str:
    """Return a name as it is kept; raises `Refused` for what is no name on one line."""
    name = clean(text, limit=limit)
    if "\n" in name or "\t" in name:
        raise Refused("invalid")
    if name[0] in FORMULA:
        raise Refused("formula")
    return name
