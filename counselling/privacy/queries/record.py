"""The record of processing activities: what is done with whose data, for what, how long and how protected."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

from counselling.core.register import Column, Copied, Kept, Purpose
from counselling.privacy.queries.register import all_kept, columns_of
from counselling.privacy.rules.kept import who_sees
from counselling.privacy.rules.record import PEOPLE, PROTECTED, end_of, kept_at_most


@dataclass(frozen=True, slots=True)
class Line:
    """One column of the database, as the record tells of it; what a file of the record has in a row."""

    purpose: str
    thing: str
    people: str
    ground: str
    kept: str
    seen_by: str
    table: str
    column: str
    protected: str
    in_copy: str
    erased: str


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is kept, with everything that lies of it in the database."""

    name: str
    people: str
    ground: str
    kept: str
    seen_by: str
    protected: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """All that is kept for one purpose."""

    key: str
    purpose: str
    things: tuple[Thing, ...]


LINE_NAMES = tuple(field.name for field in fields(Line))


def record() -> list[Activity]:
    """Return the record, by what things are kept for."""
    by_purpose = [(one, [kept for kept in all_kept() if kept.purpose == one]) for one in Purpose]
    return [
        Activity(one.value, str(one.label), tuple(_thing(kept) for kept in found))
        for one, found in by_purpose
        if found
    ]


def record_lines() -> Iterator[dict[str, str]]:
    """Yield the record with a line per column, for a file."""
    for purpose in Purpose:
        for kept in all_kept():
            if kept.purpose == purpose:
                yield from (asdict(_line(column)) for column in columns_of(kept))


def _thing(kept: Kept) -> Thing:
    own = list(columns_of(kept))
    return Thing(
        name=str(kept.name),
        people=str(PEOPLE[kept.whose]),
        ground=str(kept.ground.label),
        kept=kept_at_most(kept.retention),
        seen_by=who_sees(kept.readers),
        protected=tuple(dict.fromkeys(str(PROTECTED[column.form]) for column in own)),
        columns=tuple(f"{column.table.__name__}.{column.name}" for column in own),
    )


def _line(column: Column) -> Line:
    kept = column.kept
    return Line(
        purpose=str(kept.purpose.label),
        thing=str(kept.name),
        people=str(PEOPLE[kept.whose]),
        ground=str(kept.ground.label),
        kept=kept_at_most(kept.retention),
        seen_by=who_sees(kept.readers),
        table=column.table.__name__,
        column=column.name,
        protected=str(PROTECTED[column.form]),
        in_copy=column.copy.where if isinstance(column.copy, Copied) else "",
        erased=end_of(column),
    )
