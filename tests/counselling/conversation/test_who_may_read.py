"""Conversations are found through the person who asks: not found is the same as not allowed."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.open import Traits
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.together import let_go
from counselling.conversation.actions.visit import forget_cookie, forget_old_cookies
from counselling.conversation.queries.visits import (
    holder_of,
    last_lengths,
    running_of_staff,
    talk_of_staff,
    visit_of_token,
)
from counselling.conversation.rules import EndedBy
from counselling.waiting_room.actions import Joined, join_queue, pass_on
from tests.counselling.evening import counsellor, row, takes, talk, visitor
from tests.counselling.pairs import answers, asks, asks_in, is_asked, joins

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def noor(amina: Staff) -> Joined:
    return join_queue(nickname="Noor", question="", traits=Traits(), language="nl")


def test_a_cookie_opens_its_visit_until_half_an_hour_after_the_end(
    noor: Joined, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(hours=3))
    assert visit_of_token(noor.token)
    end_conversation(conversation_id=noor.conversation_id, by=EndedBy.VISITOR)
    clock.shift(timedelta(minutes=30))
    assert visit_of_token(noor.token)
    clock.shift(timedelta(seconds=1))
    assert visit_of_token(noor.token) is None


def test_a_cookie_that_nobody_gave_opens_nothing(noor: Joined) -> None:
    for token in ("", "x", noor.token[:-1], str(noor.conversation_id)):
        assert visit_of_token(token) is None


def test_a_forgotten_cookie_opens_nothing(noor: Joined) -> None:
    forget_cookie(conversation_id=noor.conversation_id)
    assert visit_of_token(noor.token) is None


def test_old_cookies_are_struck_from_the_table(noor: Joined, clock: time_machine.Traveller) -> None:
    end_conversation(conversation_id=noor.conversation_id, by=EndedBy.VISITOR)
    forget_old_cookies()
    assert row(noor.conversation_id).visit_hash
    clock.shift(timedelta(minutes=31))
    forget_old_cookies()
    assert row(noor.conversation_id).visit_hash is None


def test_a_counsellor_reads_their_own_conversation_until_seven_days_after_the_end(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    own = talk(amina)
    assert talk_of_staff(amina.id, own)
    end_conversation(conversation_id=own, by=EndedBy.COUNSELLOR, staff_id=amina.id)
    clock.shift(timedelta(days=7))
    assert talk_of_staff(amina.id, own)
    clock.shift(timedelta(seconds=1))
    assert talk_of_staff(amina.id, own) is None


def test_a_counsellor_reads_nothing_of_colleagues_or_of_who_waits(amina: Staff) -> None:
    bram = counsellor("Bram")
    for elsewhere in (talk(amina), visitor("Elif"), uuid4()):
        assert talk_of_staff(bram.id, elsewhere) is None


def test_whoever_joined_reads_until_they_leave_or_it_ends(amina: Staff) -> None:
    chris, own = counsellor("Chris"), talk(amina)
    asks_in(own, amina, chris)
    assert talk_of_staff(chris.id, own) is None
    is_asked(own)
    assert talk_of_staff(chris.id, own) is None, "being asked is not being in"
    answers(own, chris)
    assert talk_of_staff(chris.id, own)
    assert [one.id for one in running_of_staff(chris.id)] == [own]
    let_go(conversation_id=own, staff_id=chris.id)
    assert (talk_of_staff(chris.id, own), running_of_staff(chris.id)) == (None, [])
    joins(own, amina, chris)
    end_conversation(conversation_id=own, by=EndedBy.COUNSELLOR, staff_id=amina.id)
    assert talk_of_staff(chris.id, own) is None
    assert talk_of_staff(amina.id, own)


def test_whoever_handed_over_or_passed_on_reads_no_further(amina: Staff) -> None:
    bram, chris, own = counsellor("Bram"), counsellor("Chris"), talk(amina)
    asks(own, amina, bram)
    answers(own, bram)
    assert talk_of_staff(amina.id, own) is None
    pass_on(conversation_id=own, staff_id=bram.id)
    takes(chris, own)
    for reader, may in ((amina, False), (bram, False), (chris, True)):
        assert (talk_of_staff(reader.id, own) is not None) is may


def test_a_console_shows_what_runs_the_oldest_first(
    amina: Staff, clock: time_machine.Traveller, settings: pytest.FixtureRequest
) -> None:
    settings.CAPACITY_MAX = 3  # type: ignore[attr-defined]
    dina = counsellor("Dina", capacity=3)
    order: list[UUID] = []
    for name in ("een", "twee", "drie"):
        order.append(talk(dina, name))
        clock.shift(1)
    end_conversation(conversation_id=order[1], by=EndedBy.VISITOR)
    assert [one.id for one in running_of_staff(dina.id)] == [order[0], order[2]]
    assert running_of_staff(amina.id) == []


def test_whose_a_conversation_is(noor: Joined, amina: Staff) -> None:
    assert holder_of(noor.conversation_id) == ""
    takes(amina)
    assert holder_of(noor.conversation_id) == "Amina"
    assert holder_of(uuid4()) == ""


def test_the_last_twenty_lengths_are_of_those_who_talked(
    amina: Staff, clock: time_machine.Traveller, settings: pytest.FixtureRequest
) -> None:
    settings.OPEN_WITHOUT_STAFF = True  # type: ignore[attr-defined]
    for minutes in range(1, 23):
        conversation = talk(amina)
        clock.shift(timedelta(minutes=minutes))
        end_conversation(conversation_id=conversation, by=EndedBy.VISITOR)
    end_conversation(conversation_id=visitor(), by=EndedBy.VISITOR)
    assert last_lengths() == [float(minutes) for minutes in range(22, 2, -1)]
