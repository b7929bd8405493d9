"""What the database itself holds against: nobody changes a ledger, and a step goes with its conversation alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from accounts.models import Staff
from counselling.conversation.actions.consent import answer_consent, ask_consent, withdraw_consent
from counselling.conversation.actions.practice import forget_practices
from counselling.conversation.models import ConsentEntry, Conversation
from counselling.conversation.models.consent import LEDGER
from counselling.core import clock as moments
from counselling.core.guards import free, guard
from counselling.privacy.actions.breaches import note_of_breach, report_breach
from counselling.privacy.actions.erasing import erase
from counselling.privacy.actions.rotating import rotate_field_key
from counselling.privacy.models import BreachEntry
from counselling.privacy.models.breach import LEDGERS
from counselling.privacy.queries.breaches import breach_of
from counselling.retention.actions.sweep import sweep
from tests.counselling.evening import counsellor, talk
from tests.doors.my_data import ended
from tests.tables import sqlite_tables

ALL = (LEDGER, *LEDGERS)
NOBODY = "00000000-0000-4000-8000-000000000001"


@pytest.fixture(autouse=True)
def guarded(open_door: None) -> Iterator[None]:
    """Let the database refuse, as it does everywhere but in these tests."""
    guard(connection, ALL)
    yield
    free(connection, ALL)


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def given(amina: Staff) -> UUID:
    room = talk(amina)
    consent = ask_consent(conversation_id=room, staff_id=amina.id, what="dat je komt", to="het CLB")
    answer_consent(conversation_id=room, consent_id=consent, yes=True)
    return room


@pytest.fixture
def breach(amina: Staff) -> int:
    number = report_breach(staff_id=amina.id, what="Een laptop.", found_at=moments.now())
    note_of_breach(staff_id=amina.id, number=number, step="note", words="De schijf was op slot.")
    return number


def refused(sentence: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE counselling_consententry SET step = 'refused' WHERE step = 'given'",
        f"UPDATE counselling_consententry SET conversation_id = '{NOBODY}'",
        "UPDATE counselling_consententry SET at = at, by_id = NULL",
        "DELETE FROM counselling_consententry WHERE step = 'withdrawn'",
        "DELETE FROM counselling_consententry",
    ],
)
def test_nobody_changes_or_removes_a_step_of_a_consent(given: UUID, sentence: str) -> None:
    withdraw_consent(consent_id=ConsentEntry.objects.values_list("consent", flat=True)[0])
    before = list(ConsentEntry.objects.order_by("id").values())
    refused(sentence)
    assert list(ConsentEntry.objects.order_by("id").values()) == before


@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE counselling_breach SET found_at = reported_at",
        "UPDATE counselling_breachentry SET step = 'told_authority'",
        "UPDATE counselling_breachentry SET figures = '{}'",
        "UPDATE counselling_breachentry SET by_id = NULL, at = at",
        "DELETE FROM counselling_breachentry WHERE step = 'note'",
        "DELETE FROM counselling_breach",
    ],
)
def test_nobody_changes_or_removes_a_breach_or_what_was_noted_of_it(
    breach: int, sentence: str
) -> None:
    before = list(BreachEntry.objects.order_by("id").values())
    refused(sentence)
    assert list(BreachEntry.objects.order_by("id").values()) == before


def test_no_ledger_is_emptied_at_one_stroke() -> None:
    if connection.vendor != "postgresql":
        return
    for one in ALL:
        refused(f"TRUNCATE {one.table} CASCADE")


def test_an_erasure_takes_the_steps_along(given: UUID) -> None:
    erase(conversation_id=given)
    assert not ConsentEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_sweep_takes_them_along(given: UUID, clock: time_machine.Traveller) -> None:
    ended(given)
    clock.shift(timedelta(days=730))
    sweep(trust_clock=True)
    assert not Conversation.everything.exists()
    assert not ConsentEntry.objects.exists()


def test_a_practice_goes_with_what_was_tried_in_it(
    given: UUID, clock: time_machine.Traveller
) -> None:
    Conversation.everything.update(practice=True)
    clock.shift(timedelta(days=2))
    forget_practices(now=moments.now())
    assert not ConsentEntry.objects.exists()


def test_another_key_seals_what_was_noted_of_a_breach_anew(own_keys: Path, breach: int) -> None:
    assert rotate_field_key().sealed >= 2
    read = breach_of(breach)
    assert read
    assert {line.words for line in read.lines} == {"Een laptop.", "De schijf was op slot."}


def test_a_migrated_database_refuses() -> None:
    with closing(sqlite3.connect(sqlite_tables())) as migrated:
        found = {
            name
            for (name,) in migrated.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        }
    assert {name for one in ALL for name in one.triggers("sqlite")} <= found
