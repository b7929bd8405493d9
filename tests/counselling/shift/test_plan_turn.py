import pytest

from accounts.actions import disable_staff
from accounts.models import AuditEntry, Staff
from counselling.shift.actions.roster import change_turn, drop_turn, plan_turn
from counselling.shift.models import Turn
from counselling.shift.rules.roster import Wanted
from tests.counselling.evening import reason, together
from tests.counselling.shift.roster import at, person, plan, planned

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def eva(db: None) -> Staff:
    """A coordinator."""
    return person("eva", "coordinator")


@pytest.fixture
def amina(db: None) -> Staff:
    return person("amina", network="GO!")


def test_a_coordinator_plans_somebody_and_it_is_written_down(eva: Staff, amina: Staff) -> None:
    number = plan(eva, amina, "2026-11-24 17:00", "2026-11-24 21:00", lead=True)
    turn = Turn.objects.get()
    assert (turn.pk, turn.staff, turn.lead) == (number, amina, True)
    deed = AuditEntry.objects.get()
    assert (deed.actor, deed.action, deed.subject) == (eva, "roster_planned", f"turn {number}")
    assert deed.details == {"staff": amina.id}


def test_turns_of_one_person_do_not_overlap_but_may_touch(eva: Staff, amina: Staff) -> None:
    plan(eva, amina, "2026-11-24 22:00", "2026-11-25 02:00")
    for starts, ends in (
        ("2026-11-24 22:00", "2026-11-25 02:00"),
        ("2026-11-25 01:59", "2026-11-25 03:00"),
        ("2026-11-24 21:00", "2026-11-24 22:01"),
        ("2026-11-24 20:00", "2026-11-25 04:00"),
    ):
        assert reason(plan, eva, amina, starts, ends) == "overlap"
    plan(eva, amina, "2026-11-25 02:00", "2026-11-25 03:00")
    plan(eva, person("bram"), "2026-11-24 22:00", "2026-11-25 02:00")
    assert len(planned()) == 3


@pytest.mark.parametrize(
    ("hours", "why"),
    [
        (("2026-11-24 17:00", "2026-11-24 17:00"), "no_length"),
        (("2026-11-24 17:00", "2026-11-24 16:00"), "no_length"),
        (("2026-11-24 17:00", "2026-11-25 18:01"), "too_long"),
        (("2026-11-23 17:00", "2026-11-23 19:00"), "over"),
        (("2029-11-24 17:00", "2029-11-24 19:00"), "too_far"),
    ],
)
def test_impossible_hours_are_refused(
    eva: Staff, amina: Staff, hours: tuple[str, str], why: str
) -> None:
    assert reason(plan, eva, amina, *hours) == why


def test_who_left_or_does_not_counsel_is_not_planned(eva: Staff, amina: Staff) -> None:
    disable_staff(staff=amina)
    assert reason(plan, eva, amina, "2026-11-24 17:00", "2026-11-24 21:00") == "left"
    assert reason(plan, eva, eva, "2026-11-24 17:00", "2026-11-24 21:00") == "not_yours"


def test_a_network_manager_plans_the_own_network_alone(eva: Staff, amina: Staff) -> None:
    manager, bram = person("hilde", "network_manager", network="GO!"), person("bram")
    number = plan(manager, amina, "2026-11-24 17:00", "2026-11-24 21:00")
    assert reason(plan, manager, bram, "2026-11-24 17:00", "2026-11-24 21:00") == "not_yours"
    theirs = plan(eva, bram, "2026-11-24 17:00", "2026-11-24 21:00")
    assert reason(drop_turn, actor_id=manager.id, turn_id=theirs) == "gone"
    to_bram = Wanted(bram.id, at("2026-11-24 22:00"), at("2026-11-24 23:00"))
    assert reason(change_turn, actor_id=manager.id, turn_id=number, wanted=to_bram) == "not_yours"
    stranger = person("ines", "network_manager")
    assert reason(plan, stranger, bram, "2026-11-25 17:00", "2026-11-25 21:00") == "not_yours"


def test_counsellors_plan_nobody_not_even_themselves(amina: Staff) -> None:
    assert reason(plan, amina, amina, "2026-11-24 17:00", "2026-11-24 21:00") == "not_yours"


def test_a_turn_is_changed_and_dropped(eva: Staff, amina: Staff) -> None:
    number = plan(eva, amina, "2026-11-24 17:00", "2026-11-24 21:00")
    later = Wanted(amina.id, at("2026-11-24 18:00"), at("2026-11-24 22:00"))
    change_turn(actor_id=eva.id, turn_id=number, wanted=later)
    assert planned() == [("amina", "2026-11-24 18:00", "2026-11-24 22:00")]
    drop_turn(actor_id=eva.id, turn_id=number)
    assert not planned()
    assert reason(drop_turn, actor_id=eva.id, turn_id=number) == "gone"
    assert reason(change_turn, actor_id=eva.id, turn_id=number, wanted=later) == "gone"
    actions = list(AuditEntry.objects.values_list("action", flat=True))
    assert actions == ["roster_planned", "roster_changed", "roster_dropped"]


def test_given_to_somebody_else_it_no_longer_looks_for_one(eva: Staff, amina: Staff) -> None:
    number = plan(eva, amina, "2026-11-24 17:00", "2026-11-24 21:00")
    Turn.objects.update(offered_at=at("2026-11-23 12:00"))
    bram = person("bram")
    wanted = Wanted(bram.id, at("2026-11-24 17:00"), at("2026-11-24 21:00"))
    change_turn(actor_id=eva.id, turn_id=number, wanted=wanted)
    assert Turn.objects.get().offered_at is None


@pytest.mark.django_db(transaction=True)
def test_two_who_plan_one_person_at_once_make_one_turn() -> None:
    eva, amina = person("eva", "coordinator"), person("amina")
    wanted = Wanted(amina.id, at("2026-11-24 17:00"), at("2026-11-24 21:00"))
    answers = together(*[lambda: plan_turn(actor_id=eva.id, wanted=wanted)] * 4)
    assert len([answer for answer in answers if isinstance(answer, int)]) == 1
    assert len(planned()) == 1
