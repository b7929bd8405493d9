"""Everything that is stored of anybody, from every room, and by hand: what is not listed here does not exist."""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts import personal_data as accounts
from counselling.abuse import personal_data as abuse
from counselling.conversation import personal_data as conversation
from counselling.core.register import Column, Copied, Kept, NotCopied, Outlives, Purpose, Whose
from counselling.emergency import personal_data as emergency
from counselling.intervision import personal_data as intervision
from counselling.origin import personal_data as origin
from counselling.privacy import personal_data as privacy
from counselling.privacy.rules.kept import how_long, who_sees
from counselling.retention import personal_data as retention
from counselling.shift import personal_data as shift
from counselling.signposts import personal_data as signposts
from counselling.statistics import personal_data as statistics
from counselling.waiting_room import personal_data as waiting_room

REGISTER: tuple[Column, ...] = (
    *conversation.REGISTER,
    *waiting_room.REGISTER,
    *origin.REGISTER,
    *abuse.REGISTER,
    *emergency.REGISTER,
    *intervision.REGISTER,
    *shift.REGISTER,
    *privacy.REGISTER,
    *retention.REGISTER,
    *statistics.REGISTER,
    *signposts.REGISTER,
    *accounts.REGISTER,
)


def all_kept() -> tuple[Kept, ...]:
    """Return everything that is kept, each once, in the order of the rooms."""
    return tuple(dict.fromkeys(column.kept for column in REGISTER))


def columns_of(kept: Kept) -> Iterator[Column]:
    """Yield the columns in which something lies."""
    return (column for column in REGISTER if column.kept == kept)


HELD_BACK = (NotCopied.LOCK, NotCopied.AT_THE_DESK)


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that is kept, as the page for everybody shows it."""

    name: str
    what: str
    why: str
    how_long: str
    who: str
    #: Some of it stands in the copy that a young person can ask for.
    copied: bool
    #: And some does not, because nobody can read it or somebody looks at it first.
    partly: bool
    #: Why an erasure leaves some of it; empty where it leaves nothing.
    stays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is kept for one purpose."""

    key: str
    purpose: str
    things: list[Shown]


def kept_of(whose: Whose) -> list[Section]:
    """Return what is kept of somebody, by what it is for."""
    found = [kept for kept in all_kept() if kept.whose is whose]
    sections = [
        Section(
            purpose.value,
            str(purpose.label),
            [_shown(kept) for kept in found if kept.purpose == purpose],
        )
        for purpose in Purpose
    ]
    return [section for section in sections if section.things]


def _shown(kept: Kept) -> Shown:
    own = list(columns_of(kept))
    reasons = [str(column.erased.why) for column in own if isinstance(column.erased, Outlives)]
    return Shown(
        name=str(kept.name),
        what=str(kept.what),
        why=str(kept.why),
        how_long=how_long(kept),
        who=who_sees(kept.readers),
        copied=any(isinstance(column.copy, Copied) for column in own),
        partly=any(column.copy in HELD_BACK for column in own),
        stays=tuple(dict.fromkeys(reasons)),
    )
