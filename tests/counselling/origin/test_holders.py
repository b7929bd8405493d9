from typing import Any

import pytest
from nacl.public import PrivateKey

from accounts.actions import disable_staff
from accounts.models import AuditEntry, Staff
from counselling.core import clock as hours
from counselling.origin import pins
from counselling.origin.actions.pair import add_holder, make_pair, remove_holder, rotate
from counselling.origin.actions.words import drill
from counselling.origin.models import Holder, KeyCopy, KeyPair, SealedConnection
from counselling.origin.pair import give
from counselling.origin.queries.holders import (
    Sealing,
    Standing,
    candidates,
    may_open,
    sealing_state,
)
from tests.counselling.evening import reason
from tests.counselling.origin.holding import (
    first_holder,
    next_holder,
    opens,
    person,
    sealed_visit,
    standings,
)

pytestmark = pytest.mark.usefixtures("open_door")


def test_before_there_is_a_pair_the_self_check_is_red() -> None:
    state = sealing_state()
    assert (state.sealing, state.red, state.key_id) == (Sealing.NO_PAIR, True, "")


def test_from_a_first_pair_to_two_who_practised(chris: Staff, dina: Staff) -> None:
    eva = person("Eva", "coordinator")
    words = make_pair(actor_id=eva.id, holder_id=chris.id)
    assert len(words.split()) == 7
    assert standings() == {"Chris": Standing.UNPRACTISED}
    drill(staff_id=chris.id, passphrase=words)
    assert sealing_state().red, "one is not enough"
    noor = sealed_visit()
    dinas = add_holder(actor_id=eva.id, holder_id=dina.id, present_id=chris.id, passphrase=words)
    assert sealing_state().red, "and nobody knows whether Dina can read her own writing"
    drill(staff_id=dina.id, passphrase=dinas)
    assert not sealing_state().red
    assert opens(dina, dinas, noor), "also what was sealed before she came"
    assert not opens(dina, words, noor)
    deeds = list(AuditEntry.objects.order_by("id").values_list("action", "actor_id", "subject"))
    assert deeds[:4] == [
        ("seal_pair_made", eva.id, f"holder {chris.id}"),
        ("drill_passed", chris.id, f"holder {chris.id}"),
        ("holder_added", eva.id, f"holder {dina.id}"),
        ("drill_passed", dina.id, f"holder {dina.id}"),
    ]


def test_who_is_removed_reads_neither_old_nor_new(chris: Staff, dina: Staff) -> None:
    words = first_holder(chris)
    dinas = next_holder(dina, chris, words)
    before = sealed_visit()
    old = sealing_state().key_id
    remove_holder(actor_id=chris.id, holder_id=dina.id, present_id=chris.id, passphrase=words)
    assert sealing_state().key_id != old
    after = sealed_visit()
    assert opens(chris, words, before)
    assert opens(chris, words, after)
    assert not may_open(dina.id)
    assert KeyCopy.objects.exclude(holder_id=chris.id).count() == 0
    assert not opens(dina, dinas, before)


def test_holders_may_remove_themselves_but_never_the_last(chris: Staff, dina: Staff) -> None:
    words = first_holder(chris)
    dinas = next_holder(dina, chris, words)
    visit = sealed_visit()
    remove_holder(actor_id=chris.id, holder_id=chris.id, present_id=chris.id, passphrase=words)
    assert opens(dina, dinas, visit)
    own: dict[str, Any] = {"actor_id": dina.id, "present_id": dina.id, "passphrase": dinas}
    assert reason(remove_holder, holder_id=dina.id, **own) == "last_holder"
    assert reason(remove_holder, holder_id=chris.id, **own) == "not_holder"


def test_a_new_pair_keeps_everybodys_words(chris: Staff, dina: Staff) -> None:
    words = first_holder(chris)
    dinas = next_holder(dina, chris, words)
    before = sealed_visit()
    rotate(actor_id=dina.id, present_id=dina.id, passphrase=dinas)
    after = sealed_visit()
    assert not sealing_state().red
    for visit in (before, after):
        assert opens(chris, words, visit)
        assert opens(dina, dinas, visit)
    keys = SealedConnection.objects.values_list("key_id", flat=True)
    assert len(set(keys)) == 2


