"""A row in every table that keeps anything of a young person, all about one conversation, driven by the register."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models

from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.core.register import Column
from tests.counselling.evening import counsellor

Rows = dict[type[models.Model], models.Model]

#: Somebody else than who did the rest.
COLLEAGUE = object()
#: What a rule of a table asks of its row; whatever was open about the conversation is over here.
SAID: dict[str, dict[str, Any]] = {
    "AddressRequest": {
        "state": "opened",
        "how": "together",
        "answered_at": True,
        "answered_by": COLLEAGUE,
    },
    "Complaint": {"outcome": "right"},
    "Asking": {"kind": "join"},
    "ChannelLine": {"audience": "psychologist"},
    "ComplaintReader": {"place": 1, "until": datetime(2027, 1, 1, tzinfo=UTC)},
    "Turn": {"starts": datetime(2026, 1, 1, tzinfo=UTC)},
    "RightsRequest": {"decision": "granted"},
    "Candidate": {"proposed_by": True},
    "Meeting": {"closes_at": datetime(2027, 1, 1, tzinfo=UTC)},
    "Message": {"sender": 1},
    "Letter": {"answered_at": True, "answered_by": True},
    "Objection": {"decided_at": True, "decided_by": True, "granted": True},
}


def tables(columns: Iterable[Column]) -> list[type[models.Model]]:
    """Return the tables of these columns, in the order of the rooms."""
    return list(dict.fromkeys(column.table for column in columns))


def fill(columns: Iterable[Column], room: UUID, staff: Staff) -> Rows:
    """Give each of their tables a row about this conversation, if it has none; return a row of each."""
    return {table: _row(table, room, staff) for table in tables(columns)}


def about(table: type[models.Model], room: UUID) -> models.QuerySet[models.Model]:
    """Return the rows of a table that name a conversation; all there are where none can."""
    rows = table._base_manager.all()
    if table is Conversation:
        return rows.filter(pk=room)
    names = any(field.name == "conversation" for field in table._meta.local_fields)
    return rows.filter(conversation=room) if names else rows


def _row(table: type[models.Model], room: UUID, staff: Staff) -> models.Model:
    return about(table, room).first() or table._base_manager.create(
        **dict(_values(table, room, staff))
    )


def _values(table: type[models.Model], room: UUID, staff: Staff) -> Iterator[tuple[str, Any]]:
    said = SAID.get(table.__name__, {})
    for field in table._meta.local_fields:
        wanted = said.get(field.name)
        if wanted is COLLEAGUE:
            yield field.name, _colleague()
        elif wanted is not None and wanted is not True:
            yield field.name, wanted
        elif field.name == "conversation" and not field.is_relation:
            yield field.name, room
        elif wanted or _needed(field):
            yield field.name, _value(field, room, staff)


def _needed(field: "models.Field[Any, Any]") -> bool:
    if isinstance(field, models.AutoField | models.BigAutoField) or field.null:
        return field.name == "conversation"
    return not field.has_default() and not field.blank


def _value(field: "models.Field[Any, Any]", room: UUID, staff: Staff) -> Any:
    if field.is_relation:
        return _related(field, room, staff)
    if field.choices:
        return field.choices[0][0]
    return _made(field)


def _related(field: "models.Field[Any, Any]", room: UUID, staff: Staff) -> models.Model:
    other = field.related_model
    assert isinstance(other, type)
    if other is Conversation:
        return Conversation.everything.get(pk=room)
    return staff if other._meta.label == settings.AUTH_USER_MODEL else _row(other, room, staff)


def _colleague() -> Staff:
    return Staff.objects.filter(username="bram").first() or counsellor("Bram")


def _made(field: "models.Field[Any, Any]") -> Any:
    """Return something that a column of this type takes, unlike what others hold."""
    for kind, value in (
        (models.DateTimeField, clock.now()),
        (models.DateField, clock.now().date()),
        (models.BooleanField, True),
        (models.UUIDField, uuid4()),
        (models.IntegerField, 1),
        (models.BinaryField, b"kanarie" + uuid4().bytes),
    ):
        if isinstance(field, kind):
            return value
    return uuid4().hex[: field.max_length]
