import gc
import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management.commands import flush
from django.db import connection
from pytest_django import DjangoDbBlocker

from accounts import passwords
from accounts.trail.guard import free_tables
from counselling.conversation.models.consent import LEDGER
from counselling.core.guards import free
from counselling.privacy.models.breach import LEDGERS
from tests.once import SERVER, begin_run, end_run
from tests.parts import OwnRedis, answering, fresh_database
from tests.service import Service
from tests.tables import sqlite_tables, template

HERE = Path(__file__).parent
BEGAN = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin the run in the process that starts the workers, or is the only one."""
    config.stash[BEGAN] = not hasattr(config, "workerinput") and begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if config.stash[BEGAN]:
        end_run()


#: Long files first, so that at the end no worker waits long for another; the browser's follow each other,
#: because each worker has one browser for them all.
FIRST = ("databases", "browser", "failures")
#: Stories of servers, sockets and browsers, which share two cores and the clock with two other workers.
REAL_TIME = {"browser", "databases", "doors", "failures", "wiring"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the folders of long stories, and in each with the files of the slowest.

    A story of real processes has a second try: a fault fails both, and the report names every story that needed one.
    """
    for item in items:
        if item.path.relative_to(HERE).parts[0] in REAL_TIME:
            item.add_marker(pytest.mark.flaky(reruns=1))
    slow = {item.path for item in items if item.get_closest_marker("slow")}

    def place(item: pytest.Item) -> tuple[int, bool]:
        folder = item.path.relative_to(HERE).parts[0]
        return FIRST.index(folder) if folder in FIRST else len(FIRST), item.path not in slow

    items.sort(key=place)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a second try begin with services of its own: the first left its people and their words on the module's."""
    if isinstance(item, pytest.Function) and getattr(item, "execution_count", 1) > 1:
        for fixtures in item._fixtureinfo.name2fixturedefs.values():
            for fixture in fixtures:
                if fixture.scope == "module":
                    fixture.finish(item._request)  # type: ignore[arg-type]  # only its node is asked for


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a first try failed, also where the second did not: a rare fault is seen once."""
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.write_sep("_", f"first try of {report.nodeid}")
        report.toterminal(terminalreporter._tw)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep what was collected out of the rubbish: a look through thousands of tests takes longer than most of them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Keep the tables that were laid before, on SQLite; on PostgreSQL they are a new database's."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Let the database of these tests begin as a copy of one that was migrated once for the whole run."""
    test = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        shutil.copy(sqlite_tables(), test["NAME"])
    elif same_server(os.environ["DATABASE_URL"], os.environ.get(SERVER, "")):
        test["TEMPLATE"] = template()


def same_server(one: str, other: str) -> bool:
    """Tell whether two addresses of databases name one server."""
    return urlsplit(one).netloc == urlsplit(other).netloc


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the database of these tests be emptied after each: its guards of trail and ledgers are asked by their own."""
    with django_db_blocker.unblock():
        free_tables(connection)
        free(connection, (LEDGER, *LEDGERS))
    with pytest.MonkeyPatch.context() as patch:
        # The people of most stories have one password: what it takes to guess it is reckoned once for each name.
        patch.setattr(passwords, "_guesses", cache(passwords._guesses))
        # After each flush Django would write anew which tables it knows and who might change them; nobody here asks.
        patch.setattr(flush, "emit_post_migrate_signal", lambda *_told, **_more: None)
        if connection.vendor == "postgresql":
            patch.setattr(connection.ops, "sql_flush", deleting)
        yield


def deleting(style: object, tables: list[str], **more: object) -> list[str]:
    """Empty tables row by row, told at once: a story leaves few, and TRUNCATE makes every file of every table anew."""
    return ["; ".join(f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables)]


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The PostgreSQL server of `TEST_POSTGRES_URL`; a test that needs it is skipped by name without."""
    return answering("TEST_POSTGRES_URL")


@pytest.fixture(scope="session")
def redis_url() -> str:
    """The Redis of `TEST_REDIS_URL`; a test that needs it is skipped by name without."""
    return answering("TEST_REDIS_URL")


@pytest.fixture
def postgres(postgres_server: str) -> Iterator[str]:
    """An empty PostgreSQL database of this test's own."""
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture
def own_redis(redis_url: str) -> Iterator[OwnRedis]:
    """A Redis process of this test's own, running; only where Redis tests run at all."""
    own = OwnRedis()
    own.start()
    yield own
    own.remove()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """A running service with SQLite; the test fails when its log tells of an uncaught error."""
    with Service(tmp_path / "service") as running:
        yield running
    assert not running.alarms()
