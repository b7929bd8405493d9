"""Starts the real servers as their operators would, and ends them."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmark import cores
from tests.benchmark.databases import wait_for_port
from tests.benchmark.process_tree import resident_bytes
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
UVICORN = [
    *("-m", "uvicorn", "--ws", "websockets-sansio", "--loop", "uvloop"),
    *("--ws-per-message-deflate", "false", "--no-proxy-headers", "--no-access-log"),
    *("--log-level", "warning", "--host", "127.0.0.1"),
]


@dataclass
class Server:
    """A running server process."""

    command: list[str]
    env: dict[str, str]
    port: int
    log: Path
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        """Start on the server's core and wait until it listens."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=self.env,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )
        cores.pin(self.process.pid, cores.SERVER)
        try:
            wait_for_port(self.port, process=self.process)
        except (ChildProcessError, TimeoutError) as error:
            raise RuntimeError(f"{error}: {self.log.read_text()[-2000:]}") from error

    def kill(self) -> None:
        """Kill without warning, as a crash would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask it to end; kill it when it does not within ten seconds."""
        if self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def memory(self) -> int:
        """Return resident memory in bytes."""
        return resident_bytes([self.process.pid])


def daphne(port: int) -> list[str]:
    """Return the command that ships."""
    return [PYTHON, "manage.py", "serve", "--port", str(port)]


def uvicorn(port: int) -> list[str]:
    """Return the command for uvicorn."""
    return [PYTHON, *UVICORN, "--port", str(port), "clbchat.asgi:application"]


def sweeping_daphne(port: int) -> list[str]:
    """Return the command that ships, with a sweep that begins at once."""
    return [PYTHON, "-m", "tests.benchmark.swept", str(port)]


def watched_daphne(port: int) -> list[str]:
    """Return the command that ships, with the probe in its event loop."""
    return [PYTHON, "-m", "tests.benchmark.probe", str(port)]


def watched_uvicorn(port: int) -> list[str]:
    """Return the command for uvicorn, with the probe in its event loop."""
    return [PYTHON, *UVICORN, "--port", str(port), "tests.benchmark.probe:application"]


def floor(port: int) -> list[str]:
    """Return the command of the bare relay."""
    return [PYTHON, "-m", "tests.benchmark.floor", str(port)]


def tutorial(port: int) -> list[str]:
    """Return the command that serves the tutorial application, as Daphne's own page says."""
    served = ["-b", "127.0.0.1", "-p", str(port), "tests.benchmark.tutorial.asgi:application"]
    return [PYTHON, "-m", "daphne", "-v", "0", *served]


@contextlib.contextmanager
def running(command: list[str], env: dict[str, str], port: int, log: Path) -> Iterator[Server]:
    """Run a server for the length of the block."""
    server = Server(command, env, port, log)
    try:
        server.start()
        yield server
    finally:
        if hasattr(server, "process"):
            server.stop()


@contextlib.contextmanager
def running_tutorial(folder: Path) -> Iterator[Server]:
    """Run the tutorial application on a fresh SQLite file."""
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.benchmark.tutorial.settings",
        "TUTORIAL_DATABASE": str(folder / "tutorial.sqlite3"),
    }
    migrate = [PYTHON, "-m", "django", "migrate", "--run-syncdb", "-v", "0"]
    subprocess.run(migrate, env=env, cwd=ROOT, check=True)
    port = free_port()
    with running(tutorial(port), env, port, folder / "tutorial.log") as server:
        yield server


def prepare(env: dict[str, str]) -> None:
    """Make keys, tables and static files of a new installation."""
    command = [PYTHON, "-m", "tests.benchmark.installation"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the installation failed: {done.stderr.decode()[-2000:]}")
