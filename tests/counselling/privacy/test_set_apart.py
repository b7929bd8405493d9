"""Setting apart: nobody meets it, it is kept no longer, and whoever it is about may let it be used again."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from time_machine import Traveller

from accounts.models import AuditEntry, Staff
from counselling.conversation.models import Conversation
from counselling.conversation.queries.visits import talk_of_staff
from counselling.core import clock as moments
from counselling.privacy.actions.restricting import lift_restriction, restrict, restrict_now
from counselling.privacy.models import RecipientTask
from counselling.privacy.queries.kept import kept_until
from tests.counselling.evening import reason, talk
from tests.counselling.privacy.rich import row

pytestmark = pytest.mark.django_db(transaction=True)


def test_its_counsellor_reads_it_no_longer(room: UUID, amina: Staff) -> None:
    assert talk_of_staff(amina.id, room) is not None
    restrict(conversation_id=room)
    assert talk_of_staff(amina.id, room) is None
    assert not Conversation.objects.filter(pk=room).exists()


def test_it_is_kept_no_longer_for_that(room: UUID, clock: Traveller) -> None:
    before = kept_until(row(room))
    restrict(conversation_id=room)
    assert kept_until(row(room)) == before
    clock.shift(timedelta(days=730))
    assert reason(lift_restriction, conversation_id=room) == "unknown"


def test_whoever_it_is_about_lets_it_be_used_again(room: UUID, amina: Staff, journal: Path) -> None:
    restrict(conversation_id=room)
    lift_restriction(conversation_id=room)
    assert talk_of_staff(amina.id, room) is not None
    told = journal.read_text()
    assert told.index('"restricted"') < told.index('"restriction_lifted"')


def test_twice_is_once(room: UUID, clock: Traveller) -> None:
    restrict(conversation_id=room)
    first = row(room).restricted_at
    clock.shift(60)
    restrict(conversation_id=room)
    restrict_now(conversation_id=room)
    assert row(room).restricted_at == first
    for _ in range(2):
        lift_restriction(conversation_id=room)
    deeds = AuditEntry.objects.filter(subject=f"conversation {room}")
    assert deeds.filter(action="conversation_set_apart").count() == 1
    assert deeds.filter(action="conversation_used_again").count() == 1


def test_a_conversation_that_runs_ends_first(amina: Staff, journal: Path) -> None:
    running = talk(amina)
    restrict(conversation_id=running)
    assert row(running).ended_at == moments.now()


def test_those_who_got_something_have_to_be_told(room: UUID) -> None:
    restrict(conversation_id=room)
    assert RecipientTask.objects.filter(conversation=room, why="restricted").exists()
