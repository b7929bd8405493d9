"""The door of the workbench: whose it is, what it is told, and what of that it refuses."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as configured
from django.test import Client

from accounts.actions import open_session
from accounts.models import Staff
from accounts.rules import Role
from counselling.core.clock import iso
from counselling.intervision.actions.taking_up import take_up
from counselling.intervision.models import Candidate
from counselling.privacy.actions.erasing import erase
from tests.counselling.evening import counsellor, open_the_door
from tests.counselling.intervision.candidates import bench, drawn, person, proposed, redactor

pytestmark = pytest.mark.django_db

WORDS = "mijn neef jelle woont in de Bosstraat"
MARK = {"do": "mark", "line": 1, "start": 5, "end": 9, "label": "OTHER", "everywhere": False}


@pytest.fixture
def amina(db: None, tmp_path: Path, settings: Any) -> Staff:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    open_the_door()
    return counsellor("Amina")


@pytest.fixture
def candidate(amina: Staff) -> UUID:
    """A conversation that Amina proposed, and took up."""
    found = proposed(amina, WORDS, "dag", learning="Wat kon ik anders?")
    bench(found, amina)
    return found


def desk_of(staff: Staff, *, strict: bool = False) -> Client:
    client = Client(enforce_csrf_checks=strict)
    client.cookies[configured.SESSION_COOKIE_NAME] = open_session(staff=staff)
    return client


def at(candidate: UUID, what: str = "") -> str:
    return f"/staff/intervision/redact/{candidate}/{what}"


def told(desk: Client, candidate: UUID, *deeds: dict[str, Any], version: int | None = None) -> Any:
    """Post some deeds on the newest version, or on another."""
    newest = Candidate.objects.get(pk=candidate).version
    body = {"version": newest if version is None else version, "deeds": deeds}
    return desk.post(at(candidate), body, content_type="application/json")


def test_a_counsellor_begins_at_the_overview_and_goes_on_there(amina: Staff) -> None:
    desk, own = desk_of(amina), proposed(amina, WORDS, "dag")
    overview = desk.get("/staff/intervision/").text
    assert "Een gesprek van jou" in overview
    assert at(own, "take-up/") in overview
    assert "neef" not in overview
    assert desk.get(at(own, "data/")).status_code == 404
    assert desk.post(at(own, "take-up/"))["Location"] == at(own)
    assert "Namen weghalen" in desk.get(at(own)).text
    assert "Werk verder" in desk.get("/staff/intervision/").text


def test_the_text_comes_with_a_token_and_stays_in_no_cache(amina: Staff, candidate: UUID) -> None:
    answer = desk_of(amina).get(at(candidate, "data/"))
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-CSRFToken"]
    lines = answer.json()["lines"]
    assert [line["number"] for line in lines] == [0, 1, 2]
    assert "".join(piece["text"] for piece in lines[1]["pieces"]) == WORDS


def test_what_is_done_is_saved_and_comes_back(amina: Staff, candidate: UUID) -> None:
    desk = desk_of(amina)
    before = desk.get(at(candidate, "data/")).json()
    after = told(desk, candidate, MARK, {"do": "seen", "lines": [1]}).json()
    assert after["version"] == before["version"] + 1
    assert {"[weggelaten]"} <= {mark["shown"] for mark in after["marks"]}
    assert after["seen"] == [1]
    assert desk.get(at(candidate, "data/")).json()["marks"] == after["marks"]


def test_another_persons_conversation_is_not_there(amina: Staff, candidate: UUID) -> None:
    for stranger in (
        counsellor("Bram"),
        person("Chris", Role.SUPERVISOR),
        redactor(),
        person("Eva", Role.COORDINATOR),
    ):
        desk = desk_of(stranger)
        answers = [
            desk.get(at(candidate)),
            desk.get(at(candidate, "data/")),
            desk.post(at(candidate, "take-up/")),
            desk.post(at(candidate, "hand-in/")),
            told(desk, candidate, MARK),
            desk.post(at(candidate, "open/"), {"mark": 1, "reason": "zomaar even"}, content_type="application/json"),
        ]  # fmt: skip
        assert [answer.status_code for answer in answers] == [404] * 6, stranger
        assert not [answer for answer in answers if "neef" in answer.text]


def test_on_an_older_version_nothing_is_done_and_the_newer_one_comes_along(
    amina: Staff, candidate: UUID
) -> None:
    desk = desk_of(amina)
    old = Candidate.objects.get(pk=candidate).version
    told(desk, candidate, MARK)
    late = told(desk, candidate, {"do": "undo"}, version=old)
    assert late.status_code == 409
    assert (late.json()["reason"], late.json()["bench"]["version"]) == ("conflict", old + 1)
    assert told(desk, candidate, {"do": "undo"}, version=old + 1).status_code == 200


def test_while_a_colleague_is_at_it_one_reads_and_hears_whose_it_is(amina: Staff) -> None:
    robin, tess = redactor("Robin"), redactor("Tess")
    found = drawn(amina, WORDS, "dag")
    take_up(candidate_id=found, staff_id=robin.id)
    desk = desk_of(tess)
    assert "Robin werkt hier nu aan." in desk.get("/staff/intervision/").text
    assert desk.post(at(found, "take-up/"))["Location"] == at(found)
    assert desk.get(at(found, "data/")).json()["held_by"] == "Robin"
    refused = told(desk, found, {"do": "seen", "lines": [1]})
    assert refused.status_code == 409
    since = Candidate.objects.get(pk=found).taken_at
    assert refused.json() == {"reason": "taken", "by": "Robin", "since": iso(since)}


BAD = [
    b"",
    b"{",
    b"[]",
    b"\xff\xfe",
    b"null",
    b'{"version": 1}',
    b'{"version": 1, "deeds": []}',
    b'{"version": "1", "deeds": [{"do": "undo"}]}',
    b'{"version": -1, "deeds": [{"do": "undo"}]}',
    b'{"version": 1, "deeds": [{"do": "release"}]}',
    b'{"version": 1, "deeds": [{"do": "undo", "all": true}]}',
    b'{"version": 1, "deeds": [{"do": "seen", "lines": [1e400]}]}',
    b'{"version": 1, "deeds": [{"do": "compose", "text": "\\ud83d"}]}',
    b'{"version": 1, "deeds": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
]


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
def test_what_cannot_be_read_changes_nothing(amina: Staff, candidate: UUID, body: bytes) -> None:
    before = Candidate.objects.filter(pk=candidate).values()[0]
    answer = desk_of(amina).post(at(candidate), body, content_type="application/json")
    assert (answer.status_code, answer.json()) == (422, {"reason": "invalid"})
    assert Candidate.objects.filter(pk=candidate).values()[0] == before


def test_a_deed_that_does_not_fit_undoes_those_sent_with_it(amina: Staff, candidate: UUID) -> None:
    desk = desk_of(amina)
    for wrong in ({**MARK, "end": 9_999}, {**MARK, "line": 77}, {"do": "accept", "mark": 4_000}):
        answer = told(desk, candidate, MARK, wrong)
        assert (answer.status_code, answer.json()) == (422, {"reason": "invalid"})
    assert "[weggelaten]" not in desk.get(at(candidate, "data/")).text


def test_what_is_far_too_large_is_refused_before_it_is_read(amina: Staff, candidate: UUID) -> None:
    body = json.dumps({"version": 1, "deeds": [{"do": "compose", "text": "é" * 600_000}]})
    answer = desk_of(amina).post(at(candidate), body, content_type="application/json")
    assert (answer.status_code, answer.json()) == (413, {"reason": "too_long"})
    long = told(desk_of(amina), candidate, {"do": "compose", "text": "é" * 9_000})
    assert (long.status_code, long.json()) == (422, {"reason": "too_long"})


def test_a_page_of_somebody_else_can_post_nothing(amina: Staff, candidate: UUID) -> None:
    desk = desk_of(amina, strict=True)
    before = Candidate.objects.get(pk=candidate).version
    assert told(desk, candidate, MARK).status_code == 403
    assert desk.post(at(candidate, "hand-in/")).status_code == 403
    assert Candidate.objects.get(pk=candidate).version == before


def test_before_everything_is_decided_it_is_not_handed_in_and_says_why(
    amina: Staff, candidate: UUID
) -> None:
    desk = desk_of(amina)
    early = desk.post(at(candidate, "hand-in/"))
    assert early.status_code == 422
    assert "Nog niet elk bericht is bekeken." in early.text
    assert Candidate.objects.get(pk=candidate).stage == "redacting"


def test_what_is_erased_meanwhile_is_gone_for_whoever_works_on_it(
    amina: Staff, candidate: UUID
) -> None:
    desk = desk_of(amina)
    erase(conversation_id=Candidate.objects.get(pk=candidate).conversation_id)
    answers = [
        desk.post(at(candidate), {"version": 1, "deeds": [MARK]}, content_type="application/json"),
        desk.get(at(candidate, "data/")),
        desk.get(at(candidate)),
        desk.post(at(candidate, "hand-in/")),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert "Een gesprek van jou" not in desk.get("/staff/intervision/").text
