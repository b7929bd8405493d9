from functools import partial

import pytest
import time_machine

from accounts.actions import disable_staff
from accounts.models import AuditEntry, Staff
from counselling.core import clock as moments
from counselling.core.errors import Refused
from counselling.shift.actions.swaps import offer_turn, take_turn, withdraw_offer
from counselling.shift.models import Turn
from counselling.shift.queries.roster import offers, rostered
from tests.counselling.evening import reason, together
from tests.counselling.shift.roster import at, person, turn

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def amina(db: None) -> Staff:
    return person("amina")


@pytest.fixture
def offered(amina: Staff) -> int:
    """A turn of Amina's for which she looks for somebody."""
    number = turn(amina, "2026-11-24 17:00", "2026-11-24 21:00", lead=True).pk
    offer_turn(staff_id=amina.id, turn_id=number)
    return int(number)


def whose(number: int) -> str:
    return Turn.objects.select_related("staff").get(pk=number).staff.username


def test_a_colleague_takes_over_an_offered_turn_with_its_lead(offered: int, amina: Staff) -> None:
    bram = person("bram")
    take_turn(staff_id=bram.id, turn_id=offered)
    assert whose(offered) == "bram"
    (there,) = rostered(at("2026-11-24 18:00"))
    assert (there.name, there.lead) == ("Bram", True)
    assert not offers(moments.now())
    deed = AuditEntry.objects.get()
    assert (deed.actor, deed.action, deed.details) == (bram, "roster_taken", {"staff": amina.id})


def test_until_somebody_takes_it_an_offered_turn_stays_with_who_has_it(offered: int) -> None:
    assert [there.name for there in rostered(at("2026-11-24 18:00"))] == ["Amina"]
    assert [offer.name for offer in offers(moments.now())] == ["Amina"]


def test_an_offer_is_withdrawn_and_made_twice_without_harm(offered: int, amina: Staff) -> None:
    offer_turn(staff_id=amina.id, turn_id=offered)
    withdraw_offer(staff_id=amina.id, turn_id=offered)
    withdraw_offer(staff_id=amina.id, turn_id=offered)
    assert not offers(moments.now())
    assert reason(take_turn, staff_id=person("bram").id, turn_id=offered) == "taken"
    assert whose(offered) == "amina"


def test_nobody_takes_what_overlaps_a_turn_of_their_own(offered: int) -> None:
    bram = person("bram")
    turn(bram, "2026-11-24 20:59", "2026-11-24 23:00")
    assert reason(take_turn, staff_id=bram.id, turn_id=offered) == "overlap"
    assert whose(offered) == "amina"


def test_nobody_offers_withdraws_or_takes_what_is_not_theirs_to(offered: int, amina: Staff) -> None:
    bram, gone = person("bram"), person("gone")
    disable_staff(staff=gone)
    assert reason(offer_turn, staff_id=bram.id, turn_id=offered) == "gone"
    assert reason(withdraw_offer, staff_id=bram.id, turn_id=offered) == "gone"
    assert reason(take_turn, staff_id=amina.id, turn_id=offered) == "taken"
    assert (
        reason(take_turn, staff_id=person("eva", "coordinator").id, turn_id=offered) == "not_yours"
    )
    assert reason(take_turn, staff_id=gone.id, turn_id=offered) == "not_yours"
    assert reason(take_turn, staff_id=bram.id, turn_id=offered + 1) == "taken"


def test_what_is_over_is_neither_offered_nor_taken(
    offered: int, amina: Staff, clock: time_machine.Traveller
) -> None:
    clock.move_to(at("2026-11-24 21:00"))
    assert reason(take_turn, staff_id=person("bram").id, turn_id=offered) == "taken"
    assert reason(offer_turn, staff_id=amina.id, turn_id=offered) == "gone"
    assert not offers(moments.now())


@pytest.mark.django_db(transaction=True)
def test_of_several_who_click_at_once_the_first_has_it() -> None:
    amina = person("amina")
    number = turn(amina, "2026-11-24 17:00", "2026-11-24 21:00").pk
    offer_turn(staff_id=amina.id, turn_id=number)
    others = [person(name) for name in ("bram", "carla", "dirk", "els")]
    answers = together(*[partial(take_turn, staff_id=other.id, turn_id=number) for other in others])
    refused = [answer.reason for answer in answers if isinstance(answer, Refused)]
    assert refused == ["taken"] * 3
    assert whose(number) != "amina"


@pytest.mark.django_db(transaction=True)
def test_one_person_who_takes_two_overlapping_turns_at_once_has_one() -> None:
    bram, numbers = person("bram"), []
    for name in ("amina", "carla"):
        colleague = person(name)
        number = turn(colleague, "2026-11-24 17:00", "2026-11-24 21:00").pk
        offer_turn(staff_id=colleague.id, turn_id=number)
        numbers.append(number)
    answers = together(*[partial(take_turn, staff_id=bram.id, turn_id=id) for id in numbers])
    assert [answer.reason for answer in answers if isinstance(answer, Refused)] == ["overlap"]
    assert Turn.objects.filter(staff=bram).count() == 1
