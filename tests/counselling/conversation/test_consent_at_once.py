"""Consent and its withdrawal at the same moment as what hangs on it: nothing is passed on after a withdrawal."""

from functools import partial
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.consent import (
    answer_consent,
    ask_consent,
    note_sharing,
    withdraw_consent,
)
from counselling.conversation.models import ConsentEntry
from counselling.core.errors import Refused
from tests.counselling.evening import codes, counsellor, open_the_door, talk, together

pytestmark = pytest.mark.django_db(transaction=True)

TRIES = range(5)


@pytest.fixture
def amina(clock: time_machine.Traveller, transactional_db: None) -> Staff:
    open_the_door()
    return counsellor("Amina")


@pytest.fixture
def noor(amina: Staff) -> UUID:
    return talk(amina)


def asked(noor: UUID, amina: Staff) -> UUID:
    return ask_consent(conversation_id=noor, staff_id=amina.id, what="dat je weg wil", to="het CLB")


def steps(consent: UUID) -> set[str]:
    return set(ConsentEntry.objects.filter(consent=consent).values_list("step", flat=True))


def test_yes_and_no_pressed_in_two_tabs_at_once_count_once(noor: UUID, amina: Staff) -> None:
    for _ in TRIES:
        consent = asked(noor, amina)
        says = partial(answer_consent, conversation_id=noor, consent_id=consent)
        together(partial(says, yes=True), partial(says, yes=False))
        assert steps(consent) in ({"asked", "given"}, {"asked", "refused"})


def test_what_is_passed_on_while_it_is_withdrawn_was_before_or_is_refused(
    noor: UUID, amina: Staff
) -> None:
    for _ in TRIES:
        consent = asked(noor, amina)
        answer_consent(conversation_id=noor, consent_id=consent, yes=True)
        shares = partial(note_sharing, consent_id=consent, staff_id=amina.id)
        told = together(shares, partial(withdraw_consent, consent_id=consent))
        lines = codes(noor)[-2:]
        if isinstance(told[0], Refused):
            assert told[0].reason == "withdrawn"
            assert "shared" not in steps(consent)
        else:
            assert lines == ["consent_shared", "consent_withdrawn"], "never the other way round"


def test_many_withdrawals_at_once_are_one(noor: UUID, amina: Staff) -> None:
    consent = asked(noor, amina)
    answer_consent(conversation_id=noor, consent_id=consent, yes=True)
    assert together(*[partial(withdraw_consent, consent_id=consent)] * 6) == [True] * 6
    assert codes(noor).count("consent_withdrawn") == 1


def test_two_questions_at_once_are_one(noor: UUID, amina: Staff) -> None:
    told = together(*[partial(asked, noor, amina)] * 4)
    refused = [one.reason for one in told if isinstance(one, Refused)]
    assert refused == ["already_asked"] * 3
