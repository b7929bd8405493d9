"""A new machine, an older version, a rehearsal: backups that come back elsewhere than where they were made."""

from pathlib import Path

import pytest

from counselling.core import closing, keys
from tests.copying import Desk, Safe, small_disk
from tests.first_start import furnish
from tests.service import Service

pytestmark = pytest.mark.slow

ACCEPTED = """
import json
from accounts.models import AuditEntry
found = AuditEntry.objects.filter(action="gap_accepted").values_list("actor__username", flat=True)
print(json.dumps(list(found)))
"""

#: The last step before there were tables of backups, and how a backup was made then, of the tables there were.
BEFORE = "0031_statement_editions"
AS_THEN = """
import json
from pathlib import Path
from django.db import connection
from counselling.retention.actions import backup
backup._keep_record = lambda *_about: None
there = connection.introspection.table_names()
backup.LEFT_OUT = [name for name in backup.LEFT_OUT if backup._table(name) in there]
print(json.dumps(str(backup.make_backup(to=Path({place!r})).file)))
"""
#: Another story of this file may have.
NOBODY_REHEARSED = """
from counselling.retention.models import Rehearsal
Rehearsal.objects.all().delete()
"""
STATE = """
import json
from counselling.retention.queries.backups import state_of_backups
found = state_of_backups()
print(json.dumps([found.late, found.unrehearsed]))
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def safe(place: Path) -> Safe:
    return Safe.furnished(place / "safe")


def installation(folder: Path, safe: Safe, *, empty: bool = False) -> Desk:
    """Return the command line of an installation of its own: a new machine, or one with staff."""
    service = Service(folder, dict(safe.settings))
    if empty:
        keys.create_missing(service.data / "keys")
    else:
        furnish(service)
    return Desk({**service.environment(), "DEMO": "true"})


@pytest.fixture(scope="module")
def home(place: Path, safe: Safe) -> Desk:
    return installation(place / "home", safe)


@pytest.fixture(scope="module")
def file(home: Desk, place: Path) -> Path:
    file = home.backup(place / "backups")
    home.run("backup", "--to", place / "backups", "--keys")
    return file


def test_a_new_machine_needs_the_keys_and_says_what_nobody_knows(
    safe: Safe, file: Path, place: Path
) -> None:
    new = installation(place / "new", safe, empty=True)
    flag = place / "new/data" / closing.NAME
    asked: list[str | Path] = ["restore", file, "--identity", safe.identity]
    keys_along: list[str | Path] = [
        "--identity",
        safe.keys_identity,
        "--keys",
        file.with_name("clbchat-keys.age"),
    ]
    assert "belongs to another installation" in new.refused(*asked)
    assert not flag.exists()
    assert "The journal of erasures ends at" in new.refused(*asked, *keys_along)
    assert flag.exists()
    assert "'amina' is nobody who may answer" in new.refused(*asked, "--accept-gap", "amina")
    assert flag.exists()
    assert "the site is open" in new.run(*asked, "--accept-gap", "eva")
    assert new.asked(ACCEPTED) == ["eva"]
    assert not flag.exists()


def test_keys_of_another_installation_are_not_put_in_the_place_of_keys_in_use(
    safe: Safe, home: Desk, file: Path, place: Path
) -> None:
    other = installation(place / "other", safe)
    with (place / "other/data/keys/audit").open("w") as key:
        key.write("b3RoZXJzIGtleSBvdGhlcnMga2V5IG90aGVycyBrZXk=")
    asked: list[str | Path] = ["restore", file, "--identity", safe.identity]
    asked += ["--identity", safe.keys_identity]
    keys_file = file.with_name("clbchat-keys.age")
    assert "keys of another are not put" in other.refused(*asked, "--keys", keys_file)


def test_a_disk_that_fills_up_in_the_middle_is_said_and_leaves_it_closed(
    safe: Safe, home: Desk, file: Path, place: Path
) -> None:
    tiny = place / "tiny"
    tiny.mkdir()
    keys_apart = {"CLBCHAT_DATA": str(tiny), "KEY_DIR": str(place / "home/data/keys")}
    desk = Desk({**home.environment, **keys_apart})
    asked: list[str | Path] = ["restore", file, "--identity", safe.identity]
    process = desk.started(*asked, before=small_disk(tiny, 1_000))
    left, wrong = process.communicate(timeout=120)
    assert process.returncode
    assert "The disk is full" in wrong
    assert closing.NAME in left.split()


def test_a_backup_from_before_an_update_is_brought_up_to_date(safe: Safe, place: Path) -> None:
    old = installation(place / "update", safe)
    old.run("migrate", "counselling", BEFORE, "--no-input")
    file = Path(old.asked(AS_THEN.format(place=str(place))))
    assert "the site is open" in old.run("restore", file, "--identity", safe.identity)
    assert "No planned migration" in old.run("migrate", "--plan")


def test_a_rehearsal_elsewhere_is_noted_at_home(
    safe: Safe, home: Desk, file: Path, place: Path
) -> None:
    apart = installation(place / "apart", safe, empty=True)
    keys_along: list[str | Path] = [
        "--identity",
        safe.keys_identity,
        "--keys",
        file.with_name("clbchat-keys.age"),
    ]
    said = apart.run("restore", file, "--rehearse", "--identity", safe.identity, *keys_along)
    assert not (place / "apart/data" / closing.NAME).exists()
    receipt = said.split("'")[1]
    assert home.asked(NOBODY_REHEARSED + STATE) == [False, True]
    assert "was not made by a rehearsal" in home.refused("restore", "--rehearsed", f"{receipt}0")
    assert "is noted" in home.run("restore", "--rehearsed", receipt)
    assert home.asked(STATE) == [False, False]


def test_a_rehearsal_beside_the_service_is_noted_at_once(
    safe: Safe, home: Desk, file: Path
) -> None:
    assert "is noted" in home.run("restore", file, "--rehearse", "--identity", safe.identity)
