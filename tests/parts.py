"""The parts a service stands on, each made for one test: a database, a Redis of its own, a cable."""

import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import redis

from tests.ports import free_port


def answering(name: str) -> str:
    """Return the address in the variable `name`: skips where it is not set, fails where it is dead."""
    url = os.environ.get(name, "")
    if not url:
        pytest.skip(f"{name} is not set")
    try:
        if url.startswith("redis"):
            redis.Redis.from_url(url).ping()
        else:
            psycopg.connect(url, connect_timeout=5).close()
    except (psycopg.Error, redis.RedisError) as error:
        pytest.fail(f"{name} is set, but nothing answers there: {type(error).__name__}")
    return url


@contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """Make an empty PostgreSQL database and give its address; it is dropped afterwards."""
    name = f"clbchat_{secrets.token_hex(6)}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload,unused-ignore]
    try:
        yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[call-overload,unused-ignore]


class OwnRedis:
    """A redis-server process of the test's own, which it may stop and start."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = tempfile.mkdtemp(prefix="clbchat-redis-")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        assert program, "redis-server is missing: install the package redis-server."
        arguments = [
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ]
        self._process = subprocess.Popen(
            [program, *arguments, "--dir", self._folder],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(100):
            if self._answers():
                return
            time.sleep(0.05)
        raise AssertionError("the test's own Redis did not start")

    def stop(self) -> None:
        """End the server process."""
        if self._process:
            self._process.kill()
            self._process.wait(timeout=10)
            self._process = None

    def remove(self) -> None:
        """End the server and delete its folder."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _answers(self) -> bool:
        try:
            return bool(redis.Redis(port=self.port).ping())
        except redis.RedisError:
            return False
