"""Who reads what in the team's channel, and for how long; without a database or a clock."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from accounts.rules import Discipline, Role
from counselling.shift.models.channel import COLLEAGUE as COLLEAGUE
from counselling.shift.models.channel import TEAM as TEAM

#: Nurses and doctors together: "who takes the medical one?"
MEDICAL = "medical"
#: Which disciplines each such audience asks.
ASKED: dict[str, frozenset[str]] = {
    MEDICAL: frozenset({Discipline.NURSE.value, Discipline.DOCTOR.value}),
    **{one.value: frozenset({one.value}) for one in Discipline},
}
#: Only who talks with young people is in the team's channel.
COUNSELS = frozenset({Role.COUNSELLOR.value, Role.SUPERVISOR.value})

#: The most lines that a console is shown.
LINES_MOST = 500
#: A line is gone that long after the shift in which it was said.
AFTER_SHIFT = timedelta(hours=24)
#: How often gone lines are struck from the table.
SWEEP_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class To:
    """Whom a line is for: everybody, one colleague, or disciplines (with the colleague who asked them)."""

    audience: str = TEAM
    colleague: int | None = None

    @property
    def known(self) -> bool:
        """Whether such an audience exists."""
        if self.audience == TEAM:
            return self.colleague is None
        return self.audience in ASKED or (self.audience == COLLEAGUE and self.colleague is not None)


def counsels(roles: Collection[str]) -> bool:
    """Tell whether somebody of these roles talks with young people."""
    return not COUNSELS.isdisjoint(roles)


def audiences_of(discipline: str) -> list[str]:
    """Return the audiences to which somebody of a discipline belongs."""
    return [audience for audience, asked in ASKED.items() if discipline in asked]


def without_name(text: str, nickname: str, instead: str) -> str:
    """Return a young person's text with another word wherever their nickname stands in it."""
    name = re.compile(rf"(?<!\w){re.escape(nickname)}(?!\w)", re.IGNORECASE)
    return name.sub(lambda _: instead, text)
