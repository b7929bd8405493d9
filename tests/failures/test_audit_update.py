"""An installation with a trail from before the chain is updated; then somebody with the database alone changes it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from counselling.core import keys
from tests.house.tree import ROOT
from tests.tables import FOREIGN, lay_tables

BEFORE = "0004_invitations_and_yearly_check"
PERSON = (
    "INSERT INTO accounts_staff (password, username, display_name, roles, discipline, is_active,"
    " is_demo, created_at, confirmed_on, sealed_email) VALUES ('', 'eva', 'Eva', '[]', '', true,"
    " false, '2026-11-01 10:00:00+00', '2026-11-01', '')"
)
DEED = (
    "INSERT INTO accounts_auditentry (at, actor_id, action, subject, details)"
    " SELECT '2026-11-0{day} 10:00:00+00', id, 'theme_kept', 'theme {day}', '{{\"b\": 1, \"a\": \"é\"}}'"
    " FROM accounts_staff"
)

Manage = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def manage(tmp_path: Path) -> Manage:
    """Run a command of an installation of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}

    def run(*arguments: str, **more: str) -> Any:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env={**kept, "CLBCHAT_DATA": str(tmp_path), **more},
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    keys.create_missing(tmp_path / "keys")
    return run


def tell_story(manage: Manage, run: Callable[[str], None], **settings: str) -> None:
    assert manage("migrate", "accounts", BEFORE, **settings).returncode == 0
    run(PERSON)
    for day in (3, 1, 2):
        run(DEED.format(day=day))
    migrated = manage("migrate", **settings)
    assert migrated.returncode == 0, migrated.stderr
    verified = manage("audit_verify", **settings)
    assert "entries 1 to 3, written 2026-11-03" in verified.stdout, verified.stderr
    assert not verified.stderr


def test_deeds_from_before_are_bound_in_their_order_on_sqlite(
    manage: Manage, tmp_path: Path
) -> None:
    def run(sentence: str) -> None:
        with sqlite3.connect(tmp_path / "clbchat.sqlite3") as database:
            database.execute(sentence)
        database.close()

    tell_story(manage, run)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        run("DELETE FROM accounts_auditentry WHERE subject = 'theme 2'")
    run("DROP TRIGGER audit_entry_kept")
    run("DELETE FROM accounts_auditentry WHERE subject = 'theme 2'")
    broken = manage("audit_verify")
    assert broken.returncode == 1
    assert "entry 2 is missing" in broken.stderr


@pytest.mark.postgres
def test_deeds_from_before_are_bound_in_their_order_on_postgresql(
    manage: Manage, postgres: str
) -> None:
    def run(sentence: str) -> None:
        with psycopg.connect(postgres, autocommit=True) as database:
            database.execute(sentence)  # type: ignore[call-overload,unused-ignore]

    tell_story(manage, run, DATABASE_URL=postgres)
    for sentence in (
        "UPDATE accounts_auditentry SET subject = ''",
        "TRUNCATE accounts_auditentry CASCADE",
    ):
        with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
            run(sentence)


def test_without_the_key_of_the_trail_the_service_does_not_start(
    manage: Manage, tmp_path: Path
) -> None:
    lay_tables(tmp_path)
    (tmp_path / "keys" / "audit").unlink()
    refused = manage("serve", "--port", "1")
    assert refused.returncode == 1
    assert "The key folder lacks audit:" in refused.stderr
