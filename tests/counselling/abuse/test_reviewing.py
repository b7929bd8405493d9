from datetime import timedelta

import pytest
import time_machine

from counselling.abuse.actions.measures import lift_measure
from counselling.abuse.actions.reviewing import (
    confirm_longer,
    forget_old_measures,
    leave_short,
    lengthen,
    review_measure,
)
from counselling.abuse.models import Measure
from counselling.abuse.queries.overview import asked_longer, measures
from counselling.abuse.rules.measures import Ground, Kind
from counselling.core import clock as moments
from counselling.core.errors import Refused
from tests.counselling.abuse.school import SCHOOL, measure, meets, talks
from tests.counselling.evening import counsellor, reason, together

pytestmark = pytest.mark.usefixtures("open_door")


def test_more_than_seven_days_lasts_seven_until_a_second_supervisor_agrees() -> None:
    chris, dina = counsellor("Chris"), counsellor("Dina")
    block = measure(talks(chris), chris, Kind.BLOCK, Ground.THREAT, days=28, supervisor=True)
    assert Measure.objects.get().ends_at == moments.now() + timedelta(days=7)
    assert measures(moments.now())[0].waits

    assert reason(confirm_longer, measure_id=block, staff_id=chris.id) == "own"
    confirm_longer(measure_id=block, staff_id=dina.id)
    confirm_longer(measure_id=block, staff_id=dina.id)

    kept = Measure.objects.get()
    assert kept.ends_at == moments.now() + timedelta(days=28)
    assert kept.confirmed_by_id == dina.id
    assert not measures(moments.now())[0].waits


def test_a_second_supervisor_may_leave_it_at_seven_days() -> None:
    chris, dina = counsellor("Chris"), counsellor("Dina")
    block = measure(talks(chris), chris, Kind.BLOCK, Ground.THREAT, days=20, supervisor=True)
    assert reason(leave_short, measure_id=block, staff_id=chris.id) == "own"
    leave_short(measure_id=block, staff_id=dina.id)
    assert reason(confirm_longer, measure_id=block, staff_id=dina.id) == "gone"
    assert Measure.objects.get().ends_at == moments.now() + timedelta(days=7)


def test_a_supervisor_lengthens_a_colleague_s_block_to_seven_days_alone() -> None:
    amina, chris = counsellor(), counsellor("Chris")
    block = measure(talks(amina), amina, Kind.BLOCK, Ground.THREAT)
    lengthen(measure_id=block, staff_id=chris.id, days=7, why="kwam twee keer terug")
    (shown,) = measures(moments.now())
    assert shown.until == moments.now() + timedelta(days=7)
    assert (shown.longer_by, shown.longer_why) == ("Chris", "kwam twee keer terug")
    assert not shown.waits
    met = meets()
    assert met is not None
    assert met.blocked_until == shown.until


def test_beyond_seven_days_another_one_than_who_asked_agrees() -> None:
    amina, chris, dina = counsellor(), counsellor("Chris"), counsellor("Dina")
    block = measure(talks(amina), amina, Kind.BLOCK, Ground.THREAT)
    lengthen(measure_id=block, staff_id=chris.id, days=20, why="bedreigde ook Bram")
    assert measures(moments.now())[0].until == moments.now() + timedelta(days=7)
    assert [asked_longer(one.id, moments.now()) for one in (chris, dina)] == [0, 1]
    assert reason(confirm_longer, measure_id=block, staff_id=chris.id) == "own"
    assert reason(lengthen, measure_id=block, staff_id=dina.id, days=28, why="te kort") == "gone"
    confirm_longer(measure_id=block, staff_id=dina.id)
    assert Measure.objects.get().ends_at == moments.now() + timedelta(days=20)
    assert asked_longer(dina.id, moments.now()) == 0


