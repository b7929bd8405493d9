from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from accounts.models import AuditEntry
from counselling.abuse.actions.approach import (
    propose_approach,
)
from counselling.abuse.actions.hint import open_hint
from counselling.abuse.actions.measures import lift_measure
from counselling.abuse.rules.measures import Ground, Kind
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models.choices import EndedBy
from counselling.origin.queries.arrivals import tags_of_visit
from tests.counselling.abuse.school import (
    HOME,
    SCHOOL,
    comes,
    is_on_the_list,
    is_there_again,
    measure,
    talks,
)
from tests.counselling.evening import counsellor, reason, takes

pytestmark = pytest.mark.usefixtures("open_door")

TEXT = "Eén gesprek per avond, twintig minuten, altijd naar de huisarts wijzen."


def test_the_hint_counts_visits_over_hour_day_week_and_month(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor()
    for days_between in (22, 3, 1, 0):
        comes()
        clock.shift(timedelta(days=days_between, hours=2))
        is_there_again(amina)
    here = comes()
    takes(amina, here)

    hint = open_hint(conversation_id=here, staff_id=amina.id)

    assert {span: one.visits for span, one in hint.counts.items()} == {
        "hour": 1, "day": 2, "week": 4, "month": 5,
    }  # fmt: skip
    assert not hint.many


def test_stopped_and_marked_visits_are_counted_and_silent_ones_are_only_visits() -> None:
    amina = counsellor()
    silent = talks(amina, text="")
    assert reason(measure, silent, amina, Kind.FLAG) == "silent"
    end_conversation(conversation_id=silent, by=EndedBy.COUNSELLOR, staff_id=amina.id)
    stopped = talks(amina)
    measure(stopped, amina, Kind.END, Ground.THREAT)
    marked = talks(amina)
    measure(marked, amina, Kind.FLAG)
    mistaken = measure(marked, amina, Kind.BLOCK, Ground.THREAT)
    lift_measure(measure_id=mistaken, staff_id=amina.id)
    here = talks(amina)

    found = open_hint(conversation_id=here, staff_id=amina.id).counts["hour"]

    assert (found.visits, found.grave, found.fake, found.stopped, found.flagged) == (4, 1, 0, 0, 1)


def test_a_joke_is_counted_apart_from_a_threat_and_from_other_grounds() -> None:
    amina = counsellor()
    for ground in (Ground.FAKE, Ground.FAKE, Ground.THREAT, Ground.OBSCENE, Ground.INSULT):
        conversation = talks(amina)
        measure(conversation, amina, Kind.WARNING, ground)
        measure(conversation, amina, Kind.END, ground)
    found = open_hint(conversation_id=talks(amina), staff_id=amina.id).counts["hour"]
    assert (found.fake, found.grave, found.stopped) == (2, 2, 1)


def test_every_look_is_written_down_without_an_address_or_a_tag() -> None:
    amina = counsellor()
    conversation = talks(amina)
    open_hint(conversation_id=conversation, staff_id=amina.id)
    open_hint(conversation_id=conversation, staff_id=amina.id)
    deeds = AuditEntry.objects.filter(action="open_hint")
    assert [deed.subject for deed in deeds] == [f"conversation {conversation}"] * 2
    (tag,) = tags_of_visit(conversation)[:1]
    assert not any(tag in str(deed.details) or HOME in str(deed.details) for deed in deeds)


def test_nobody_looks_before_the_take_or_at_a_visit_of_somebody_else() -> None:
    amina, bram = counsellor(), counsellor("Bram")
    waiting = comes()
    for who in (waiting, uuid4()):
        assert reason(open_hint, conversation_id=who, staff_id=amina.id) == "not_yours"
    takes(amina, waiting)
    assert reason(open_hint, conversation_id=waiting, staff_id=bram.id) == "not_yours"
    assert not AuditEntry.objects.filter(action="open_hint").exists()


def test_behind_a_shared_network_there_is_no_hint_and_no_approach() -> None:
    amina = counsellor()
    is_on_the_list()
    conversation = talks(amina, SCHOOL)
    assert reason(open_hint, conversation_id=conversation, staff_id=amina.id) == "shared_network"
    assert _propose(conversation, amina.id) == "shared_network"


def test_a_day_full_of_visits_is_rather_a_school() -> None:
    amina = counsellor()
    for _ in range(20):
        comes()
    assert open_hint(conversation_id=talks(amina), staff_id=amina.id).many


def _propose(conversation: object, staff_id: int, text: str = TEXT) -> str:
    return reason(propose_approach, conversation_id=conversation, staff_id=staff_id, body=text)
