"""Whoever asks for a text, a meeting or a complaint of others reads the same as for one that is not there, and is noted."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client

from accounts.models import AuditEntry, Staff
from accounts.rules import Role
from counselling.intervision.actions.handing_in import hand_in
from counselling.intervision.models import Candidate, Transcript
from counselling.privacy.actions.complaints import name_reader
from counselling.privacy.queries.looks import looks_at
from tests.accounts.people.office import desk_of
from tests.counselling.conftest import clock as clock
from tests.counselling.evening import open_the_door
from tests.counselling.intervision.candidates import drawn, person, proposed
from tests.counselling.intervision.conftest import amina as amina
from tests.counselling.intervision.conftest import bram as bram
from tests.counselling.intervision.conftest import chris as chris
from tests.counselling.intervision.conftest import journal as journal
from tests.counselling.intervision.conftest import robin as robin
from tests.counselling.intervision.conftest import row as row
from tests.counselling.intervision.copies import finished, reviewing
from tests.counselling.intervision.table import brings, meeting
from tests.counselling.privacy.office import office
from tests.counselling.privacy.writing import complains

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = ("mijn neef jelle komt niet meer buiten", "dag, vertel eens")
BENCH, REVIEW = "/staff/intervision/redact/", "/staff/intervision/review/"
MEETINGS, COMPLAINTS = "/staff/intervision/meetings/", "/staff/complaints/"
LIBRARY = "/staff/intervision/library/"


def noted(staff: Staff) -> list[str]:
    rows = AuditEntry.objects.filter(action="access_refused", actor=staff).order_by("seq")
    return list(rows.values_list("subject", flat=True))


def conversation_of(candidate: UUID) -> str:
    return f"conversation {Candidate.objects.get(pk=candidate).conversation_id}"


def same(answer: Any, of_nothing: Any) -> bool:
    """Tell whether two answers are one, but for the address in them and the token of a form."""
    return read(answer) == read(of_nothing)


def read(answer: Any) -> tuple[int, str]:
    page = answer.text.replace(answer.request["PATH_INFO"], "HERE")
    return answer.status_code, re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", page)


def test_a_workbench_of_somebody_else_is_noted_once_an_hour(
    amina: Staff, bram: Staff, clock: time_machine.Traveller
) -> None:
    found, nowhere, desk = proposed(amina, *WORDS), uuid4(), desk_of(bram)
    for what in ("", "data/"):
        assert same(desk.get(f"{BENCH}{found}/{what}"), desk.get(f"{BENCH}{nowhere}/{what}"))
    for what in ("", "take-up/", "hand-in/"):
        assert same(desk.post(f"{BENCH}{found}/{what}"), desk.post(f"{BENCH}{nowhere}/{what}"))
    assert noted(bram) == [conversation_of(found)]
    # Nobody looked, so the young person reads of no look.
    assert looks_at(Candidate.objects.get(pk=found).conversation_id) == []
    clock.shift(timedelta(minutes=61))
    desk_of(bram).get(f"{BENCH}{found}/")
    assert noted(bram) == [conversation_of(found)] * 2


def test_who_worked_on_it_and_comes_back_late_is_not_noted(amina: Staff, robin: Staff) -> None:
    found = finished(drawn(amina, *WORDS), robin)
    hand_in(candidate_id=found, staff_id=robin.id)
    for staff in (amina, robin, person("Tess", Role.COUNSELLOR)):
        assert desk_of(staff).get(f"{BENCH}{found}/").status_code == 404
    assert (noted(amina), noted(robin)) == ([], [])
    assert noted(Staff.objects.get(username="tess")) == [conversation_of(found)]


def test_a_supervisor_who_took_its_names_out_and_wants_to_release_it_is_noted(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    found = reviewing(finished(drawn(amina, *WORDS), robin), robin, by=amina)
    Staff.objects.filter(pk=robin.pk).update(roles=["counsellor", "supervisor"])
    desk, nowhere = desk_of(robin), uuid4()
    assert same(desk.get(f"{REVIEW}{found}/"), desk.get(f"{REVIEW}{nowhere}/"))
    for what in ("release/", "send-back/"):
        asked = {"difficulty": "1", "why": "er staat nog een naam in"}
        there = desk.post(f"{REVIEW}{found}/{what}", asked)
        assert same(there, desk.post(f"{REVIEW}{nowhere}/{what}", asked))
    assert noted(robin) == [conversation_of(found)]


def test_a_supervisor_who_comes_after_another_released_it_is_not_noted(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    found = reviewing(finished(drawn(amina, *WORDS), robin), robin, by=amina)
    desk_of(chris).post(f"{REVIEW}{found}/release/", {"difficulty": "1"})
    dina = person("Dina", Role.SUPERVISOR)
    assert desk_of(dina).get(f"{REVIEW}{found}/").status_code == 404
    assert noted(dina) == []


def test_the_talk_of_a_meeting_without_a_seat_is_noted_and_one_that_is_over_is_not(
    amina: Staff, bram: Staff, chris: Staff, row: Transcript
) -> None:
    room, nowhere = meeting(chris, bram), uuid4()
    brings(bram, room, row)
    desk = desk_of(amina)
    assert same(desk.get(f"{MEETINGS}{room}/1/"), desk.get(f"{MEETINGS}{nowhere}/1/"))
    for what in ("say/", "reflect/", "take-back/", "take-off/"):
        typed = {"line": "1", "words": "Mag ik meelezen?", "item": "turning"}
        assert desk.post(f"{MEETINGS}{room}/1/{what}", typed).status_code == 404
    assert noted(amina) == [f"meeting {room}"]
    desk_of(chris).post(f"{MEETINGS}{room}/end/", {"learned": "Stilte mag.", "agreed": ""})
    guest = desk_of(bram)
    for place in (1, 7):
        assert guest.get(f"{MEETINGS}{room}/{place}/").status_code == 404
    assert noted(bram) == []


def test_bringing_a_text_to_a_meeting_without_a_seat_is_noted_like_asking_for_it(
    amina: Staff, bram: Staff, chris: Staff, row: Transcript
) -> None:
    room, nowhere = meeting(chris, bram), uuid4()
    desk = desk_of(amina)
    asked, unknown = (
        desk.post(f"{LIBRARY}{row.pk}/bring/", {"meeting": str(id), "question": "Waarom zo stil?"})
        for id in (room, nowhere)
    )
    assert (asked.status_code, unknown.status_code) == (422, 422)
    assert noted(amina) == [f"meeting {room}"]


def asks_for(desk: Client, number: int) -> tuple[Any, Any]:
    return (
        desk.get(f"{COMPLAINTS}{number}/conversation/"),
        desk.get(f"{COMPLAINTS}{99_999}/conversation/"),
    )


def test_the_conversation_of_a_complaint_is_for_the_two_who_were_named(
    clock: time_machine.Traveller,
) -> None:
    open_the_door()
    here = office()
    number = complains(here.conversation)[0].pk
    name_reader(number=number, asker=here.desk, reader_id=here.chris.id, reason="toon")
    # Eva has the desk and sees the complaint, Dina is a supervisor who was not named.
    for other in (here.eva, here.dina):
        assert same(*asks_for(desk_of(other), number))
        assert noted(other) == [f"letter {number}"]
    assert asks_for(desk_of(here.chris), number)[0].status_code == 200
    clock.shift(timedelta(days=15))
    assert asks_for(desk_of(here.chris), number)[0].status_code == 404
    assert noted(here.chris) == []


def test_who_worked_that_day_does_not_learn_from_the_trail_that_there_is_a_complaint(
    clock: time_machine.Traveller,
) -> None:
    open_the_door()
    here = office()
    Staff.objects.filter(pk=here.amina.pk).update(roles=["counsellor", "privacy_officer"])
    number = complains(here.conversation)[0].pk
    desk = desk_of(here.amina)
    assert desk.get(f"{COMPLAINTS}{number}/").status_code == 404
    assert noted(here.amina) == [f"letter {number}"]
    mine = desk.get("/staff/audit/").text
    assert "las het logboek" in mine
    assert ">kreeg geen toegang</td>" not in mine
    assert f"brief {number}" not in mine
