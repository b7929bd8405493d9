"""A holder away from any screen reads a code out on the telephone."""

from typing import Any

import pytest
import time_machine

from counselling.emergency.actions.card import make_card, open_by_card
from counselling.emergency.actions.opening import Proof
from counselling.emergency.models import CardLine
from counselling.emergency.queries.cards import lines_left, readable
from counselling.emergency.rules import line_of
from counselling.origin.actions.pair import add_holder, remove_holder, rotate
from counselling.origin.actions.words import change_words, report_lost
from tests.counselling.emergency.danger import (
    ADDRESS,
    Holder,
    amina,
    asks,
    holders,
    in_danger,
    request,
)
from tests.counselling.evening import counsellor, reason

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_door")]


def card_of(holder: Holder, **more: str) -> list[str]:
    given = {"code": more.get("code") or holder.code(), "passphrase": holder.words, **more}
    return make_card(proof=Proof(staff_id=holder.id, **given))


def code_for(number: int, card: list[str], who: int, but: int) -> str:
    """Return what is read out: the line that the sheet names."""
    (line,) = [one.line for one in readable(number, but) if one.staff_id == who]
    return card[line - 1]


def test_the_code_of_the_line_that_belongs_to_the_request_opens_it() -> None:
    (chris,) = holders("Chris")
    card, helper = card_of(chris), amina()
    number = asks(in_danger(helper), helper)
    code = code_for(number, card, chris.id, helper.id)
    spoken = code.upper().replace(" ", "-")
    opening = open_by_card(number=number, staff_id=helper.id, holder_id=chris.id, code=spoken)
    (opened,) = opening.connections
    assert opened.address == ADDRESS
    row = request(number)
    assert (row.state, row.how, row.answered_by_id) == ("opened", "card", chris.id)
    assert lines_left(chris.id) == 9


def test_another_line_of_the_same_card_does_not_open_it() -> None:
    (chris,) = holders("Chris")
    card, helper = card_of(chris), amina()
    number = asks(in_danger(helper), helper)
    right = code_for(number, card, chris.id, helper.id)
    wrong = next(code for code in card if code != right)
    tries = {"number": number, "staff_id": helper.id, "holder_id": chris.id}
    assert [reason(open_by_card, **tries, code=wrong) for _ in range(3)] == ["wrong_card"] * 3
    (next_line,) = readable(number, helper.id)
    assert card[next_line.line - 1] != right, "three wrong tries end a line"
    assert reason(open_by_card, **tries, code=right) == "wrong_card"
    assert request(number).state == "open"


def test_only_who_asked_types_it_and_nobody_with_a_card_of_their_own(
    clock: time_machine.Traveller,
) -> None:
    (chris,) = holders("Chris")
    card, helper = card_of(chris), amina()
    number = asks(in_danger(helper), helper)
    code = code_for(number, card, chris.id, helper.id)
    given = {"number": number, "holder_id": chris.id, "code": code}
    assert reason(open_by_card, **given, staff_id=counsellor("Bram").id) == "not_yours"
    own = asks(in_danger(chris.staff, "Ster"), chris.staff)
    assert reason(open_by_card, **{**given, "number": own}, staff_id=chris.id) == "no_card"


def test_a_used_line_is_gone_and_the_next_request_gets_another() -> None:
    (chris,) = holders("Chris")
    card, helper = card_of(chris), amina()
    first = asks(in_danger(helper), helper)
    code = code_for(first, card, chris.id, helper.id)
    open_by_card(number=first, staff_id=helper.id, holder_id=chris.id, code=code)
    second = asks(request(first).conversation, helper)
    assert (
        reason(open_by_card, number=second, staff_id=helper.id, holder_id=chris.id, code=code)
        == "wrong_card"
    )


def test_a_new_card_ends_the_old_one_and_takes_words_and_a_fresh_code(
    clock: time_machine.Traveller,
) -> None:
    (chris,) = holders("Chris")
    old = card_of(chris)
    clock.shift(60)
    card_of(chris)
    helper = amina()
    number = asks(in_danger(helper), helper)
    code = code_for(number, old, chris.id, helper.id)
    assert (
        reason(open_by_card, number=number, staff_id=helper.id, holder_id=chris.id, code=code)
        == "wrong_card"
    )
    clock.shift(60)
    assert reason(card_of, chris, passphrase="geen van deze woorden past hier") != ""
    assert reason(card_of, chris, code="000000") in ("wrong_code", "slow_down")
    assert CardLine.objects.count() == 10


def test_the_database_holds_neither_words_nor_codes() -> None:
    (chris,) = holders("Chris")
    card = card_of(chris)
    kept = b"".join(bytes(row.sealed) + bytes(row.salt) for row in CardLine.objects.all())
    for secret in (chris.words, chris.words.split()[0], card[0], card[0].replace(" ", "")):
        assert secret.encode() not in kept


def test_with_other_words_the_card_ends_and_nobody_is_sent_to_it() -> None:
    (chris,) = holders("Chris")
    old, helper = card_of(chris), amina()
    number = asks(in_danger(helper), helper)
    code = code_for(number, old, chris.id, helper.id)
    chris.words = change_words(staff_id=chris.id, passphrase=chris.words)
    assert (readable(number, helper.id), lines_left(chris.id)) == ([], 0)
    given = {"number": number, "staff_id": helper.id, "holder_id": chris.id}
    assert reason(open_by_card, **given, code=code) == "no_card"
    code = code_for(number, card_of(chris), chris.id, helper.id)
    assert open_by_card(**given, code=code).connections[0].address == ADDRESS


def test_who_lost_the_words_and_got_others_needs_another_card() -> None:
    chris, dina = holders("Chris", "Dina")
    card_of(dina)
    helper = amina()
    number = asks(in_danger(helper), helper)
    report_lost(staff_id=dina.id)
    assert readable(number, helper.id) == []
    present: dict[str, Any] = {
        "actor_id": chris.id, "present_id": chris.id, "passphrase": chris.words,
    }  # fmt: skip
    remove_holder(holder_id=dina.id, **present)
    add_holder(holder_id=dina.id, **present)
    assert (readable(number, helper.id), lines_left(dina.id)) == ([], 0)


def test_a_new_pair_for_the_same_words_leaves_the_card_as_it_is() -> None:
    chris, dina = holders("Chris", "Dina")
    card_of(dina)
    rotate(actor_id=chris.id, present_id=chris.id, passphrase=chris.words)
    assert lines_left(dina.id) == 10


@pytest.mark.parametrize(
    ("number", "left", "line"), [(1, [1, 2], 1), (12, [1, 2, 3], 2), (12, [1, 9], 9), (10, [1], 1)]
)
def test_the_line_belongs_to_the_number(number: int, left: list[int], line: int) -> None:
    assert line_of(number, left) == line
