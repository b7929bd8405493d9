"""Every answer of the visitors' door, whatever was asked, carries the same headers and no cookie too many."""

from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from clbchat.headers import PERMISSIONS

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
    "font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", "trusted-types 'none'",
    " ".join(["connect-src 'self'", *configured.SOCKET_ORIGINS]),
}  # fmt: skip
EXACT = {
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": PERMISSIONS,
    "X-Robots-Tag": "nosnippet",
}
GETS = [
    "/", "/status.json", "/chat/", "/chat/start/", "/chat/messages/", "/weg/", "/hulp/", "/privacy/",
    "/spelregels/", "/wat-we-bewaren/", "/mijn-gegevens/", "/contact/", "/klacht/", "/bestaat-niet/", "/stijl/",
    "/healthz", "/readyz",
]  # fmt: skip
POSTS = [
    "/chat/start/", "/chat/question/", "/chat/here/", "/chat/leave/", "/chat/feedback/", "/weg/",
    "/cookies/", "/",
]  # fmt: skip


def looks_right(answer: Any) -> None:
    """Look at the headers of an answer."""
    for name, value in EXACT.items():
        said = answer.headers.get(name, "")
        parts = {part.strip() for part in said.split(",")}
        # A page that must never be kept may say so at more length.
        fits = value in parts if name == "Cache-Control" else said == value
        assert fits, f"{name}: {said}"
    policy = answer.headers["Content-Security-Policy"]
    assert {rule.strip() for rule in policy.split(";") if rule.strip()} == POLICY
    for name in ("Server", "X-Powered-By", "Access-Control-Allow-Origin", "ETag"):
        assert name not in answer.headers


@pytest.mark.parametrize("path", GETS)
def test_every_page_has_the_same_headers(browser: Client, path: str) -> None:
    answer = browser.get(path)
    looks_right(answer)
    assert set(answer.cookies) <= ({"visit", "clbchat_cookie_ok"} if path == "/weg/" else set())


@pytest.mark.parametrize("path", POSTS)
def test_every_answer_to_a_form_has_the_same_headers(browser: Client, path: str) -> None:
    looks_right(browser.post(path, {}))


def test_a_visit_in_all_its_states_has_the_same_headers(waiting: Client) -> None:
    for step in ("/chat/here/", "/chat/leave/", "/chat/feedback/", "/chat/leave/"):
        page = waiting.get("/chat/")
        looks_right(page)
        assert not page.cookies
        looks_right(waiting.post(step, {"stars": "5"}))


def test_a_visitor_has_no_session_no_token_and_no_language_in_a_cookie(waiting: Client) -> None:
    for path in GETS:
        if path not in ("/weg/", "/chat/messages/"):
            waiting.get(path)
    assert set(waiting.cookies) == {"visit"}


def test_a_robot_is_told_to_stay_away_from_a_demonstration(browser: Client, settings: Any) -> None:
    settings.DEMO = True
    assert browser.get("/")["X-Robots-Tag"] == "noindex"
