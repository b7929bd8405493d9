from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from accounts.models import AuditEntry
from counselling.abuse.actions.measures import lift_measure, lift_own, take_measure
from counselling.abuse.models import Measure
from counselling.abuse.rules.evening import Evening
from counselling.abuse.rules.measures import Ground, Kind, Wanted
from counselling.conversation.actions.append import append_messages
from counselling.conversation.actions.practice import open_practice
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models.choices import EndedBy, State
from counselling.core import clock
from tests.counselling.abuse.school import comes, measure, meets, talks
from tests.counselling.evening import (
    codes,
    counsellor,
    message,
    reason,
    row,
    says,
    takes,
)

pytestmark = pytest.mark.usefixtures("open_door")

AT_ONCE = (Kind.PAUSE, Kind.END, Kind.SLOW, Kind.BLOCK)


def test_a_kind_warning_comes_first_and_is_a_numbered_line() -> None:
    amina = counsellor()
    conversation = talks(amina)
    for kind in AT_ONCE:
        assert reason(measure, conversation, amina, kind) == "warn_first"

    measure(conversation, amina, Kind.WARNING)

    assert codes(conversation)[-1] == "kind_warning"
    assert row(conversation).state == State.ACTIVE
    assert meets() is None


def test_whoever_threatens_or_sends_obscenity_is_stopped_at_once() -> None:
    amina = counsellor()
    for ground in (Ground.THREAT, Ground.OBSCENE):
        conversation = talks(amina)
        measure(conversation, amina, Kind.END, ground)
        assert codes(conversation)[-2:] == ["stopped", "ended"]
        assert row(conversation).ended_by == EndedBy.COUNSELLOR


def test_somebody_who_is_silent_is_frightened_and_nothing_is_done_about_it() -> None:
    amina = counsellor()
    conversation = talks(amina, text="")
    for kind in Kind:
        assert reason(measure, conversation, amina, kind, Ground.THREAT) == "silent"
    assert not Measure.objects.exists()


def test_what_was_asked_beforehand_counts_as_said() -> None:
    amina = counsellor()
    conversation = comes(question="haha")
    takes(amina, conversation)
    measure(conversation, amina, Kind.WARNING)
    assert codes(conversation)[-1] == "kind_warning"


