from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import transaction

from accounts.models import AuditEntry
from counselling.conversation.models import Conversation
from counselling.core import clock as moments
from counselling.privacy.actions.ageing import STEPS
from counselling.privacy.actions.requests import (
    grant_request,
    put_off_request,
    read_for_request,
    refuse_request,
)
from counselling.privacy.actions.restricting import lift_restriction
from counselling.privacy.actions.waiting import cancel_erasure
from counselling.privacy.models import Letter, Matched
from counselling.privacy.queries.answers import Waiting, behind
from counselling.privacy.queries.desk import erasure_waiting, overdue, read_request, requests
from tests.counselling.evening import reason, together
from tests.counselling.privacy.office import SECRET, Office, office
from tests.counselling.privacy.writing import asks

pytestmark = pytest.mark.usefixtures("open_door")
KNOWN = {"nickname": "Noor", "day": "2026-11-23"}


@pytest.fixture
def here(open_door: None) -> Office:
    return office()


def grants(here: Office, letter: Letter, conversations: Collection[UUID] = ()) -> None:
    grant_request(number=letter.pk, staff_id=here.femke.id, conversations=conversations)


def refuses(here: Office, letter: Letter, ground: str) -> None:
    refuse_request(number=letter.pk, staff_id=here.femke.id, ground=ground)


def swept() -> None:
    """Let the sweep do what is this room's."""
    for step in STEPS:
        with transaction.atomic():
            step.forget(moments.now(), 100)


def answer(code: str) -> Waiting:
    found = behind(code, moments.now())
    assert found is not None
    return found


def visit(here: Office) -> Conversation:
    return Conversation.everything.get(pk=here.conversation)


def test_setting_apart_on_knowledge_is_done_at_once(here: Office) -> None:
    letter, _code = asks("restrict", **KNOWN)
    grants(here, letter, [here.conversation])
    assert visit(here).restricted_at is not None


def test_what_is_disputed_is_set_apart_and_what_is_objected_to_counts_no_more(here: Office) -> None:
    grants(here, asks("correct", **KNOWN)[0], [here.conversation])
    grants(here, asks("object", **KNOWN)[0], [here.conversation])
    assert visit(here).restricted_at is not None
    assert visit(here).objected_at is not None


@pytest.mark.parametrize("asked", ["correct", "erase", "restrict", "object"])
def test_the_answer_is_the_same_whatever_was_found(here: Office, asked: str) -> None:
    found, code_of_found = asks(asked, **KNOWN)
    nothing, code_of_nothing = asks(asked, nickname="Nergens", day="2026-11-23")
    grants(here, found, [here.conversation])
    grants(here, nothing)
    assert answer(code_of_found) == answer(code_of_nothing)


def test_erasing_waits_fourteen_days_in_which_nobody_uses_it(
    here: Office, clock: time_machine.Traveller
) -> None:
    letter, code = asks("erase", **KNOWN)
    grants(here, letter, [here.conversation])
    assert visit(here).restricted_at is not None
    assert erasure_waiting(here.conversation) == moments.now() + timedelta(days=14)
    assert answer(code).erase_at == moments.now() + timedelta(days=14)
    clock.shift(timedelta(days=14, seconds=-1))
    swept()
    assert visit(here) is not None
    clock.shift(1)
    swept()
    assert not Conversation.everything.filter(pk=here.conversation).exists()
    assert Matched.objects.get().erased_at == moments.now()


def test_whoever_has_the_code_can_say_no_and_then_all_is_as_before(
    here: Office, clock: time_machine.Traveller
) -> None:
    grants(here, asks("erase", **KNOWN)[0], [here.conversation])
    clock.shift(timedelta(days=13))
    cancel_erasure(conversation_id=here.conversation)
    assert erasure_waiting(here.conversation) is None
    assert visit(here).restricted_at is None
    clock.shift(timedelta(days=2))
    swept()
    assert visit(here) is not None
    assert reason(cancel_erasure, conversation_id=here.conversation) == "gone"


def test_letting_it_be_used_again_is_a_no_too(here: Office, clock: time_machine.Traveller) -> None:
    grants(here, asks("erase", **KNOWN)[0], [here.conversation])
    lift_restriction(conversation_id=here.conversation)
    clock.shift(timedelta(days=14))
    swept()
    assert visit(here) is not None
    assert Matched.objects.get().cancelled_at == moments.now()