def test_a_holder_who_left_makes_a_new_pair_due(chris: Staff, dina: Staff) -> None:
    words = first_holder(chris)
    next_holder(dina, chris, words)
    disable_staff(staff=dina)
    assert standings()["Dina"] == Standing.LEFT
    assert sealing_state().rotation_due
    remove_holder(actor_id=chris.id, holder_id=dina.id, present_id=chris.id, passphrase=words)
    assert not sealing_state().rotation_due


def test_only_supervisors_hold(chris: Staff) -> None:
    eva = person("Eva", "coordinator", "counsellor")
    assert reason(make_pair, actor_id=eva.id, holder_id=eva.id) == "not_supervisor"
    assert reason(make_pair, actor_id=eva.id, holder_id=10**9) == "not_supervisor"
    words = first_holder(chris)
    present: dict[str, Any] = {"actor_id": eva.id, "present_id": chris.id, "passphrase": words}
    assert reason(add_holder, holder_id=eva.id, **present) == "not_supervisor"
    assert reason(add_holder, holder_id=chris.id, **present) == "already_holder"
    assert candidates() == []


def test_without_a_present_holder_nothing_changes(chris: Staff, dina: Staff) -> None:
    words = first_holder(chris)
    key = sealing_state().key_id
    for present, typed, refused in (
        (chris, "fout", "wrong_passphrase"),
        (chris, words, "slow_down"),
        (dina, words, "not_holder"),
    ):
        asked: dict[str, Any] = {"actor_id": dina.id, "present_id": present.id, "passphrase": typed}
        assert reason(add_holder, holder_id=dina.id, **asked) == refused
        if refused != "wrong_passphrase":
            assert reason(rotate, **asked) == refused
            assert reason(remove_holder, holder_id=chris.id, **asked) == refused
    assert sealing_state().key_id == key
    assert standings() == {"Chris": Standing.READY}


def test_nobody_begins_again_while_a_holder_can_be_present(chris: Staff, dina: Staff) -> None:
    first_holder(chris)
    assert reason(make_pair, actor_id=dina.id, holder_id=dina.id) == "pair_exists"
    disable_staff(staff=chris)
    old = sealing_state().key_id
    make_pair(actor_id=dina.id, holder_id=dina.id)
    assert sealing_state().key_id != old
    assert KeyPair.objects.get(pk=old).retired_at == hours.now()


def test_a_pair_that_nobody_practised_may_be_made_again_for_the_same_person(chris: Staff) -> None:
    make_pair(actor_id=chris.id, holder_id=chris.id)
    words = first_holder(chris)
    assert opens(chris, words, sealed_visit())


def test_a_holder_whose_key_was_exchanged_in_the_database_gets_no_copy(
    chris: Staff, dina: Staff
) -> None:
    words = first_holder(chris)
    next_holder(dina, chris, words)
    Holder.objects.filter(pk=dina.pk).update(public_key=b"\x07" * 32)
    rotate(actor_id=chris.id, present_id=chris.id, passphrase=words)
    assert standings() == {"Chris": Standing.READY, "Dina": Standing.OLDER_ONLY}
    assert pins.pin_of_holder(b"\x07" * 32) not in pins.pinned()
    dinas = next_holder(dina, chris, words)
    assert opens(dina, dinas, sealed_visit())


def test_a_copy_exchanged_for_somebody_elses_key_is_not_given_on(chris: Staff, dina: Staff) -> None:
    words = first_holder(chris)
    own = bytes(Holder.objects.get().public_key)
    KeyCopy.objects.update(sealed=give(PrivateKey.generate(), own))
    present: dict[str, Any] = {"actor_id": chris.id, "present_id": chris.id, "passphrase": words}
    assert reason(add_holder, holder_id=dina.id, **present) == "key_changed"
    assert not may_open(dina.id)
