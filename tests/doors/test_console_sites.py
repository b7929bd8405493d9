import pytest
from django.test import Client

from tests.doors.test_console_replies import desk_of

SITE = {"url": "https://www.awel.be/", "title_nl": "Awel", "category": "online_help"}


@pytest.fixture
def eva(db: None) -> Client:
    return desk_of("Eva", "coordinator")


@pytest.fixture
def amina(db: None) -> Client:
    return desk_of("Amina", "counsellor")


def test_a_coordinator_keeps_the_list(eva: Client) -> None:
    assert eva.post("/staff/sites/save/", SITE).status_code == 302
    page = eva.get("/staff/sites/").text
    assert "Bewaard." in page
    assert "nog nagaan" in page
    number = page.split("?change=")[1].split('"')[0]
    assert 'value="Awel"' in eva.get(f"/staff/sites/?change={number}").text
    eva.post(f"/staff/sites/{number}/save/", {**SITE, "title_nl": "Awel, 102"})
    eva.post(f"/staff/sites/{number}/check/")
    page = eva.get("/staff/sites/").text
    assert "Awel, 102" in page
    assert "nagekeken op" in page
    assert "nog nagaan" not in page
    eva.post(f"/staff/sites/{number}/remove/")
    assert "Er staat nog niets op de lijst" in eva.get("/staff/sites/").text


def test_an_empty_list_may_begin_with_what_comes_along(eva: Client) -> None:
    page = eva.post("/staff/sites/suggest/", follow=True).text
    assert "Kijk elke site zelf na." in page
    assert page.count("nog nagaan") == 10


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"url": "http://awel.be"}, "Kies https"),
        ({"url": "https://аwel.be/"}, "xn--wel-5cd.be"),
        ({"url": "<script>"}, "Een adres begint met https://"),
        ({"url": ""}, "Schrijf het adres van de site."),
        ({"title_nl": "x" * 5000}, "Een titel is te lang"),
        ({"category": "<b>"}, "Deze tekst kunnen we niet lezen"),
        ({"checked_on": "morgen"}, "Deze dag kunnen we niet lezen."),
        ({"checked_on": "2126-01-01"}, "Deze dag kunnen we niet lezen."),
    ],
)
def test_what_cannot_be_kept_comes_back_as_typed(
    eva: Client, typed: dict[str, str], sentence: str
) -> None:
    answer = eva.post("/staff/sites/save/", {**SITE, **typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Awel"' in answer.text or "title_nl" in typed
    assert "<script>" not in answer.text.split("inhoud")[-1]


@pytest.mark.parametrize("named", ["", "x", "0", "-1", "9" * 40, "１"])
def test_a_site_that_is_not_there_gives_the_empty_form(eva: Client, named: str) -> None:
    assert "Nieuwe site" in eva.get("/staff/sites/", {"change": named}).text
    assert eva.post("/staff/sites/999/save/", SITE).status_code == 422


def test_every_colleague_may_ask_for_the_list_and_only_a_coordinator_keeps_it(
    eva: Client, amina: Client
) -> None:
    eva.post("/staff/sites/save/", SITE)
    answer = amina.get("/staff/sites/list/").json()
    assert answer["addresses"] == ["awel.be"]
    assert answer["sites"][0]["texts"]["en"] == "Awel: https://www.awel.be/"
    assert amina.get("/staff/sites/").status_code == 404
    assert amina.post("/staff/sites/save/", SITE).status_code == 404
    assert Client().get("/staff/sites/list/")["Location"].startswith("/staff/login/")
