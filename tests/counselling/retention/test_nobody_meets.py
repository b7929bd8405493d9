"""What hangs on a conversation that nobody meets any more is met by nobody either, from that moment on."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.conf import settings

from accounts.models import Staff
from counselling.abuse.models import Approach
from counselling.abuse.queries.approach import approaches
from counselling.conversation.actions.open import Traits
from counselling.conversation.models import Conversation
from counselling.conversation.queries.together import asked_now, askings_of
from counselling.core import clock as house_clock
from counselling.core.crypto import seal_field
from counselling.origin.models import Arrival
from counselling.origin.queries.arrivals import visits_with
from counselling.waiting_room.actions import join_queue, let_time_pass, return_with_words
from counselling.waiting_room.queries.returning import way_back
from tests.counselling.evening import counsellor, reason, talk, visitor
from tests.counselling.pairs import asks
from tests.counselling.retention.years import told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

Clock = time_machine.Traveller
TAG = "a" * 32


def hidden(room: UUID) -> None:
    Conversation.everything.filter(pk=room).update(hidden_at=house_clock.now())


def restricted(room: UUID) -> None:
    Conversation.everything.filter(pk=room).update(restricted_at=house_clock.now())


def objected(room: UUID) -> None:
    Conversation.everything.filter(pk=room).update(objected_at=house_clock.now())


Way = Callable[[UUID], None]
ways = pytest.mark.parametrize("way", [hidden, restricted])


@ways
def test_a_colleague_is_asked_nothing_about_it_and_time_goes_on(way: Way, clock: Clock) -> None:
    amina, bram = counsellor(), counsellor("Bram")
    noor = talk(amina)
    asks(noor, amina, bram)
    assert askings_of(bram.id, house_clock.now())
    way(noor)
    assert not askings_of(bram.id, house_clock.now())
    assert not asked_now()
    clock.shift(timedelta(minutes=2))
    let_time_pass()


@ways
def test_its_words_lead_nowhere_as_unknown_ones_do(way: Way) -> None:
    counsellor()
    joined = join_queue(nickname="Noor", question="", traits=Traits(), language="nl")
    back = way_back(joined.conversation_id, joined.token)
    assert back
    way(joined.conversation_id)
    assert reason(return_with_words, typed=back.words) == "unknown"
    Conversation.everything.update(hidden_at=None, restricted_at=None)
    assert return_with_words(typed=back.words)


@pytest.mark.parametrize("way", [hidden, restricted, objected])
def test_nobody_is_counted_by_it(way: Way) -> None:
    counsellor()
    noor = visitor()
    now = house_clock.now()
    Arrival.objects.create(conversation_id=noor, tag=TAG, tagged_at=now)
    assert visits_with([TAG], now - timedelta(days=1)) == [noor]
    way(noor)
    assert not visits_with([TAG], now - timedelta(days=1))


def test_an_approach_is_shown_no_longer_than_it_is_kept(clock: Clock) -> None:
    now = house_clock.now()
    row = Approach(tag=TAG, seen_at=now, written_by=_somebody(), written_at=now)
    row.body = seal_field("rustig", "approach", str(row.id))
    row.save()
    clock.shift(timedelta(days=62, seconds=-1))
    assert approaches(house_clock.now())
    clock.shift(timedelta(seconds=1))
    assert not approaches(house_clock.now())


def _somebody() -> Staff:
    return counsellor("Dina")


def test_a_shorter_life_makes_it_invisible_at_once(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = told()
    monkeypatch.setattr(settings, "CONVERSATION_DAYS", 60)
    clock.shift(timedelta(days=60) - timedelta(seconds=1))
    assert Conversation.objects.filter(pk=noor).exists()
    clock.shift(timedelta(seconds=1))
    assert not Conversation.objects.filter(pk=noor).exists()
