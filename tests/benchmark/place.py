"""An installation of clbchat made for one run: data folder, keys, database, people."""

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from tests.benchmark.load.line import Address
from tests.benchmark.servers import PYTHON, ROOT, Server, running
from tests.ports import free_port

LIMITS = (
    "LIMIT_MESSAGE_BURST LIMIT_MESSAGES_PER_SECOND LIMIT_SOCKETS_PER_TAG LIMIT_SOCKETS"
    " LIMIT_STARTS_PER_TAG_MINUTE LIMIT_WAITING_PER_TAG LIMIT_WAITING"
)


class Chat(msgspec.Struct):
    """An active conversation and the cookies of its two sides."""

    conversation: str
    visit: str
    staff: str


class Seeds(msgspec.Struct):
    """What the seeding process made."""

    chats: list[Chat]
    ended: list[str]


@dataclass
class Place:
    """A data folder with its database. Every server in it gets a port of its own."""

    folder: Path
    database_url: str | None = None
    redis_url: str | None = None
    extra: dict[str, str] = field(default_factory=dict)

    def env(self, port: int) -> dict[str, str]:
        """Return the environment of a server on this port, all limits off."""
        env = os.environ | dict.fromkeys(LIMITS.split(), "0") | self.extra
        env |= {
            "CLBCHAT_DATA": str(self.folder),
            "SITE_ORIGIN": origin(port),
            "CAPACITY_MAX": "3",
            "OPEN_WITHOUT_STAFF": "1",
        }
        if self.database_url:
            env["DATABASE_URL"] = self.database_url
        if self.redis_url:
            env |= {"REDIS_URL": self.redis_url, "REDIS_PREFIX": self.folder.name}
        return env

    def seed(self, *, chats: int = 0, each: int = 1, ended: int = 0, seal: bool = False) -> Seeds:
        """Make conversations, `each` per counsellor, visits that are over, and a pair to seal to."""
        order = msgspec.json.encode({"chats": chats, "each": each, "ended": ended, "seal": seal})
        command = [PYTHON, "-m", "tests.benchmark.seed"]
        # Nobody listens on the bus yet, and a publication for each step would cost time.
        env = {name: value for name, value in self.env(1).items() if name != "REDIS_URL"}
        done = subprocess.run(
            command, env=env, cwd=ROOT, input=order, capture_output=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"seeding failed: {done.stderr.decode()[-2000:]}")
        return msgspec.json.decode(done.stdout, type=Seeds)

    def call(self, *words: str) -> None:
        """Run a Python program of this installation to its end."""
        subprocess.run([PYTHON, *words], env=self.env(1), cwd=ROOT, check=True)

    def made(self, module: str) -> dict[str, Any]:
        """Run a module of this installation; returns the JSON object that it prints."""
        done = subprocess.run(
            [PYTHON, "-m", module], env=self.env(1), cwd=ROOT, capture_output=True, check=True
        )
        return msgspec.json.decode(done.stdout, type=dict[str, Any])

    @contextlib.contextmanager
    def serve(self, command: Callable[[int], list[str]], site: int = 0) -> Iterator[Server]:
        """Run a server; `site` is the port of the origin where it is not the server's own."""
        port = free_port()
        env = self.env(site or port)
        with running(command(port), env, port, self.folder / f"{port}.log") as server:
            yield server


def origin(port: int) -> str:
    """Return the origin of a server on this machine."""
    return f"http://127.0.0.1:{port}"


def visitor_line(port: int, chat: Chat | str, site: int = 0) -> Address:
    """Return how a visitor connects."""
    cookie = chat if isinstance(chat, str) else chat.visit
    headers = {"Origin": origin(site or port), "Cookie": f"visit={cookie}"}
    return Address(f"ws://127.0.0.1:{port}/ws/visit/", "visitor", headers)


def console_line(port: int, chat: Chat, site: int = 0) -> Address:
    """Return how a counsellor connects."""
    headers = {"Origin": origin(site or port), "Cookie": f"staff={chat.staff}"}
    return Address(f"ws://127.0.0.1:{port}/ws/console/", "console", headers)
