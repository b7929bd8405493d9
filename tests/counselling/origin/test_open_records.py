from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from accounts.actions import disable_staff
from accounts.models import AuditEntry, Staff
from counselling.core import clock as hours
from counselling.origin.actions.opening import OpenedConnection, open_records
from counselling.origin.models import KeyCopy, SealedConnection
from counselling.origin.queries.holders import has_record
from tests.counselling.evening import counsellor, reason, visitor
from tests.counselling.origin.holding import (
    PLACE,
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


@pytest.fixture
def words(chris: Staff) -> str:
    return first_holder(chris)


def test_a_holder_reads_where_a_visit_came_from(chris: Staff, words: str) -> None:
    noor = sealed_visit("203.0.113.9", port=50123)
    later = hours.now() + timedelta(minutes=3, microseconds=7)
    assert seals(noor, "2001:db8::77", port=None, at=later)
    sealed_visit("198.51.100.4")
    opened = open_records(conversation_id=noor, staff_id=chris.id, passphrase=words)
    assert opened == [
        OpenedConnection(address="203.0.113.9", port=50123, place=PLACE, at=hours.now()),
        OpenedConnection(address="2001:db8::77", port=None, place=PLACE, at=later),
    ]


def test_words_may_be_typed_as_a_phone_writes_them(chris: Staff, words: str) -> None:
    noor = sealed_visit()
    typed = f"  {words.replace(' ', '-').capitalize()}.\n"
    assert open_records(conversation_id=noor, staff_id=chris.id, passphrase=typed)


def test_the_database_gives_nothing_away(words: str) -> None:
    noor = sealed_visit("203.0.113.9")
    seals(noor, "2001:db8:1:2:3:4:5:6")
    rows = [bytes(row.sealed) for row in SealedConnection.objects.all()]
    assert len({len(row) for row in rows}) == 1, "its length would tell what kind of address it is"
    for secret in ("203.0.113", "2001:db8", "50123", PLACE, noor.hex, str(noor)):
        assert not any(secret.encode() in row for row in rows)


def test_a_seal_moved_to_another_visit_is_refused_and_named(chris: Staff, words: str) -> None:
    noor, sam = sealed_visit("203.0.113.9"), sealed_visit("198.51.100.4")
    SealedConnection.objects.filter(conversation_id=sam).update(conversation_id=noor)
    good, moved = open_records(conversation_id=noor, staff_id=chris.id, passphrase=words)
    assert (good.address, good.fault) == ("203.0.113.9", "")
    assert (moved.address, moved.fault) == ("", "moved")
    assert AuditEntry.objects.get(action="seals_opened").details == {"opened": 1, "refused": 1}


def damage(conversation: UUID) -> None:
    row = SealedConnection.objects.get(conversation_id=conversation)
    row.sealed = bytes(row.sealed)[:-1] + b"\0"
    row.save()


def shift_in_time(conversation: UUID) -> None:
    rows = SealedConnection.objects.filter(conversation_id=conversation)
    rows.update(at=hours.now() - timedelta(hours=1))


def empty(conversation: UUID) -> None:
    SealedConnection.objects.filter(conversation_id=conversation).update(sealed=b"")


def exchange_key(_conversation: UUID) -> None:
    KeyCopy.objects.update(sealed=b"x" * 80)


@pytest.mark.parametrize("tamper", [damage, shift_in_time, empty, exchange_key])
def test_where_no_seal_can_be_believed_nothing_is_shown(
    chris: Staff, words: str, tamper: Callable[[UUID], None]
) -> None:
    noor = sealed_visit()
    tamper(noor)
    assert reason(open_records, conversation_id=noor, staff_id=chris.id, passphrase=words) == (
        "key_changed"
    )


def test_a_visit_without_a_record_says_so(chris: Staff, words: str) -> None:
    sam = visitor()
    assert not has_record(sam)
    for nobody in (sam, uuid4()):
        refused = reason(open_records, conversation_id=nobody, staff_id=chris.id, passphrase=words)
        assert refused == "no_record"


def test_who_holds_nothing_opens_nothing(chris: Staff, words: str) -> None:
    noor, dina = sealed_visit(), supervisor("Dina")
    assert reason(open_records, conversation_id=noor, staff_id=dina.id, passphrase=words) == (
        "not_holder"
    )
    assert reason(open_records, conversation_id=noor, staff_id=10**9, passphrase=words) == (
        "not_holder"
    )


def test_a_holder_who_left_opens_nothing(chris: Staff, words: str) -> None:
    noor, dina = sealed_visit(), supervisor("Dina")
    dinas = next_holder(dina, chris, words)
    disable_staff(staff=chris)
    Staff.objects.filter(pk=dina.pk).update(roles=["counsellor"])
    assert reason(open_records, conversation_id=noor, staff_id=chris.id, passphrase=words) == (
        "not_holder"
    )
    assert reason(open_records, conversation_id=noor, staff_id=dina.id, passphrase=dinas) == (
        "not_holder"
    )


@pytest.mark.parametrize(
    "typed", ["", "aap noot mies", "x" * 100_000, "\0\ud800", "' OR 1=1 --", "аap " * 7]
)
def test_wrong_words_are_refused_and_written_down(chris: Staff, words: str, typed: str) -> None:
    noor = sealed_visit()
    refused = reason(open_records, conversation_id=noor, staff_id=chris.id, passphrase=typed)
    assert refused == "wrong_passphrase"
    entry = AuditEntry.objects.get(action="seal_words_wrong")
    assert (entry.actor_id, entry.subject, entry.details) == (chris.id, f"holder {chris.id}", {})


def test_seven_other_words_of_the_list_are_wrong_too(chris: Staff, words: str) -> None:
    noor, dina = sealed_visit(), supervisor("Dina")
    dinas = next_holder(dina, chris, words)
    assert reason(open_records, conversation_id=noor, staff_id=chris.id, passphrase=dinas) == (
        "wrong_passphrase"
    )


def test_wrong_words_slow_down_who_typed_them_for_five_seconds_at_most(
    chris: Staff, words: str, clock: time_machine.Traveller
) -> None:
    noor, dina = sealed_visit(), supervisor("Dina")
    dinas = next_holder(dina, chris, words)

    def tries(staff: Staff, typed: str) -> str:
        return reason(open_records, conversation_id=noor, staff_id=staff.id, passphrase=typed)

    for _ in range(20):
        assert tries(chris, "fout") == "wrong_passphrase"
        assert tries(chris, words) == "slow_down"
        clock.shift(5)
    assert tries(dina, dinas) == "", "a colleague is not slowed"
    assert tries(chris, words) == "", "five seconds were enough"
    assert tries(chris, words) == "", "and it is forgotten"
