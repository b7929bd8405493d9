"""Every item of the self-check, broken once: it turns red, and says what to do."""

import logging
import logging.handlers
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as configured

from accounts.models import AuditEntry
from accounts.trail.daily import _ThisProcess
from counselling.core import clock as house_clock
from counselling.core import journal, journal_file, keys
from counselling.core.journal_lines import read
from counselling.privacy.actions.selfcheck import check_privacy
from counselling.privacy.actions.statement import publish_first_statement
from counselling.privacy.models import SelfCheck, StatementEdition
from counselling.privacy.queries import register, selfcheck
from counselling.privacy.queries.selfcheck import (
    backup_item,
    holders_item,
    journal_item,
    last_report,
    register_item,
    requests_item,
    statement_item,
    sweep_item,
    trail_item,
)
from counselling.privacy.queries.selfcheck_machine import keys_item, outgoing_item
from counselling.privacy.rules.selfcheck import Item, Level, red, worst
from counselling.privacy.rules.selfcheck_said import SAID
from counselling.privacy.rules.selfcheck_words import TITLES, found, to_do
from counselling.retention.actions.sweep import sweep
from counselling.retention.models import Backup, KeysBackup, Rehearsal
from counselling.retention.queries.backups import state_of_backups
from tests.accounts.people.office import somebody
from tests.accounts.trail.deeds import deeds
from tests.counselling.origin.holding import first_holder, next_holder, supervisor
from tests.counselling.privacy.writing import asks

pytestmark = pytest.mark.usefixtures("open_door")
WELL = ("green", "")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any, clock: time_machine.Traveller) -> Path:
    """Keys, a journal and a folder of anchors of this test's own."""
    settings.KEY_DIR, settings.ERASURE_JOURNAL = tmp_path / "keys", str(tmp_path / "journal")
    settings.AUDIT_ANCHOR_DIR = str(tmp_path / "anchors")
    (tmp_path / "anchors").mkdir()
    keys.create_missing(tmp_path / "keys")
    _ThisProcess.done = _ThisProcess.again = None
    return tmp_path


def said(item: Item) -> tuple[str, str]:
    assert not item.problem or to_do(item), f"{item.name} {item.problem}: nobody says what to do"
    return (item.level.value, item.problem)


def test_a_day_without_a_sweep_is_red(clock: time_machine.Traveller) -> None:
    assert said(sweep_item()) == ("red", "never")
    sweep()
    assert said(sweep_item()) == WELL
    clock.shift(timedelta(hours=24, seconds=1))
    assert said(sweep_item()) == ("red", "late")


def test_a_key_file_that_others_may_read_is_red(folder: Path) -> None:
    assert said(keys_item())[0] != "red"
    (folder / "keys" / "hash").chmod(0o640)
    assert said(keys_item()) == ("red", "open")
    assert keys_item().about == "hash"


def test_a_key_folder_that_others_may_enter_is_red(folder: Path) -> None:
    (folder / "keys").chmod(0o750)
    assert said(keys_item()) == ("red", "open")


def test_a_key_file_that_is_gone_is_red(folder: Path) -> None:
    (folder / "keys" / "audit").unlink()
    assert said(keys_item()) == ("red", "missing")


def test_a_broken_chain_is_red() -> None:
    deeds(somebody("eva", "coordinator"), 3)
    assert said(trail_item()) == WELL
    # As somebody would who has the database, and not the key.
    AuditEntry.objects.filter(seq=2).delete()
    assert said(trail_item()) == ("red", "fault")
    assert trail_item().about == "2"


def test_anchors_that_are_gone_are_red_and_none_at_all_want_care(settings: Any) -> None:
    deeds(somebody("eva", "coordinator"), 1)
    settings.AUDIT_ANCHOR_DIR += "/nowhere"
    assert said(trail_item()) == ("red", "lost")
    settings.AUDIT_ANCHOR_DIR = ""
    assert said(trail_item()) == ("amber", "unset")


def backed_up() -> None:
    now = house_clock.now()
    journal.note(journal.Kind.ERASED, "conversation x")
    kept = read(journal_file.present() or b"")
    Backup.objects.create(made_at=now, sha256="a", size=1, journal=kept.id, journal_n=kept.n)
    KeysBackup.objects.create(made_at=now, sha256="b")
    Rehearsal.objects.create(at=now, sha256="a", made_at=now)


def test_backups_that_are_missing_late_or_without_keys_are_red(
    clock: time_machine.Traveller,
) -> None:
    assert said(backup_item(state_of_backups())) == ("red", "none")
    backed_up()
    assert said(backup_item(state_of_backups())) == WELL
    KeysBackup.objects.all().delete()
    assert said(backup_item(state_of_backups())) == ("red", "keys_late")
    clock.shift(timedelta(hours=27))
    assert said(backup_item(state_of_backups())) == ("red", "late")


