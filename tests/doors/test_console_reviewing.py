"""The doors of review and of naming redactors: who comes in, what they see, and what they may not know."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as configured
from django.test import Client

from accounts.actions import open_session
from accounts.models import Staff
from accounts.rules import Role
from counselling.intervision.models import Candidate, Redactor
from tests.counselling.evening import counsellor, open_the_door
from tests.counselling.intervision.candidates import drawn, person, redactor
from tests.counselling.intervision.copies import finished, handed_in, reviewing

pytestmark = pytest.mark.django_db

WORDS = ("mijn neef jelle komt niet meer buiten", "dag, vertel eens")
REVIEWS = "/staff/intervision/review/"
REDACTORS = "/staff/intervision/redactors/"


@pytest.fixture
def amina(db: None, tmp_path: Path, settings: Any) -> Staff:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    open_the_door()
    return counsellor("Amina")


@pytest.fixture
def robin(amina: Staff) -> Staff:
    return redactor("Robin")


@pytest.fixture
def text(amina: Staff, robin: Staff) -> UUID:
    """A conversation without names that waits to be read, with four others."""
    return reviewing(finished(drawn(amina, *WORDS), robin), robin, by=amina)


def desk_of(staff: Staff) -> Client:
    client = Client()
    client.cookies[configured.SESSION_COOKIE_NAME] = open_session(staff=staff)
    return client


def at(text: UUID, what: str = "") -> str:
    return f"{REVIEWS}{text}/{what}"


def stage(text: UUID) -> str:
    return Candidate.objects.get(pk=text).stage


def test_five_come_together_under_names_that_tell_nothing(
    amina: Staff, robin: Staff, text: UUID
) -> None:
    chris = desk_of(person("Chris", Role.SUPERVISOR))
    handed_in(drawn(amina, *WORDS), robin)
    overview = chris.get("/staff/intervision/").text
    assert "Na te lezen: 5" in overview
    assert "1 tekst wacht tot er 5 samen zijn" in overview
    listed = chris.get(REVIEWS).text
    assert listed.count("Tekst ") == 5
    rooms = Candidate.objects.values_list("conversation", flat=True)
    assert not [room for room in rooms if str(room) in listed]


def test_a_reviewer_reads_the_copy_and_nothing_else(text: UUID) -> None:
    page = desk_of(person("Chris", Role.SUPERVISOR)).get(at(text)).text
    assert "mijn neef [naam 1] komt niet meer buiten" in page
    assert "namen weggehaald" in page
    assert "anoniem" not in page.casefold()
    assert "jelle" not in page.casefold()
    assert "amina" not in page.casefold()


def test_who_took_the_names_out_or_may_not_review_finds_nothing(amina: Staff, text: UUID) -> None:
    robin = Staff.objects.get(username="robin")
    for stranger in (amina, robin, person("Eva", Role.COORDINATOR)):
        desk = desk_of(stranger)
        answers = [
            desk.get(at(text)),
            desk.post(at(text, "release/"), {"difficulty": "1"}),
            desk.post(at(text, "send-back/"), {"why": "er staat nog een naam in"}),
        ]
        assert [answer.status_code for answer in answers] == [404] * 3, stranger
    assert stage(text) == "reviewing"


def test_a_supervisor_who_counselled_it_is_not_asked(amina: Staff, text: UUID) -> None:
    Staff.objects.filter(pk=amina.pk).update(roles=["counsellor", "supervisor"])
    desk = desk_of(amina)
    assert desk.get(at(text)).status_code == 404
    assert "Er wacht geen tekst op jou." in desk.get(REVIEWS).text


def test_it_is_released_once_with_how_hard_it_is(text: UUID) -> None:
    chris = desk_of(person("Chris", Role.SUPERVISOR))
    for wrong in ({}, {"difficulty": ""}, {"difficulty": "4"}, {"difficulty": "²"}):
        answer = chris.post(at(text, "release/"), wrong)
        assert answer.status_code == 422
        assert "Kies eerst hoe moeilijk" in answer.text
    assert chris.post(at(text, "release/"), {"difficulty": "3"})["Location"] == REVIEWS
    assert "Vrijgegeven." in chris.get(REVIEWS).text
    assert stage(text) == "released"
    assert chris.get(at(text)).status_code == 404
    assert chris.post(at(text, "release/"), {"difficulty": "3"}).status_code == 302


def test_it_is_sent_back_with_a_reason_that_its_redactor_reads(text: UUID) -> None:
    chris, robin = desk_of(person("Chris", Role.SUPERVISOR)), Staff.objects.get(username="robin")
    long = chris.post(at(text, "send-back/"), {"why": "é" * 1_001})
    assert (long.status_code, "é" * 1_001 in long.text) == (422, True)
    assert chris.post(at(text, "send-back/"), {"why": "  "}).status_code == 422
    assert chris.post(at(text, "send-back/"), {"why": "Bericht 1: de straat."}).status_code == 302
    assert "teruggestuurd" in desk_of(robin).get("/staff/intervision/").text
    address = f"/staff/intervision/redact/{text}/"
    desk_of(robin).post(f"{address}take-up/")
    assert "Bericht 1: de straat." in desk_of(robin).get(address).text


def test_two_to_four_are_named_and_nobody_names_themselves(amina: Staff) -> None:
    eva = person("Eva", Role.COORDINATOR, Role.COUNSELLOR)
    desk = desk_of(eva)
    assert "Wijs minstens twee mensen aan." in desk.get(REDACTORS).text
    people = [person(name, Role.COUNSELLOR) for name in ("Ali", "Bo", "Cas", "Dries", "Els")]
    for one in people[:4]:
        assert desk.post(f"{REDACTORS}name/", {"staff": one.pk})["Location"] == REDACTORS
    for wrong in (people[4].pk, eva.pk, "", "x", "9" * 40, 999_999):
        assert desk.post(f"{REDACTORS}name/", {"staff": wrong}).status_code == 422
    assert Redactor.objects.count() == 4
    assert "Aangewezen: 4 van 4" in desk.get(REDACTORS).text
    for one in people[:2]:
        desk.post(f"{REDACTORS}{one.pk}/remove/")
    last = desk.post(f"{REDACTORS}{people[2].pk}/remove/")
    assert (last.status_code, Redactor.objects.count()) == (422, 2)
    assert "Er zijn er minstens twee nodig" in last.text


def test_while_the_journal_cannot_be_written_nobody_is_removed_and_that_is_said(
    amina: Staff, settings: Any
) -> None:
    desk = desk_of(person("Eva", Role.COORDINATOR, Role.COUNSELLOR))
    people = [person(name, Role.COUNSELLOR) for name in ("Ali", "Bo", "Cas")]
    for one in people:
        desk.post(f"{REDACTORS}name/", {"staff": one.pk})
    settings.ERASURE_JOURNAL += "/nowhere/erasures.jsonl"
    answer = desk.post(f"{REDACTORS}{people[0].pk}/remove/")
    assert (answer.status_code, Redactor.objects.count()) == (422, 3)
    assert "Er ging iets mis bij het opslaan. Probeer het opnieuw." in answer.text


def test_a_redactor_opens_one_word_and_says_why(amina: Staff, robin: Staff) -> None:
    found = drawn(amina, *WORDS)
    desk, address = desk_of(robin), f"/staff/intervision/redact/{found}/"
    desk.post(f"{address}take-up/")
    data = desk.get(f"{address}data/")
    assert "jelle" not in data.text
    mark = next(one for one in data.json()["marks"] if one["shown"] == "[naam 1]")
    ask = {"mark": mark["number"], "reason": "is dit een naam?"}

    def opened(**other: Any) -> Any:
        body = {**ask, **other}
        return desk.post(f"{address}open/", body, content_type="application/json")

    assert (opened(reason="ja").status_code, opened(mark=9_999).status_code) == (422, 422)
    assert opened(all=True).status_code == 422
    assert opened().json() == {"text": "jelle"}
    assert "jelle" in desk.get(f"{address}data/").text
