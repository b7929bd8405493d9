from datetime import timedelta

import pytest
from django.test import Client

from accounts import totp
from accounts.actions import enrol_totp
from accounts.models import Staff
from counselling.abuse.actions.approach import propose_approach
from counselling.abuse.models import Approach, Measure, SharedNetwork
from counselling.abuse.queries.networks import forget_list
from counselling.abuse.rules.measures import Ground, Kind
from counselling.core import clock as moments
from tests.counselling.abuse.school import HOME, measure, meets, talks
from tests.doors.test_console_replies import desk_of

pytestmark = pytest.mark.usefixtures("clock", "evening")

NOTE = "schreef dat hij me weet wonen"


@pytest.fixture
def chris() -> Client:
    return desk_of("Chris", "supervisor")


@pytest.fixture
def eva() -> Client:
    return desk_of("Eva", "coordinator")


def amina() -> Staff:
    return Staff.objects.get(username="amina")


def block(*, days: int = 0) -> str:
    """Have Amina block somebody, as a supervisor for some days."""
    number = measure(
        talks(amina(), nickname="Kanarie", text="kanarietekst"),
        amina(),
        Kind.BLOCK,
        Ground.THREAT,
        days=days,
        note=NOTE,
        supervisor=days > 0,
    )
    return str(number)


def test_a_supervisor_reads_why_and_until_when_and_nothing_of_the_young_person(
    chris: Client,
) -> None:
    block()
    page = chris.get("/staff/measures/").text
    for part in ("Even niet meer chatten", "Bedreigt een hulpverlener", NOTE, "tot 23 november"):
        assert part in page
    for secret in ("Kanarie", "kanarietekst", HOME, Measure.objects.get().tag):
        assert secret not in page
    assert "misbruik" not in page.lower()


def test_a_coordinator_and_a_supervisor_lift_and_nobody_else_sees_the_page(
    eva: Client, chris: Client
) -> None:
    number = block()
    for role in ("counsellor", "network_manager", "auditor", "privacy_officer"):
        other = desk_of(f"Iemand {role}", role)
        assert other.get("/staff/measures/").status_code == 404
        assert other.post(f"/staff/measures/{number}/lift/").status_code == 404
    assert eva.post(f"/staff/measures/{number}/review/").status_code == 404
    assert eva.post(f"/staff/measures/{number}/confirm/").status_code == 404
    assert "Opgeheven" in eva.post(f"/staff/measures/{number}/lift/", follow=True).text
    assert meets() is None
    assert "Opgeheven door Eva" in chris.get("/staff/measures/").text


def test_a_supervisor_reviews_what_a_colleague_did(chris: Client) -> None:
    number = block()
    assert "Nog niet nagekeken" in chris.get("/staff/measures/").text
    chris.post(f"/staff/measures/{number}/review/")
    assert "Nagekeken door Chris" in chris.get("/staff/measures/").text


def test_a_second_supervisor_agrees_to_a_long_block_with_a_fresh_code(chris: Client) -> None:
    number = block(days=28)
    page = chris.get("/staff/measures/").text
    assert "wacht op een tweede supervisor" in page
    wrong = chris.post(f"/staff/measures/{number}/confirm/", {"code": "000000"})
    assert wrong.status_code == 422
    assert "Deze code klopt niet" in wrong.text
    assert Measure.objects.get().confirmed_by is None
    assert chris.post(f"/staff/measures/{number}/confirm/").status_code == 422
    secret = totp.from_text(enrol_totp(staff=Staff.objects.get(username="chris")))
    code = totp.code_of(secret, totp.step_at(moments.now()))
    agreed = chris.post(f"/staff/measures/{number}/confirm/", {"code": code})
    assert agreed.status_code == 302
    assert Measure.objects.get().ends_at == moments.now() + timedelta(days=28)


def test_a_supervisor_lets_a_colleague_s_block_last_with_a_reason_and_a_fresh_code(
    chris: Client,
) -> None:
    number = measure(talks(amina()), amina(), Kind.BLOCK, Ground.THREAT, longer=True)
    page = chris.get("/staff/measures/").text
    assert "vraagt langer dan vanavond" in page
    assert '<span class="due">1' in page
    typed = {"days": "7", "why": "kwam nog twee keer terug", "code": "000000"}
    assert "Deze code klopt niet" in chris.post(f"/staff/measures/{number}/longer/", typed).text
    secret = totp.from_text(enrol_totp(staff=Staff.objects.get(username="chris")))
    code = totp.code_of(secret, totp.step_at(moments.now()))
    again = chris.post(f"/staff/measures/{number}/longer/", {**typed, "code": code})
    assert again.status_code == 302
    assert Measure.objects.get().ends_at == moments.now() + timedelta(days=7)
    page = chris.get("/staff/measures/").text
    assert "Langer, door Chris: kwam nog twee keer terug" in page
    assert '<span class="due">' not in page


