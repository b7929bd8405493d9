import pytest
from django.test import Client

from accounts.actions import create_staff, open_session

PASSWORD = "zeven paarden drinken koffie"
TEXT = "Dag {naam}, welkom."


def desk_of(name: str, role: str) -> Client:
    """Let somebody with this role sit at a desk."""
    staff = create_staff(
        username=name, display_name=name, roles=[role], password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip
    client = Client()
    client.cookies["staff"] = open_session(staff=staff)
    return client


@pytest.fixture
def amina(db: None) -> Client:
    return desk_of("Amina", "counsellor")


@pytest.fixture
def eva(db: None) -> Client:
    return desk_of("Eva", "coordinator")


def save(desk: Client, **typed: str) -> int:
    return desk.post("/staff/replies/save/", {"code": "dag", "text": TEXT, **typed}).status_code


def listed(desk: Client) -> list[dict[str, object]]:
    found: list[dict[str, object]] = desk.get("/staff/replies/list/").json()["replies"]
    return found


def test_what_a_counsellor_keeps_is_theirs_alone(amina: Client, eva: Client) -> None:
    assert save(amina) == 302
    assert listed(amina) == [{"code": "dag", "text": TEXT, "team": False}]
    assert listed(eva) == []


def test_only_a_coordinator_writes_for_the_team(amina: Client, eva: Client) -> None:
    save(amina, team="1")
    assert listed(eva) == []
    save(eva, team="1", text="Van het team")
    assert {reply["text"]: reply["team"] for reply in listed(amina)} == {
        TEXT: False,
        "Van het team": True,
    }
    assert "Voor het hele team" in eva.get("/staff/replies/").text
    assert "Voor het hele team" not in amina.get("/staff/replies/").text


def test_what_cannot_be_kept_comes_back_as_typed(amina: Client) -> None:
    answer = amina.post("/staff/replies/save/", {"code": "lang", "text": "é" * 5_000})
    assert answer.status_code == 422
    assert "Deze tekst is te lang" in answer.text
    assert "é" * 5_000 in answer.text
    assert listed(amina) == []


def test_a_reply_is_changed_and_removed_on_its_page(amina: Client) -> None:
    save(amina)
    reply_id = amina.get("/staff/replies/").text.split("?change=")[1].split('"')[0]
    form = amina.get(f"/staff/replies/?change={reply_id}").text
    assert "Verander dit antwoord" in form
    save(amina, id=reply_id, text="Hallo")
    assert [reply["text"] for reply in listed(amina)] == ["Hallo"]
    amina.post("/staff/replies/remove/", {"id": reply_id})
    assert listed(amina) == []


@pytest.mark.parametrize("id", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_name_that_is_nobodys_changes_nothing(amina: Client, id: str) -> None:
    assert amina.get(f"/staff/replies/?change={id}").status_code == 200
    assert amina.post("/staff/replies/remove/", {"id": id}).status_code == 302


def test_the_page_is_for_who_is_signed_in(db: None) -> None:
    for page in ("/staff/replies/", "/staff/replies/list/"):
        assert Client().get(page)["Location"].startswith("/staff/login/")
