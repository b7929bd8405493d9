"""A database that is locked, full or gone: nobody loses what was acknowledged."""

import sqlite3
from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from counselling.conversation.actions.append import append_messages
from counselling.conversation.events import Numbered
from counselling.conversation.models import Message
from tests.counselling.evening import counsellor, message, row, said, talk

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("open_door"),
]

on_sqlite = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="only SQLite locks and fills a whole file"
)
on_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="only PostgreSQL has connections to lose"
)

Changed = Callable[..., None]


@pytest.fixture
def noor(open_door: None) -> UUID:
    return talk(counsellor("Amina"))


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> Changed:
    """Connect from now on with other options."""

    def change(**changed: Any) -> None:
        present = connection.settings_dict["OPTIONS"]
        monkeypatch.setitem(connection.settings_dict, "OPTIONS", present | changed)
        connection.close()

    return change


@on_sqlite
def test_a_locked_database_asks_to_try_again_and_loses_nothing(
    noor: UUID, options: Changed
) -> None:
    first, second = message(noor, "een"), message(noor, "twee")
    append_messages([first])
    options(timeout=0.05)
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert append_messages([second, first]) == ["try_again", "try_again"]
    other.execute("ROLLBACK")
    other.close()
    assert [one.seq for one in append_messages([second, first]) if isinstance(one, Numbered)] == [
        3, 2,
    ]  # fmt: skip
    assert [line.text for line in said(noor)] == ["een", "twee"]


@on_sqlite
def test_a_full_database_asks_to_try_again_and_loses_nothing(noor: UUID, options: Changed) -> None:
    short = message(noor, "een")
    append_messages([short])
    long = [message(noor, "\U0001f600" * 2_000) for _ in range(20)]
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # no page is left free
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
    start = connection.settings_dict["OPTIONS"]["init_command"]
    options(init_command=f"{start}PRAGMA max_page_count={pages};")
    assert append_messages(long) == ["try_again"] * 20
    assert [line.text for line in said(noor)] == ["een"]
    assert row(noor).last_seq == 2
    options(init_command=f"{start}PRAGMA max_page_count={2**30};")
    stood = append_messages([short, *long])
    assert [one.seq for one in stood if isinstance(one, Numbered)] == list(range(2, 23))
    assert len(said(noor)) == 21


@on_postgresql
def test_a_connection_that_was_cut_is_replaced_and_the_message_stands(noor: UUID) -> None:
    hello = message(noor, "een")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    with elsewhere() as other:
        other.execute("SELECT pg_terminate_backend(%s)", [backend])
    (outcome,) = append_messages([hello])
    assert isinstance(outcome, Numbered)
    assert [line.text for line in said(noor)] == ["een"]


@on_postgresql
def test_a_row_that_stays_locked_asks_to_try_again(noor: UUID, options: Changed) -> None:
    options(options="-c lock_timeout=100")
    with elsewhere() as other, other.transaction():
        other.execute("SELECT 1 FROM counselling_conversation FOR UPDATE")
        assert append_messages([message(noor)]) == ["try_again"]
    assert Message.objects.filter(conversation_id=noor).count() == 1
    assert isinstance(append_messages([message(noor)])[0], Numbered)


def elsewhere() -> psycopg.Connection[Any]:
    """Connect to the same database as somebody else."""
    params = connection.get_connection_params()
    for own in ("cursor_factory", "context", "prepare_threshold", "options"):
        params.pop(own, None)
    return psycopg.connect(**params, autocommit=True)
