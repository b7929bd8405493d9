from datetime import timedelta

import pytest
import time_machine

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here, renew_leases
from counselling.conversation.rules import LEASE, TURN, EndedBy
from counselling.core import clock as moments
from tests.counselling.evening import counsellor, row, takes, visitor

pytestmark = pytest.mark.usefixtures("open_door")


def test_whoever_is_taken_has_three_minutes_to_be_here() -> None:
    amina = counsellor()
    noor = visitor()
    takes(amina)
    assert row(noor).state == "active"
    assert row(noor).turn_until == moments.now() + TURN
    assert timedelta(minutes=3) == TURN


def test_answering_the_call_ends_the_count_and_counts_as_here(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor()
    noor = visitor()
    takes(amina)
    clock.shift(TURN - timedelta(seconds=1))
    be_here(conversation_id=noor)
    assert row(noor).turn_until is None
    assert row(noor).visitor_until == moments.now() + LEASE


def test_being_here_means_nothing_while_nobody_called() -> None:
    counsellor()
    noor = visitor()
    before = row(noor).visitor_until
    be_here(conversation_id=noor)
    assert (row(noor).state, row(noor).visitor_until) == ("waiting", before)


def test_being_there_is_renewed_for_all_who_are_and_for_no_visit_that_is_over(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor()
    noor, elif_ = visitor("Noor"), visitor("Elif")
    takes(amina, noor)
    ended = visitor("Senne")
    end_conversation(conversation_id=ended, by=EndedBy.VISITOR)
    before = row(ended).visitor_until
    clock.shift(20)
    renew_leases([noor, elif_, ended])
    assert {row(one).visitor_until for one in (noor, elif_)} == {moments.now() + LEASE}
    assert row(ended).visitor_until == before
