from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts import OwnRedis, answering, fresh_database
from tests.service import Service


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files of slow stories, so that at the end no worker waits long for another."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


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
