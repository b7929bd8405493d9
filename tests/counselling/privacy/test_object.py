"""Objecting: at once where nobody did anything about the visit, else the privacy officer decides and says why."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from time_machine import Traveller

from accounts.models import AuditEntry, Staff
from counselling.abuse.actions.measures import lift_measure
from counselling.abuse.models import Measure
from counselling.core import clock as moments
from counselling.origin.actions.arrivals import note_arrival
from counselling.origin.queries.arrivals import tags_of_visit, visits_with
from counselling.privacy.actions.erasing import erase
from counselling.privacy.actions.objecting import decide_objection, object_now, object_to
from counselling.privacy.models import Objection
from counselling.privacy.queries.mine import mine
from counselling.privacy.queries.objections import objections, objections_overdue
from counselling.privacy.rules.tickets import Ticket
from tests.counselling.evening import counsellor, reason, talk
from tests.counselling.privacy.rich import ADDRESS, row

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quiet(amina: Staff, journal: Path) -> UUID:
    """A conversation about which nobody did anything."""
    room = talk(amina, "Sem")
    note_arrival(conversation_id=room, address=ADDRESS, port=None, shared=False)
    return room


@pytest.fixture
def femke(open_door: None) -> Staff:
    """The privacy officer."""
    return counsellor("Femke", presence="offline")


def told(room: UUID) -> tuple[bool | None, str]:
    """Return what the young person reads of their objection."""
    ticket = Ticket(conversation=room, code_hash="", reads=False, made_at=moments.now())
    shown = mine(ticket, moments.now())
    assert shown is not None
    assert shown.objection is not None
    return shown.objection.granted, shown.objection.answer


def test_it_holds_at_once_and_the_visit_is_counted_no_more(quiet: UUID, journal: Path) -> None:
    tags = tags_of_visit(quiet)
    assert visits_with(tags, row(quiet).opened_at) == [quiet]
    assert object_to(conversation_id=quiet)
    assert visits_with(tags, row(quiet).opened_at) == []
    assert row(quiet).objected_at is not None
    assert '"objected"' in journal.read_text()


def test_doing_it_again_changes_nothing(quiet: UUID) -> None:
    assert object_to(conversation_id=quiet)
    assert object_to(conversation_id=quiet)
    object_now(conversation_id=quiet)
    assert AuditEntry.objects.filter(action="objection_holds").count() == 1


def test_where_something_was_done_the_privacy_officer_decides(room: UUID) -> None:
    assert not object_to(conversation_id=room)
    assert not object_to(conversation_id=room)
    assert row(room).objected_at is None
    (shown,) = objections(moments.now())
    assert [done.kind for done in shown.measures] == ["Vriendelijke waarschuwing"]
    assert shown.granted is None


def test_a_measure_that_was_taken_back_stands_in_nobodys_way(room: UUID, amina: Staff) -> None:
    lift_measure(measure_id=Measure.objects.get().id, staff_id=amina.id)
    assert object_to(conversation_id=room)


def test_granted_it_holds_and_the_young_person_reads_why(room: UUID, femke: Staff) -> None:
    object_to(conversation_id=room)
    number = Objection.objects.get().pk
    decide_objection(number=number, staff_id=femke.id, granted=True, words="Je hebt gelijk.")
    assert told(room) == (True, "Je hebt gelijk.")
    assert row(room).objected_at is not None
    assert tags_of_visit(room) == []
    assert Measure.objects.get().tag == ""


def test_refused_nothing_changes_and_the_young_person_reads_why(room: UUID, femke: Staff) -> None:
    object_to(conversation_id=room)
    number = Objection.objects.get().pk
    decide_objection(number=number, staff_id=femke.id, granted=False, words="Er was een dreiging.")
    assert told(room) == (False, "Er was een dreiging.")
    assert row(room).objected_at is None


def test_an_answer_needs_words_stands_once_and_comes_too_late_after_an_erasure(
    room: UUID, femke: Staff
) -> None:
    object_to(conversation_id=room)
    first = partial(_refuse, Objection.objects.get().pk, femke)
    assert reason(first, " ") == "empty"
    first("Er was een dreiging.")
    assert reason(first, "Toch niet.") == "gone"
    object_to(conversation_id=room)
    later = partial(_refuse, Objection.objects.latest("asked_at").pk, femke)
    erase(conversation_id=room)
    assert reason(later, "Nee.") == "gone"


def _refuse(number: int, femke: Staff, words: str) -> None:
    decide_objection(number=number, staff_id=femke.id, granted=False, words=words)


def test_the_answer_is_sealed(room: UUID, femke: Staff) -> None:
    object_to(conversation_id=room)
    number = Objection.objects.get().pk
    decide_objection(number=number, staff_id=femke.id, granted=False, words="kanarieantwoord")
    assert b"kanarie" not in bytes(Objection.objects.get().answer)


def test_an_objection_that_waits_a_month_stands_out(room: UUID, clock: Traveller) -> None:
    object_to(conversation_id=room)
    clock.shift(timedelta(days=30))
    assert objections_overdue(moments.now()) == 0
    clock.shift(timedelta(days=1))
    assert objections_overdue(moments.now()) == 1
