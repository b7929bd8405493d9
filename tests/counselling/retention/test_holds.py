"""A conversation is kept longer by two people, for a court or a claim, and for a year at most."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import IntegrityError

from accounts.actions import create_staff
from accounts.models import AuditEntry, Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as house_clock
from counselling.core.crypto import ring_names
from counselling.core.errors import KeyMissing
from counselling.origin.models import KeyPair, SealedConnection
from counselling.retention.actions.holds import Wanted, agree_hold, ask_hold, close_hold
from counselling.retention.actions.sweep import sweep
from counselling.retention.models import Hold
from counselling.retention.queries.holds import holds
from tests.counselling.evening import PASSWORD, counsellor, reason, together
from tests.counselling.retention.years import YEARS, days_with_key, stays, told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

Clock = time_machine.Traveller
DAY = timedelta(days=1)


def somebody(name: str, *roles: str) -> Staff:
    return create_staff(
        username=name, display_name=name.capitalize(), roles=list(roles), password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip


@pytest.fixture
def femke(db: None) -> Staff:
    return somebody("femke", "privacy_officer")


@pytest.fixture
def chris(db: None) -> Staff:
    return somebody("chris", "supervisor")


def wanted(days: int = 300, ground: str = "court") -> Wanted:
    until = house_clock.now() + days * DAY
    return Wanted(ground=ground, reason="Vonnis van de rechtbank.", until=until)


def held(room: UUID, asker: Staff, agreer: Staff, days: int = 300) -> UUID:
    hold = ask_hold(conversation_id=room, staff_id=asker.id, wanted=wanted(days))
    agree_hold(hold_id=hold, staff_id=agreer.id)
    return hold


def test_what_two_people_hold_outlives_its_day_and_goes_when_the_hold_ends(
    clock: Clock, femke: Staff, chris: Staff
) -> None:
    noor = told()
    elif_ = told("Elif", by=counsellor("Bram"))
    clock.shift((YEARS - 10) * DAY)
    held(noor, chris, femke, days=100)
    clock.shift(12 * DAY)
    sweep(trust_clock=True)
    assert (stays(noor), stays(elif_)) == (True, False)
    assert not days_with_key(), "the day ended for the others"
    row = Conversation.objects.get(pk=noor)
    assert row.read("nickname", row.nickname) == "Noor"
    clock.shift(88 * DAY)
    sweep(trust_clock=True)
    assert not stays(noor)
    assert not [name for name in ring_names() if name.purpose.startswith("hold")]
    with pytest.raises(KeyMissing):
        row.read("nickname", row.nickname)


def test_nothing_is_held_before_somebody_else_agrees(
    clock: Clock, femke: Staff, chris: Staff
) -> None:
    noor = told()
    clock.shift((YEARS - 1) * DAY)
    ask_hold(conversation_id=noor, staff_id=femke.id, wanted=wanted())
    clock.shift(DAY)
    sweep(trust_clock=True)
    assert not stays(noor)


def test_nobody_agrees_with_themselves(femke: Staff) -> None:
    hold = ask_hold(conversation_id=told(), staff_id=femke.id, wanted=wanted())
    assert reason(agree_hold, hold_id=hold, staff_id=femke.id) == "own"
    with pytest.raises(IntegrityError):
        Hold.objects.update(agreed_by=femke)


def test_one_of_the_two_is_a_privacy_officer(femke: Staff, chris: Staff) -> None:
    dina, eva = somebody("dina", "supervisor"), somebody("eva", "coordinator")
    noor = told()
    hold = ask_hold(conversation_id=noor, staff_id=chris.id, wanted=wanted())
    assert reason(agree_hold, hold_id=hold, staff_id=dina.id) == "not_allowed"
    assert reason(agree_hold, hold_id=hold, staff_id=eva.id) == "not_allowed"
    assert reason(ask_hold, conversation_id=noor, staff_id=eva.id, wanted=wanted()) == "not_allowed"
    assert not reason(agree_hold, hold_id=hold, staff_id=femke.id)


def test_a_hold_ends_within_a_year_however_often_it_is_asked(
    clock: Clock, femke: Staff, chris: Staff
) -> None:
    noor = told()
    asks = {"conversation_id": noor, "staff_id": femke.id}
    assert reason(ask_hold, **asks, wanted=wanted(days=366)) == "too_long_kept"
    assert reason(ask_hold, **asks, wanted=wanted(days=0)) == "too_long_kept"
    held(noor, femke, chris, days=365)
    clock.shift(366 * DAY)
    assert reason(ask_hold, **asks, wanted=wanted(days=1)) == "too_long_kept"


@pytest.mark.parametrize("ground", ["", "curiosity"])
def test_there_is_no_other_ground(femke: Staff, ground: str) -> None:
    refused = reason(
        ask_hold, conversation_id=told(), staff_id=femke.id, wanted=wanted(ground=ground)
    )
    assert refused == "invalid"


def test_what_should_be_gone_is_not_brought_back(clock: Clock, femke: Staff, chris: Staff) -> None:
    noor = told()
    clock.shift((YEARS - 1) * DAY)
    hold = ask_hold(conversation_id=noor, staff_id=femke.id, wanted=wanted())
    clock.shift(DAY)
    assert reason(agree_hold, hold_id=hold, staff_id=chris.id) == "gone"
    assert reason(ask_hold, conversation_id=noor, staff_id=femke.id, wanted=wanted()) == "gone"
    assert reason(ask_hold, conversation_id=uuid4(), staff_id=femke.id, wanted=wanted()) == "gone"


def test_lifting_it_lets_it_go_with_the_next_sweep(
    clock: Clock, femke: Staff, chris: Staff
) -> None:
    noor = told()
    hold = held(noor, femke, chris)
    clock.shift(YEARS * DAY - 1 * DAY)
    hold = held_again(noor, femke, chris, hold)
    clock.shift(2 * DAY)
    sweep(trust_clock=True)
    assert stays(noor)
    close_hold(hold_id=hold, staff_id=chris.id)
    assert not Conversation.objects.filter(pk=noor).exists()
    sweep()
    assert not stays(noor)


def held_again(room: UUID, femke: Staff, chris: Staff, before: UUID) -> UUID:
    """Hold what an earlier hold, forgotten since, held."""
    Hold.objects.filter(pk=before).delete()
    return held(room, femke, chris)


def test_a_hold_keeps_where_it_came_from_as_well(clock: Clock, femke: Staff, chris: Staff) -> None:
    noor = told()
    key = KeyPair.objects.create(pk="f" * 32, public_key=b"", made_at=house_clock.now())
    SealedConnection.objects.create(
        conversation_id=noor, key=key, sealed=b"x", at=house_clock.now()
    )
    held(noor, femke, chris)
    clock.shift(100 * DAY)
    sweep(trust_clock=True)
    assert SealedConnection.objects.exists()


def test_every_step_is_in_the_trail_and_no_word_of_it(femke: Staff, chris: Staff) -> None:
    noor = told()
    close_hold(hold_id=held(noor, femke, chris), staff_id=femke.id)
    noted = AuditEntry.objects.filter(subject=f"conversation {noor}", action__startswith="hold")
    assert [one.action for one in noted] == ["hold_asked", "hold_agreed", "hold_lifted"]
    assert not [one for one in noted if one.sealed_reason or "Vonnis" in str(one.details)]


def test_the_page_shows_where_each_stands(clock: Clock, femke: Staff, chris: Staff) -> None:
    noor = told()
    hold = ask_hold(conversation_id=noor, staff_id=femke.id, wanted=wanted(days=10))
    assert [(one.stand, one.reason) for one in holds(house_clock.now())] == [
        ("asked", "Vonnis van de rechtbank.")
    ]
    agree_hold(hold_id=hold, staff_id=chris.id)
    assert [one.stand for one in holds(house_clock.now())] == ["holds"]
    clock.shift(10 * DAY)
    assert [one.stand for one in holds(house_clock.now())] == ["over"]


def test_asked_twice_at_once_it_is_asked_once(femke: Staff, chris: Staff) -> None:
    noor = told()

    def asks(who: Staff) -> UUID:
        return ask_hold(conversation_id=noor, staff_id=who.id, wanted=wanted())

    done = together(lambda: asks(femke), lambda: asks(chris))
    assert len([one for one in done if isinstance(one, UUID)]) == 1
    assert Hold.objects.count() == 1
