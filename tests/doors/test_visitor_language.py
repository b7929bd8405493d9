import pytest
from django.test import Client

from accounts.models import Staff
from counselling.conversation.models import Conversation
from tests.counselling.evening import codes, takes


def language(answer: object) -> str:
    """Return the language a page says to be in, in its header and in its text alike."""
    said = str(answer["Content-Language"])  # type: ignore[index]
    assert f'<html lang="{said}"' in answer.text  # type: ignore[attr-defined]
    return said


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("", "nl"), ("?taal=nl", "nl"), ("?taal=fr", "fr"), ("?taal=en", "en"), ("?taal=de", "nl"),
     ("?taal=", "nl"), ("?taal=fr-be", "nl"), ("?taal=%00", "nl"), ("?taal=../../etc", "nl")],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/chat/", "/hulp/"])
def test_a_page_speaks_the_language_asked_for(
    browser: Client, path: str, asked: str, spoken: str
) -> None:
    assert language(browser.get(f"{path}{asked}")) == spoken


def test_what_the_browser_or_a_cookie_prefers_is_not_asked(browser: Client) -> None:
    browser.cookies["django_language"] = "fr"
    assert language(browser.get("/", headers={"Accept-Language": "fr"})) == "nl"


def test_a_language_is_remembered_in_no_cookie(browser: Client) -> None:
    assert not browser.get("/?taal=fr").cookies


def test_a_visit_keeps_the_language_it_began_in(browser: Client, evening: Staff) -> None:
    browser.post("/chat/start/?taal=fr", {"nickname": "Noor"})
    for path in ("/chat/", "/chat/?taal=en", "/?taal=nl", "/hulp/"):
        assert language(browser.get(path)) == "fr"
    visit = Conversation.objects.get()
    assert visit.language == "fr"
    takes(evening)
    assert codes(visit.id) == ["joined"]
    assert "Amina" in browser.get("/chat/").text


def test_the_state_says_its_sentence_in_the_language_asked_for(browser: Client) -> None:
    texts = {browser.get(f"/status.json?taal={taal}").json()["text"] for taal in ("nl", "fr", "en")}
    assert len(texts) == 3