def test_a_pause_holds_the_young_person_for_ten_minutes_and_the_counsellor_not_at_all(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor()
    conversation = talks(amina)
    measure(conversation, amina, Kind.WARNING)
    measure(conversation, amina, Kind.PAUSE)

    early = message(conversation, "nog iets")
    assert append_messages([early]) == ["paused"]
    says(conversation, "Neem even tijd.", by=amina)
    clock.shift(timedelta(minutes=10, seconds=1))

    (kept,) = append_messages([early])
    assert kept != "paused"


def test_a_pause_that_was_a_mistake_is_over_when_it_is_taken_back() -> None:
    amina = counsellor()
    conversation = talks(amina)
    pause = measure(conversation, amina, Kind.PAUSE, Ground.THREAT)
    lift_own(conversation_id=conversation, measure_id=pause, staff_id=amina.id)
    lift_own(conversation_id=conversation, measure_id=pause, staff_id=amina.id)
    says(conversation, "sorry")
    assert codes(conversation)[-2:] == ["paused", "pause_over"]


def test_a_block_needs_something_gentler_before_it() -> None:
    amina = counsellor()
    conversation = talks(amina)
    measure(conversation, amina, Kind.WARNING)
    assert reason(measure, conversation, amina, Kind.BLOCK) == "gentler_first"
    measure(conversation, amina, Kind.PAUSE)
    measure(conversation, amina, Kind.BLOCK)
    assert codes(conversation)[-2:] == ["blocked", "ended"]
    met = meets()
    assert met is not None
    assert met.blocked_until == Measure.objects.get(kind=Kind.BLOCK).ends_at


def test_somebody_who_comes_back_into_the_slow_lane_is_warned_again_before_a_block() -> None:
    amina = counsellor()
    first = talks(amina)
    measure(first, amina, Kind.WARNING)
    measure(first, amina, Kind.SLOW)
    measure(first, amina, Kind.END)

    # It may be somebody else: what was done about the first visit warned nobody of the second.
    second = talks(amina, nickname="Noortje")
    assert reason(measure, second, amina, Kind.BLOCK) == "warn_first"
    measure(second, amina, Kind.WARNING)
    measure(second, amina, Kind.BLOCK)
    assert row(second).state == State.ENDED


def test_the_counsellor_blocks_until_tonight_a_supervisor_for_a_week() -> None:
    amina = counsellor()
    conversation = talks(amina)
    for days in (1, 7, 28):
        block = reason(measure, conversation, amina, Kind.BLOCK, Ground.THREAT, days=days)
        assert block == "not_so_long"
    measure(conversation, amina, Kind.BLOCK, Ground.THREAT, days=7, supervisor=True)
    kept = Measure.objects.get()
    assert kept.ends_at == clock.now() + timedelta(days=7)
    assert kept.longer_until is None


def test_an_evening_without_an_end_blocks_for_a_day_at_most() -> None:
    amina = counsellor()
    take_measure(
        conversation_id=talks(amina),
        staff_id=amina.id,
        wanted=Wanted(kind=Kind.BLOCK, ground=Ground.THREAT),
        evening=Evening(clock.now() + timedelta(days=30), lambda moment: moment),
    )
    assert Measure.objects.get().ends_at == clock.now() + timedelta(hours=24)


@pytest.mark.parametrize("days", [-1, 29, 400])
def test_nobody_is_blocked_longer_than_the_tags_are_kept(days: int) -> None:
    amina = counsellor()
    conversation = talks(amina)
    asked = reason(
        measure, conversation, amina, Kind.BLOCK, Ground.THREAT, days=days, supervisor=True
    )
    assert asked == "not_so_long"


def test_only_the_counsellor_of_a_visit_does_anything_about_it() -> None:
    amina, bram = counsellor(), counsellor("Bram")
    conversation = talks(amina)
    assert reason(measure, conversation, bram, Kind.WARNING) == "not_yours"
    assert reason(measure, comes(), bram, Kind.WARNING) == "not_yours"
    assert reason(measure, uuid4(), bram, Kind.WARNING) == "not_yours"
    warning = measure(conversation, amina, Kind.WARNING)
    lift = {"conversation_id": conversation, "measure_id": warning, "staff_id": bram.id}
    assert reason(lift_own, **lift) == "not_yours"


def test_nothing_is_done_about_a_practice_conversation() -> None:
    amina = counsellor()
    conversation = open_practice(staff_id=amina.id, name="Amina", nickname="Robin", language="nl")
    assert reason(measure, conversation, amina, Kind.WARNING) == "practice"


def test_after_the_end_a_visit_is_still_counted_or_slowed_but_not_warned(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor()
    conversation = talks(amina)
    measure(conversation, amina, Kind.WARNING)
    end_conversation(conversation_id=conversation, by=EndedBy.VISITOR)
    assert reason(measure, conversation, amina, Kind.WARNING) == "ended"
    measure(conversation, amina, Kind.FLAG)
    measure(conversation, amina, Kind.SLOW)
    lines = row(conversation).last_seq
    clock.shift(timedelta(hours=2))
    assert reason(measure, conversation, amina, Kind.BLOCK, Ground.THREAT) == "ended"
    assert row(conversation).last_seq == lines


def test_a_button_pressed_twice_does_it_once() -> None:
    amina = counsellor()
    conversation = talks(amina)
    measure(conversation, amina, Kind.FLAG)
    measure(conversation, amina, Kind.WARNING)
    measure(conversation, amina, Kind.SLOW)
    for kind in (Kind.FLAG, Kind.SLOW):
        assert reason(measure, conversation, amina, kind) == "twice"
    measure(conversation, amina, Kind.WARNING)
    assert Measure.objects.count() == 4


@pytest.mark.parametrize(
    ("note", "why"), [("x" * 501, "too_long"), ("\x00", "invalid"), ("", ""), ("  ", "")]
)
def test_a_note_that_cannot_be_kept_stops_the_measure(note: str, why: str) -> None:
    amina = counsellor()
    conversation = talks(amina)
    assert reason(measure, conversation, amina, Kind.WARNING, note=note) == why
    assert Measure.objects.exists() is not bool(why)


def test_the_note_is_sealed_and_the_trail_holds_neither_note_nor_tag() -> None:
    amina = counsellor()
    conversation = talks(amina)
    measure(conversation, amina, Kind.WARNING, note="schreef drie keer hetzelfde")
    kept = Measure.objects.get()
    assert b"drie keer" not in bytes(kept.note)
    deed = AuditEntry.objects.get(action="take_measure")
    assert deed.subject == f"conversation {conversation}"
    assert kept.tag
    assert kept.tag not in str(deed.details)
    assert "drie keer" not in str(deed.details)


def test_a_measure_that_is_lifted_acts_no_longer() -> None:
    amina, chris = counsellor(), counsellor("Chris")
    conversation = talks(amina)
    block = measure(conversation, amina, Kind.BLOCK, Ground.OBSCENE)
    assert meets()
    lift_measure(measure_id=block, staff_id=chris.id)
    lift_measure(measure_id=block, staff_id=chris.id)
    lift_measure(measure_id=uuid4(), staff_id=chris.id)
    assert meets() is None
    assert AuditEntry.objects.filter(action="lift_measure").count() == 1
