"""Whoever asked sees what a second person opened: with a code that is read out, for a day, and nobody else."""

from datetime import timedelta

import pytest
import time_machine

from accounts import totp
from accounts.actions import enrol_totp
from accounts.models import AuditEntry, Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as hours
from counselling.emergency.actions.card import make_card, open_by_card
from counselling.emergency.actions.copying import show_to_asker
from counselling.emergency.actions.opening import Proof
from counselling.emergency.actions.turns import let_time_pass
from counselling.emergency.models import AskersCopy
from counselling.emergency.queries.cards import readable
from counselling.origin.actions.opening import OpenedConnection
from tests.counselling.emergency.danger import (
    ADDRESS,
    Holder,
    amina,
    asks,
    ends,
    holders,
    in_danger,
)
from tests.counselling.evening import reason

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_door")]


class Asker:
    """A counsellor with an app, and the address they asked for."""

    def __init__(self) -> None:
        self.staff: Staff = amina()
        self.secret = enrol_totp(staff=self.staff)
        self.room = in_danger(self.staff)
        self.number = asks(self.room, self.staff)

    def app_code(self) -> str:
        key = totp.from_text(self.secret)
        return totp.code_of(key, max(totp.step_at(hours.now()), self._used() + 1))

    def sees(self, spoken: str, number: int = 0) -> list[OpenedConnection]:
        return show_to_asker(
            number=number or self.number,
            staff_id=self.staff.id,
            code=self.app_code(),
            spoken=spoken,
        )

    def _used(self) -> int:
        self.staff.refresh_from_db()
        return self.staff.totp_device.last_t


@pytest.fixture
def chris(open_door: None) -> Holder:
    return holders("Chris")[0]


@pytest.fixture
def asker(chris: Holder) -> Asker:
    return Asker()


def test_with_the_code_that_was_read_out_however_it_is_typed(chris: Holder, asker: Asker) -> None:
    opening = chris.opening(asker.number)
    spoken = f" {opening.code.upper().replace(' ', '-')} "
    assert asker.sees(spoken) == opening.connections
    assert opening.connections[0].address == ADDRESS
    assert AuditEntry.objects.get(action="address_shown").actor_id == asker.staff.id


def test_again_when_the_police_ring_back_and_no_longer_than_a_day(
    chris: Holder, asker: Asker, clock: time_machine.Traveller
) -> None:
    code = chris.opening(asker.number).code
    clock.shift(timedelta(hours=23, minutes=59))
    assert asker.sees(code)
    clock.shift(timedelta(minutes=2))
    assert reason(asker.sees, code) == "gone"
    let_time_pass(hours.now())
    assert not AskersCopy.objects.exists()


def test_a_fresh_code_of_their_own_app_is_needed_each_time(chris: Holder, asker: Asker) -> None:
    code, used = chris.opening(asker.number).code, asker.app_code()
    given = {"number": asker.number, "staff_id": asker.staff.id, "spoken": code, "code": used}
    assert show_to_asker(**given)  # type: ignore[arg-type]
    assert reason(show_to_asker, **given) == "wrong_code"


def test_five_wrong_codes_end_it_and_whoever_opened_it_can_give_another(
    chris: Holder, asker: Asker, clock: time_machine.Traveller
) -> None:
    code = chris.opening(asker.number).code
    for _ in range(5):
        assert reason(asker.sees, "abcdef ghjkmn") == "wrong_card"
        clock.shift(31)
    assert reason(asker.sees, code) == "no_copy"
    another = chris.opening_again(asker.number).code
    assert another != code
    clock.shift(31)
    assert asker.sees(another)


def test_for_nobody_but_who_asked(chris: Holder, asker: Asker) -> None:
    code = chris.opening(asker.number).code
    given = {"number": asker.number, "spoken": code, "code": chris.code()}
    assert reason(show_to_asker, **given, staff_id=chris.id) == "not_yours"


def test_not_before_it_was_opened(asker: Asker) -> None:
    assert reason(asker.sees, "abcdef ghjkmn") == "not_yours"


def test_the_copy_of_another_request_does_not_open_in_its_place(
    chris: Holder, asker: Asker
) -> None:
    code = chris.opening(asker.number).code
    ends(asker.room)
    other = asks(in_danger(asker.staff, "Sem"), asker.staff)
    chris.opens(other)
    moved = AskersCopy.objects.get(request_id=asker.number)
    AskersCopy.objects.filter(request_id=other).update(salt=moved.salt, sealed=moved.sealed)
    assert reason(asker.sees, code, number=other) == "no_copy"


def test_the_database_holds_no_address_and_an_erasure_takes_the_copy(
    chris: Holder, asker: Asker
) -> None:
    code = chris.opening(asker.number).code
    held = bytes(AskersCopy.objects.get().sealed)
    assert ADDRESS.encode() not in held
    Conversation.objects.filter(pk=asker.room).delete()
    assert reason(asker.sees, code) == "no_copy"


def test_opened_with_a_card_whoever_asked_gets_the_code_themselves(
    chris: Holder, asker: Asker
) -> None:
    proof = Proof(staff_id=chris.id, code=chris.code(), passphrase=chris.words)
    card = make_card(proof=proof)
    (line,) = readable(asker.number, asker.staff.id)
    opening = open_by_card(
        number=asker.number,
        staff_id=asker.staff.id,
        holder_id=chris.id,
        code=card[line.line - 1],
    )
    assert asker.sees(opening.code) == opening.connections


def test_whoever_opened_alone_needs_no_code(chris: Holder, clock: time_machine.Traveller) -> None:
    number = asks(in_danger(chris.staff), chris.staff)
    clock.shift(timedelta(minutes=5))
    assert chris.opens_alone(number)
    assert not AskersCopy.objects.exists()
    clock.shift(40)
    assert chris.opening_again(number).code == ""
