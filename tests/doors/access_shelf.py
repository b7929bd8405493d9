"""What the addresses with a long key name: a conversation on its way to the library, a copy in it, a meeting, a request."""

from uuid import UUID

from django.utils.timezone import localdate

from accounts.models import Staff
from counselling.core import clock
from tests.counselling.intervision.candidates import bench, drawn, proposed, redactor
from tests.counselling.intervision.copies import finished, reviewing
from tests.counselling.intervision.held import held
from tests.counselling.intervision.shelf import released
from tests.counselling.intervision.table import brings, meeting
from tests.counselling.privacy.writing import asks as asks_right

LINES = ("ik pieker", "vertel eens")


def shelf(off: Staff, supervisor: Staff) -> dict[str, UUID]:
    """Return by how an address begins what it names; all of it is about conversations of the counsellor `off`."""
    redacting = proposed(off, *LINES, nickname="Lore")
    bench(redacting, off)
    robin = redactor("Robin")
    to_review = reviewing(finished(drawn(off, *LINES, nickname="Lars"), robin), robin, by=off)
    copy = released(supervisor, of=held(off, "Lotte"))
    room = meeting(supervisor, off)
    brings(off, room, copy)
    return {
        "staff/intervision/redact/": redacting,
        "staff/intervision/review/": to_review,
        "staff/intervision/library/": copy.pk,
        "staff/intervision/meetings/": room,
    }


def requested(off: Staff) -> tuple[int, UUID]:
    """Let somebody ask about a conversation without its code; returns the request's number and the conversation."""
    conversation = held(off, "Lien")
    letter, _code = asks_right(nickname="Lien", day=localdate(clock.now()).isoformat())
    return letter.pk, conversation
