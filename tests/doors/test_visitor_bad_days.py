"""The database is gone, or the site is served over https: each in a process with settings of its own."""

import re
from typing import Any

import pytest

from tests.doors.elsewhere import Site

NOTHING_LISTENS = "postgresql://root@127.0.0.1:1/gone"
SECURE = "https://chat.example"
CANARY = "kanarievogel"
VISIT = f"visit={CANARY}"
NUMBERS = ("112", "1813", "106", "102")
PAGES = ["/", "/chat/", "/hulp/", "/status.json", "/chat/messages/"]
FORMS = ["/chat/start/", "/chat/question/", "/chat/here/", "/chat/leave/", "/chat/feedback/",
         "/chat/messages/"]  # fmt: skip


@pytest.fixture(scope="module")
def gone() -> Site:
    """A site whose database does not answer, asked by somebody with a visit."""
    headers = {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}
    settings = {"DATABASE_URL": NOTHING_LISTENS, "SITE_ORIGIN": "http://127.0.0.1:8000"}
    return Site(settings, headers, cookie=VISIT, prepare=False, asynchronous=True)


@pytest.fixture(scope="module")
def without_database(gone: Site) -> list[dict[str, Any]]:
    """The answers to everything a visitor can ask."""
    fields = {"nickname": CANARY, "text": CANARY, "question": CANARY}
    nothing: dict[str, str] = {}
    pages = [("get", path, nothing) for path in PAGES]
    return gone.ask(*pages, *(("post", path, fields) for path in FORMS))


def test_without_a_database_every_page_shows_whom_to_call(
    without_database: list[dict[str, Any]],
) -> None:
    for answer in without_database:
        if "json" in answer["headers"]["Content-Type"]:
            continue
        for number in NUMBERS:
            assert f'href="tel:{number}"' in answer["text"], answer["asked"]


def test_without_a_database_no_page_breaks(without_database: list[dict[str, Any]]) -> None:
    served = {answer["asked"].split(maxsplit=1)[1]: answer["status"] for answer in without_database}
    assert set(served.values()) <= {200, 409, 503}, served
    for path in ("get /", "get /status.json", "post /chat/start/", "get /chat/"):
        assert served[path] == 503, served


def test_without_a_database_nothing_that_was_sent_is_logged(
    gone: Site, without_database: list[dict[str, Any]]
) -> None:
    assert without_database
    assert CANARY not in gone.log
    assert "Traceback" not in gone.log


def test_without_a_database_the_exit_leads_out(gone: Site) -> None:
    for answer in gone.ask(("get", "/weg/", {}), ("post", "/weg/", {})):
        assert answer["status"] in (303, 204)
        assert answer["headers"]["Clear-Site-Data"]
        assert any("visit=" in cookie and "Max-Age=0" in cookie for cookie in answer["cookies"])


def test_without_a_database_the_process_lives_and_is_not_ready(gone: Site) -> None:
    answers = gone.ask(("get", "/healthz", {}), ("get", "/readyz", {}))
    assert {answer["status"] for answer in answers if "healthz" in answer["asked"]} == {200}
    assert {answer["text"] for answer in answers if "readyz" in answer["asked"]} == {"no database"}


@pytest.fixture(scope="module")
def secure() -> list[dict[str, Any]]:
    """A site on https: a start, a page, the exit."""
    settings = {"SITE_ORIGIN": SECURE, "OPEN_WITHOUT_STAFF": "true"}
    site = Site(settings, {"Origin": SECURE, "Host": "chat.example"})
    return site.ask(
        ("post", "/chat/start/", {"nickname": "Noor"}), ("get", "/", {}), ("get", "/weg/", {}),
        ("post", "/cookies/", {}),
    )  # fmt: skip


def test_on_https_the_cookie_is_bound_to_the_host(secure: list[dict[str, Any]]) -> None:
    (cookie,) = secure[0]["cookies"]
    assert re.fullmatch(
        r"__Host-visit=[\w-]{43}; HttpOnly; Path=/; SameSite=Lax; Secure", cookie
    )  # fmt: skip


def test_on_https_the_exit_takes_the_same_cookie_back(secure: list[dict[str, Any]]) -> None:
    (cookie,) = [one for one in secure[2]["cookies"] if one.startswith("__Host-visit=")]
    assert "Max-Age=0" in cookie
    assert {"Secure", "Path=/"} <= set(cookie.split("; "))


def test_on_https_the_notice_is_remembered_securely(secure: list[dict[str, Any]]) -> None:
    (cookie,) = secure[3]["cookies"]
    assert cookie == "clbchat_cookie_ok=1; Path=/; SameSite=Lax; Secure"


def test_on_https_sockets_are_secure_and_browsers_remember(secure: list[dict[str, Any]]) -> None:
    headers = secure[1]["headers"]
    assert "connect-src 'self' wss://chat.example;" in headers["Content-Security-Policy"] + ";"
