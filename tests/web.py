"""A browser without a screen for tests: cookies, forms and answers over plain HTTP."""

import asyncio
import http.client
import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

SECONDS = 30


@dataclass
class Answer:
    """One answer of the service; a redirect is not followed."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def location(self) -> str:
        """The address a redirect leads to."""
        return self.headers.get("location", "")

    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.text)

    def hidden(self, name: str) -> str:
        """The value of the form field `name`, or nothing."""
        parser = _Fields()
        parser.feed(self.text)
        return parser.values.get(name, "")


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "input" and found.get("name"):
            self.values[str(found["name"])] = found.get("value") or ""


@dataclass
class Web:
    """One person's browser: what it sends looks like a page of our own origin asked for it."""

    origin: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    #: Where this browser connects from; every address that begins with 127 is this machine.
    address: str = "127.0.0.1"

    async def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return await asyncio.to_thread(self.ask, "GET", path, b"", headers)

    async def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """Send a form."""
        content = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        return await asyncio.to_thread(self.ask, "POST", path, urlencode(fields).encode(), content)

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Send one request and keep the cookies of the answer."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=SECONDS, source_address=(self.address, 0)
        )
        try:
            connection.request(method, path, body or None, {**self.usual_headers(), **headers})
            answer = connection.getresponse()
            text = answer.read().decode()
            self.keep(answer.msg.get_all("Set-Cookie") or [])
            return Answer(
                answer.status, {name.lower(): value for name, value in answer.getheaders()}, text
            )
        finally:
            connection.close()

    def usual_headers(self) -> dict[str, str]:
        return {
            "Host": self.origin.partition("//")[2],
            "Origin": self.origin,
            "Referer": f"{self.origin}/",
            "Sec-Fetch-Site": "same-origin",
            "Cookie": self.cookie_line(),
        }

    def cookie_line(self) -> str:
        """The Cookie header as a browser would send it now."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def keep(self, lines: list[str]) -> None:
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0" or not morsel.value:
                    del self.cookies[name]
