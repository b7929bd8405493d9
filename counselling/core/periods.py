"""How long each kind of thing is kept, as settings: every one only shortens, and none goes below what needs it.

Rooms name the setting where they declare what they keep (`personal_data`), hide it (`queries`) and sweep it
(`ageing`); `lifetimes` reads it for all of them. docs/retention.md tells why each least is where it is.
"""

from dataclasses import dataclass

TWO_YEARS = 730


@dataclass(frozen=True, slots=True)
class Period:
    """The days for which one kind of thing may be kept."""

    #: The most, in code too; what counts where nothing is set, unless `usual` is less.
    most: int
    least: int
    usual: int = 0
    #: With this kind it goes at the latest: what hangs on something does not outlive it.
    within: str = ""
    #: These need it, so it may not be kept shorter than they are.
    needed_by: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        """The days that count where nothing is set."""
        return self.usual or self.most


PERIODS = {
    "CONVERSATION_DAYS": Period(TWO_YEARS, 45),
    "TEXT_DAYS": Period(TWO_YEARS, 45, within="CONVERSATION_DAYS"),
    "NOTE_DAYS": Period(TWO_YEARS, 14, within="CONVERSATION_DAYS"),
    "FEEDBACK_DAYS": Period(TWO_YEARS, 45, within="CONVERSATION_DAYS"),
    "REGISTRATION_DAYS": Period(TWO_YEARS, 45, within="CONVERSATION_DAYS"),
    "SEAL_DAYS": Period(TWO_YEARS, 1, usual=90),
    "TAG_DAYS": Period(62, 31),
    "MEASURE_DAYS": Period(62, 31, within="TAG_DAYS"),
    "APPROACH_DAYS": Period(62, 31, within="TAG_DAYS"),
    "EMERGENCY_DAYS": Period(TWO_YEARS, 90),
    "COPY_DAYS": Period(TWO_YEARS, 365),
    "MEETING_DAYS": Period(TWO_YEARS, 62),
    "REQUEST_DAYS": Period(TWO_YEARS, 180),
    "HOLD_DAYS": Period(TWO_YEARS, 90),
    "AUDIT_DAYS": Period(TWO_YEARS, 90, needed_by=("CONVERSATION_DAYS", "EMERGENCY_DAYS")),
    "REASON_DAYS": Period(TWO_YEARS, 90, within="AUDIT_DAYS"),
    "STAFF_DAYS": Period(TWO_YEARS, 62),
    "LEFT_DAYS": Period(90, 1),
    "ATTEMPT_DAYS": Period(30, 1),
}
