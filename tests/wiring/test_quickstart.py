"""The one command with which somebody tries the chat."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import ROOT
from tests.ports import free_port
from tests.service import answers
from tests.tables import FOREIGN

ROLES = {
    "amina": ["counsellor"], "bram": ["counsellor"], "chris": ["supervisor"], "dina": ["supervisor"],
    "eva": ["coordinator"], "femke": ["privacy_officer"], "gust": ["auditor"],
    "demo001": ["counsellor"],
}  # fmt: skip


def quickstart(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), "quickstart", *arguments]


def started(data: Path, port: int) -> dict[str, Any]:
    """Start it, stop it once it answers, and return what its first line said."""
    plain = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    process = subprocess.Popen(
        quickstart("--json", "--data", str(data), "--port", str(port), "--counsellors", "1"),
        env=plain, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    try:
        while not answers(f"http://127.0.0.1:{port}/readyz"):
            assert process.poll() is None, "it ended"
            assert time.monotonic() < deadline, "it never answered"
            time.sleep(0.1)
    finally:
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=30)
    first: dict[str, Any] = json.loads(said.splitlines()[0])
    return first


@pytest.mark.slow
def test_it_prints_where_the_chat_is_and_who_may_sign_in_and_keeps_them(tmp_path: Path) -> None:
    port = free_port()
    first = started(tmp_path / "data", port)
    assert first["url"] == f"http://127.0.0.1:{port}"
    assert {one["username"]: one["roles"] for one in first["staff"]} == ROLES
    assert all(len(one["password"]) > 15 and one["totp_secret"] for one in first["staff"])
    assert started(tmp_path / "data", port) == first


@pytest.mark.parametrize("wrong", [["--host", "0.0.0.0"], ["--port", "0"], ["--port", "70000"]])
def test_it_serves_this_machine_alone(tmp_path: Path, wrong: list[str]) -> None:
    command = quickstart("--data", str(tmp_path / "data"), *wrong)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert wrong[1] in done.stderr
    assert not (tmp_path / "data").exists()
