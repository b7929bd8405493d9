"""The real command, at moved clocks: exact to the second, once, and on after it was killed; on both databases."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.failures.moved import Moved

pytestmark = pytest.mark.slow

BEGUN, ENDED = "2024-11-28 20:00:00", "2024-11-28T20:30:00+00:00"
DAY_BEFORE, LAST_SECOND, TWO_YEARS, NEXT_DAY = (
    "2026-11-27 18:00:00", "2026-11-28 20:29:59", "2026-11-28 20:30:00", "2026-11-30 12:00:00",
)  # fmt: skip
MANY = 60


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Moved:
    """An installation of its own, on each database."""
    url = request.getfixturevalue("postgres") if request.param == "postgresql" else ""
    return Moved(tmp_path / "data", url)


def purged(installation: Moved, moment: str, *more: str) -> dict[str, int]:
    """Purge at a moment, and return what went."""
    done = installation.at(moment, "purge", "--json", *more)
    assert done.returncode == 0, done.stderr
    gone: dict[str, int] = json.loads(done.stdout)["gone"]
    return gone


def test_a_conversation_stays_to_its_last_second_and_goes_once(installation: Moved) -> None:
    installation.talked(BEGUN, ENDED)
    refused = installation.at(TWO_YEARS, "purge", "--json")
    assert (refused.returncode, json.loads(refused.stdout)["problem"]) == (1, "clock")
    installation.looked_at_the_clock(DAY_BEFORE)
    assert "conversations" not in purged(installation, LAST_SECOND)
    assert (installation.count(), installation.count("counselling_message")) == (1, 3)
    assert purged(installation, TWO_YEARS, "--dry-run")["conversations"] == 1
    assert installation.count() == 1
    assert purged(installation, TWO_YEARS)["conversations"] == 1
    assert (installation.count(), installation.count("counselling_message")) == (0, 0)
    entries = installation.count("accounts_auditentry")
    assert purged(installation, TWO_YEARS) == {}
    assert installation.count("accounts_auditentry") == entries


def test_a_sweep_that_is_killed_goes_on_and_the_day_ends(installation: Moved) -> None:
    installation.talked(BEGUN, ENDED, MANY)
    installation.looked_at_the_clock(DAY_BEFORE)
    process = installation.start(NEXT_DAY, "purge")
    while installation.count() == MANY:
        assert process.poll() is None
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=30)
    left = installation.count()
    assert 0 < left < MANY, "it was not killed in the middle"
    assert "2024-11-28" in ring(installation)
    assert purged(installation, NEXT_DAY)["conversations"] == left
    assert installation.count() == 0
    assert "2024-11-28" not in ring(installation)


def ring(installation: Moved) -> set[str]:
    return set(json.loads((installation.folder / "keys" / "day_keys.json").read_bytes()))
