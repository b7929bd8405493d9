from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from counselling.conversation.models import Conversation
from tests.doors.conftest import OUR_PAGE

OURS = configured.SITE_ORIGIN
POSTS = [
    "/chat/start/", "/chat/question/", "/chat/here/", "/chat/messages/", "/chat/leave/",
    "/chat/feedback/", "/cookies/",
]  # fmt: skip
ELSEWHERE = {
    "another site": {"Origin": "https://elsewhere.example"},
    "a page without origin, such as a sandboxed frame": {"Origin": "null"},
    "our name on another port": {"Origin": "http://127.0.0.1:9999"},
    "our name on https": {"Origin": "https://127.0.0.1:8000"},
    "a name that begins like ours": {"Origin": f"{OURS}.elsewhere.example"},
    "an empty origin": {"Origin": ""},
    "another site, whatever the origin says": {"Origin": OURS, "Sec-Fetch-Site": "cross-site"},
    "a neighbour of our site": {"Origin": OURS, "Sec-Fetch-Site": "same-site"},
    "a word nobody knows": {"Origin": OURS, "Sec-Fetch-Site": "wherever"},
    "another page, without an origin": {"Referer": "https://elsewhere.example/"},
    "our page on the way to another": {"Referer": f"{OURS}/", "Sec-Fetch-Site": "cross-site"},
    "our address as somebody's password": {"Referer": f"{OURS}@elsewhere.example/"},
}
FROM_US = {
    "our page": OUR_PAGE,
    "our page in an old browser": {"Origin": OURS},
    "our page, which keeps its origin to itself": {"Referer": f"{OURS}/chat/"},
    "the address bar": {"Origin": OURS, "Sec-Fetch-Site": "none"},
    "this machine by its other name": {"Origin": OURS.replace("127.0.0.1", "localhost")},
}


@pytest.mark.parametrize("headers", ELSEWHERE.values(), ids=ELSEWHERE)
@pytest.mark.parametrize("path", POSTS)
def test_nobody_posts_from_elsewhere(waiting: Client, path: str, headers: dict[str, str]) -> None:
    stranger = Client(headers=headers)
    stranger.cookies = waiting.cookies
    answer = stranger.post(path, {"nickname": "Iemand", "text": "hallo"})
    assert answer.status_code == 403
    assert not answer.cookies
    assert 'href="tel:112"' in answer.text
    visit = Conversation.objects.get()
    assert visit.state == "waiting"


@pytest.mark.parametrize("headers", FROM_US.values(), ids=FROM_US)
def test_our_own_page_posts(evening: Any, headers: dict[str, str]) -> None:
    answer = Client(headers=headers).post("/chat/start/", {"nickname": "Noor"})
    assert answer.status_code == 303
    assert Conversation.objects.count() == 1


def test_a_token_is_neither_asked_nor_given(evening: Any) -> None:
    browser = Client(enforce_csrf_checks=True, headers=OUR_PAGE)
    page = browser.get("/chat/")
    assert "csrfmiddlewaretoken" not in page.text
    assert browser.post("/chat/start/", {"nickname": "Noor"}).status_code == 303
