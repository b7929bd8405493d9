"""The real service for a test: its own data folder, database, bus, server processes and log."""

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self
from urllib.error import URLError
from urllib.request import urlopen

from tests.house.tree import ROOT
from tests.ports import free_port

START_SECONDS = 60
#: Settings of the surrounding test run that a server of its own must not inherit.
FOREIGN = ("DJANGO_SETTINGS_MODULE", "CLBCHAT_DATA", "DATABASE_URL", "REDIS_URL", "SECRET_KEY")
ALARMS = (
    "Traceback (most recent call last)",
    "was never awaited",
    "Unhandled",
    "ERROR ",
    "CRITICAL ",
)


@dataclass
class Server:
    """One server process, by its own pid."""

    port: int
    process: subprocess.Popen[bytes]

    def kill(self, sign: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to this process and wait until it is gone."""
        if self.process.poll() is None:
            os.kill(self.process.pid, sign)
        self.process.wait(timeout=30)


@dataclass
class Service:
    """An installation with demo staff; its servers listen on 127.0.0.1.

    The first process is `manage.py quickstart`; more are `manage.py serve` on the same data folder.
    All believe to be `origin`, so sockets to any of them send that origin.
    """

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    counsellors: int = 0
    processes: int = 1
    program: str = "manage.py"
    staff: dict[str, dict[str, Any]] = field(default_factory=dict)
    servers: list[Server] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.ports = [free_port() for _ in range(self.processes)]
        self.origin = f"http://127.0.0.1:{self.ports[0]}"
        self.log = self.folder / "servers.log"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start every process and wait until each is ready; a new one furnished with a copy."""
        if "DATABASE_URL" not in self.settings and not (self.folder / "data").exists():
            shutil.copytree(furnished(self.counsellors), self.folder / "data")
        self.servers = [self.launch(0)]
        self.servers += [self.launch(number) for number in range(1, self.processes)]

    def launch(self, number: int) -> Server:
        """Start process `number` (again) and wait until it answers that it is ready."""
        port = self.ports[number]
        out = self.folder / f"out-{number}-{time.monotonic_ns()}.txt"
        with out.open("wb") as written, self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, str(ROOT / self.program), *self.arguments(number)],
                cwd=ROOT, env=self.environment(), stdin=subprocess.DEVNULL, stdout=written, stderr=log,
            )  # fmt: skip
        server = Server(port, process)
        self.wait_until_ready(server)
        if number == 0:
            self.staff = {person["username"]: person for person in self.first_line(out)["staff"]}
        return server

    def arguments(self, number: int) -> list[str]:
        port = str(self.ports[number])
        if number:
            return ["serve", "--port", port]
        data = str(self.folder / "data")
        return [
            "quickstart",
            "--json",
            "--data",
            data,
            "--port",
            port,
            "--counsellors",
            str(self.counsellors),
        ]

    def environment(self) -> dict[str, str]:
        """Return the environment of a server: this one's, without what belongs to the tests."""
        plain = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        own = {
            "CLBCHAT_DATA": str(self.folder / "data"),
            "SITE_ORIGIN": self.origin,
            "PYTHONUNBUFFERED": "1",
        }
        return plain | own | self.settings

    def first_line(self, out: Path) -> dict[str, Any]:
        """Return the JSON object that quickstart prints once it listens."""
        deadline = time.monotonic() + START_SECONDS
        while "\n" not in out.read_text():
            assert time.monotonic() < deadline, "quickstart prints nothing"
            time.sleep(0.05)
        found: dict[str, Any] = json.loads(out.read_text().splitlines()[0])
        return found

    def wait_until_ready(self, server: Server) -> None:
        """Wait for /readyz; fails with the log when the process ends or takes too long."""
        deadline = time.monotonic() + START_SECONDS
        while not answers(f"http://127.0.0.1:{server.port}/readyz"):
            gone = server.process.poll() is not None
            if gone or time.monotonic() > deadline:
                server.kill()
                state = f"ended with {server.process.returncode}" if gone else "is not ready"
                raise AssertionError(f"the server {state}:\n{self.log.read_text()[-4000:]}")
            time.sleep(0.1)

    def restart(self, number: int = 0) -> None:
        """Start process `number` again after it was killed."""
        self.servers[number] = self.launch(number)

    def stop(self) -> None:
        """End every process."""
        for server in self.servers:
            server.kill()

    def alarms(self, *, but: str = "") -> list[str]:
        """Return the lines of the log that tell of an error, but for those of the kind a test caused."""
        lines = self.log.read_text(errors="replace").splitlines()
        alarming = [line for line in lines if any(alarm in line for alarm in ALARMS)]
        return [line for line in alarming if not but or f"[{but}" not in line]


@cache
def furnished(counsellors: int) -> Path:
    """Return the data folder that a first start made: keys, tables, files, staff; made once per run."""
    folder = Path(tempfile.mkdtemp(prefix="first-start-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    first = Service(folder, counsellors=counsellors)
    first.launch(0).kill(signal.SIGTERM)
    return folder / "data"


def answers(url: str) -> bool:
    """Tell whether an address answers 200 within two seconds."""
    try:
        with urlopen(url, timeout=2) as answer:  # our own server on this machine
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