def test_days_count_from_the_beginning_so_that_nobody_adds_seven_again_and_again(
    clock: time_machine.Traveller,
) -> None:
    amina, chris = counsellor(), counsellor("Chris")
    block = measure(talks(amina), amina, Kind.BLOCK, Ground.THREAT)
    began = moments.now()
    lengthen(measure_id=block, staff_id=chris.id, days=7, why="kwam terug")
    clock.shift(timedelta(days=6))
    again = {"measure_id": block, "staff_id": chris.id, "why": "kwam terug"}
    assert reason(lengthen, days=7, **again) == "no_longer"
    assert reason(lengthen, days=29, **again) == "not_so_long"
    assert reason(lengthen, days=8, **again | {"why": " "}) == "empty"
    assert Measure.objects.get().ends_at == began + timedelta(days=7)
    clock.shift(timedelta(days=2))
    assert reason(lengthen, days=10, **again) == "gone"


def test_a_counsellor_asks_for_longer_and_a_supervisor_lets_it_be_or_lengthens() -> None:
    amina, bram, chris = counsellor(), counsellor("Bram"), counsellor("Chris")
    first = measure(talks(amina), amina, Kind.BLOCK, Ground.THREAT, longer=True)
    second = measure(talks(bram, SCHOOL), bram, Kind.BLOCK, Ground.THREAT, longer=True)
    assert asked_longer(chris.id, moments.now()) == 2
    assert reason(leave_short, measure_id=first, staff_id=amina.id) == "own"
    leave_short(measure_id=first, staff_id=chris.id)
    lengthen(measure_id=second, staff_id=chris.id, days=3, why="kwam terug")
    assert asked_longer(chris.id, moments.now()) == 0


def test_only_a_block_lasts_longer() -> None:
    amina, chris = counsellor(), counsellor("Chris")
    slow = measure(talks(amina), amina, Kind.SLOW, Ground.THREAT, longer=True)
    assert asked_longer(chris.id, moments.now()) == 0
    assert reason(lengthen, measure_id=slow, staff_id=chris.id, days=7, why="druk") == "gone"


def test_nobody_agrees_to_what_was_lifted_or_is_over(clock: time_machine.Traveller) -> None:
    chris, dina = counsellor("Chris"), counsellor("Dina")
    block = measure(talks(chris), chris, Kind.BLOCK, Ground.THREAT, days=28, supervisor=True)
    clock.shift(timedelta(days=8))
    assert reason(confirm_longer, measure_id=block, staff_id=dina.id) == "gone"
    lift_measure(measure_id=block, staff_id=dina.id)
    assert reason(confirm_longer, measure_id=block, staff_id=dina.id) == "gone"


def test_twenty_agreements_at_once_make_one_long_block(transactional_db: None) -> None:
    chris, dina = counsellor("Chris"), counsellor("Dina")
    block = measure(talks(chris), chris, Kind.BLOCK, Ground.THREAT, days=28, supervisor=True)
    agree = [lambda: confirm_longer(measure_id=block, staff_id=dina.id)] * 5
    outcomes = together(*agree, lambda: leave_short(measure_id=block, staff_id=dina.id))
    kept = Measure.objects.get()
    agreed = kept.confirmed_by_id == dina.id
    assert agreed == (kept.ends_at > moments.now() + timedelta(days=7))
    assert kept.longer_until is None
    refused = [one for one in outcomes if isinstance(one, Refused)]
    assert len(refused) == (1 if agreed else 5)


def test_somebody_else_than_its_maker_looks_at_a_measure_once() -> None:
    amina, chris, dina = counsellor(), counsellor("Chris"), counsellor("Dina")
    taken = measure(talks(amina), amina, Kind.END, Ground.THREAT, note="bedreigde me")
    (shown,) = measures(moments.now())
    assert (shown.note, shown.reviewed_by, shown.active) == ("bedreigde me", "", False)
    assert reason(review_measure, measure_id=taken, staff_id=amina.id) == "own"
    review_measure(measure_id=taken, staff_id=chris.id)
    review_measure(measure_id=taken, staff_id=dina.id)
    assert measures(moments.now())[0].reviewed_by == "Chris"


def test_what_was_only_counted_is_on_no_list_and_old_ones_are_forgotten(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor()
    conversation = talks(amina)
    measure(conversation, amina, Kind.FLAG)
    assert not measures(moments.now())
    measure(conversation, amina, Kind.WARNING)
    clock.shift(timedelta(days=15))
    assert not measures(moments.now())
    clock.shift(timedelta(days=48))
    forget_old_measures(moments.now())
    assert not Measure.objects.exists()
