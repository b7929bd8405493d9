import os
import subprocess
import sys

from tests.house.tree import ROOT

SECONDS = 600


def test_every_story_of_the_rooms_is_true_on_postgresql_too(postgres: str) -> None:
    environment = {**os.environ, "DATABASE_URL": postgres}
    rooms = [
        name
        for name in ("tests/counselling", "tests/accounts", "tests/doors")
        if any((ROOT / name).rglob("test_*.py"))
    ]
    told = subprocess.run(
        [sys.executable, "-m", "pytest", *rooms, "-q", "-n", "0", "--create-db", "-p", "no:cacheprovider"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout[-6000:]
