from datetime import timedelta
from itertools import count
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.console.snapshot import state_for
from counselling.conversation.actions.open import Traits
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here, renew_leases
from counselling.conversation.queries.visits import visit_of_token
from counselling.conversation.rules import EndedBy
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import renew_leases as renew_staff
from counselling.shift.models import DoorMode
from counselling.waiting_room.actions import (
    Joined,
    join_queue,
    leave_quickly,
    let_time_pass,
    return_with_words,
)
from counselling.waiting_room.actions.returning import give_words
from counselling.waiting_room.models import ReturnWords
from counselling.waiting_room.queries import wait_for
from counselling.waiting_room.queries.returning import hashes_of, way_back, words_of_token
from tests.counselling.evening import codes, counsellor, reason, row, takes, visitor

pytestmark = pytest.mark.usefixtures("amina")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


def joins(nickname: str = "Noor", language: str = "nl") -> Joined:
    return join_queue(nickname=nickname, question="", traits=Traits(), language=language)


def talks(amina: Staff) -> Joined:
    noor = joins()
    takes(amina, noor.conversation_id)
    be_here(conversation_id=noor.conversation_id)
    return noor


def words_of(joined: Joined) -> str:
    way = way_back(joined.conversation_id, joined.token)
    assert way is not None
    return way.words


def shown_to(amina: Staff, conversation: UUID) -> tuple[str, str | None, str | None]:
    state = state_for(amina.id, conversation)
    assert state is not None
    return state.visitor, state.left_quickly_at, state.back_until


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_whoever_waits_comes_back_to_their_place(
    language: str, clock: time_machine.Traveller
) -> None:
    noor = joins(language=language)
    clock.shift(1)
    visitor("Sam")
    leave_quickly(conversation_id=noor.conversation_id, token=noor.token)
    assert visit_of_token(noor.token) is None
    assert row(noor.conversation_id).state == "waiting"
    token = return_with_words(typed=words_of(noor).upper())
    found = visit_of_token(token)
    assert found is not None
    assert (found.id, wait_for(found.id).position) == (noor.conversation_id, 1)