def test_of_a_no_and_the_sweep_at_once_one_happens(
    transactional_db: None, clock: time_machine.Traveller
) -> None:
    here = office()
    grants(here, asks("erase", **KNOWN)[0], [here.conversation])
    clock.shift(timedelta(days=14))
    together(lambda: cancel_erasure(conversation_id=here.conversation), swept)
    row = Matched.objects.get()
    assert (row.cancelled_at is None) != (row.erased_at is None)
    assert Conversation.everything.exists() == (row.erased_at is None)


def test_only_what_fits_the_told_is_read_and_each_time_is_written_down(here: Office) -> None:
    letter, _code = asks("restrict", nickname="noor ", day="2026-11-22")
    other, _ = asks("restrict", nickname="Sem", day="2026-11-23")
    see, _ = asks("see", **KNOWN)
    who = {"staff_id": here.femke.id, "conversation_id": here.conversation}
    found = read_for_request(number=letter.pk, **who)  # type: ignore[arg-type]
    assert SECRET in [line.text for line in found.lines]
    assert reason(read_for_request, number=other.pk, **who) == "gone"
    assert reason(read_for_request, number=see.pk, **who) == "gone"
    (deed,) = AuditEntry.objects.filter(action="request_conversation_read")
    assert (deed.actor_id, deed.subject) == (here.femke.id, f"conversation {here.conversation}")


@pytest.mark.parametrize("asked", ["see", "take"])
def test_nothing_is_ever_shown_without_a_code(here: Office, asked: str) -> None:
    letter, code = asks(asked, **KNOWN)
    assert reason(grants, here, letter, [here.conversation]) == "on_knowledge"
    refuses(here, letter, "not_proven")
    assert answer(code).ground == "not_proven"
    assert Matched.objects.count() == 0


def test_no_ground_for_a_refusal_depends_on_what_was_found(here: Office) -> None:
    letter, _code = asks("erase", **KNOWN)
    assert reason(refuses, here, letter, "not_proven") == "no_ground"
    assert reason(refuses, here, letter, "too_little") == "no_ground"
    assert reason(refuses, here, letter, "") == "no_ground"
    refuses(here, asks("erase", nickname="Noor")[0], "too_little")
    refuses(here, letter, "repeated")


def test_a_conversation_that_does_not_fit_is_not_acted_on(here: Office) -> None:
    letter, _code = asks("erase", nickname="Sem", day="2026-11-23")
    assert reason(grants, here, letter, [here.conversation]) == "invalid"
    assert visit(here).restricted_at is None
    assert read_request(letter.pk, moments.now()).asked.decision == ""  # type: ignore[union-attr]


def test_what_is_answered_stays_answered(here: Office) -> None:
    letter, _code = asks("erase", **KNOWN)
    grants(here, letter)
    assert reason(grants, here, letter, [here.conversation]) == "gone"
    assert reason(refuses, here, letter, "repeated") == "gone"


def test_of_many_answers_at_once_one_stands(transactional_db: None) -> None:
    here = office()
    letter, _code = asks("restrict", **KNOWN)
    outcomes = together(
        lambda: grants(here, letter, [here.conversation]),
        lambda: refuses(here, letter, "repeated"),
        lambda: grants(here, letter),
    )
    assert sum(one is None for one in outcomes) == 1


def test_a_month_later_it_is_overdue_unless_it_was_put_off(
    here: Office, clock: time_machine.Traveller
) -> None:
    late, _ = asks("see")
    letter, code = asks("erase", **KNOWN)
    put_off_request(number=letter.pk, staff_id=here.femke.id, later="hard")
    clock.move_to(late.due_at - timedelta(seconds=1))
    assert overdue(moments.now()) == 0
    clock.shift(1)
    assert overdue(moments.now()) == 1
    assert (
        reason(put_off_request, number=late.pk, staff_id=here.femke.id, later="hard") == "too_late"
    )
    assert answer(code).later == "hard"
    clock.shift(timedelta(days=62))
    assert overdue(moments.now()) == 2


def test_putting_off_is_done_once_and_with_a_reason(here: Office) -> None:
    letter, _code = asks("erase")
    who = {"number": letter.pk, "staff_id": here.femke.id}
    assert reason(put_off_request, **who, later="") == "choose"
    assert reason(put_off_request, **who, later="many") == ""
    assert reason(put_off_request, **who, later="hard") == "too_late"


def test_a_list_begins_with_what_waits_and_is_due_first(here: Office) -> None:
    answered, put_off, due = (asks("see")[0] for _ in range(3))
    refuses(here, answered, "not_proven")
    put_off_request(number=put_off.pk, staff_id=here.femke.id, later="hard")
    numbers = [one.standing.number for one in requests(moments.now())]
    assert numbers == [due.pk, put_off.pk, answered.pk]
