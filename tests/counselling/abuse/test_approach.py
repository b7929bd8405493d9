from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.abuse.actions.approach import (
    agree_approach,
    drop_approach,
    follow,
    forget_old_approaches,
    propose_approach,
)
from counselling.abuse.actions.hint import open_hint
from counselling.abuse.models import Approach
from counselling.abuse.queries.approach import approaches, approaches_waiting
from counselling.core import clock as moments
from counselling.origin.queries.arrivals import tags_of_visit
from tests.counselling.abuse.school import (
    comes,
    is_there_again,
    talks,
)
from tests.counselling.evening import counsellor, reason

pytestmark = pytest.mark.usefixtures("open_door")

TEXT = "Eén gesprek per avond, twintig minuten, altijd naar de huisarts wijzen."


def test_an_approach_counts_once_somebody_else_agrees_and_is_looked_at_every_three_months(
    clock: time_machine.Traveller,
) -> None:
    amina, chris = counsellor(), counsellor("Chris")
    conversation = talks(amina)
    assert not _propose(conversation, amina.id)
    (proposal,) = approaches(moments.now())
    assert reason(agree_approach, approach_id=proposal.id, staff_id=amina.id) == "own"
    agree_approach(approach_id=proposal.id, staff_id=chris.id)

    found = open_hint(conversation_id=conversation, staff_id=amina.id).approach
    assert found is not None
    assert (found.text, found.agreed_by, found.due) == (TEXT, "Chris", False)
    assert TEXT.encode() not in bytes(Approach.objects.get().body)

    # Whoever comes back every month keeps it alive.
    for _ in range(4):
        clock.shift(timedelta(weeks=4))
        is_there_again(amina)
        follow(tags=tags_of_visit(comes()), now=moments.now())
    (old,) = approaches(moments.now())
    assert old.due
    # Whoever wrote it may say that it still fits: it was agreed to by another.
    agree_approach(approach_id=old.id, staff_id=amina.id)
    assert not approaches(moments.now())[0].due


def test_an_approach_moves_to_the_fresh_tag_of_whoever_returns_and_else_goes_with_the_old_one(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor()
    conversation = talks(amina)
    _propose(conversation, amina.id)
    old = tags_of_visit(conversation)[0]
    clock.shift(timedelta(days=40))
    follow(tags=["f" * 32, old], now=moments.now())
    clock.shift(timedelta(days=40))
    forget_old_approaches(moments.now())
    assert Approach.objects.get().tag == "f" * 32
    clock.shift(timedelta(days=23))
    forget_old_approaches(moments.now())
    assert not Approach.objects.exists()


def test_a_stranger_moves_nothing() -> None:
    amina = counsellor()
    _propose(talks(amina), amina.id)
    before = Approach.objects.get().tag
    follow(tags=["e" * 32], now=moments.now())
    follow(tags=[""], now=moments.now())
    follow(tags=[], now=moments.now())
    assert Approach.objects.get().tag == before


def test_what_is_agreed_stands_until_somebody_agrees_to_a_new_proposal() -> None:
    amina, chris = counsellor(), counsellor("Chris")
    conversation = _agreed(amina, chris)
    _propose(conversation, amina.id, "Iets anders.")
    _propose(conversation, amina.id, "Nog iets anders.")
    hint = open_hint(conversation_id=conversation, staff_id=amina.id)
    assert hint.approach is not None
    assert hint.proposal is not None
    assert (hint.approach.text, hint.proposal.text) == (TEXT, "Nog iets anders.")
    new, old = approaches(moments.now())
    assert (new.replaces, old.replaces) == (True, False)
    agree_approach(approach_id=new.id, staff_id=chris.id)
    (only,) = approaches(moments.now())
    assert (only.text, only.agreed_by) == ("Nog iets anders.", "Chris")
    assert reason(agree_approach, approach_id=old.id, staff_id=chris.id) == "gone"


def test_both_move_on_with_whoever_comes_back() -> None:
    amina, chris = counsellor(), counsellor("Chris")
    conversation = _agreed(amina, chris)
    _propose(conversation, amina.id, "Iets anders.")
    follow(tags=["f" * 32, *tags_of_visit(conversation)], now=moments.now())
    assert [one.tag for one in Approach.objects.all()] == ["f" * 32] * 2


def test_one_supervisor_lets_a_proposal_go_and_two_what_was_agreed() -> None:
    amina, chris, dina = counsellor(), counsellor("Chris"), counsellor("Dina")
    conversation = _agreed(amina, chris)
    _propose(conversation, amina.id, "Iets anders.")
    proposal, agreed = approaches(moments.now())
    assert drop_approach(approach_id=proposal.id, staff_id=chris.id)
    assert not drop_approach(approach_id=agreed.id, staff_id=chris.id)
    assert reason(drop_approach, approach_id=agreed.id, staff_id=chris.id) == "own"
    (still,) = approaches(moments.now())
    assert (still.text, still.drop_asked_by) == (TEXT, "Chris")
    assert [approaches_waiting(one.id, moments.now()) for one in (chris, dina)] == [0, 1]
    assert drop_approach(approach_id=agreed.id, staff_id=dina.id)
    assert drop_approach(approach_id=agreed.id, staff_id=dina.id)
    assert not approaches(moments.now())


def test_saying_that_it_still_fits_answers_who_would_let_it_go() -> None:
    amina, chris, dina = counsellor(), counsellor("Chris"), counsellor("Dina")
    _agreed(amina, chris)
    (agreed,) = approaches(moments.now())
    drop_approach(approach_id=agreed.id, staff_id=chris.id)
    agree_approach(approach_id=agreed.id, staff_id=dina.id)
    assert not approaches(moments.now())[0].drop_asked_by
    assert not drop_approach(approach_id=agreed.id, staff_id=dina.id)


def test_proposals_and_what_is_due_wait_for_a_supervisor(clock: time_machine.Traveller) -> None:
    amina, chris = counsellor(), counsellor("Chris")
    conversation = talks(amina)
    _propose(conversation, amina.id)
    assert [approaches_waiting(one.id, moments.now()) for one in (amina, chris)] == [0, 1]
    agree_approach(approach_id=Approach.objects.get().id, staff_id=chris.id)
    assert approaches_waiting(chris.id, moments.now()) == 0
    clock.shift(timedelta(days=91))
    Approach.objects.update(seen_at=moments.now())
    assert approaches_waiting(chris.id, moments.now()) == 1


@pytest.mark.parametrize(
    ("text", "why"), [("", "empty"), ("x" * 601, "too_long"), ("\x07", "invalid")]
)
def test_an_approach_that_cannot_be_kept_is_refused(text: str, why: str) -> None:
    amina = counsellor()
    assert _propose(talks(amina), amina.id, text) == why
    assert not Approach.objects.exists()


def _agreed(amina: Staff, chris: Staff) -> UUID:
    conversation = talks(amina)
    _propose(conversation, amina.id)
    agree_approach(approach_id=Approach.objects.get().id, staff_id=chris.id)
    return conversation


def _propose(conversation: object, staff_id: int, text: str = TEXT) -> str:
    return reason(propose_approach, conversation_id=conversation, staff_id=staff_id, body=text)
