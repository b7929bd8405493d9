"""The ways in: daphne and uvicorn, straight, on a unix socket, and through nginx as it is shipped."""

import http.client
import json
import socket
import sqlite3
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from websockets.asyncio.client import connect
from websockets.typing import Origin

from tests.benchmark.servers import uvicorn
from tests.failures.crowd import NO_LIMITS
from tests.house.tree import ROOT
from tests.nginx import nginx
from tests.ports import free_port
from tests.service import Server, Service
from tests.web import Answer, Web

Lines = list[tuple[str, str]]
#: Every address that begins with 127 is this machine; nginx comes from the first.
PROXY, NOOR, VICTIM = "127.0.0.1", "127.0.0.5", "127.0.0.6"
TOLD_PORT = 50_123
SECONDS = 20
ANYBODYS = ssl.create_default_context()
ANYBODYS.check_hostname, ANYBODYS.verify_mode = False, ssl.CERT_NONE
STORY = """
import json, sys, django
django.setup()
{steps}
"""


@dataclass
class Way:
    """One way in."""

    place: int | Path
    tls: bool = False
    #: Stands for a proxy of ours that adds whom it sees to what it was sent.
    adds: bool = False

    def connected(self, address: str) -> socket.socket:
        """Connect from an address of this machine."""
        if isinstance(self.place, Path):
            plain = socket.socket(socket.AF_UNIX)
            try:
                plain.connect(str(self.place))
            except OSError:
                plain.close()
                raise
            return plain
        source = PROXY if self.adds else address
        return socket.create_connection((PROXY, self.place), SECONDS, (source, 0))

    def said(self, address: str, lines: Lines) -> Lines:
        """Return what arrives of these header lines, with what our own proxy adds."""
        if not self.adds:
            return lines
        others = [line for line in lines if line[0] != "X-Client-Port"]
        return [*others, ("X-Forwarded-For", address), ("X-Client-Port", str(TOLD_PORT))]


@dataclass
class Guest:
    """A program that says what it likes about where it connects from."""

    ways: "Ways"
    way: Way
    address: str = NOOR
    web: Web = field(init=False)

    def __post_init__(self) -> None:
        self.web = Web(self.ways.service.origin, 0)

    def ask(self, path: str, fields: dict[str, str] | None = None, lines: Lines = []) -> Answer:  # noqa: B006 - only read
        """Send one request with these header lines."""
        connection = http.client.HTTPConnection(PROXY)
        plain = self.way.connected(self.address)
        connection.sock = ANYBODYS.wrap_socket(plain) if self.way.tls else plain
        try:
            connection.putrequest("POST" if fields else "GET", path, skip_host=True)
            for name, value in [
                *self.web.usual_headers().items(),
                *self.way.said(self.address, lines),
            ]:
                connection.putheader(name, value.encode("latin-1"))
            body = urlencode(fields).encode() if fields else b""
            connection.putheader("Content-Type", "application/x-www-form-urlencoded")
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            text = answer.read().decode()
            self.web.keep(answer.msg.get_all("Set-Cookie") or [])
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text)
        finally:
            connection.close()

    def start(self, lines: Lines) -> str:
        """Start a visit and return the tag that was stored for it."""
        answer = self.ask("/chat/start/", {"nickname": "Noor"}, lines)
        assert answer.status == 303, f"{answer.status}: {answer.text[:500]}"
        newest = "SELECT tag FROM counselling_arrival ORDER BY tagged_at DESC LIMIT 1"
        return str(self.ways.rows(newest)[0][0])

    async def look_in(self, lines: Lines) -> int:
        """Open a socket, be greeted, and return the port it came from."""
        sock = self.way.connected(self.address)
        port = 0 if isinstance(self.way.place, Path) else sock.getsockname()[1]
        scheme = "wss" if self.way.tls else "ws"
        headers = [("Cookie", self.web.cookie_line()), *self.way.said(self.address, lines)]
        async with connect(
            f"{scheme}://{PROXY}/ws/visit/", sock=sock, ssl=ANYBODYS if self.way.tls else None,
            origin=Origin(self.web.origin), additional_headers=headers, proxy=None, compression=None,
        ) as wire:  # fmt: skip
            await wire.send(json.dumps({"type": "hello", "after": 0}))
            snapshot = json.loads(await wire.recv())
            assert snapshot["type"] == "snapshot", snapshot
        return int(port)


@dataclass
class Ways:
    """A service with every way in."""

    service: Service
    known: dict[str, Way]

    def rows(self, query: str) -> list[Any]:
        """Ask the database itself."""
        with sqlite3.connect(self.service.folder / "data/clbchat.sqlite3") as database:
            return database.execute(query).fetchall()

    def told(self, steps: str, *arguments: str) -> Any:
        """Let a process of the service do something, and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-c", STORY.format(steps=steps), *arguments],
            cwd=ROOT, capture_output=True, text=True, check=False,
            env=self.service.environment(),
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)


@contextmanager
def every_way(folder: Path) -> Iterator[Ways]:
    """Open every way into one service."""
    through = [free_port() for _ in range(3)]
    settings = {
        **NO_LIMITS,
        "SITE_ORIGIN": f"https://localhost:{through[0]}",
        "TRUSTED_PROXIES": f"{PROXY}/32,unix",
    }
    service = Service(folder / "service", settings=settings)
    service.origin = settings["SITE_ORIGIN"]
    sock, port = folder / "chat.sock", free_port()
    with ExitStack() as open_ways, service:
        for arguments in (["manage.py", "serve", "--unix", str(sock)], uvicorn(port)[1:]):
            open_ways.enter_context(_served(service, arguments))
        _wait_for(Way(sock), Way(port))
        for number, upstream in enumerate(
            (f"{PROXY}:{service.ports[0]}", f"unix:{sock}", f"{PROXY}:{port}")
        ):
            open_ways.enter_context(nginx(folder / f"nginx{number}", through[number], upstream))
        yield Ways(
            service,
            {
                "straight to daphne": Way(service.ports[0]),
                "straight to uvicorn": Way(port),
                "nginx before daphne": Way(through[0], tls=True),
                "nginx before a unix socket": Way(through[1], tls=True),
                "nginx before uvicorn": Way(through[2], tls=True),
                "a proxy that adds": Way(service.ports[0], adds=True),
                "a proxy that adds, on a unix socket": Way(sock, adds=True),
                "a proxy that adds, before uvicorn": Way(port, adds=True),
            },
        )
        assert not service.alarms()


@contextmanager
def _served(service: Service, arguments: list[str]) -> Iterator[None]:
    with service.log.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT, env=service.environment(), stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield
    finally:
        Server(0, process).kill()


def _wait_for(*ways: Way) -> None:
    deadline = time.monotonic() + 60
    for way in ways:
        while True:
            try:
                way.connected(NOOR).close()
                break
            except OSError:
                assert time.monotonic() < deadline, f"nobody listens at {way.place}"
                time.sleep(0.1)
