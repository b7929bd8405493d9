"""A registration that is put aside for later."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from accounts.models import Staff
from counselling.conversation.actions.open import Traits
from counselling.conversation.actions.registration import park, register
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.events import Filled
from counselling.conversation.models import Registration, Theme
from counselling.conversation.queries.registrations import Form, form_of, unregistered
from counselling.conversation.rules import EndedBy
from counselling.shift.actions.practice import start_practice
from counselling.waiting_room.actions.join import join_queue
from tests.counselling.evening import counsellor, reason, says, takes, talk, visitor
from tests.counselling.themes import first_themes as first_themes

pytestmark = pytest.mark.usefixtures("open_door")

HALF = Filled(who="parent", serious=True, line="kanarieregel")
WHOLE = Filled(who="pupil", level="unknown", referral="none")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def ended(amina: Staff) -> UUID:
    conversation = talk(amina)
    finish(conversation, amina)
    return conversation


def finish(conversation: UUID, staff: Staff) -> None:
    end_conversation(conversation_id=conversation, by=EndedBy.COUNSELLOR, staff_id=staff.id)


def form(staff: Staff, conversation: UUID) -> Form:
    found = form_of(staff.id, conversation)
    assert found
    return found


def test_what_was_filled_in_stays_and_is_asked_again(amina: Staff, ended: UUID) -> None:
    assert [one.begun for one in unregistered(amina.id)] == [False]
    park(conversation_id=ended, staff_id=amina.id, filled=HALF)
    assert [(one.nickname, one.begun) for one in unregistered(amina.id)] == [("Noor", True)]
    assert form(amina, ended).filled == HALF
    assert form(amina, ended).saved_at is None


def test_nothing_of_it_can_be_read_in_the_table(amina: Staff, ended: UUID) -> None:
    park(conversation_id=ended, staff_id=amina.id, filled=HALF)
    row = Registration.objects.get()
    assert (row.who, row.level, row.serious) == ("", "", False)
    assert b"kanarie" not in bytes(row.draft)


def test_parked_again_the_last_time_counts(amina: Staff, ended: UUID) -> None:
    park(conversation_id=ended, staff_id=amina.id, filled=HALF)
    park(conversation_id=ended, staff_id=amina.id, filled=replace(HALF, who="teacher"))
    assert form(amina, ended).filled.who == "teacher"


def test_saved_after_parking_nothing_of_the_draft_is_left(amina: Staff, ended: UUID) -> None:
    park(conversation_id=ended, staff_id=amina.id, filled=HALF)
    assert not register(conversation_id=ended, staff_id=amina.id, filled=WHOLE).again
    assert bytes(Registration.objects.get().draft) == b""
    assert form(amina, ended).filled == WHOLE


def test_parked_in_a_window_where_it_was_saved_in_another_the_saved_one_stands(
    amina: Staff, ended: UUID
) -> None:
    register(conversation_id=ended, staff_id=amina.id, filled=WHOLE)
    park(conversation_id=ended, staff_id=amina.id, filled=HALF)
    assert form(amina, ended).filled == WHOLE
    assert unregistered(amina.id) == []


def test_a_theme_switched_off_meanwhile_is_named_and_left_out(amina: Staff, ended: UUID) -> None:
    online = Theme.objects.get(key="online")
    park(conversation_id=ended, staff_id=amina.id, filled=replace(HALF, themes=[online.pk]))
    Theme.objects.filter(pk=online.pk).update(shown=False)
    assert form(amina, ended).gone == ["Veilig online"]
    assert form(amina, ended).filled.themes == []


def test_only_one_s_own_and_only_what_can_be(amina: Staff, ended: UUID) -> None:
    bram = counsellor("Bram")

    def refusal(staff: Staff, filled: Filled) -> str:
        return reason(park, conversation_id=ended, staff_id=staff.id, filled=filled)

    assert refusal(bram, HALF) == "not_yours"
    assert refusal(amina, Filled(who="king")) == "invalid"
    assert refusal(amina, Filled(themes=[1, 2, 3])) == "too_many_themes"
    assert refusal(amina, Filled(line="é" * 10_000)) == "too_long"
    assert not Registration.objects.exists()


def test_nothing_is_asked_when_nobody_came(amina: Staff) -> None:
    noor = visitor()
    takes(amina, noor)
    finish(noor, amina)
    assert unregistered(amina.id) == []
    assert not form(amina, noor).wanted


def test_who_came_and_never_wrote_is_registered(amina: Staff) -> None:
    noor = visitor()
    takes(amina, noor)
    be_here(conversation_id=noor)
    finish(noor, amina)
    assert form(amina, noor).wanted


def test_who_wrote_is_registered_whatever_else_is_known(amina: Staff) -> None:
    noor = visitor()
    takes(amina, noor)
    says(noor)
    finish(noor, amina)
    assert form(amina, noor).wanted


def test_what_the_visitor_told_is_filled_in_already(amina: Staff) -> None:
    traits = Traits(topic="bullying", age_band="12-14")
    joined = join_queue(nickname="Noor", question="", traits=traits, language="nl")
    takes(amina, joined.conversation_id)
    be_here(conversation_id=joined.conversation_id)
    finish(joined.conversation_id, amina)
    shown = form(amina, joined.conversation_id)
    assert shown.filled == Filled(who="pupil", level="secondary_1", referral="none")
    assert shown.suggested == Theme.objects.get(key="bullying").pk


def test_who_told_nothing_has_nothing_put_into_their_mouth(amina: Staff, ended: UUID) -> None:
    assert form(amina, ended).filled == Filled(level="unknown", referral="none")
    assert form(amina, ended).suggested is None


def test_a_practice_is_never_registered(amina: Staff) -> None:
    sam = start_practice(staff_id=amina.id, name="Amina", language="nl")
    finish(sam, amina)
    assert not form(amina, sam).wanted
    assert unregistered(amina.id) == []
    refusal = reason(register, conversation_id=sam, staff_id=amina.id, filled=WHOLE)
    assert refusal == "not_yours"
