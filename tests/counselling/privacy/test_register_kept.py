"""What the register declares is what the verbs do: every table is filled, the real verb runs, and we look."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import models
from time_machine import Traveller

from accounts.models import Staff
from counselling import apps
from counselling.core import clock as moments
from counselling.core.register import Column, Erased, Outlives, Whose, days_of
from counselling.privacy.actions.erasing import erase
from counselling.privacy.queries.register import REGISTER
from counselling.retention.actions.sweep import sweep
from tests.counselling.privacy.filled import fill, tables
from tests.counselling.privacy.rich import row

pytestmark = pytest.mark.django_db(transaction=True)

VISITORS = [column for column in REGISTER if column.kept.whose is Whose.VISITOR]
ENDING = [column for column in REGISTER if days_of(column.kept.retention)]
DAYS = sorted({days_of(column.kept.retention) or 0 for column in ENDING})
#: A nonce and a tag: what is left of an empty text that was sealed.
NOTHING_SEALED = 28


def name_of(column: Column) -> str:
    return f"{column.table.__name__}.{column.name}"


def again(row: models.Model) -> models.Model | None:
    return type(row)._base_manager.filter(pk=row.pk).first()


def is_gone(column: Column, row: models.Model | None) -> bool:
    """Tell whether nothing is left: no row, or nothing in it."""
    value = row and getattr(row, column.field.attname)
    return value in (None, "", False) or (isinstance(value, bytes) and len(value) <= NOTHING_SEALED)


def as_declared(column: Column, row: models.Model | None) -> bool:
    if column.erased is Erased.DELETED:
        return row is None
    if column.erased is Erased.EMPTIED:
        return is_gone(column, row)
    # What was sealed under the conversation's key is shredded with that key: the row that holds it went.
    return column.erased is Erased.SHREDDED or isinstance(column.erased, Outlives)


def test_an_erasure_ends_every_column_as_it_is_declared(
    room: UUID, amina: Staff, clock: Traveller
) -> None:
    rows = fill(VISITORS, room, amina)
    # An address that was opened holds its conversation for a day.
    clock.shift(timedelta(days=2))
    assert not [table.__name__ for table in tables(VISITORS) if again(rows[table]) is None]
    erase(conversation_id=room)
    left = {table: again(row) for table, row in rows.items()}
    assert not [name_of(one) for one in VISITORS if not as_declared(one, left[one.table])]


def holding(key: bytes) -> list[str]:
    """Return the columns in which these bytes lie."""
    sealed = [one for one in REGISTER if isinstance(one.field, models.BinaryField)]
    return [
        name_of(one) for one in sealed if one.table._base_manager.filter(**{one.name: key}).exists()
    ]


def test_after_an_erasure_no_row_holds_the_key_to_what_stays_sealed(room: UUID) -> None:
    key = bytes(row(room).wrapped_key)
    assert holding(key) == ["Conversation.wrapped_key"]
    erase(conversation_id=room)
    assert holding(key) == []


def a_second_goes_by() -> None:
    """Do what a service does every second beside its sweep."""
    apps._let_seconds_pass()
    apps._let_time_pass()


def test_after_its_days_the_sweep_leaves_nothing_of_any_column(
    room: UUID, amina: Staff, clock: Traveller
) -> None:
    rows = fill(ENDING, room, amina)
    filled_at, kept_too_long = moments.now(), set()
    for days in DAYS:
        clock.move_to(filled_at + timedelta(days=days, seconds=1))
        a_second_goes_by()
        sweep(trust_clock=True)
        due = [column for column in ENDING if (days_of(column.kept.retention) or 0) <= days]
        left = {table: again(rows[table]) for table in tables(due)}
        kept_too_long |= {
            f"{name_of(one)}: {days}" for one in due if not is_gone(one, left[one.table])
        }
    assert not sorted(kept_too_long), sorted(
        {one.split(".")[0] + one.split(":")[1] for one in kept_too_long}
    )
