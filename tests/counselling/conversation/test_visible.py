"""Who meets a conversation: nobody once it is too old, hidden or only kept."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from time_machine import Traveller

from counselling.conversation.actions.append import append_messages
from counselling.conversation.events import Numbered
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import EndedBy, State
from counselling.core.lifetimes import CEILING, oldest_kept
from tests.counselling.evening import counsellor, message, talk

ENDED = datetime(2024, 11, 28, 20, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def long_ago(db: None) -> Conversation:
    """A conversation that ended two years ago."""
    visit = Conversation(
        state=State.ENDED, language="nl", opened_at=ENDED, ended_at=ENDED,
        ended_by=EndedBy.VISITOR, visitor_until=ENDED,
    )  # fmt: skip
    visit.new_key(ENDED.date())
    visit.nickname = visit.seal("nickname", "Noor")
    visit.question = visit.seal("question", "")
    visit.save()
    return visit


@pytest.mark.parametrize(
    ("age", "met"), [(CEILING - SECOND, True), (CEILING, False), (CEILING + SECOND, False)]
)
def test_two_years_after_its_end_nobody_meets_it(
    long_ago: Conversation, clock: Traveller, age: timedelta, met: bool
) -> None:
    clock.move_to(ENDED + age)
    assert Conversation.objects.filter(pk=long_ago.pk).exists() is met
    assert Conversation.everything.filter(pk=long_ago.pk).exists()


def test_a_hold_keeps_it_until_the_hold_ends(long_ago: Conversation, clock: Traveller) -> None:
    Conversation.everything.update(held_until=ENDED + CEILING + timedelta(days=30))
    for day, met in ((29, True), (30, False)):
        clock.move_to(ENDED + CEILING + timedelta(days=day))
        assert Conversation.objects.exists() is met


@pytest.mark.parametrize("column", ["hidden_at", "restricted_at"])
def test_what_is_hidden_or_only_kept_nobody_meets(
    long_ago: Conversation, clock: Traveller, column: str
) -> None:
    clock.move_to(ENDED + SECOND)
    Conversation.everything.update(**{column: ENDED})
    assert not Conversation.objects.exists()


@pytest.mark.parametrize("column", ["hidden_at", "restricted_at"])
@pytest.mark.usefixtures("open_door")
def test_nobody_writes_in_it_either_and_no_earlier_number_is_told(column: str) -> None:
    room = talk(counsellor())
    said = message(room)
    (stored,) = append_messages([said])
    assert isinstance(stored, Numbered)
    Conversation.everything.update(**{column: ENDED})
    assert append_messages([said, message(room)]) == ["not_yours", "not_yours"]


def test_no_number_of_days_goes_beyond_the_ceiling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONVERSATION_DAYS", 10_000)
    assert oldest_kept(ENDED, "CONVERSATION_DAYS") == ENDED - CEILING
    monkeypatch.setattr(settings, "CONVERSATION_DAYS", 50)
    assert oldest_kept(ENDED, "CONVERSATION_DAYS") == ENDED - timedelta(days=50)


def test_what_hangs_on_a_conversation_is_kept_no_longer_than_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "CONVERSATION_DAYS", 50)
    assert oldest_kept(ENDED, "NOTE_DAYS") == ENDED - timedelta(days=50)