@pytest.mark.parametrize("days", ["", "x", "٣", "0", "29", "9" * 5000])
def test_days_that_cannot_be_are_said_kindly(chris: Client, days: str) -> None:
    number = block()
    typed = {"days": days, "why": "kwam terug"}
    answer = chris.post(f"/staff/measures/{number}/longer/", typed)
    assert answer.status_code == 422


def test_whoever_asked_cannot_agree_and_what_is_gone_is_said(chris: Client) -> None:
    number = block(days=28)
    chris.post(f"/staff/measures/{number}/leave/")
    again = chris.post(f"/staff/measures/{number}/leave/")
    assert again.status_code == 422
    assert "Dit staat er niet meer zo" in again.text


@pytest.mark.parametrize("what", ["longer", "confirm", "leave", "review"])
def test_a_number_that_leads_nowhere_is_said_kindly(chris: Client, what: str) -> None:
    nowhere = f"/staff/measures/00000000-0000-0000-0000-000000000000/{what}/"
    assert chris.post(nowhere).status_code == 422
    assert chris.post(f"/staff/measures/x/{what}/").status_code == 404
    assert chris.get(nowhere).status_code == 405


def test_an_approach_is_agreed_to_by_a_supervisor_and_dropped(chris: Client) -> None:
    propose_approach(
        conversation_id=talks(amina()), staff_id=amina().id, body="Eén gesprek per avond."
    )
    number = Approach.objects.get().id
    assert "voorstel" in chris.get("/staff/measures/").text
    assert "deze aanpak past" in chris.post(f"/staff/measures/approach/{number}/agree/", follow=True).text  # fmt: skip
    assert "akkoord: Chris" in chris.get("/staff/measures/").text
    dropped = chris.post(f"/staff/measures/approach/{number}/drop/", follow=True).text
    assert "tot een tweede supervisor akkoord gaat" in dropped
    assert "Chris wil dit weghalen" in dropped
    assert chris.post(f"/staff/measures/approach/{number}/drop/").status_code == 422
    dina = desk_of("Dina", "supervisor")
    assert '<span class="due">1' in dina.get("/staff/measures/").text
    dina.post(f"/staff/measures/approach/{number}/drop/")
    assert not Approach.objects.exists()


def test_a_coordinator_reads_no_approach(eva: Client) -> None:
    propose_approach(
        conversation_id=talks(amina()), staff_id=amina().id, body="Eén gesprek per avond."
    )
    assert "gesprek per avond" not in eva.get("/staff/measures/").text


def test_a_coordinator_types_a_network_and_takes_it_off_again(eva: Client) -> None:
    answer = eva.post(
        "/staff/shared-networks/add/", {"cidr": "203.0.113.7/24", "name": "Sint-Jozef"}
    )
    assert answer.status_code == 302
    forget_list()
    page = eva.get("/staff/shared-networks/").text
    assert "203.0.113.0/24" in page
    number = SharedNetwork.objects.get().pk
    eva.post(f"/staff/shared-networks/{number}/remove/")
    assert "Er staat nog geen netwerk" in eva.get("/staff/shared-networks/").text


def test_a_very_wide_network_is_asked_about_and_then_kept(eva: Client) -> None:
    typed = {"cidr": "10.0.0.0/8", "name": "Alle scholen"}
    asked = eva.post("/staff/shared-networks/add/", typed)
    assert asked.status_code == 422
    assert "10.0.0.0/8 is heel groot" in asked.text
    assert 'value="10.0.0.0/8"' in asked.text
    assert eva.post("/staff/shared-networks/add/", {**typed, "wide": "yes"}).status_code == 302
    assert "heel groot" in eva.get("/staff/shared-networks/").text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Dit netwerk kunnen we niet lezen"),
        ({"cidr": "<script>alert(1)</script>", "name": "x"}, "Dit netwerk kunnen we niet lezen"),
        ({"cidr": "0.0.0.0/0", "name": "x", "wide": "yes"}, "veel te groot"),
        ({"cidr": "203.0.113.0/24", "name": " "}, "van wie dit netwerk is"),
        ({"cidr": "203.0.113.0/24", "name": "x" * 81}, "te lang"),
        ({"cidr": "203.0.113.0/24", "name": "\x00"}, "andere tekens"),
    ],
)
def test_what_cannot_be_kept_comes_back(eva: Client, typed: dict[str, str], sentence: str) -> None:
    answer = eva.post("/staff/shared-networks/add/", typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "<script>alert" not in answer.text
    assert not SharedNetwork.objects.exists()


def test_only_coordinators_keep_the_list(chris: Client) -> None:
    assert chris.get("/staff/shared-networks/").status_code == 404
    assert chris.post("/staff/shared-networks/add/").status_code == 404
    assert Client().get("/staff/shared-networks/").status_code == 302
