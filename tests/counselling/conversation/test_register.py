"""What a counsellor writes down of a conversation that ended."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from msgspec.structs import replace

from accounts.models import Staff
from counselling.conversation.actions.registration import register
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.events import Filled
from counselling.conversation.models import Registration, Theme
from counselling.conversation.queries.registrations import form_of, unregistered
from counselling.conversation.queries.themes import themes_offered
from counselling.conversation.rules import EndedBy
from tests.counselling.evening import counsellor, reason, talk
from tests.counselling.themes import first_themes as first_themes

pytestmark = pytest.mark.usefixtures("open_door")

PLAIN = Filled(who="pupil", level="secondary_1", referral="none")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def ended(amina: Staff) -> UUID:
    """A conversation of Amina that ended just now."""
    conversation = talk(amina)
    end_conversation(conversation_id=conversation, by=EndedBy.COUNSELLOR, staff_id=amina.id)
    return conversation


def theme(key: str) -> int:
    return Theme.objects.get(key=key).pk


def refusal(conversation: UUID, staff: Staff, **changes: Any) -> str:
    return reason(
        register, conversation_id=conversation, staff_id=staff.id, filled=replace(PLAIN, **changes)
    )


def test_a_plain_registration_stands_and_is_asked_no_more(amina: Staff, ended: UUID) -> None:
    assert [one.conversation for one in unregistered(amina.id)] == [ended]
    filled = replace(
        PLAIN, themes=[theme("bullying"), theme("family")], serious=True, line="Op de bus"
    )
    kept = register(conversation_id=ended, staff_id=amina.id, filled=filled)
    assert not kept.again
    assert unregistered(amina.id) == []
    form = form_of(amina.id, ended)
    assert form
    assert form.filled == filled
    assert form.saved_at == kept.at


def test_the_first_themes_are_there_in_three_languages(db: None) -> None:
    names = [theme.name for theme in themes_offered()]
    assert len(names) == 17
    assert {"Pesten", "Studiekeuze", "Zelfmoordgedachten"} <= set(names)
    assert not Theme.objects.filter(name_fr="").exists()


def test_the_line_is_sealed(amina: Staff, ended: UUID) -> None:
    filled = replace(PLAIN, line="kanarie op\nde bus")
    register(conversation_id=ended, staff_id=amina.id, filled=filled)
    assert b"kanarie" not in bytes(Registration.objects.get().line)
    form = form_of(amina.id, ended)
    assert form
    assert form.filled.line == "kanarie op de bus"


def test_saved_twice_the_last_time_counts_and_says_so(amina: Staff, ended: UUID) -> None:
    register(conversation_id=ended, staff_id=amina.id, filled=PLAIN)
    again = register(
        conversation_id=ended, staff_id=amina.id, filled=replace(PLAIN, referral="doctor")
    )
    assert again.again
    assert [one.referral for one in Registration.objects.all()] == ["doctor"]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"who": ""}, "invalid"),
        ({"who": "king"}, "invalid"),
        ({"level": ""}, "invalid"),
        ({"referral": "x" * 10_000}, "invalid"),
        ({"themes": [1, 2, 3]}, "too_many_themes"),
        ({"themes": [10**12]}, "invalid"),
        ({"themes": [-1]}, "invalid"),
        ({"line": "é" * 10_000}, "too_long"),
        ({"line": "é" * 201}, "too_long"),
        ({"line": "bel\x07"}, "invalid"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    amina: Staff, ended: UUID, changes: dict[str, Any], word: str
) -> None:
    assert refusal(ended, amina, **changes) == word
    assert not Registration.objects.exists()


def test_the_same_theme_twice_is_one(amina: Staff, ended: UUID) -> None:
    register(
        conversation_id=ended,
        staff_id=amina.id,
        filled=replace(PLAIN, themes=[theme("body"), theme("body")]),
    )
    assert Registration.objects.get().second_theme is None


def test_a_theme_switched_off_meanwhile_is_refused_by_name(amina: Staff, ended: UUID) -> None:
    Theme.objects.filter(key="online").update(shown=False)
    assert refusal(ended, amina, themes=[theme("online")]) == "theme_off"


def test_a_theme_that_was_registered_before_it_was_switched_off_may_stay(
    amina: Staff, ended: UUID
) -> None:
    register(
        conversation_id=ended, staff_id=amina.id, filled=replace(PLAIN, themes=[theme("online")])
    )
    Theme.objects.filter(key="online").update(shown=False)
    assert refusal(ended, amina, themes=[theme("online")]) == ""
    form = form_of(amina.id, ended)
    assert form
    assert theme("online") in [one.id for one in form.offered]


def test_somebody_elses_conversation_cannot_be_registered(amina: Staff, ended: UUID) -> None:
    bram = counsellor("Bram")
    assert refusal(ended, bram) == "not_yours"
    assert refusal(uuid4(), bram) == "not_yours"
    assert form_of(bram.id, ended) is None
    assert unregistered(bram.id) == []


def test_a_running_conversation_is_not_registered_yet(amina: Staff) -> None:
    assert refusal(talk(amina), amina) == "still_talking"


def test_after_seven_days_it_is_too_late(
    amina: Staff, ended: UUID, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(days=7))
    assert [one.conversation for one in unregistered(amina.id)] == [ended]
    clock.shift(timedelta(seconds=1))
    assert unregistered(amina.id) == []
    assert form_of(amina.id, ended) is None
    assert refusal(ended, amina) == "long_ago"