def test_a_hundred_days_without_a_rehearsal_is_red(clock: time_machine.Traveller) -> None:
    backed_up()
    assert _item("rehearsal") == WELL
    clock.shift(timedelta(days=101))
    assert _item("rehearsal") == ("red", "late")


def _item(name: str) -> tuple[str, str]:
    return next(said(item) for item in selfcheck.items_of_rooms() if item.name == name)


def test_a_journal_that_is_gone_or_another_is_red(folder: Path) -> None:
    backed_up()
    assert said(journal_item(state_of_backups())) == ("amber", "beside")
    (folder / "journal").unlink()
    assert said(journal_item(state_of_backups())) == ("red", "broken")


def test_too_few_holders_are_red_and_an_idle_one_wants_care(
    clock: time_machine.Traveller,
) -> None:
    assert said(holders_item()) == ("red", "no_pair")
    chris, dina, dirk = supervisor("Chris"), supervisor("Dina"), supervisor("Dirk")
    words = first_holder(chris)
    assert said(holders_item()) == ("red", "few")
    next_holder(dina, chris, words)
    assert said(holders_item()) == WELL
    next_holder(dirk, chris, words)
    clock.shift(timedelta(days=91))
    assert said(holders_item()) == ("red", "few")


def test_a_request_that_waits_too_long_is_red_and_soon_wants_care(
    clock: time_machine.Traveller,
) -> None:
    letter, _ = asks()
    assert said(requests_item()) == WELL
    clock.move_to(letter.due_at - timedelta(days=6))
    assert said(requests_item()) == ("amber", "soon")
    clock.move_to(letter.due_at)
    assert said(requests_item()) == ("red", "overdue")


def test_a_column_that_nobody_declared_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(register_item()) == WELL
    monkeypatch.setattr(selfcheck, "REGISTER", register.REGISTER[1:])
    assert said(register_item()) == ("red", "undeclared")


@pytest.fixture
def sender() -> Iterator[None]:
    """A log that goes somewhere else."""
    handler = logging.handlers.HTTPHandler("collector.example", "/")
    logging.getLogger("clbchat").addHandler(handler)
    yield
    logging.getLogger("clbchat").removeHandler(handler)


def test_a_log_that_is_sent_away_is_red(sender: None) -> None:
    assert said(outgoing_item()) == ("red", "sends")


def test_a_page_that_may_load_from_elsewhere_is_red(settings: Any) -> None:
    assert said(outgoing_item()) == WELL
    rules = configured.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    elsewhere = {**rules, "img-src": ["'self'", "https://counter.example"]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": elsewhere}
    assert said(outgoing_item()) == ("red", "sends")
    assert outgoing_item().about == "https://counter.example"


def test_a_mail_server_elsewhere_wants_care(settings: Any) -> None:
    settings.MAIL = {"host": "mail.example"}
    assert said(outgoing_item()) == ("amber", "mail")


def test_a_statement_that_is_missing_behind_or_changed_is_red(settings: Any) -> None:
    assert said(statement_item()) == ("red", "none")
    publish_first_statement()
    assert said(statement_item()) == WELL
    settings.SEAL_DAYS = 30
    assert said(statement_item()) == ("red", "behind")
    StatementEdition.objects.update(digest="0" * 64)
    assert said(statement_item()) == ("red", "changed")


def test_a_report_is_kept_with_its_date_and_its_worst(clock: time_machine.Traveller) -> None:
    report = check_privacy(headers=red("headers", "wrong", "Cache-Control, /"))
    assert last_report(house_clock.now()) == report
    assert (report.level, report.at, report.stale) == (Level.RED, house_clock.now(), False)
    clock.shift(timedelta(hours=27))
    again = last_report(house_clock.now())
    assert again
    assert again.stale, "an old report says nothing about today"


@pytest.mark.django_db(transaction=True)
def test_reports_go_after_two_years(clock: time_machine.Traveller) -> None:
    check_privacy(headers=Item("headers"))
    clock.shift(timedelta(days=730))
    sweep(trust_clock=True)
    assert not SelfCheck.objects.exists()


def test_the_worst_item_decides() -> None:
    assert worst([Item("a"), red("b", "x")]) == Level.RED
    assert worst([Item("a")]) == Level.GREEN


def test_every_item_has_a_title_and_every_problem_a_sentence() -> None:
    assert {item.name for item in selfcheck.items_of_rooms()} | {"headers"} == set(TITLES)
    for name, problem in SAID:
        assert found(red(name, problem, "7"))
        assert to_do(red(name, problem))
