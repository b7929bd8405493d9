"""Values on their way to and from plain SQL, whose two databases store them differently."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection


def uuid_columns() -> Callable[[UUID], Any]:
    """Return what writes a UUID as this database's columns take it; ask once for many."""
    return _as_it_is if connection.features.has_native_uuid_field else _as_hex


def _as_it_is(value: UUID) -> Any:
    return value


def _as_hex(value: UUID) -> Any:
    return value.hex


def moment_column(value: datetime) -> Any:
    """Return a moment as this database's column takes it."""
    return connection.ops.adapt_datetimefield_value(value)


def read_uuid(value: Any) -> UUID:
    """Return a UUID as it was read."""
    return value if isinstance(value, UUID) else UUID(value)


def read_moment(value: Any) -> datetime:
    """Return a moment as it was read, aware, in UTC."""
    moment: datetime = datetime.fromisoformat(value) if isinstance(value, str) else value
    # SQLite's columns hold UTC without saying so; the zone of this machine has nothing to do with it.
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def marks(count: int, each: str = "%s") -> str:
    """Return `count` placeholders."""
    return ", ".join([each] * count)
