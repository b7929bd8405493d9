"""What several people do at the same moment, each on a connection of their own."""

from functools import partial
from threading import Barrier

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.core.errors import Refused
from counselling.origin import opener, pins
from counselling.origin.actions import pair
from counselling.origin.actions.opening import open_records
from counselling.origin.actions.pair import make_pair, rotate
from counselling.origin.actions.words import drill
from counselling.origin.models import Holder, KeyPair
from counselling.origin.queries.holders import sealing_state
from tests.counselling.evening import counsellor, open_the_door, together
from tests.counselling.origin.holding import first_holder, next_holder, sealed_visit, supervisor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def chris(transactional_db: None, clock: time_machine.Traveller) -> Staff:
    open_the_door()
    counsellor("Amina")
    return supervisor("Chris")


def all_at_once(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Let so many changes have their new pair ready before the first of them is written down."""
    ready, made = Barrier(count, timeout=30), pair._made_for

    def made_with_the_others(keys: list[bytes]) -> opener.Pair:
        fresh = made(keys)
        ready.wait()
        return fresh

    monkeypatch.setattr(pair, "_made_for", made_with_the_others)


def test_two_first_pairs_leave_one_that_works(
    chris: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    dina = supervisor("Dina")
    all_at_once(monkeypatch, 2)
    made = together(
        *(partial(make_pair, actor_id=one.id, holder_id=one.id) for one in (chris, dina))
    )
    assert KeyPair.objects.filter(retired_at=None).count() == 1
    last = KeyPair.objects.get(retired_at=None).copies.get().holder_id
    words = made[0 if last == chris.id else 1]
    assert isinstance(words, str)
    drill(staff_id=last, passphrase=words)


def test_two_new_pairs_leave_one_for_both_holders(
    chris: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    dina, words = supervisor("Dina"), first_holder(chris)
    dinas = next_holder(dina, chris, words)
    noor = sealed_visit()
    all_at_once(monkeypatch, 2)
    answers = together(
        partial(rotate, actor_id=chris.id, present_id=chris.id, passphrase=words),
        partial(rotate, actor_id=dina.id, present_id=dina.id, passphrase=dinas),
    )
    assert any(answer is None for answer in answers)
    assert not sealing_state().red
    for staff, own in ((chris, words), (dina, dinas)):
        drill(staff_id=staff.id, passphrase=own)
        assert open_records(conversation_id=noor, staff_id=staff.id, passphrase=own)


def test_the_pins_are_those_of_the_pair_in_use_and_of_its_holders(chris: Staff) -> None:
    words = first_holder(chris)
    rotate(actor_id=chris.id, present_id=chris.id, passphrase=words)
    in_use = bytes(KeyPair.objects.get(retired_at=None).public_key)
    own = bytes(Holder.objects.get().public_key)
    assert pins.pinned() == {pins.pin_of_pair(in_use), pins.pin_of_holder(own)}


def test_twenty_guesses_at_one_moment_are_one_guess(chris: Staff) -> None:
    first_holder(chris)
    noor = sealed_visit()
    guess = partial(open_records, conversation_id=noor, staff_id=chris.id, passphrase="fout")
    answers = together(*[guess] * 20)
    reasons = [answer.reason for answer in answers if isinstance(answer, Refused)]
    assert sorted(reasons) == ["slow_down"] * 19 + ["wrong_passphrase"]
    assert AuditEntry.objects.filter(action="seal_words_wrong").count() == 1
