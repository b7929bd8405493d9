"""The library, as a browser without script sees it."""

from typing import Any

import pytest

from accounts.models import Staff
from accounts.trail.models import AuditEntry
from counselling.intervision.models import Transcript
from tests.accounts.people.office import desk_of
from tests.counselling.conftest import clock as clock
from tests.counselling.intervision.conftest import amina as amina
from tests.counselling.intervision.conftest import bram as bram
from tests.counselling.intervision.conftest import chris as chris
from tests.counselling.intervision.conftest import journal as journal
from tests.counselling.intervision.conftest import row as row
from tests.counselling.intervision.shelf import LINES, released
from tests.counselling.intervision.table import member

pytestmark = pytest.mark.django_db(transaction=True)

LIBRARY, MEETINGS = "/staff/intervision/library/", "/staff/intervision/meetings/"


def test_what_somebody_looks_for_is_found_and_stands_in_no_address(
    bram: Staff, row: Transcript
) -> None:
    desk = desk_of(bram)
    assert row.id.hex[:8] in desk.get(LIBRARY).text
    page = desk.post(LIBRARY, {"words": "schoo durf"})
    assert str(row.id) in page.text
    assert "1 gesprek" in page.text
    nothing = desk.post(
        LIBRARY, {"words": "olifant", "theme": "x", "difficulty": "9" * 40, "page": "-1"}
    )
    assert nothing.status_code == 200
    assert "Niets gevonden" in nothing.text
    assert 'action="/staff/intervision/library/"' in page.text
    assert 'method="post"' in page.text


def test_a_list_shows_no_word_of_it_but_the_question(bram: Staff, row: Transcript) -> None:
    page = desk_of(bram).post(LIBRARY, {"words": "school"}).text
    assert "zonder te beloven" in page
    assert not [line for line in LINES if line in page]
    assert not AuditEntry.objects.filter(action="transcript_read").exists()


def test_it_is_read_without_a_trace_of_whose_it_was(bram: Staff, row: Transcript) -> None:
    page = desk_of(bram).get(f"{LIBRARY}{row.id}/").text
    assert LINES[0] in page
    for secret in ("Amina", "Noor", str(row.source.conversation_id), "terugtrekken"):
        assert secret not in page
    assert AuditEntry.objects.get(action="transcript_read").actor_id == bram.id


def test_whose_conversation_it_was_withdraws_it_and_nobody_else(
    amina: Staff, bram: Staff, row: Transcript
) -> None:
    address = f"{LIBRARY}{row.id}/withdraw/"
    assert "Wil je het terugtrekken?" in desk_of(amina).get(f"{LIBRARY}{row.id}/").text
    assert desk_of(bram).post(address).status_code == 404
    answer = desk_of(amina).post(address, follow=True)
    assert "Niemand leest of vindt dit gesprek nog" in answer.text
    assert desk_of(bram).get(f"{LIBRARY}{row.id}/").status_code == 404
    assert desk_of(amina).post(address).status_code == 404


def test_the_privacy_officer_withdraws_without_reading(row: Transcript) -> None:
    desk = desk_of(member("Femke", "privacy_officer"))
    page = desk.get(f"{LIBRARY}withdraw/").text
    assert str(row.id) in page
    assert "beloven" not in page
    assert desk.get(f"{LIBRARY}{row.id}/").status_code == 404
    answer = desk.post(f"{LIBRARY}{row.id}/withdraw/", follow=True)
    assert answer.redirect_chain == [(f"{LIBRARY}withdraw/", 302)]
    assert not Transcript.everything.exists()


@pytest.mark.parametrize("role", ["counsellor", "privacy_officer"])
def test_while_the_journal_cannot_be_written_it_stays_and_that_is_said(
    amina: Staff, row: Transcript, settings: Any, role: str
) -> None:
    settings.ERASURE_JOURNAL += "/nowhere/erasures.jsonl"
    who = amina if role == "counsellor" else member("Femke", role)
    answer = desk_of(who).post(f"{LIBRARY}{row.id}/withdraw/")
    assert answer.status_code == 422
    assert "Er ging iets mis bij het opslaan. Probeer het opnieuw." in answer.text
    assert Transcript.everything.exists()


def test_a_favourite_is_kept_and_let_go(bram: Staff, row: Transcript) -> None:
    desk = desk_of(bram)
    desk.post(f"{LIBRARY}{row.id}/favourite/", {"kept": "yes"})
    assert str(row.id) in desk.post(LIBRARY, {"favourites": "on"}).text
    desk.post(f"{LIBRARY}{row.id}/favourite/", {"kept": "no"})
    assert str(row.id) not in desk.post(LIBRARY, {"favourites": "on"}).text


def test_a_long_transcript_comes_in_parts(bram: Staff) -> None:
    row = released(bram, *(f"regel {n} hier" for n in range(1, 2_001)))
    desk = desk_of(bram)
    first = desk.get(f"{LIBRARY}{row.id}/").text
    assert "regel 200 hier" in first
    assert "regel 201 hier" not in first
    assert "?from=201" in first
    last = desk.get(f"{LIBRARY}{row.id}/?from=2000").text
    assert "regel 2000 hier" in last
    assert "?from=1601" in last
    assert "regel 1 hier" in desk.get(f"{LIBRARY}{row.id}/?from=-3").text
