"""A plugin of the stories told again: those that ask a database, with seals opened in this process.

That a process of its own opens them, and how it is started, was told on SQLite; here only the tables are others. What
asks no database cannot become another story on another one.
"""

import msgspec
import pytest

from counselling.origin import child, opener


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tell only what asks a database."""
    others = [item for item in items if not _asks_a_database(item)]
    items[:] = [item for item in items if _asks_a_database(item)]
    config.hook.pytest_deselected(items=others)


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    marked = item.get_closest_marker("django_db") is not None
    return marked or "db" in fixtures or "transactional_db" in fixtures


@pytest.fixture(autouse=True)
def opened_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the answer come from the same function, as the same bytes; but where the process itself is told of."""
    if request.path.name == "test_opener.py":
        return

    def answered(content: bytes) -> opener.Answer:
        asked: opener.Request = msgspec.json.decode(content, type=opener.Request)
        said = msgspec.json.encode(opener.answer(asked))
        answer: opener.Answer = msgspec.json.decode(said, type=opener.Answer)
        return answer

    monkeypatch.setattr(child, "_answered", answered)