def test_whoever_talked_comes_back_to_the_same_counsellor(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = talks(amina)
    leave_quickly(conversation_id=noor.conversation_id, token=noor.token)
    renew_leases([noor.conversation_id])
    assert shown_to(amina, noor.conversation_id) == (
        "left", "2026-11-23T18:00:00.000Z", "2026-11-23T18:15:00.000Z",
    )  # fmt: skip
    clock.shift(timedelta(minutes=15))
    renew_staff([amina.id])
    let_time_pass()
    found = visit_of_token(return_with_words(typed=words_of(noor)))
    assert found is not None
    assert (found.id, row(found.id).counsellor_id) == (noor.conversation_id, amina.id)
    assert shown_to(amina, noor.conversation_id) == ("here", None, None)
    assert codes(noor.conversation_id) == ["joined"]


def test_after_a_quarter_of_an_hour_the_words_are_late_and_nothing_ends_by_itself(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = talks(amina)
    leave_quickly(conversation_id=noor.conversation_id, token=noor.token)
    clock.shift(timedelta(minutes=15, seconds=1))
    renew_staff([amina.id])
    let_time_pass()
    assert reason(return_with_words, typed=words_of(noor)) == "unknown"
    assert row(noor.conversation_id).state == "active"
    assert shown_to(amina, noor.conversation_id)[0] == "left"


def test_a_phone_that_died_has_a_quarter_from_when_it_was_last_heard(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = talks(amina)
    clock.shift(timedelta(minutes=10))
    renew_leases([noor.conversation_id])
    clock.shift(timedelta(minutes=15))
    assert return_with_words(typed=words_of(noor))


def test_another_device_takes_the_conversation_along(amina: Staff) -> None:
    noor = talks(amina)
    tab = row(noor.conversation_id).tab
    token = return_with_words(typed=words_of(noor))
    assert visit_of_token(noor.token) is None
    assert visit_of_token(token) is not None
    assert row(noor.conversation_id).tab > tab


def test_words_are_used_once_and_new_ones_take_their_place(amina: Staff) -> None:
    noor = talks(amina)
    words = words_of(noor)
    token = return_with_words(typed=words)
    assert reason(return_with_words, typed=words) == "unknown"
    again = words_of(Joined(noor.conversation_id, token))
    assert again != words
    assert way_back(noor.conversation_id, noor.token) is None
    assert return_with_words(typed=again)


def test_while_many_guess_words_lead_nowhere_where_somebody_is(amina: Staff) -> None:
    noor = talks(amina)
    words = words_of(noor)
    assert reason(return_with_words, typed=words, only_absent=True) == "unknown"
    leave_quickly(conversation_id=noor.conversation_id, token=noor.token)
    assert return_with_words(typed=words, only_absent=True)


@pytest.mark.parametrize("typed", ["", "blauwe", "x" * 5000, "\x00", "tweede tweede", "een twee"])
def test_words_that_are_none_are_refused_alike(typed: str) -> None:
    assert reason(return_with_words, typed=typed) == "unknown"


def test_after_the_end_the_words_open_nothing_and_are_forgotten(amina: Staff) -> None:
    noor = talks(amina)
    words = words_of(noor)
    end_conversation(conversation_id=noor.conversation_id, by=EndedBy.VISITOR)
    assert reason(return_with_words, typed=words) == "unknown"
    let_time_pass()
    assert not ReturnWords.objects.exists()


def test_once_the_door_closed_no_place_is_left_to_come_back_to() -> None:
    noor = joins()
    words = words_of(noor)
    leave_quickly(conversation_id=noor.conversation_id, token=noor.token)
    hold_door(mode=DoorMode.CLOSED)
    let_time_pass()
    assert row(noor.conversation_id).state == "ended"
    assert reason(return_with_words, typed=words) == "unknown"


def test_who_leaves_when_called_frees_the_counsellor_and_keeps_the_place(amina: Staff) -> None:
    noor = joins()
    takes(amina, noor.conversation_id)
    leave_quickly(conversation_id=noor.conversation_id, token=noor.token)
    assert row(noor.conversation_id).state == "waiting"
    assert reason(takes, amina) == "nobody_waiting"
    return_with_words(typed=words_of(noor))
    assert takes(amina) == noor.conversation_id


def test_who_left_while_waiting_is_skipped_until_they_are_back(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = joins()
    clock.shift(1)
    sam = visitor("Sam")
    leave_quickly(conversation_id=noor.conversation_id, token=noor.token)
    assert (wait_for(noor.conversation_id).position, wait_for(sam).position) == (1, 1)
    assert takes(amina) == sam


def test_no_two_visits_have_the_same_words() -> None:
    noor, sam = joins("Noor"), joins("Sam")
    (hash_of_noors,) = hashes_of(words_of(noor))
    ReturnWords.objects.filter(pk=noor.conversation_id).delete()
    ReturnWords.objects.filter(pk=sam.conversation_id).update(words_hash=hash_of_noors)
    give_words(conversation_id=noor.conversation_id, token=noor.token, language="nl")
    assert hashes_of(words_of(noor)) != [hash_of_noors]
    found = visit_of_token(return_with_words(typed=words_of(noor)))
    assert found is not None
    assert found.id == noor.conversation_id


def test_words_that_mean_something_in_two_languages_are_given_to_nobody() -> None:
    # "speciale tram" is also a French "tram spécial": typed by one, it would lead to the other.
    tokens = (f"cookie {number}" for number in count())
    token = next(one for one in tokens if len(hashes_of(words_of_token(one, "nl", 0))) > 1)
    noor = joins()
    give_words(conversation_id=noor.conversation_id, token=token, language="nl")
    way = way_back(noor.conversation_id, token)
    assert way is not None
    assert len(hashes_of(way.words)) == 1


def test_the_words_themselves_are_stored_nowhere() -> None:
    noor = joins()
    words = words_of(noor)
    stored = str(
        [list(model.objects.values()) for model in (ReturnWords, type(row(noor.conversation_id)))]
    )
    assert not [word for word in words.split() if word in stored]
