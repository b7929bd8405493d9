from datetime import timedelta
from typing import Any

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.origin.actions.pair import add_holder, remove_holder
from counselling.origin.actions.words import change_words, drill, report_lost
from counselling.origin.models import Holder, KeyCopy
from counselling.origin.queries.holders import (
    Standing,
    sealing_state,
)
from tests.counselling.evening import reason
from tests.counselling.origin.holding import (
    first_holder,
    next_holder,
    opens,
    sealed_visit,
    standings,
)

pytestmark = pytest.mark.usefixtures("open_door")


def test_lost_words_are_not_asked_for_and_a_new_pair_is_due(chris: Staff, dina: Staff) -> None:
    words = first_holder(chris)
    dinas = next_holder(dina, chris, words)
    report_lost(staff_id=dina.id)
    report_lost(staff_id=dina.id)
    assert standings()["Dina"] == Standing.LOST
    assert not opens(dina, dinas, sealed_visit())
    present: dict[str, Any] = {"actor_id": chris.id, "present_id": chris.id, "passphrase": words}
    assert reason(add_holder, holder_id=dina.id, **present) == "remove_first"
    remove_holder(holder_id=dina.id, **present)
    assert opens(dina, add_holder(holder_id=dina.id, **present), sealed_visit())


def test_other_words_open_and_the_earlier_ones_do_not(chris: Staff) -> None:
    words = first_holder(chris)
    visit = sealed_visit()
    fresh = change_words(staff_id=chris.id, passphrase=words)
    assert fresh != words
    assert standings() == {"Chris": Standing.UNPRACTISED}
    assert not opens(chris, words, visit)


def test_other_words_open_what_was_sealed_before(chris: Staff) -> None:
    words = first_holder(chris)
    visit = sealed_visit()
    assert opens(chris, change_words(staff_id=chris.id, passphrase=words), visit)


def test_a_drill_counts_for_ninety_days(
    chris: Staff, dina: Staff, clock: time_machine.Traveller
) -> None:
    words = first_holder(chris)
    next_holder(dina, chris, words)
    clock.shift(timedelta(days=89, hours=23))
    assert not sealing_state().red
    clock.shift(timedelta(hours=1))
    assert sealing_state().red
    drill(staff_id=chris.id, passphrase=words)
    assert standings() == {"Chris": Standing.READY, "Dina": Standing.UNPRACTISED}


def test_a_drill_refuses_what_would_not_open(chris: Staff, dina: Staff) -> None:
    assert reason(drill, staff_id=chris.id, passphrase="aap") == "no_pair"
    words = first_holder(chris)
    assert reason(drill, staff_id=dina.id, passphrase=words) == "not_holder"
    KeyCopy.objects.update(sealed=b"x" * 80)
    assert reason(drill, staff_id=chris.id, passphrase=words) == "no_copy"


def test_nobodys_words_are_anywhere_in_the_database(chris: Staff) -> None:
    words = first_holder(chris)
    holder = Holder.objects.get()
    stored = b"|".join([bytes(holder.wrapped_key), bytes(holder.public_key)])
    assert not any(word.encode() in stored for word in words.split())
    assert not any(
        word in str(entry.details) for entry in AuditEntry.objects.all() for word in words.split()
    )
