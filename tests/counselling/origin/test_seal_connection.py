import json
import logging
import stat
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
import time_machine
from django.conf import settings

from accounts.models import Staff
from counselling.core import clock as hours
from counselling.origin import pins
from counselling.origin.actions import sealing
from counselling.origin.actions.opening import open_records
from counselling.origin.actions.pair import rotate
from counselling.origin.actions.sealing import forget_old_seals
from counselling.origin.models import KeyPair, SealedConnection
from counselling.origin.queries.holders import Sealing, has_record, sealing_state
from counselling.waiting_room.actions import let_time_pass
from tests.counselling.evening import counsellor, visitor
from tests.counselling.origin.holding import (
    first_holder,
    next_holder,
    sealed_visit,
    seals,
    supervisor,
)

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def chris(open_door: None) -> Staff:
    counsellor("Amina")
    return supervisor("Chris")


@pytest.fixture(autouse=True)
def pin_file() -> Iterator[Path]:
    """The file of pins, of this story alone."""
    file = Path(settings.KEY_DIR) / pins.FILE
    file.unlink(missing_ok=True)
    sealing._said.clear()
    yield file
    file.unlink(missing_ok=True)


def test_without_a_pair_the_chat_goes_on_and_the_log_says_so_once(
    chris: Staff, caplog: pytest.LogCaptureFixture
) -> None:
    noor = visitor()
    assert not seals(noor)
    assert not seals(noor)
    assert not has_record(noor)
    (said,) = caplog.records
    assert "no pair of keys was made yet" in said.msg
    assert said.levelno == logging.WARNING


def test_a_changed_key_stops_sealing_and_says_so(
    chris: Staff, caplog: pytest.LogCaptureFixture
) -> None:
    first_holder(chris)
    sealed_visit()
    KeyPair.objects.update(public_key=b"\x07" * 32)
    assert not seals(visitor())
    assert sealing_state().sealing == Sealing.KEY_CHANGED
    assert sealing_state().red
    assert [record.msg for record in caplog.records] == [sealing._CHANGED]


@pytest.mark.parametrize(
    "written", [None, "", "[]", "{}", "null", "[1, null]", '"pair"', "\xff\x00", "[" * 100_000]
)
def test_pins_that_are_gone_or_unreadable_stop_sealing(
    chris: Staff, pin_file: Path, written: str | None
) -> None:
    words = first_holder(chris)
    pin_file.unlink() if written is None else pin_file.write_text(written, encoding="latin-1")
    assert not seals(visitor())
    assert sealing_state().sealing == Sealing.KEY_CHANGED
    rotate(actor_id=chris.id, present_id=chris.id, passphrase=words)
    assert seals(visitor()), "a new pair, with a holder present, mends it"


def test_the_pins_are_a_file_of_the_owner_alone_and_hold_no_key(
    chris: Staff, pin_file: Path
) -> None:
    first_holder(chris)
    assert stat.S_IMODE(pin_file.stat().st_mode) == 0o600
    assert len(json.loads(pin_file.read_text())) == 2
    assert not pin_file.with_suffix(".new").exists()


def test_fifty_connections_of_a_visit_are_sealed(chris: Staff) -> None:
    words = first_holder(chris)
    noor = visitor()
    kept = [seals(noor, f"203.0.113.{number}") for number in range(60)]
    assert kept == [True] * 50 + [False] * 10
    assert seals(visitor())
    opened = open_records(conversation_id=noor, staff_id=chris.id, passphrase=words)
    assert len(opened) == 50


def test_a_place_of_any_length_leaves_every_seal_equally_long(chris: Staff) -> None:
    first_holder(chris)
    noor = visitor()
    for place in ("", "België, Oost-Vlaanderen", "é" * 5000, "語" * 60):
        assert sealing.seal_connection(
            conversation_id=noor, address=ip_address("ffff:" * 7 + "ffff"), port=65535,
            place=place, at=hours.now(),
        )  # fmt: skip
    lengths = {len(bytes(row.sealed)) for row in SealedConnection.objects.all()}
    assert len(lengths) == 1


def test_seals_go_after_ninety_days_and_an_older_pair_with_its_last(
    chris: Staff, clock: time_machine.Traveller
) -> None:
    words = first_holder(chris)
    next_holder(supervisor("Dina"), chris, words)
    noor = sealed_visit()
    old = sealing_state().key_id
    clock.shift(timedelta(days=10))
    rotate(actor_id=chris.id, present_id=chris.id, passphrase=words)
    clock.shift(timedelta(days=80) - timedelta(seconds=1))
    let_time_pass()
    assert has_record(noor)
    clock.shift(2)
    let_time_pass()
    assert not has_record(noor)
    assert not KeyPair.objects.filter(pk=old).exists()
    assert KeyPair.objects.count() == 1, "the one in use stays, seals or none"


def test_the_pair_just_retired_stays_a_while_for_a_seal_under_way(
    chris: Staff, clock: time_machine.Traveller
) -> None:
    words = first_holder(chris)
    rotate(actor_id=chris.id, present_id=chris.id, passphrase=words)
    clock.shift(timedelta(minutes=59))
    forget_old_seals(hours.now())
    assert KeyPair.objects.count() == 2
    clock.shift(timedelta(minutes=1, seconds=1))
    forget_old_seals(hours.now())
    assert KeyPair.objects.count() == 1


def test_no_setting_keeps_a_seal_beyond_two_years(
    chris: Staff, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SEAL_DAYS", 100_000)
    first_holder(chris)
    noor = sealed_visit()
    clock.shift(timedelta(days=730, seconds=-1))
    forget_old_seals(hours.now())
    assert has_record(noor)
    clock.shift(1)
    forget_old_seals(hours.now())
    assert not has_record(noor)


def test_a_clock_set_back_deletes_nothing(chris: Staff, clock: time_machine.Traveller) -> None:
    first_holder(chris)
    noor = sealed_visit()
    clock.shift(timedelta(days=-400))
    forget_old_seals(hours.now())
    assert has_record(noor)
