"""What colleagues write about a conversation: one measure, and a question where it looks like a name."""

from counselling.core import text
from counselling.core.errors import Refused
from counselling.intervision.rules.mentions import names_in


def cleaned(words: str, *, limit: int, sure: bool, empty: bool = False) -> str:
    """Return what somebody wrote in its normal form; `empty`: nothing may be written.

    Raises `Refused`: `names` with what looks like one, unless they are `sure`, and what a text is refused for.
    """
    clean = text.clean_or_empty if empty else text.clean
    found = clean(words, limit=limit)
    named = names_in(found) if found and not sure else []
    if named:
        raise Refused("names", found=", ".join(named))
    return found
