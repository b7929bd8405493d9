"""Turns that were read from a file, on their way from the preview to the button that keeps them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise

from django.core import signing

from counselling.shift.rules.roster import Wanted

#: A form may bring that many characters, and not much more.
ROOM = 60_000
MINUTE = timedelta(minutes=1)
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
#: Whoever looks longer at a preview brings the file again.
STANDS = timedelta(hours=1)


def packed(actor_id: int, turns: Sequence[Wanted]) -> str:
    """Return turns as a short signed text of one person's own; empty when there are too many."""
    rows = sorted(turns, key=lambda turn: turn.starts)
    begins = [(turn.starts - EPOCH) // MINUTE for turn in rows]
    columns = (
        [later - sooner for sooner, later in pairwise([0, *begins])],
        [(turn.ends - turn.starts) // MINUTE for turn in rows],
        [turn.staff_id for turn in rows],
        "".join("1" if turn.lead else "0" for turn in rows),
    )
    text = signing.dumps(columns, salt=_salt(actor_id), compress=True)
    return text if len(text) <= ROOM else ""


def unpacked(actor_id: int, text: str) -> list[Wanted] | None:
    """Return the turns again; nothing for a text that is too old, changed or somebody else's."""
    try:
        columns = signing.loads(text, salt=_salt(actor_id), max_age=STANDS)
    except signing.BadSignature:
        return None
    begins, lengths, people, leads = columns
    return [
        Wanted(staff_id, EPOCH + begin * MINUTE, EPOCH + (begin + length) * MINUTE, lead == "1")
        for begin, length, staff_id, lead in zip(
            accumulate(begins), lengths, people, leads, strict=True
        )
    ]


def _salt(actor_id: int) -> str:
    return f"roster import of {actor_id}"
