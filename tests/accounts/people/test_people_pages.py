import re
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Network, Staff
from tests.accounts.people.office import HEAD, desk_of, somebody

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.usefixtures("clock")

PAGES = ("/staff/people/", "/staff/people/import/", "/staff/people/check/")
FORMS = ("invite/", "check/answer/", "import/look/", "import/store/")
DEEDS = ("change/", "close/", "reopen/", "invite/")


def look(desk: Client, text: str) -> "Answer":
    return desk.post(
        "/staff/people/import/look/", {"sheet": SimpleUploadedFile("mensen.csv", text.encode())}
    )


def posted_back(page: "Answer") -> dict[str, str]:
    found = re.search(r'name="rows" value="([^"]*)"', page.text)
    assert found is not None
    return {"rows": found[1].replace("&quot;", '"').replace("&#x27;", "'")}


@pytest.mark.parametrize("role", ["counsellor", "supervisor", "privacy_officer", "auditor"])
def test_who_keeps_no_accounts_finds_no_such_page(db: None, role: str, amina: Staff) -> None:
    desk = desk_of(somebody("gust", role))
    for page in (*PAGES, f"/staff/people/{amina.id}/"):
        assert desk.get(page).status_code == 404, page
    for form in (*FORMS, *(f"{amina.id}/{deed}" for deed in DEEDS)):
        assert desk.post(f"/staff/people/{form}").status_code == 404, form
    assert "/staff/people/" not in desk.get("/staff/").text


def test_nobody_signed_in_is_led_to_sign_in(db: None, amina: Staff) -> None:
    for page in (*PAGES, f"/staff/people/{amina.id}/"):
        assert Client().get(page)["Location"].startswith("/staff/login/"), page


def test_a_coordinator_sees_everybody(eva: Staff, amina: Staff, bram: Staff) -> None:
    page = desk_of(eva).get("/staff/people/").text
    for name in ("Eva", "Amina", "Bram", "Noord", "Zuid"):
        assert name in page


def test_a_network_manager_sees_the_own_network_and_finds_nobody_else(
    nadia: Staff, amina: Staff, bram: Staff
) -> None:
    desk = desk_of(nadia)
    page = desk.get("/staff/people/").text
    assert "Amina" in page
    assert "Bram" not in page
    assert "Zuid" not in page
    assert desk.get(f"/staff/people/{amina.id}/").status_code == 200
    assert desk.get(f"/staff/people/{bram.id}/").status_code == 404
    for deed in DEEDS:
        assert desk.post(f"/staff/people/{bram.id}/{deed}").status_code == 404, deed
    assert Staff.objects.get(id=bram.id).is_active


def test_a_network_manager_without_a_network_sees_nobody(db: None, amina: Staff) -> None:
    somebody("lone")
    desk = desk_of(somebody("nico", "network_manager"))
    page = desk.get("/staff/people/").text
    assert "Hier staat niemand." in page
    assert desk.get(f"/staff/people/{amina.id}/").status_code == 404


def test_the_list_can_be_narrowed(eva: Staff, amina: Staff, bram: Staff) -> None:
    desk, north = desk_of(eva), Network.objects.get(name="Noord")
    page = desk.get(f"/staff/people/?network={north.id}&state=active").text
    assert "Amina" in page
    assert "bram" not in page
    assert "Hier staat niemand." in desk.get("/staff/people/?state=closed").text
    assert desk.get("/staff/people/?network=x&state=%00").status_code == 200


def test_a_list_is_looked_at_and_then_stored(eva: Staff) -> None:
    desk = desk_of(eva)
    page = look(desk, HEAD + "noor,Noor,Noord,,,\nsam,=1+1,Noord,,,\n")
    assert page.status_code == 200
    assert "Dit begint als een formule." in page.text
    assert not Staff.objects.filter(username="noor").exists()
    stored = desk.post("/staff/people/import/store/", posted_back(page))
    assert "no-store" in stored["Cache-Control"]
    assert Staff.objects.filter(username="noor").exists()
    assert re.search(r"/staff/invitation/#[\w-]{43}<", stored.text)
    assert 'href="data:text/csv;base64,' in stored.text


def test_a_list_with_more_than_counsellors_asks_for_a_fresh_code(eva: Staff) -> None:
    desk = desk_of(eva)
    page = look(desk, HEAD + "noor,Noor,,,supervisor,\n")
    assert 'name="otp_token"' in page.text
    answer = desk.post("/staff/people/import/store/", {**posted_back(page), "otp_token": "000000"})
    assert answer.status_code == 422
    assert "Die code klopt niet" in answer.text
    assert not Staff.objects.filter(username="noor").exists()


@pytest.mark.parametrize("rows", ["", "[]", "nul", "[[1]]", '[["x","a","b","c","d","e","f"]]', "{"])
def test_rows_that_nobody_looked_at_are_refused_kindly(eva: Staff, rows: str) -> None:
    answer = desk_of(eva).post("/staff/people/import/store/", {"rows": rows})
    assert answer.status_code == 422
    assert "Er staan geen mensen in dit bestand." in answer.text


def test_rows_changed_on_the_way_back_are_judged_again(nadia: Staff) -> None:
    rows = '[[2,"wim","Wim","Zuid","","coordinator",""]]'
    answer = desk_of(nadia).post("/staff/people/import/store/", {"rows": rows})
    assert "https" not in answer.text
    assert not Staff.objects.filter(username="wim").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Kies een bestand"),
        ("a,b\n1,2\n", "Deze kolommen ontbreken: username"),
        (HEAD + "a,A,,,,\n" * 10_000, "Dit bestand is te groot"),
        (HEAD + 'a,"A,,,,\n', "Regel 2 is niet te lezen."),
    ],
)
def test_a_file_that_is_no_list_gets_a_kind_sentence(eva: Staff, text: str, sentence: str) -> None:
    answer = look(desk_of(eva), text)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_no_file_at_all_gets_a_kind_sentence(eva: Staff) -> None:
    answer = desk_of(eva).post("/staff/people/import/look/", {})
    assert answer.status_code == 422
    assert "Kies een bestand" in answer.text


@pytest.mark.parametrize(
    ("size", "sentence"), [(3_000_000, "Dit bestand is te groot"), (8_000_000, "Kies een bestand")]
)
def test_a_file_of_megabytes_gets_a_kind_sentence(eva: Staff, size: int, sentence: str) -> None:
    answer = look(desk_of(eva), "x" * size)
    assert answer.status_code == 422
    assert sentence in answer.text
