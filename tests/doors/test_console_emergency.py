"""The pages of an emergency: who gets in, and what happens to bad answers."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from accounts.actions import open_session
from accounts.models import AuditEntry, Staff
from counselling.core import clock as hours
from counselling.emergency.models import AddressRequest
from tests.counselling.emergency.danger import ADDRESS, asks, holders, in_danger, request
from tests.counselling.evening import counsellor, open_the_door
from tests.doors.test_console_replies import desk_of

PAGE = "/staff/emergency/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(db: None) -> Staff:
    open_the_door()
    return counsellor("Amina")


@pytest.fixture
def asked(helper: Staff) -> int:
    return asks(in_danger(helper), helper)


def test_supervisors_read_it_and_are_written_down(asked: int, helper: Staff) -> None:
    eva = desk_of("Eva", "supervisor")
    page = eva.get(f"{PAGE}{asked}/")
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert "Staat op het dak" in page.text
    assert "Er valt niets te openen." in page.text
    assert AuditEntry.objects.filter(action="emergency_read").count() == 1
    assert eva.get(PAGE).status_code == 200


def reads() -> list[str]:
    """Return who read a request, as the trail has it."""
    found = AuditEntry.objects.filter(action="emergency_read")
    return list(found.values_list("actor__username", flat=True))


@pytest.mark.parametrize("act", ["decline", "review", "open", "card", "show", "give"])
def test_who_reads_it_on_the_page_of_a_refusal_is_written_down_too(
    asked: int, helper: Staff, act: str
) -> None:
    page = desk_of("Eva", "supervisor").post(f"{PAGE}{asked}/{act}/", {})
    assert (page.status_code, "Staat op het dak" in page.text) == (422, True)
    assert reads() == ["eva"]
    own = desk_of_somebody(helper).post(f"{PAGE}{asked}/open/", {})
    assert "Staat op het dak" in own.text
    assert reads() == ["eva"], "who asked reads what they wrote themselves"


def test_who_opens_without_a_look_before_reads_the_words_beside_the_address(helper: Staff) -> None:
    (chris,) = holders("Chris")
    number = asks(in_danger(helper), helper)
    posted = {"words": chris.words, "code": chris.code()}
    opened = desk_of_somebody(chris.staff).post(f"{PAGE}{number}/open/", posted)
    assert (ADDRESS in opened.text, "Staat op het dak" in opened.text) == (True, True)
    assert reads() == ["chris"]


@pytest.mark.parametrize("role", ["counsellor", "coordinator", "auditor", "privacy_officer"])
def test_for_everybody_else_there_is_no_such_page(asked: int, role: str) -> None:
    other = desk_of("Gust", role)
    for path in ("", f"{asked}/", "order/", "card/"):
        assert other.get(PAGE + path).status_code == 404, path
    for act in ("open", "card", "decline", "review", "give"):
        assert other.post(f"{PAGE}{asked}/{act}/", {"why": "x"}).status_code == 404, act
    assert request(asked).state == "open"


def test_a_counsellor_who_asks_for_the_emergency_of_another_is_written_down(asked: int) -> None:
    other = desk_of("Gust", "counsellor")
    for number in (asked, asked, 999):
        assert other.get(f"{PAGE}{number}/").status_code == 404
    refused = AuditEntry.objects.filter(action="access_refused")
    assert list(refused.values_list("subject", flat=True)) == [f"emergency {asked}"]


def test_nobody_signed_out_gets_in(asked: int) -> None:
    assert Client().get(f"{PAGE}{asked}/").status_code == 302


@pytest.mark.parametrize(
    ("act", "posted"),
    [
        ("decline", {}),
        ("decline", {"why": "x" * 301}),
        ("review", {"agreed": "misschien", "review": "x"}),
        ("review", {"agreed": "yes", "review": "x"}),
        ("give", {"id": "geen", "whom": "112", "recipient": "x", "told": "later"}),
        ("give", {"id": str(uuid4()), "whom": "112", "recipient": "x", "told": "later"}),
        ("open", {"words": "a b c", "code": "123456"}),
        ("open", {}),
        ("card", {"holder": "9" * 30, "card": "x"}),
        ("card", {"holder": "1", "card": "\x00"}),
    ],
)
def test_what_cannot_be_comes_back_with_a_sentence(
    asked: int, act: str, posted: dict[str, str]
) -> None:
    page = desk_of("Eva", "supervisor").post(f"{PAGE}{asked}/{act}/", posted)
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert ADDRESS not in page.text
    assert request(asked).state == "open"


def test_a_page_of_nobody_is_not_found(asked: int) -> None:
    eva = desk_of("Eva", "supervisor")
    assert eva.get(f"{PAGE}{10**30}/").status_code == 404
    assert eva.get(f"{PAGE}999/").status_code == 404


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"conversation": "x"},
        {"conversation": str(uuid4()), "order": "BK 1", "facts": "Vermist"},
    ],
)
def test_an_order_about_no_conversation_asks_nothing(helper: Staff, posted: dict[str, str]) -> None:
    page = desk_of("Eva", "supervisor").post(f"{PAGE}order/", posted)
    assert page.status_code == 422
    assert not AddressRequest.objects.exists()


def test_an_order_asks_and_only_another_supervisor_may_open(asked: int) -> None:
    row = request(asked)
    AddressRequest.objects.filter(pk=asked).update(state="withdrawn")
    eva = desk_of("Eva", "supervisor")
    posted = {"conversation": str(row.conversation), "order": "BK 1", "facts": "Vermist"}
    page = eva.post(f"{PAGE}order/", posted)
    assert page.status_code == 302
    assert AuditEntry.objects.filter(action="emergency_asked").count() == 2
    assert "zeven woorden" not in eva.get(page["Location"]).text


def test_a_card_is_for_holders(helper: Staff) -> None:
    holders("Chris")
    page = desk_of("Eva", "supervisor").post(f"{PAGE}card/", {"words": "x", "code": "1"})
    assert page.status_code == 422
    assert "Jij hebt geen sleutel." in page.text


def desk_of_somebody(staff: Staff) -> Client:
    """Let somebody who works here already sit at a desk."""
    client = Client()
    client.cookies["staff"] = open_session(staff=staff)
    return client


def test_a_code_that_is_read_out_opens_it_on_the_screen_of_who_asked(helper: Staff) -> None:
    (chris,) = holders("Chris")
    posted = {"words": chris.words, "code": chris.code()}
    card = desk_of_somebody(chris.staff).post(f"{PAGE}card/", posted).text
    codes = re.findall(r"<li>(\w{6} \w{6})</li>", card)
    assert len(codes) == 10
    number = asks(in_danger(helper), helper)
    desk = desk_of_somebody(helper)
    page = desk.get(f"{PAGE}{number}/").text
    line = re.search(r"Chris, regel (\d+)", page)
    assert line
    typed = {"holder": str(chris.id), "card": codes[int(line[1]) - 1]}
    opened = desk.post(f"{PAGE}{number}/card/", typed)
    assert (opened.status_code, opened["Cache-Control"]) == (200, "no-store")
    assert ADDRESS in opened.text
    assert ADDRESS not in desk.get(f"{PAGE}{number}/").text


def test_a_review_that_is_late_stands_out(helper: Staff) -> None:
    (chris,) = holders("Chris")
    number = asks(in_danger(chris.staff), chris.staff)
    AddressRequest.objects.filter(pk=number).update(
        state="opened", how="alone", answered_by=chris.id, answered_at=hours.now(),
        review_due=hours.now() - timedelta(hours=1),
    )  # fmt: skip
    page = desk_of("Eva", "supervisor").get(PAGE).text
    assert "nakijken: te laat" in page
    assert "te laat nagekeken" in page
