from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from counselling.signposts.actions.schools import load_sample_schools
from tests.counselling.signposts.test_load_schools import FILE
from tests.doors.test_console_replies import desk_of


@pytest.fixture
def eva(db: None) -> Client:
    return desk_of("Eva", "coordinator")


@pytest.fixture
def amina(db: None) -> Client:
    return desk_of("Amina", "counsellor")


def bring(desk: Client, content: bytes) -> Any:
    file = SimpleUploadedFile("schools.csv", content)
    return desk.post("/staff/schools/file/", {"file": file}, follow=True)


def test_a_coordinator_looks_a_file_over_and_lets_it_count(eva: Client) -> None:
    page = bring(eva, FILE).text
    assert "In dit bestand staan 2 scholen." in page
    assert "Regel 4: dit is geen postcode van vier cijfers" in page
    assert "Er zijn nog geen scholen." in page
    page = eva.post("/staff/schools/accept/", follow=True).text
    assert "Bewaard: er zijn nu 2 scholen." in page
    assert "2 scholen, 2 CLB’s" in page
    assert "Kijk dit na" not in page


def test_a_file_that_is_put_aside_changes_nothing(eva: Client) -> None:
    load_sample_schools()
    assert "Deze scholen en CLB’s bestaan niet." in bring(eva, FILE).text
    page = eva.post("/staff/schools/drop/", follow=True).text
    assert "Er is niets veranderd." in page
    assert "60 scholen, 8 CLB’s" in page
    assert "Dit bestand is er niet meer." in eva.post("/staff/schools/accept/").text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b" ", "Dit bestand is leeg."),
        (b"a;b\n1;2", "Deze kolommen ontbreken: school, plaats, postcode, clb."),
        (b"PK\x03\x04\x00", "Opslaan als, CSV UTF-8"),
        (b"x" * 5_300_000, "hoogstens 5\u00a0MB"),
        (b"x" * 7_000_000, "hoogstens 5\u00a0MB"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_kind_sentence(
    eva: Client, content: bytes, sentence: str
) -> None:
    answer = bring(eva, content)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_without_a_file_the_page_asks_for_one(eva: Client) -> None:
    assert "Kies eerst een bestand." in eva.post("/staff/schools/file/").text


def test_names_that_look_like_markup_are_shown_as_they_are(eva: Client) -> None:
    page = bring(eva, FILE.replace(b"De Brug", b"<script>alert(1)</script>")).text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_every_colleague_finds_a_school_and_only_a_coordinator_loads_them(
    eva: Client, amina: Client
) -> None:
    load_sample_schools()
    (found, *_) = amina.post("/staff/schools/find/", {"q": "st joris leuvn"}).json()["schools"]
    assert (found["school"], found["town"]) == ("Sint-Jorisinstituut", "Leuven")
    assert found["text"].startswith("CLB De Wissel (voorbeeld)\n")
    assert amina.post("/staff/schools/find/").json() == {"schools": []}
    assert amina.get("/staff/schools/find/").status_code == 405
    assert amina.get("/staff/schools/").status_code == 404
    assert bring(amina, FILE).status_code == 404
    assert Client().post("/staff/schools/find/")["Location"].startswith("/staff/login/")
