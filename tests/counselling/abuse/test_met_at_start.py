from datetime import timedelta

import pytest
import time_machine

from counselling.abuse.models import SharedNetwork
from counselling.abuse.queries.networks import forget_list
from counselling.abuse.rules.measures import SLOWER, SLOWER_SHARED, Ground, Kind
from counselling.conversation.actions.open import Traits
from counselling.core import clock as moments
from counselling.waiting_room.actions import Manner, join_queue
from counselling.waiting_room.queries import read_queue
from tests.counselling.abuse.school import (
    HOME,
    SCHOOL,
    is_on_the_list,
    is_there_again,
    measure,
    meets,
    talks,
)
from tests.counselling.evening import counsellor, takes, visitor

pytestmark = pytest.mark.usefixtures("open_door")

ELSEWHERE = "192.0.2.44"


def test_a_block_stops_whoever_comes_over_the_connection_until_it_ends(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor()
    conversation = talks(amina)
    measure(conversation, amina, Kind.BLOCK, Ground.THREAT)
    met = meets()
    assert met is not None
    assert met.blocked_until == moments.now() + timedelta(hours=3)
    assert meets(ELSEWHERE) is None
    clock.shift(timedelta(hours=3))
    assert meets() is None


def test_a_classmate_behind_the_network_of_the_school_still_gets_in_and_only_waits_a_little_longer() -> (
    None
):
    is_on_the_list()
    amina = counsellor()
    conversation = talks(amina, SCHOOL)
    measure(conversation, amina, Kind.BLOCK, Ground.THREAT)

    same_browser = meets(SCHOOL, visit=conversation)
    classmate = meets(SCHOOL)

    assert same_browser is not None
    assert same_browser.blocked_until is not None
    assert classmate is not None
    assert classmate.blocked_until is None
    assert classmate.slower == SLOWER_SHARED


def test_a_network_entered_after_the_block_stops_nobody_any_more() -> None:
    amina = counsellor()
    conversation = talks(amina, SCHOOL)
    measure(conversation, amina, Kind.BLOCK, Ground.THREAT)
    stopped = meets(SCHOOL)
    assert stopped is not None
    assert stopped.blocked_until is not None

    is_on_the_list()

    met = meets(SCHOOL)
    assert met is not None
    assert met.blocked_until is None


def test_a_block_of_somebody_behind_a_shared_network_stops_nobody_who_is_taken_off_the_list() -> (
    None
):
    is_on_the_list()
    amina = counsellor()
    measure(talks(amina, SCHOOL), amina, Kind.BLOCK, Ground.THREAT)
    SharedNetwork.objects.all().delete()
    forget_list()
    met = meets(SCHOOL)
    assert met is not None
    assert met.blocked_until is None


def test_the_slow_lane_lets_those_go_first_who_come_within_ten_minutes_and_nobody_waits_for_ever(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor()
    first = talks(amina)
    measure(first, amina, Kind.SLOW, Ground.OBSCENE)
    measure(first, amina, Kind.END, Ground.OBSCENE)
    met = meets()
    assert met is not None
    assert met.slower == SLOWER

    slow = join_queue(
        nickname="Noor", question="", traits=Traits(), language="nl", manner=Manner(slower=SLOWER)
    ).conversation_id
    began = moments.now()
    clock.shift(timedelta(minutes=9))
    is_there_again(amina)
    soon = visitor("Sem")
    clock.shift(timedelta(seconds=20))
    line = [entry.conversation for entry in read_queue().entries]
    assert line == [soon, slow]
    assert read_queue().entries[1].waiting_since == began
    clock.shift(timedelta(minutes=2))
    is_there_again(amina)
    late = visitor("Lot")
    assert [entry.conversation for entry in read_queue().entries] == [soon, slow, late]


def test_whoever_is_alone_in_the_slow_lane_is_taken_at_once() -> None:
    amina = counsellor()
    joined = join_queue(
        nickname="Noor", question="", traits=Traits(), language="nl", manner=Manner(slower=SLOWER)
    )
    assert takes(amina) == joined.conversation_id


def test_a_warning_a_pause_or_an_end_meets_nobody_later() -> None:
    amina = counsellor()
    conversation = talks(amina, HOME)
    measure(conversation, amina, Kind.WARNING)
    measure(conversation, amina, Kind.PAUSE)
    measure(conversation, amina, Kind.END)
    assert meets(visit=conversation) is None
