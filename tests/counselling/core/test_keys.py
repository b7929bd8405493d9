import json
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from counselling.core import keys
from counselling.core.errors import KeyMissing
from tests.house.tree import ROOT

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)
PROCESSES = 5
# What one server process does on a busy evening around midnight.
PROCESS = """
import sys
from datetime import date, timedelta
from pathlib import Path
from counselling.core.keys import DayRing
ring, own = DayRing(Path(sys.argv[1])), int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
days = [date(2026, 11, 20) + timedelta(days=n) for n in range(6)] + [date(2027, 1, 1 + own)]
print(";".join(f"{day}={ring.key_for_new(day).hex()}" for day in days))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keys.create_missing(tmp_path / "keys")
    return tmp_path / "keys"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_reads_the_keys(folder: Path) -> None:
    keys.DayRing(folder).key_for_new(TODAY)
    assert mode(folder) == 0o700
    secret = [*keys.NAMES, keys.RING_FILE]
    assert {name: mode(folder / name) for name in secret} == dict.fromkeys(secret, 0o600)


def test_every_key_is_its_own_and_long(folder: Path) -> None:
    made = {keys.read(folder, name) for name in keys.NAMES}
    assert len(made) == len(keys.NAMES)
    assert {len(key) for key in made} == {32}


def test_a_second_start_keeps_every_key(folder: Path) -> None:
    keys.DayRing(folder).key_for_new(TODAY)
    before = all_of(folder)
    keys.create_missing(folder)
    assert all_of(folder) == before


def all_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_missing_key_is_named(folder: Path) -> None:
    (folder / "field").unlink()
    with pytest.raises(KeyMissing, match="'field'"):
        keys.read(folder, "field")


def test_a_day_has_one_key_for_good(folder: Path) -> None:
    made = keys.DayRing(folder).key_for_new(TODAY)
    assert keys.DayRing(folder).key_of(TODAY) == made
    assert keys.DayRing(folder).key_for_new(TODAY) == made
    assert keys.DayRing(folder).key_for_new(TOMORROW) != made


def test_a_day_whose_key_is_gone_is_named(folder: Path) -> None:
    with pytest.raises(KeyMissing, match="2026-11-23"):
        keys.DayRing(folder).key_of(TODAY)


def test_a_process_learns_the_keys_that_another_made_after_it_looked(folder: Path) -> None:
    here, there = keys.DayRing(folder), keys.DayRing(folder)
    here.key_for_new(TODAY)
    made = there.key_for_new(TOMORROW)
    assert here.key_of(TOMORROW) == made
    assert there.key_of(TODAY) == here.key_of(TODAY)


def test_a_ring_that_is_lost_is_never_replaced_by_an_empty_one(folder: Path) -> None:
    (folder / keys.RING_FILE).unlink()
    ring = keys.DayRing(folder)
    with pytest.raises(KeyMissing, match=keys.RING_FILE):
        ring.key_of(TODAY)
    with pytest.raises(KeyMissing, match=keys.RING_FILE):
        ring.key_for_new(TODAY)
    assert not (folder / keys.RING_FILE).exists()


def test_a_process_that_died_while_writing_harms_nobody(folder: Path) -> None:
    made = keys.DayRing(folder).key_for_new(TODAY)
    (folder / keys.RING_FILE).with_suffix(".new").write_text("half a")
    assert keys.DayRing(folder).key_for_new(TOMORROW)
    assert keys.DayRing(folder).key_of(TODAY) == made


def test_processes_that_make_the_same_days_key_at_once_share_one(folder: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(folder), str(number)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(PROCESSES)
    ]  # fmt: skip
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    told = [process.communicate("go\n", timeout=30)[0].strip().split(";") for process in started]
    seen = dict(entry.split("=") for entries in told for entry in entries)
    assert all(entry.split("=")[1] == seen[entry.split("=")[0]] for row in told for entry in row)
    stored = json.loads((folder / keys.RING_FILE).read_text())
    assert set(stored) == set(seen)
    assert len(stored) == 6 + PROCESSES


def test_a_deleted_day_is_gone_in_every_process_that_knew_it_and_never_comes_back(
    folder: Path,
) -> None:
    here, there = keys.DayRing(folder), keys.DayRing(folder)
    made = here.key_for_new(TODAY)
    assert there.key_of(TODAY) == made
    assert here.drop([keys.RingName(TODAY), keys.RingName(TOMORROW)]) == 1
    there.key_for_new(TOMORROW)
    for ring in (here, there):
        with pytest.raises(KeyMissing, match="2026-11-23"):
            ring.key_of(TODAY)
    assert made not in all_of(folder)[folder / keys.RING_FILE]
    assert there.key_for_new(TODAY) != made


def test_keys_of_a_day_for_different_things_are_different_and_end_apart(folder: Path) -> None:
    ring = keys.DayRing(folder)
    plain, trail = ring.key_for_new(TODAY), ring.key_for_new(TODAY, "audit")
    assert plain != trail
    assert ring.names() == [keys.RingName(TODAY), keys.RingName(TODAY, "audit")]
    ring.drop([keys.RingName(TODAY)])
    assert ring.key_of(TODAY, "audit") == trail


def test_a_name_is_read_as_it_was_written() -> None:
    for purpose in ("", "audit", "hold-6ba7b810-9dad-11d1-80b4-00c04fd430c8"):
        name = keys.RingName(TODAY, purpose)
        assert keys.RingName.of(name.text) == name
