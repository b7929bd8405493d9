"""Meetings about conversations without names, as a browser without script sees them."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils.timezone import localtime

from accounts.models import AuditEntry, Staff
from counselling.core import clock as moments
from counselling.intervision.models import Comment, Meeting, Transcript
from tests.accounts.people.office import desk_of
from tests.counselling.conftest import clock as clock
from tests.counselling.intervision.conftest import amina as amina
from tests.counselling.intervision.conftest import bram as bram
from tests.counselling.intervision.conftest import chris as chris
from tests.counselling.intervision.conftest import journal as journal
from tests.counselling.intervision.conftest import row as row
from tests.counselling.intervision.shelf import LINES
from tests.counselling.intervision.table import QUESTION, brings, meeting

pytestmark = pytest.mark.django_db(transaction=True)

LIBRARY, MEETINGS = "/staff/intervision/library/", "/staff/intervision/meetings/"


def planned(desk: Client, **typed: Any) -> Any:
    begins = localtime(moments.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    return desk.post(f"{MEETINGS}new/", {"begins_at": begins, "days": "2", **typed})


@dataclass(frozen=True)
class Table:
    """A transcript on the table of a meeting, and the two who sit there."""

    here: str
    chair: Client
    guest: Client

    @property
    def talk(self) -> str:
        return f"{self.here}1/"


def agreed(chris: Staff, bram: Staff, row: Transcript) -> Table:
    """Chris plans and Bram brings, who has the question before the text."""
    chair, guest = desk_of(chris), desk_of(bram)
    seats = {"chair": str(chris.id), "seats": [str(bram.id)], "agenda": "Over angst"}
    table = Table(planned(chair, **seats)["Location"], chair, guest)
    typed = {"meeting": table.here.split("/")[-2], "question": QUESTION}
    brought = guest.post(f"{LIBRARY}{row.id}/bring/", typed, follow=True)
    assert QUESTION in brought.text
    assert LINES[0] not in brought.text, "the question comes first"
    return table


def discussed(table: Table) -> None:
    """Bram says something of a line, and Chris answers."""
    typed = {"line": "2", "words": "Hier zweeg ik.", "id": str(uuid4())}
    said = table.guest.post(f"{table.talk}say/", typed)
    assert said["Location"] == f"{table.talk}?from=2#line-2"
    assert "Hier zweeg ik." in table.chair.get(f"{table.talk}?line=2").text
    answer = {"line": "2", "answers": str(Comment.objects.get().id), "words": "Wat dacht je toen?"}
    table.chair.post(f"{table.talk}say/", answer)
    page = table.guest.get(table.talk).text
    assert "Wat dacht je toen?" in page
    assert "Neem terug" not in page, "somebody answered"


def test_a_meeting_goes_from_its_agenda_to_what_was_learned(
    chris: Staff, bram: Staff, row: Transcript
) -> None:
    table = agreed(chris, bram, row)
    assert LINES[0] in table.guest.get(table.talk).text
    discussed(table)
    typed = {"item": "turning", "words": "Bij de stilte.", "lines": "2, 3"}
    table.chair.post(f"{table.talk}reflect/", typed)
    assert 'href="?from=3#line-3"' in table.guest.get(table.talk).text
    table.chair.post(f"{table.here}end/", {"learned": "Stilte mag.", "agreed": ""})
    after = table.guest.get(table.here).text
    assert "Stilte mag." in after
    assert "Over angst" in after
    assert QUESTION not in after
    assert table.guest.get(table.talk).status_code == 404


@pytest.fixture
def table(chris: Staff, bram: Staff, row: Transcript) -> str:
    """The address of a transcript on the table of Chris and Bram."""
    room = meeting(chris, bram)
    brings(bram, room, row)
    return f"{MEETINGS}{room}/1/"


def test_what_looks_like_a_name_comes_back_with_a_question(bram: Staff, table: str) -> None:
    desk, words = desk_of(bram), "Dat is Fatima Benali, 0470 12 34 56."
    typed = {"line": "1", "words": words, "id": str(uuid4())}
    answer = desk.post(f"{table}say/", typed)
    assert answer.status_code == 422
    assert "Dit lijkt op een naam" in answer.text
    assert f">{words}</textarea>" in answer.text
    assert not Comment.objects.exists()
    assert desk.post(f"{table}say/", {**typed, "sure": "on"}).status_code == 302
    desk.post(f"{table}say/", {**typed, "sure": "on"})
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"to": "say", "line": "1", "words": " "}, "Schrijf eerst iets."),
        ({"to": "say", "line": "77", "words": "ja"}, "Die regel is er niet."),
        ({"to": "say", "line": "1", "words": "lang " * 300}, "Dit is te lang."),
        (
            {"to": "say", "line": "1", "words": "ja", "answers": str(uuid4())},
            "Dit is er niet meer.",
        ),
        (
            {"to": "reflect", "item": "turning", "words": "ja", "lines": "drie"},
            "Die regel is er niet.",
        ),
        ({"to": "reflect", "item": "score", "words": "ja"}, "Dit is er niet meer."),
        ({"to": "take-back", "comment": "x"}, "Dit is er niet meer."),
    ],
)
def test_a_mistake_keeps_what_was_typed(
    bram: Staff, table: str, typed: dict[str, str], says: str
) -> None:
    answer = desk_of(bram).post(f"{table}{typed['to']}/", typed)
    assert answer.status_code == 422
    assert says in answer.text


def test_two_who_write_the_same_answer_are_told(chris: Staff, bram: Staff, table: str) -> None:
    one, other = desk_of(bram), desk_of(chris)
    typed = {"item": "turning", "words": "Bij de stilte.", "read_at": ""}
    assert one.post(f"{table}reflect/", typed).status_code == 302
    answer = other.post(f"{table}reflect/", {**typed, "words": "Later pas."})
    assert answer.status_code == 422
    assert "Bij de stilte." in answer.text
    assert ">Later pas.</textarea>" in answer.text
    read_at = re.search(
        r'value="turning"><input type="hidden" name="read_at" value="([^"]+)"', answer.text
    )
    assert read_at
    again = other.post(f"{table}reflect/", {**typed, "words": "Later pas.", "read_at": read_at[1]})
    assert again.status_code == 302


def test_a_plan_with_mistakes_comes_back_as_it_was_typed(chris: Staff, bram: Staff) -> None:
    desk = desk_of(chris)
    for typed, says in (
        ({}, "Kies een voorzitter."),
        ({"chair": str(chris.id)}, "Kies minstens één collega."),
        ({"chair": str(chris.id), "seats": [str(bram.id)], "days": "99"}, "van 1 tot 14"),
        (
            {"chair": str(chris.id), "seats": [str(bram.id)], "begins_at": "gisteren"},
            "kunnen we niet lezen",
        ),
        (
            {"chair": str(chris.id), "seats": [str(bram.id)], "begins_at": "2020-01-01T10:00"},
            "al voorbij",
        ),
        (
            {"chair": str(chris.id), "seats": [str(bram.id)], "agenda": "Met Fatima Benali"},
            "lijkt op een naam",
        ),
    ):
        answer = planned(desk, **typed, **({} if "agenda" in typed else {"agenda": "Over rouw"}))
        assert (answer.status_code, says in answer.text) == (422, True), says
        assert typed.get("agenda", "Over rouw") in answer.text
    assert not Meeting.objects.exists()


def test_who_has_no_seat_finds_no_meeting_and_who_has_no_chair_changes_none(
    amina: Staff, bram: Staff, table: str
) -> None:
    here = table.removesuffix("1/")
    for address in (here, table, f"{here}change/"):
        assert desk_of(amina).get(address).status_code == 404
    assert desk_of(bram).get(f"{here}change/").status_code == 404
    assert desk_of(bram).post(f"{here}end/", {"learned": "x"}).status_code == 404
    assert Meeting.objects.get().ended_at is None
    refused = AuditEntry.objects.filter(action="access_refused", actor=amina)
    assert [one.subject for one in refused] == [f"meeting {Meeting.objects.get().id}"]


def test_its_chair_changes_it(chris: Staff, bram: Staff, amina: Staff, table: str) -> None:
    here, desk = table.removesuffix("1/"), desk_of(chris)
    page = desk.get(f"{here}change/").text
    begins = re.search(r'name="begins_at" value="([^"]+)"', page)
    assert begins
    typed = {"begins_at": begins[1], "days": "5", "agenda": "Over rouw", "seats": [str(amina.id)]}
    assert desk.post(f"{here}change/", typed).status_code == 302
    assert "Over rouw" in desk_of(amina).get(here).text
    assert desk_of(bram).get(here).status_code == 404


def test_a_meeting_that_is_closed_is_read_by_nobody_and_ended_late(
    chris: Staff, bram: Staff, table: str
) -> None:
    Meeting.objects.update(begins_at=moments.now() - timedelta(days=3), closes_at=moments.now())
    here = table.removesuffix("1/")
    page = desk_of(bram).get(here).text
    assert "Ze is gesloten." in page
    assert desk_of(bram).get(table).status_code == 404
    assert desk_of(bram).post(f"{table}say/", {"line": "1", "words": "ja"}).status_code == 404
    assert desk_of(chris).post(f"{here}end/", {"learned": ""}).status_code == 422
    assert desk_of(chris).post(f"{here}end/", {"learned": "Stilte mag."}).status_code == 302
    assert UUID(here.split("/")[-2]) == Meeting.objects.get().id
