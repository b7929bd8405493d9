"""The real service for a test: its own data folder, database, bus, server processes and log."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.error import URLError
from urllib.request import urlopen

import tests.first_start
from clbchat.quickstart import STAFF_FILE
from tests.house.tree import ROOT
from tests.ports import free_port
from tests.tables import FOREIGN

START_SECONDS = 60
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

    A new one is furnished with a copy of a first start, which was `manage.py quickstart`; its processes are
    `manage.py serve`.
    All believe to be `origin`, so sockets to any of them send that origin.
    """

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    counsellors: int = 0
    processes: int = 1
    program: str = "manage.py"
    #: Whether this is the first start itself, which furnishes others.
    first: bool = False
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
        if not self.data.exists():
            tests.first_start.furnish(self)
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
            self.staff = json.loads((self.data / STAFF_FILE).read_bytes())
        return server

    @property
    def data(self) -> Path:
        """The folder of database, keys and files."""
        return self.folder / "data"

    def arguments(self, number: int) -> list[str]:
        port = str(self.ports[number])
        if not self.first:
            return ["serve", "--port", port]
        people = str(self.counsellors)
        return ["quickstart", "--data", str(self.data), "--port", port, "--counsellors", people]

    def environment(self) -> dict[str, str]:
        """Return the environment of a server: this one's, without what belongs to the tests."""
        plain = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        own = {
            "CLBCHAT_DATA": str(self.data),
            "DJANGO_SETTINGS_MODULE": "tests.service_settings",
            "SITE_ORIGIN": self.origin,
            "PYTHONUNBUFFERED": "1",
        }
        return plain | own | self.settings

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


def answers(url: str) -> bool:
    """Tell whether an address answers 200 within two seconds."""
    try:
        with urlopen(url, timeout=2) as answer:  # our own server on this machine
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
