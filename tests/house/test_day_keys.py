"""Whatever is wrapped under a key of a day is known to the sweep, which deletes those keys."""

import ast

from counselling.retention.queries.keys import USERS
from tests.house.tree import PRODUCT, files, text

#: Where keys are wrapped, and by what purposes; the sweep asks each whether it still needs a day.
KNOWN = {
    "accounts/audit.py": {"audit"},
    "counselling/conversation/models/conversation.py": {"", "hold"},
    "counselling/intervision/models/transcript.py": {"transcript"},
    "counselling/privacy/models/letter.py": {"letter"},
}


def test_every_place_that_wraps_a_key_under_a_day_is_known() -> None:
    wrapping = {name for name in files(*PRODUCT, ending=".py") if _wraps(text(name))}
    assert wrapping == set(KNOWN)


def _wraps(code: str) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "wrap"
        and any(word.arg == "day" for word in node.keywords)
        for node in ast.walk(ast.parse(code))
    )


def test_the_sweep_asks_everybody_before_it_deletes_a_day() -> None:
    assert set(USERS) == set.union(*KNOWN.values())
