"""For how many days each kind of thing is kept (docs/retention.md); each shortens what the code allows."""

from collections.abc import Mapping
from typing import Any

from clbchat import env
from counselling.core.periods import PERIODS


def _days(name: str) -> int:
    """Return for how many days a kind of thing is kept."""
    period = PERIODS[name]
    return env.number(name, period.days, low=period.least, high=period.most)


def _check(values: Mapping[str, Any]) -> None:
    """See that nothing goes before what needs it."""
    for name, period in PERIODS.items():
        for other in period.needed_by:
            if values[name] < values[other]:
                raise env.wrong(
                    name, f"must not be less than {other} ({values[other]}), which needs it"
                )


#: A conversation with all that hangs on it, from its end; and before it its words, notes, feedback, registration.
CONVERSATION_DAYS = _days("CONVERSATION_DAYS")
TEXT_DAYS = _days("TEXT_DAYS")
NOTE_DAYS = _days("NOTE_DAYS")
FEEDBACK_DAYS = _days("FEEDBACK_DAYS")
REGISTRATION_DAYS = _days("REGISTRATION_DAYS")
#: The sealed record of where a visit came from, its tag, and what was done or agreed because of it.
SEAL_DAYS = _days("SEAL_DAYS")
TAG_DAYS = _days("TAG_DAYS")
MEASURE_DAYS = _days("MEASURE_DAYS")
APPROACH_DAYS = _days("APPROACH_DAYS")
#: That an address was asked for or something was told about somebody, and to whom.
EMERGENCY_DAYS = _days("EMERGENCY_DAYS")
#: A copy without names, counted from the end of its conversation; and meetings about such copies.
COPY_DAYS = _days("COPY_DAYS")
MEETING_DAYS = _days("MEETING_DAYS")
#: That somebody wrote to a desk, and what was decided; that a conversation was held.
REQUEST_DAYS = _days("REQUEST_DAYS")
HOLD_DAYS = _days("HOLD_DAYS")
#: What staff did, and why in their own words.
AUDIT_DAYS = _days("AUDIT_DAYS")
REASON_DAYS = _days("REASON_DAYS")
#: When somebody of the staff signed in, was planned, asked for a talk; wrong sign-ins; what is left of who left.
STAFF_DAYS = _days("STAFF_DAYS")
ATTEMPT_DAYS = _days("ATTEMPT_DAYS")
LEFT_DAYS = _days("LEFT_DAYS")
_check(globals())
