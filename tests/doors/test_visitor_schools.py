import pytest
from django.test import Client

from counselling.live.bucket import Bucket
from counselling.signposts.actions.schools import load_sample_schools
from counselling.visitor import limits
from tests.doors.conftest import OUR_PAGE

PAGE = "/welk-clb/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def anybody() -> Client:
    """Anybody's browser, on our page."""
    load_sample_schools()
    return Client(headers=OUR_PAGE)


def test_anybody_finds_the_clb_of_their_school_without_a_trace(anybody: Client) -> None:
    assert 'method="post"' in anybody.get(PAGE).text
    answer = anybody.post(PAGE, {"school": "kastanje leuven"})
    assert "CLB De Wissel (voorbeeld)" in answer.text
    assert 'href="tel:016000001"' in answer.text
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Location" not in answer


@pytest.mark.parametrize("typed", ["", " ", "x"])
def test_too_little_is_asked_for_again(anybody: Client, typed: str) -> None:
    answer = anybody.post(PAGE, {"school": typed})
    assert answer.status_code == 200
    assert ("Typ eerst een stuk van de naam." in answer.text) == (not typed.strip())


@pytest.mark.parametrize(
    "typed", ["xqzwvk", "<script>alert(1)</script>", "a" * 10_000, "\u202e\x00"]
)
def test_what_is_like_nothing_finds_nothing_and_stays_a_text(anybody: Client, typed: str) -> None:
    page = anybody.post(PAGE, {"school": typed}).text
    assert "We vonden geen school" in page
    assert "<script>alert" not in page


def test_a_crowd_is_asked_to_wait(anybody: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_searches", Bucket(burst=1, rate=0.001))
    anybody.post(PAGE, {"school": "gent"})
    answer = anybody.post(PAGE, {"school": "leuven"})
    assert answer.status_code == 503
    assert "Wacht even" in answer.text


def test_a_form_on_another_site_cannot_ask(anybody: Client) -> None:
    elsewhere = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    assert anybody.post(PAGE, {"school": "leuven"}, headers=elsewhere).status_code == 403


def test_the_page_speaks_the_language_that_is_asked_for(anybody: Client) -> None:
    assert f'action="{PAGE}?taal=fr"' in anybody.get(f"{PAGE}?taal=fr").text
    assert PAGE in anybody.get("/hulp/").text
    assert PAGE in anybody.get("/contact/").text
