"""Fresh databases and a Redis of our own, gone afterwards."""

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.ports import free_port


def postgresql_url() -> str | None:
    """Return `TEST_POSTGRES_URL`, or None when it is not set."""
    return os.environ.get("TEST_POSTGRES_URL")


def redis_url() -> str | None:
    """Return `TEST_REDIS_URL`, or None when it is not set."""
    return os.environ.get("TEST_REDIS_URL")


@contextlib.contextmanager
def fresh_postgresql() -> Iterator[str]:
    """Make an empty database beside the one for tests; drop it afterwards."""
    base = postgresql_url()
    assert base is not None
    name = f"clbchat_benchmark_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(base)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(base, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def through(url: str, port: int) -> str:
    """Return the same address behind another port of this machine."""
    parts = urlsplit(url)
    person = parts.netloc.rpartition("@")[0]
    netloc = f"{person}@127.0.0.1:{port}" if person else f"127.0.0.1:{port}"
    return urlunsplit(parts._replace(netloc=netloc))


def port_of(url: str, usual: int) -> int:
    """Return the port a service listens on."""
    return urlsplit(url).port or usual


class OwnRedis:
    """A redis-server that only this run uses, so that it may be stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def available() -> bool:
        """Say whether this machine has a redis-server (or valkey-server)."""
        return _redis_program() is not None

    def start(self) -> None:
        """Start and wait until it answers."""
        program = _redis_program()
        assert program is not None
        arguments = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self._process = subprocess.Popen(
            [program, *arguments, "--appendonly", "no", "--dir", str(self.folder)],
            stdout=subprocess.DEVNULL,
        )
        wait_for_port(self.port)

    def stop(self) -> None:
        """Kill it, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def wait_for_port(port: int, *, seconds: float = 60.0, process: object = None) -> None:
    """Return when somebody listens; TimeoutError when nobody does in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if isinstance(process, subprocess.Popen) and process.poll() is not None:
            raise ChildProcessError(f"the server ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nobody listens on port {port}")


def _redis_program() -> str | None:
    return shutil.which("redis-server") or shutil.which("valkey-server")
