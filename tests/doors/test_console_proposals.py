"""The page of a counsellor's own conversations: proposing one, and a draw that may be objected to."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from accounts.models import Staff
from counselling.core import clock as moments
from counselling.intervision.actions.choosing import draw_sample
from counselling.intervision.models import Candidate, Stage
from counselling.shift.actions.presence import choose_presence
from tests.accounts.people.office import desk_of
from tests.counselling.conftest import clock as clock
from tests.counselling.evening import counsellor, open_the_door
from tests.counselling.intervision.held import EVENING, NEXT_MONDAY, held
from tests.counselling.origin.holding import supervisor

pytestmark = pytest.mark.django_db(transaction=True)

QUESTION = "Hoe merk ik het sneller?"
OWN = "/staff/intervision/mine/"


@pytest.fixture
def amina(db: None) -> Staff:
    open_the_door()
    return counsellor("Amina")


@pytest.fixture
def room(amina: Staff) -> UUID:
    return held(amina, "Noor")


def propose(client: Client, room: UUID, question: str = QUESTION) -> Any:
    return client.post(f"{OWN}{room}/propose/", {"question": question})


def test_a_conversation_is_proposed_and_the_page_says_how_far_it_is(
    amina: Staff, room: UUID
) -> None:
    desk = desk_of(amina)
    assert "Voorstellen" in desk.get(OWN).text
    assert propose(desk, room).status_code == 302
    assert "De namen worden weggehaald." in desk.get(OWN).text
    assert Candidate.objects.get().conversation_id == room


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "Schrijf wat je uit dit gesprek wilt leren."),
        ("lang " * 200, "hoogstens 500 tekens"),
    ],
)
def test_a_mistake_keeps_what_was_typed(amina: Staff, room: UUID, question: str, says: str) -> None:
    answer = propose(desk_of(amina), room, question)
    assert answer.status_code == 422
    assert says in answer.text
    assert question.strip() in answer.text


def test_a_colleagues_conversation_and_one_that_never_was_are_answered_alike(
    amina: Staff, room: UUID
) -> None:
    bram = desk_of(counsellor("Bram"))
    answers = [propose(bram, one) for one in (room, uuid4())]
    assert {answer.status_code for answer in answers} == {422}
    assert all("niet (meer) van jou" in answer.text for answer in answers)
    assert not Candidate.objects.exists()


@pytest.fixture
def drawn(amina: Staff, clock: Any) -> Candidate:
    """A conversation of last week that the lot chose."""
    clock.move_to(EVENING)
    choose_presence(staff_id=amina.id, presence="available", capacity=1)
    held(amina, "Noor")
    clock.move_to(NEXT_MONDAY)
    draw_sample(moments.now())
    return Candidate.objects.get()


def test_a_draw_is_told_and_objected_to_and_a_supervisor_reads_why_and_not_about_whom(
    amina: Staff, drawn: Candidate
) -> None:
    desk = desk_of(amina)
    assert "Een gesprek van jou is door het lot gekozen" in desk.get("/staff/").text
    assert "door het lot gekozen" in desk.get(OWN).text
    address = f"{OWN}{drawn.id}/object/"
    assert desk.post(address, {"why": " "}).status_code == 422
    assert desk.post(address, {"why": "te herkenbaar hier"}).status_code == 302
    assert "Van dit gesprek leren we niet." in desk.get(OWN).text
    assert desk.post(address, {"why": "te herkenbaar hier"}).status_code == 422
    assert "door het lot gekozen" not in desk.get("/staff/").text
    page = desk_of(supervisor("chris")).get(OWN).text
    assert "te herkenbaar hier" in page
    assert "Noor" not in page


def test_a_draw_that_is_agreed_to_goes_on_at_once(amina: Staff, drawn: Candidate) -> None:
    assert desk_of(amina).post(f"{OWN}{drawn.id}/agree/").status_code == 302
    assert Candidate.objects.get().stage == Stage.REDACTING
