"""The service needs nobody else: in a network without a way out a whole chat is held."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.first_start import furnish
from tests.house.tree import ROOT
from tests.nowhere import leads_nowhere
from tests.service import Service

#: As root, or as somebody whose kernel lets them make a network of their own.
WAYS = (["unshare", "--net"], ["unshare", "--user", "--map-root-user", "--net"])


@pytest.fixture
def alone() -> list[str]:
    """Return the command that runs another one in a network of its own."""
    for way in WAYS:
        if shutil.which(way[0]) and not subprocess.run([*way, "true"], check=False).returncode:
            return way
    pytest.skip("this machine lets nobody make a network of their own (unshare --net)")


def test_a_chat_is_held_where_nothing_else_can_be_reached(alone: list[str], tmp_path: Path) -> None:
    furnish(Service(tmp_path))
    command = [*alone, sys.executable, "-m", "tests.nowhere", str(tmp_path)]
    held = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=180
    )
    assert held.returncode == 0, held.stderr[-3000:]
    assert held.stdout.endswith("read: vertel maar\n")


def test_such_a_network_is_told_from_one_that_leads_somewhere(alone: list[str]) -> None:
    look = "from tests.nowhere import leads_nowhere; raise SystemExit(not leads_nowhere())"
    command = [sys.executable, "-c", look]
    inside = subprocess.run([*alone, *command], cwd=ROOT, check=False)
    outside = subprocess.run(command, cwd=ROOT, check=False)
    assert (inside.returncode, outside.returncode == 0) == (0, leads_nowhere())
