"""The batch verb: many messages of many conversations, numbered and written in one transaction."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction

from counselling.conversation.events import Numbered, Submission
from counselling.conversation.models.choices import Sender, State
from counselling.conversation.models.columns import (
    marks,
    moment_column,
    read_moment,
    read_uuid,
    uuid_columns,
)
from counselling.conversation.models.visible import VISIBLE, visible_values
from counselling.core import clock

Outcome = Numbered | str
MessageId = tuple[UUID, int, UUID]


class _Locked(NamedTuple):
    state: str
    last_seq: int
    counsellor: int | None
    colleague: int | None
    paused_until: Any = None


def append_messages(batch: Sequence[Submission]) -> list[Outcome]:
    """Write the batch and return, in its order, each message's number or why it is refused.

    An id that was written before gets its first number again. A connection lost while committing, or
    a deadlock, repeats the batch once: the ids tell what stood already. What cannot be written at all
    is answered `try_again`; a message the database will not take is refused alone.
    """
    try:
        return _write_or_repeat(batch)
    except (OperationalError, InterfaceError):
        connection.close()
        return ["try_again"] * len(batch)
    except DatabaseError:
        alone = len(batch) == 1
        return ["invalid"] if alone else [append_messages([one])[0] for one in batch]


def _write_or_repeat(batch: Sequence[Submission]) -> list[Outcome]:
    try:
        return _write(batch)
    except (OperationalError, InterfaceError):
        connection.close()
        return _write(batch)


def _write(batch: Sequence[Submission]) -> list[Outcome]:
    column = uuid_columns()
    with transaction.atomic(), connection.cursor() as cursor:
        locked = _lock(cursor, [column(room) for room in sorted({one.room for one in batch})])
        known = _written_before(
            cursor, [(column(one.room), one.sender, column(one.client_id)) for one in batch]
        )
        now = clock.now()
        outcomes, fresh, counts = _number(batch, locked, known, now)
        if fresh:
            _insert(cursor, fresh, moment_column(now), column)
            _save_counts(cursor, [(column(room), seq) for room, seq in counts.items()])
    return outcomes


def _lock(cursor: Any, rooms: list[Any]) -> dict[UUID, _Locked]:
    # Always in the order of the ids: two processes that lock the same rooms cannot deadlock.
    for_update = " FOR UPDATE" if connection.features.has_select_for_update else ""
    cursor.execute(
        "SELECT id, state, last_seq, counsellor_id, colleague_id, paused_until"  # noqa: S608 - placeholders alone
        f" FROM counselling_conversation WHERE id IN ({marks(len(rooms))}) AND {VISIBLE}"
        f" ORDER BY id{for_update}",
        [*rooms, *visible_values(clock.now())],
    )
    return {read_uuid(row[0]): _Locked(*row[1:]) for row in cursor.fetchall()}


def _written_before(cursor: Any, names: list[tuple[Any, int, Any]]) -> dict[MessageId, Numbered]:
    # A join: SQLite would walk through the whole table for `(a, b, c) IN (VALUES ...)`.
    cursor.execute(
        f"WITH sent (room, side, name) AS (VALUES {marks(len(names), '(%s, %s, %s)')})"  # noqa: S608 - as above
        " SELECT m.conversation_id, m.sender, m.client_id, m.seq, m.created_at"
        " FROM sent JOIN counselling_message m"
        " ON m.conversation_id = sent.room AND m.sender = sent.side AND m.client_id = sent.name",
        [value for name in names for value in name],
    )
    return {
        (read_uuid(room), sender, read_uuid(client_id)): Numbered(seq, read_moment(at), fresh=False)
        for room, sender, client_id, seq, at in cursor.fetchall()
    }


def _number(
    batch: Sequence[Submission],
    locked: dict[UUID, _Locked],
    known: dict[MessageId, Numbered],
    now: datetime,
) -> tuple[list[Outcome], list[tuple[Submission, int]], dict[UUID, int]]:
    outcomes: list[Outcome] = []
    fresh: list[tuple[Submission, int]] = []
    counts: dict[UUID, int] = {}
    for one in batch:
        name = (one.room, one.sender, one.client_id)
        room = locked.get(one.room)
        if room is None:
            # Unknown, or nobody meets it any more.
            outcomes.append("not_yours")
        elif name in known:
            outcomes.append(known[name])
        elif reason := _refusal(room, one, now):
            outcomes.append(reason)
        else:
            seq = counts.get(one.room, room.last_seq) + 1
            counts[one.room] = seq
            fresh.append((one, seq))
            outcomes.append(Numbered(seq, now))
            known[name] = Numbered(seq, now, fresh=False)
    return outcomes, fresh, counts


def _refusal(room: _Locked, one: Submission, now: datetime) -> str:
    if one.sender == Sender.COUNSELLOR and one.author not in (room.counsellor, room.colleague):
        return "not_yours"
    if room.state == State.ENDED:
        return "ended"
    if room.state == State.WAITING:
        return "waiting"
    return "paused" if one.sender == Sender.VISITOR and _is_paused(room, now) else ""


def _is_paused(room: _Locked, now: datetime) -> bool:
    return room.paused_until is not None and read_moment(room.paused_until) > now


def _insert(
    cursor: Any, fresh: list[tuple[Submission, int]], at: Any, column: Callable[[UUID], Any]
) -> None:
    cursor.executemany(
        "INSERT INTO counselling_message (conversation_id, seq, sender, author_id, client_id, body, created_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        [
            (column(one.room), seq, one.sender, one.author, column(one.client_id), one.body, at)
            for one, seq in fresh
        ],
    )


def _save_counts(cursor: Any, counts: list[tuple[Any, int]]) -> None:
    cursor.execute(
        f"WITH counted (room, seq) AS (VALUES {marks(len(counts), '(%s, %s)')})"  # noqa: S608 - as above
        " UPDATE counselling_conversation SET last_seq = counted.seq FROM counted WHERE id = counted.room",
        [value for count in counts for value in count],
    )
