"""May something be passed on? Asked, given or refused, withdrawn; and passed on only while the yes stands."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.conversation.actions.consent import (
    answer_consent,
    ask_consent,
    note_sharing,
    take_back_question,
    withdraw_consent,
)
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import ConsentEntry, Conversation
from counselling.conversation.queries.consents import Consent, allowed_to, consents_of
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.rules import EndedBy
from counselling.core import clock as house_clock
from tests.counselling.evening import codes, counsellor, reason, talk, visitor
from tests.counselling.pairs import answers, asks

pytestmark = pytest.mark.usefixtures("open_door")

WHAT, TO = "dat je op school gepest wordt", "het CLB van je school"


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def noor(amina: Staff) -> UUID:
    return talk(amina)


@pytest.fixture
def asked(noor: UUID, amina: Staff) -> UUID:
    return ask_consent(conversation_id=noor, staff_id=amina.id, what=WHAT, to=TO)


@pytest.fixture
def given(noor: UUID, asked: UUID) -> UUID:
    answer_consent(conversation_id=noor, consent_id=asked, yes=True)
    return asked


@pytest.fixture
def journal(settings: Any, tmp_path: Path) -> Path:
    settings.ERASURE_JOURNAL = tmp_path / "journal"
    return tmp_path / "journal"


def only(conversation: UUID) -> Consent:
    (one,) = consents_of(conversation, open_keys.key_of(conversation))
    return one


def steps(consent: UUID) -> list[str]:
    return list(ConsentEntry.objects.filter(consent=consent).values_list("step", flat=True))


def test_what_is_asked_and_of_whom_stands_in_the_ledger_and_in_the_conversation(
    noor: UUID, asked: UUID
) -> None:
    one = only(noor)
    assert (one.what, one.to, one.by, one.stands) == (WHAT, TO, "Amina", "asked")
    assert codes(noor) == ["joined", "consent_asked"]


def test_what_was_typed_is_sealed(asked: UUID) -> None:
    entry = ConsentEntry.objects.get(consent=asked)
    assert WHAT.encode() not in bytes(entry.body)


def test_a_no_lets_nothing_be_passed_on(noor: UUID, asked: UUID, amina: Staff) -> None:
    answer_consent(conversation_id=noor, consent_id=asked, yes=False)
    assert codes(noor)[-1] == "consent_refused"
    assert reason(note_sharing, consent_id=asked, staff_id=amina.id) == "no_consent"


def test_nothing_is_passed_on_before_an_answer(asked: UUID, amina: Staff) -> None:
    assert reason(note_sharing, consent_id=asked, staff_id=amina.id) == "no_consent"


def test_a_yes_lets_it_be_passed_on_once_and_the_trail_says_by_whom(
    noor: UUID, given: UUID, amina: Staff
) -> None:
    for _ in range(2):
        note_sharing(consent_id=given, staff_id=amina.id, to="juf Els van het CLB")
    one = only(noor)
    assert (one.shared_to, one.shared_by, one.shared_at) == (
        "juf Els van het CLB", "Amina", house_clock.now(),
    )  # fmt: skip
    assert codes(noor).count("consent_shared") == 1
    deed = AuditEntry.objects.get(action="share_with_consent")
    assert (deed.actor_id, deed.subject, deed.details) == (amina.id, f"conversation {noor}", {})


def test_after_a_withdrawal_passing_on_is_refused(noor: UUID, given: UUID, amina: Staff) -> None:
    assert withdraw_consent(consent_id=given)
    assert reason(note_sharing, consent_id=given, staff_id=amina.id) == "withdrawn"
    assert codes(noor)[-1] == "consent_withdrawn"


def test_what_was_passed_on_before_stays_visible_as_past(
    noor: UUID, given: UUID, amina: Staff, clock: time_machine.Traveller
) -> None:
    note_sharing(consent_id=given, staff_id=amina.id)
    before = house_clock.now()
    clock.shift(timedelta(minutes=1))
    withdraw_consent(consent_id=given)
    one = only(noor)
    assert one.withdrawn
    assert (one.shared_at, one.shared_to, one.withdrawn_at) == (before, TO, house_clock.now())


def test_the_ledger_keeps_every_step_and_changes_none(noor: UUID, given: UUID) -> None:
    first = list(ConsentEntry.objects.values_list("id", "step", "at", "body"))
    withdraw_consent(consent_id=given)
    assert set(first) < set(ConsentEntry.objects.values_list("id", "step", "at", "body"))
    assert sorted(steps(given)) == ["asked", "given", "withdrawn"]


def test_withdrawing_twice_changes_nothing_and_writes_one_line_in_the_journal(
    noor: UUID, given: UUID, journal: Path
) -> None:
    assert [withdraw_consent(consent_id=given) for _ in range(3)] == [True, True, True]
    lines = [json.loads(line) for line in journal.read_text().splitlines()]
    withdrawn = [line["subject"] for line in lines if line.get("kind") == "withdrawn"]
    assert withdrawn == [f"consent {given}"]
    assert codes(noor).count("consent_withdrawn") == 1


def test_without_a_journal_nothing_is_withdrawn(
    noor: UUID, given: UUID, settings: Any, tmp_path: Path
) -> None:
    settings.ERASURE_JOURNAL = tmp_path / "no folder" / "journal"
    assert reason(withdraw_consent, consent_id=given) == "not_written_down"
    assert only(noor).given


def test_what_was_never_given_is_not_withdrawn(asked: UUID, journal: Path) -> None:
    assert not withdraw_consent(consent_id=asked)
    assert not withdraw_consent(consent_id=uuid4())
    assert not journal.exists()


def test_a_yes_is_withdrawn_by_its_own_conversation_alone(given: UUID) -> None:
    assert not withdraw_consent(consent_id=given, conversation_id=visitor("Sem"))
    assert withdraw_consent(consent_id=given)


def test_a_yes_is_withdrawn_after_the_end_and_in_a_hidden_conversation(
    noor: UUID, given: UUID, amina: Staff
) -> None:
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    Conversation.everything.filter(pk=noor).update(hidden_at=house_clock.now())
    assert withdraw_consent(consent_id=given)
    assert sorted(steps(given)) == ["asked", "given", "withdrawn"]


def test_a_question_is_taken_back_until_it_is_answered(
    noor: UUID, asked: UUID, amina: Staff
) -> None:
    act = {"conversation_id": noor, "staff_id": amina.id, "consent_id": asked}
    take_back_question(**act)  # type: ignore[arg-type]
    answer_consent(conversation_id=noor, consent_id=asked, yes=True)
    assert codes(noor)[-1] == "consent_taken_back"
    assert reason(take_back_question, **act) == "gone"


def test_a_question_lapses_with_the_counsellor_who_asked_it(
    noor: UUID, asked: UUID, amina: Staff
) -> None:
    bram = counsellor("Bram")
    asks(noor, amina, bram)
    answers(noor, bram)
    answer_consent(conversation_id=noor, consent_id=asked, yes=True)
    assert steps(asked) == ["asked"]
    assert not only(noor).waits_for(bram.id)
    ask_consent(conversation_id=noor, staff_id=bram.id, what=WHAT, to=TO)


def test_one_question_at_a_time(noor: UUID, asked: UUID, amina: Staff) -> None:
    again = {"conversation_id": noor, "staff_id": amina.id, "what": WHAT, "to": TO}
    assert reason(ask_consent, **again) == "already_asked"
    answer_consent(conversation_id=noor, consent_id=asked, yes=False)
    assert reason(ask_consent, **again) == ""


UNREADABLE = [
    ("", TO, "empty"),
    (WHAT, " ", "empty"),
    ("x" * 301, TO, "too_long"),
    (WHAT, "\0", "invalid"),
]


@pytest.mark.parametrize("words", UNREADABLE)
def test_a_question_that_cannot_be_read_is_not_asked(
    noor: UUID, amina: Staff, words: tuple[str, str, str]
) -> None:
    what, to, why = words
    asks = {"conversation_id": noor, "staff_id": amina.id, "what": what, "to": to}
    assert reason(ask_consent, **asks) == why


def test_nobody_asks_or_passes_on_in_somebody_elses_conversation(noor: UUID, given: UUID) -> None:
    bram = counsellor("Bram")
    asks = {"conversation_id": noor, "staff_id": bram.id, "what": WHAT, "to": TO}
    assert reason(ask_consent, **asks) == "not_yours"
    assert reason(note_sharing, consent_id=given, staff_id=bram.id) == "not_yours"


def test_an_answer_after_the_end_changes_nothing(noor: UUID, asked: UUID) -> None:
    end_conversation(conversation_id=noor, by=EndedBy.COUNSELLOR, staff_id=_holder(noor))
    answer_consent(conversation_id=noor, consent_id=asked, yes=True)
    assert steps(asked) == ["asked"]


def _holder(noor: UUID) -> int:
    return Conversation.objects.get(pk=noor).counsellor_id or 0


def test_seven_days_after_the_end_nothing_is_passed_on_any_more(
    noor: UUID, given: UUID, amina: Staff, clock: time_machine.Traveller
) -> None:
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    (kept,) = allowed_to(amina.id, house_clock.now())
    assert (kept.nickname, kept.consents[0].what) == ("Noor", WHAT)
    clock.shift(timedelta(days=7, seconds=1))
    assert reason(note_sharing, consent_id=given, staff_id=amina.id) == "long_ago"
    assert allowed_to(amina.id, house_clock.now()) == []
