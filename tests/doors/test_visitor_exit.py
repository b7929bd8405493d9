from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from accounts.models import Staff
from counselling.conversation.actions.visit import be_here
from counselling.conversation.models import Conversation
from tests.counselling.evening import takes


def is_forgotten(answer: Any) -> None:
    """Look at an answer that takes everything back."""
    assert answer["Clear-Site-Data"] == '"cookies", "storage"'
    for name in ("visit", "clbchat_cookie_ok"):
        assert answer.cookies[name].value == ""
        assert answer.cookies[name]["max-age"] == 0
    assert "no-store" in answer["Cache-Control"]


def visit() -> Conversation:
    return Conversation.objects.get()


def test_the_exit_takes_the_visit_from_this_device_and_leads_to_a_neutral_site(
    waiting: Client,
) -> None:
    waiting.cookies["clbchat_cookie_ok"] = "1"
    answer = waiting.get("/weg/")
    assert (answer.status_code, answer["Location"]) == (303, configured.NEUTRAL_SITE)
    is_forgotten(answer)
    assert (visit().state, visit().visit_hash) == ("waiting", None)


def test_a_script_that_leaves_by_itself_gets_an_empty_answer(waiting: Client) -> None:
    answer = waiting.post("/weg/", headers={"Origin": "null"})
    assert (answer.status_code, answer.content) == (204, b"")
    is_forgotten(answer)
    assert visit().visit_hash is None


def test_in_a_conversation_the_counsellor_sees_it_and_decides(
    waiting: Client, evening: Staff
) -> None:
    be_here(conversation_id=takes(evening))
    waiting.get("/weg/")
    assert (visit().state, visit().visit_hash) == ("active", None)
    assert visit().left_quickly_at is not None


def test_the_exit_after_the_end_takes_the_cookie_too(waiting: Client) -> None:
    waiting.post("/chat/leave/")
    waiting.get("/weg/")
    assert (visit().state, visit().visit_hash, visit().left_quickly_at) == ("ended", None, None)


def test_after_the_exit_the_old_cookie_opens_nothing(waiting: Client) -> None:
    kept = waiting.cookies["visit"].value
    waiting.get("/weg/")
    waiting.cookies["visit"] = kept
    assert 'data-page="form"' in waiting.get("/chat/").text


def test_the_exit_works_without_a_visit_and_twice(browser: Client) -> None:
    for _ in range(2):
        assert browser.get("/weg/").status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none", "Sec-Purpose": "prefetch"},
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_site_or_a_browser_that_looks_ahead_closes_nobodys_chat(
    waiting: Client, headers: dict[str, str], method: str
) -> None:
    answer = getattr(waiting, method)("/weg/", headers=headers)
    assert answer.status_code in (204, 303)
    assert not answer.cookies
    assert "Clear-Site-Data" not in answer
    assert visit().visit_hash is not None


def test_no_other_way_of_asking_leads_out(waiting: Client) -> None:
    assert waiting.put("/weg/").status_code == 405
    assert visit().visit_hash is not None


def test_the_notice_is_closed_until_the_browser_closes(browser: Client) -> None:
    answer = browser.post("/cookies/", {"back": "/chat/?taal=fr"})
    assert (answer.status_code, answer["Location"]) == (303, "/chat/?taal=fr")
    cookie = answer.cookies["clbchat_cookie_ok"]
    assert cookie.value == "1"
    assert not any(cookie[name] for name in ("max-age", "expires", "domain"))


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "",
             "javascript:alert(1)", "chat/"],
)  # fmt: skip
def test_closing_the_notice_leads_to_no_other_site(browser: Client, back: str) -> None:
    assert browser.post("/cookies/", {"back": back})["Location"] == "/"
