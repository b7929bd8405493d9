"""What the database itself holds against: its owner's own hand at the SQL prompt."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from accounts.audit import note_deed
from accounts.models import AuditCheckpoint, AuditEntry, AuditKey, Staff
from accounts.trail.checking import check_trail
from accounts.trail.checkpoints import checkpoint_of, sweep_trail
from accounts.trail.guard import free_tables, guard_tables, is_guarded
from accounts.trail.reasons import forget_reasons
from counselling.core import clock as house_clock
from counselling.core.lifetimes import Gone
from tests.accounts.trail.deeds import deeds


@pytest.fixture(autouse=True)
def guarded(clock: time_machine.Traveller, eva: Staff) -> Iterator[None]:
    """Let five old deeds and three new ones stand in a database that guards them."""
    deeds(eva, 5)
    clock.shift(timedelta(days=731))
    deeds(eva, 3)
    guard_tables(connection)
    yield
    free_tables(connection)


def run(sentence: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE accounts_auditentry SET action = 'x' WHERE seq = 3",
        "UPDATE accounts_auditentry SET seq = seq + 100",
        "DELETE FROM accounts_auditentry WHERE seq = 3",
        "DELETE FROM accounts_auditentry",
        "UPDATE accounts_auditcheckpoint SET seq = 9",
        "DELETE FROM accounts_auditcheckpoint",
    ],
)
def test_nobody_changes_or_removes_an_entry_or_a_checkpoint(sentence: str) -> None:
    checkpoint_of(house_clock.now().date(), house_clock.now())
    with pytest.raises(DatabaseError, match="append-only"):
        run(sentence)
    assert check_trail().end == 8
    assert check_trail().fault is None


def test_a_table_is_not_emptied_at_one_stroke() -> None:
    if connection.vendor != "postgresql":
        return
    run("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="append-only"):
        run("TRUNCATE accounts_auditentry CASCADE")


def test_what_is_older_than_two_years_goes_and_the_rest_verifies() -> None:
    assert sweep_trail(house_clock.now(), 100) == Gone(5)
    assert list(AuditEntry.objects.values_list("seq", flat=True)) == [6, 7, 8]
    checked = check_trail()
    assert (checked.begin, checked.end, checked.fault) == (5, 8, None)


def test_old_ones_go_in_small_steps_and_the_rest_verifies_after_each() -> None:
    assert sweep_trail(house_clock.now(), 3) == Gone(3, more=True)
    assert (check_trail().begin, check_trail().fault) == (3, None)
    assert sweep_trail(house_clock.now(), 3) == Gone(2)
    assert (check_trail().begin, check_trail().fault) == (5, None)


def test_sweeping_twice_removes_nothing_more_and_what_is_young_stays_guarded(eva: Staff) -> None:
    sweep_trail(house_clock.now(), 100)
    assert sweep_trail(house_clock.now(), 100) == Gone(0)
    assert AuditCheckpoint.objects.count() == 1
    with pytest.raises(DatabaseError, match="append-only"):
        run("DELETE FROM accounts_auditentry WHERE seq = 6")
    deeds(eva, 1)
    assert check_trail().end == 9


def test_an_entry_goes_at_two_years_to_the_second(clock: time_machine.Traveller) -> None:
    sweep_trail(house_clock.now(), 100)
    clock.shift(timedelta(days=730, seconds=-1))
    assert sweep_trail(house_clock.now(), 100) == Gone(0)
    clock.shift(timedelta(seconds=1))
    assert sweep_trail(house_clock.now(), 100) == Gone(3)


def test_a_clock_set_back_sweeps_nothing() -> None:
    assert sweep_trail(house_clock.now() - timedelta(days=1000), 100) == Gone(0)


def test_own_words_can_still_be_forgotten(eva: Staff) -> None:
    note_deed(actor_id=eva.id, action="x", subject="conversation x", reason="Zij vroeg het.")
    assert forget_reasons(subject="conversation x") == 1
    assert not AuditKey.objects.exists()
    assert check_trail().fault is None


def test_after_a_sweep_a_hole_right_behind_it_is_named() -> None:
    sweep_trail(house_clock.now(), 100)
    free_tables(connection)
    assert not is_guarded(connection)
    run("DELETE FROM accounts_auditentry WHERE seq = 6")
    fault = check_trail().fault
    assert fault is not None
    assert (fault.seq, fault.kind) == (6, "missing")
