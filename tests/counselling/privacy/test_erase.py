"""Erasing: nothing is left but what the law needs, and that knows the conversation by a number alone."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import models
from time_machine import Traveller

from accounts.models import AuditEntry, AuditKey, Staff
from counselling.abuse.models import Measure
from counselling.conversation.actions.append import append_messages
from counselling.conversation.models import Conversation, Message
from counselling.core import clock as moments
from counselling.core.crypto import open_field
from counselling.emergency.models import Disclosure
from counselling.privacy.actions.erasing import erase, erase_now, erase_what_waited, hide_now
from counselling.privacy.actions.letters import Written, complain
from counselling.privacy.models import ConversationCode, Letter, RecipientTask, Told
from counselling.privacy.queries.recipients import tasks_open
from counselling.retention.actions.sweep import sweep
from tests.counselling.evening import message, reason, says, talk, together
from tests.counselling.privacy.rich import row

pytestmark = pytest.mark.django_db(transaction=True)

#: What outlives an erasure, with the number of a conversation that is no more.
OUTLIVE = {"AddressRequest", "Disclosure", "RecipientTask", "Complaint", "Matched", "Hold"}


def left_of(room: UUID) -> set[str]:
    """Return the tables in which a row still names the conversation."""
    found = set()
    for table in apps.get_models():
        for field in table._meta.local_fields:
            names = field.name == "conversation" or field.related_model is Conversation
            if names and table._base_manager.filter(**{field.name: room}).exists():
                found.add(table.__name__)
    return found


def test_before_an_erasure_everything_is_there(room: UUID) -> None:
    there = {
        "Message", "Note", "Feedback", "Registration", "Place", "Arrival", "SealedConnection",
        "ConversationCode", "Correction", "Addition", "ConsentEntry", "Measure", "Disclosure",
    }  # fmt: skip
    assert there <= left_of(room)


def test_nothing_is_left_but_that_something_was_told_to_others(room: UUID) -> None:
    erase(conversation_id=room)
    assert not Conversation.everything.filter(pk=room).exists()
    assert left_of(room) == {"Disclosure", "RecipientTask"}
    assert left_of(room) <= OUTLIVE


def test_a_measure_loses_its_link_its_words_and_once_it_is_over_its_tag(
    room: UUID, clock: Traveller
) -> None:
    clock.shift(timedelta(hours=4))
    measure = Measure.objects.get()
    assert measure.tag
    erase(conversation_id=room)
    measure.refresh_from_db()
    assert (measure.conversation_id, measure.tag) == (None, "")
    assert open_field(bytes(measure.note), "measure", str(measure.id)) == ""


def test_the_journal_is_written_before_and_names_a_number_alone(room: UUID, journal: Path) -> None:
    erase(conversation_id=room)
    told = journal.read_text()
    assert '"erased"' in told
    assert f"conversation {room}" in told
    assert "kanarie" not in told


def test_where_the_journal_cannot_be_written_nothing_is_erased(
    room: UUID, journal: Path, settings: object
) -> None:
    settings.ERASURE_JOURNAL = str(journal.parent / "gone" / "erasures.jsonl")  # type: ignore[attr-defined]
    assert reason(erase, conversation_id=room) == "not_written_down"
    assert row(room).hidden_at is None


def test_the_trail_says_that_it_was_erased_and_forgets_own_words(room: UUID) -> None:
    erase(conversation_id=room)
    deed = AuditEntry.objects.get(action="conversation_erased")
    assert (deed.actor, deed.subject) == (None, f"conversation {room}")
    assert not AuditKey.objects.filter(entry__subject=f"conversation {room}").exists()


def test_erasing_again_finds_nothing_and_doing_it_again_after_a_restore_changes_nothing(
    room: UUID,
) -> None:
    erase(conversation_id=room)
    assert reason(erase, conversation_id=room) == "unknown"
    for _ in range(2):
        erase_now(conversation_id=room)
    assert left_of(room) == {"Disclosure", "RecipientTask"}


def test_of_two_who_erase_at_once_one_does(room: UUID) -> None:
    answers = together(*[lambda: erase(conversation_id=room)] * 2)
    assert sorted(str(answer) for answer in answers) == ["None", "unknown"]
    assert AuditEntry.objects.filter(action="conversation_erased").count() == 1


def test_recipients_have_to_be_told_and_are_named_although_the_ledger_is_gone(room: UUID) -> None:
    Disclosure.objects.update(recipient=b"")
    erase(conversation_id=room)
    (task,) = [task for task in tasks_open() if task.why == "erased"]
    assert task.shared_with == ["CLB Noord"]
    assert [told.whom for told in task.disclosures] == ["112"]


def test_where_nothing_was_told_nobody_has_to_hear_it(amina: Staff, journal: Path) -> None:
    quiet = talk(amina, "Sem")
    erase(conversation_id=quiet)
    assert not RecipientTask.objects.exists()


def test_erasing_ends_what_still_runs_and_no_message_slips_in(amina: Staff, journal: Path) -> None:
    running = talk(amina)
    says(running)
    waiting = message(running, "nog iets", by=amina)
    erase(conversation_id=running)
    assert append_messages([waiting]) == ["not_yours"]
    assert not Message.objects.exists()


def hold(room: UUID, until: timedelta) -> None:
    """Have a court keep a conversation."""
    Conversation.everything.filter(pk=room).update(held_until=moments.now() + until)


def test_while_a_hold_is_open_it_is_hidden_at_once_and_erased_when_that_ends(
    room: UUID, clock: Traveller, journal: Path
) -> None:
    hold(room, timedelta(days=30))
    erase(conversation_id=room)
    assert not Conversation.objects.filter(pk=room).exists()
    assert not ConversationCode.objects.filter(pk=room).exists()
    clock.shift(timedelta(days=29))
    erase_what_waited(moments.now())
    assert Conversation.everything.filter(pk=room).exists()
    clock.shift(timedelta(days=1, seconds=1))
    erase_what_waited(moments.now())
    assert not Conversation.everything.filter(pk=room).exists()
    assert [line for line in ('"hidden"', '"erased"') if line in journal.read_text()] == [
        '"hidden"',
        '"erased"',
    ]


def test_nothing_that_waits_is_erased_by_a_clock_that_makes_no_sense(
    room: UUID, clock: Traveller
) -> None:
    sweep()
    hold(room, timedelta(days=300))
    erase(conversation_id=room)
    clock.shift(timedelta(days=365))
    erase_what_waited(moments.now())
    assert Conversation.everything.filter(pk=room).exists(), (
        "a clock that is a year wrong ends no hold"
    )
    clock.shift(-timedelta(days=365))
    Conversation.everything.update(held_until=None)
    erase_what_waited(moments.now())
    assert not Conversation.everything.filter(pk=room).exists()


def test_while_a_complaint_is_open_it_waits(room: UUID, amina: Staff) -> None:
    letter_of_a_complaint(room)
    erase(conversation_id=room)
    erase_what_waited(moments.now())
    assert row(room).hidden_at is not None
    Letter.objects.update(answered_at=moments.now(), answered_by=amina)
    erase_what_waited(moments.now())
    assert not Conversation.everything.filter(pk=room).exists()


def letter_of_a_complaint(room: UUID) -> None:
    told = Told(words="Er klopte iets niet", nickname="", day="", topic="")
    complain(written=Written(page=uuid4(), language="nl", told=told), conversation_id=room)


def test_hiding_again_after_a_restore_changes_nothing(room: UUID, clock: Traveller) -> None:
    hide_now(conversation_id=room)
    first = row(room).hidden_at
    clock.shift(60)
    hide_now(conversation_id=room)
    assert row(room).hidden_at == first


def test_every_table_that_names_a_conversation_was_looked_at() -> None:
    naming = {
        table.__name__
        for table in apps.get_models()
        for field in table._meta.local_fields
        if field.name == "conversation" and isinstance(field, models.UUIDField)
    }
    assert naming <= OUTLIVE
