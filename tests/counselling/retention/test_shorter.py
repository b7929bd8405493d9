"""Parts of a conversation that go before it, by a setting of their own; nobody meets them before the sweep came either."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import models

from counselling.abuse.models import Measure
from counselling.conversation.actions.open import Traits
from counselling.conversation.models import Conversation, Feedback, Message, Note, Registration
from counselling.core import clock as house_clock
from counselling.intervision.models import Candidate
from counselling.intervision.queries.workbench import to_redact
from counselling.origin.models import SealedConnection
from counselling.origin.queries.holders import has_record
from counselling.privacy.actions.completing import correct_traits
from counselling.privacy.models import Correction
from counselling.privacy.queries.copies import access_copy
from counselling.privacy.queries.kept import things_kept
from counselling.privacy.queries.transcripts import transcript_of
from counselling.privacy.queries.written import written
from counselling.privacy.rules.tickets import Ticket
from counselling.retention.actions.sweep import sweep
from tests.counselling.evening import counsellor
from tests.counselling.intervision.candidates import drawn, redactor
from tests.counselling.privacy.rich import TYPED, rich_conversation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

Clock = time_machine.Traveller
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def whole() -> Conversation:
    """Let everything happen in a conversation; it ends now."""
    return Conversation.objects.get(pk=rich_conversation(counsellor()))


@pytest.mark.parametrize(
    ("setting", "table"),
    [
        ("TEXT_DAYS", Message), ("TEXT_DAYS", Correction), ("NOTE_DAYS", Note),
        ("FEEDBACK_DAYS", Feedback), ("REGISTRATION_DAYS", Registration),
        ("MEASURE_DAYS", Measure), ("SEAL_DAYS", SealedConnection),
    ],
)  # fmt: skip
def test_a_part_of_a_conversation_goes_before_it(
    setting: str, table: Any, clock: Clock, settings: Any
) -> None:
    visit = whole()
    setattr(settings, setting, 50)
    clock.move_to(first_moment(table, visit) + 50 * DAY - SECOND)
    sweep(trust_clock=True)
    assert table.objects.exists()
    clock.move_to(last_moment(table, visit) + 50 * DAY)
    assert not table.objects.exists(), "nobody meets it"
    assert table.everything.exists()
    sweep(trust_clock=True)
    assert not table.everything.exists()
    assert Conversation.objects.filter(pk=visit.pk).exists(), "the rest stays"


def first_moment(table: Any, visit: Conversation) -> Any:
    return moments(table, visit).first()


def last_moment(table: Any, visit: Conversation) -> Any:
    return moments(table, visit).last()


def moments(table: Any, visit: Conversation) -> models.QuerySet[Any, Any]:
    since = {Measure: "made_at", SealedConnection: "at"}.get(table)
    if since is None:
        return Conversation.objects.filter(pk=visit.pk).values_list("ended_at", flat=True)
    rows: models.QuerySet[Any, Any] = table.everything.order_by(since).values_list(since, flat=True)
    return rows


def said(line: Any) -> str:
    return str(line)


def test_whoever_it_is_about_reads_until_when_each_part_is_kept(settings: Any) -> None:
    visit = whole()
    assert visit.ended_at is not None
    settings.TEXT_DAYS, settings.FEEDBACK_DAYS = 60, 50
    until = {one.kept.key: one.until for one in things_kept(visit, house_clock.now())}
    assert until["talk"] == until["told"] == until["corrected"] == visit.ended_at + 60 * DAY
    assert until["feedback"] == visit.ended_at + 50 * DAY
    assert until["nickname"] == until["added"] == visit.ended_at + 730 * DAY


def test_until_their_last_second_the_words_are_there(clock: Clock, settings: Any) -> None:
    visit = whole()
    assert visit.ended_at is not None
    settings.TEXT_DAYS, settings.FEEDBACK_DAYS = 60, 50
    clock.move_to(visit.ended_at + 60 * DAY - SECOND)
    read = written(visit.pk, house_clock.now(), said)
    assert read
    assert [line.text for line in read.messages if line.sender != "system"]
    assert (read.start.question, read.start.topic) == (TYPED["vraag"], "school")
    assert read.feedback is None


@pytest.mark.parametrize("swept", [False, True])
def test_when_the_words_are_gone_the_rest_is_still_shown_to_whoever_it_is_about(
    swept: bool, clock: Clock, settings: Any
) -> None:
    visit = whole()
    assert visit.ended_at is not None
    settings.TEXT_DAYS = 60
    clock.move_to(visit.ended_at + 60 * DAY)
    if swept:
        sweep(trust_clock=True)
    read = written(visit.pk, house_clock.now(), said)
    assert read
    assert (read.messages, read.corrections, read.words_kept) == ([], [], False)
    assert (read.start.nickname, read.start.question) == (TYPED["naam"], "")
    assert (read.start.topic, read.start.age_band, read.start.mood) == ("", "", None)
    assert [one.text for one in read.additions] == [TYPED["aanvulling"]]
    named = {one.kept.key for one in things_kept(visit, house_clock.now())}
    assert not named & {"talk", "told", "corrected"}
    assert {"nickname", "added", "times", "code"} <= named
    row = Conversation.objects.get(pk=visit.pk)
    assert (transcript_of(row).lines, transcript_of(row).question) == ([], "")


def test_what_is_gone_is_not_put_right_any_more(clock: Clock, settings: Any) -> None:
    visit = whole()
    assert visit.ended_at is not None
    settings.TEXT_DAYS = 60
    clock.move_to(visit.ended_at + 60 * DAY)
    assert correct_traits(conversation_id=visit.pk, told=Traits(topic="home")) == 0
    assert not Correction.everything.filter(at__gt=visit.ended_at + DAY).exists()


def test_the_copy_holds_no_more_than_is_still_kept(clock: Clock, settings: Any) -> None:
    visit = whole()
    assert visit.ended_at is not None
    settings.REGISTRATION_DAYS = settings.FEEDBACK_DAYS = 50
    clock.move_to(visit.ended_at + 50 * DAY)
    ticket = Ticket(conversation=visit.pk, code_hash="", reads=True, made_at=house_clock.now())
    copy = access_copy(ticket, house_clock.now(), schema="", say=said)
    assert copy
    assert (copy.registration, copy.feedback) == (None, None)
    assert copy.messages


def test_a_hold_keeps_every_part(clock: Clock, settings: Any) -> None:
    visit = whole()
    assert visit.ended_at is not None
    settings.TEXT_DAYS = settings.NOTE_DAYS = settings.FEEDBACK_DAYS = 50
    held_until = visit.ended_at + 90 * DAY
    Conversation.objects.update(held_until=held_until)
    clock.move_to(held_until - SECOND)
    sweep(trust_clock=True)
    kept = written(visit.pk, house_clock.now(), said)
    assert kept
    assert (kept.start.question, bool(kept.messages)) == (TYPED["vraag"], True)
    assert kept.feedback
    assert Note.objects.exists()
    clock.shift(SECOND)
    sweep(trust_clock=True)
    assert not Message.everything.exists()


def test_without_a_shorter_period_messages_are_asked_for_as_before() -> None:
    assert "JOIN" not in str(Message.objects.all().query)


def test_a_seal_that_is_too_old_is_opened_by_nobody_even_before_the_sweep(
    clock: Clock, settings: Any
) -> None:
    visit, begun = whole().pk, SealedConnection.objects.get().at
    settings.SEAL_DAYS = 10
    clock.move_to(begun + 10 * DAY - SECOND)
    assert has_record(visit)
    clock.shift(SECOND)
    assert not has_record(visit)
    Conversation.objects.update(held_until=house_clock.now() + DAY)
    assert has_record(visit), "a hold keeps it"


def test_with_the_words_goes_what_was_on_its_way_to_a_copy(clock: Clock, settings: Any) -> None:
    bram, robin = counsellor("Bram"), redactor()
    begun = house_clock.now()
    with time_machine.travel(begun, tick=False):
        drawn(bram)
    settings.TEXT_DAYS = 50
    clock.move_to(begun + 50 * DAY - SECOND)
    sweep(trust_clock=True)
    assert to_redact(robin.id)
    clock.shift(SECOND)
    assert not to_redact(robin.id)
    assert Candidate.everything.exists()
    sweep(trust_clock=True)
    assert not Candidate.everything.exists()
